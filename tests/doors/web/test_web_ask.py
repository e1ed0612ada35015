"""The screen of questions: rows as a table, faults told in place, questions kept by form."""

import pytest
from starlette.testclient import TestClient

from saksi.doors.http.forgery import COOKIE, FIELD
from saksi.doors.serve import create_app
from saksi.doors.web.address import Ask
from saksi.doors.web.screens import ask
from saksi.errors import UsageError
from tests.doors.serving import archive_of
from tests.doors.web.acts import TOLD


@pytest.fixture(scope="module")
def place(tmp_path_factory):
    return archive_of(tmp_path_factory.mktemp("asked"), *TOLD)


def asked(sql: str, **given: str) -> Ask:
    return Ask(path="/ask", given=(("sql", sql), *given.items()))


@pytest.mark.parametrize("key", ask.EXAMPLES)
def test_every_example_is_sound(archive, key):
    assert ask.view(archive, asked(ask.EXAMPLES[key])).problem is None


def test_rows_beyond_the_limit_are_told_and_all_can_be_had(archive):
    sql = "SELECT id FROM events"

    assert (
        len(ask.view(archive, asked(sql, per="2")).rows),
        ask.view(archive, asked(sql, per="2")).more,
    ) == (2, True)
    assert (len(ask.view(archive, asked(sql, per="all")).rows), ask.view(archive, asked(sql)).more) == (
        4,
        False,
    )


@pytest.mark.parametrize(
    "sql",
    [
        "SELEC 1",
        "DELETE FROM events",
        "SELECT 1; SELECT 2",
        "COPY events TO 'x.csv'",
        "SELECT * FROM read_text('/etc/passwd')",
        "SELECT * FROM 'https://example.org/a.parquet'",
        "ATTACH 'x.db'",
        "x" * 20_001,
    ],
)
def test_what_is_no_sound_question_is_told_and_has_no_twin(archive, sql):
    view = ask.view(archive, asked(sql))

    assert view.problem.code == "U020"
    assert view.answer is None
    for twin in (view.data, view.table):
        with pytest.raises(UsageError):
            twin()


def test_columns_of_one_name_stay_two(archive):
    view = ask.view(archive, asked("SELECT 1 AS n, 2 AS n"))

    assert view.columns == [("n", True), ("n_1", True)]
    assert view.table().records == [{"n": 1, "n_1": 2}]


def test_the_page_shows_rows_links_and_faults_as_text(place):
    with TestClient(create_app(str(place)), base_url="http://localhost") as client:
        page = client.get(
            "/ask",
            params={"sql": "SELECT id, '<b>x</b>' AS t, NULL AS none, [1, 2] AS l FROM events LIMIT 1"},
        )
        assert "&lt;b&gt;x" in page.text
        assert 'href="/article/' in page.text
        assert "1, 2" in page.text
        wrong = client.get("/ask", params={"sql": "SELECT '<b>' FROM nowhere"})
        assert wrong.status_code == 200
        assert "nowhere" in wrong.text
        assert "<b>" not in wrong.text
        assert client.get("/ask.json", params={"sql": "SELECT 1 AS one"}).json()["rows"] == [[1]]
        assert client.get("/ask.csv", params={"sql": "SELECT '=1+1' AS x"}).text.split() == ["x", "'=1+1"]
        assert client.get("/ask.json", params={"sql": "nothing"}).status_code == 400


def test_a_question_is_kept_and_forgotten_by_form(place):
    with TestClient(create_app(str(place)), base_url="http://localhost") as client:
        client.get("/ask?sql=SELECT+1")
        form = {FIELD: client.cookies[COOKIE], "name": "<i>mine</i>", "sql": "SELECT\r\n1"}
        assert client.post("/ask/save", data=form | {FIELD: ""}).status_code == 403
        assert "&lt;i&gt;mine" in client.post("/ask/save", data=form).text
        assert client.get("/ask.json?sql=SELECT%0A1").json()["rows"] == [[1]]
        assert "&lt;i&gt;mine" not in client.post("/ask/forget", data=form).text
