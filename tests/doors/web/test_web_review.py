"""The screen of reviews: the doubtful first, one's word by form, others' words only afterwards, gold."""

import json
from dataclasses import replace

import pytest
from starlette.testclient import TestClient

from saksi.doors.http.forgery import COOKIE, FIELD
from saksi.doors.serve import create_app
from saksi.doors.web.address import Ask
from saksi.doors.web.screens import review
from saksi.model import Coded
from saksi.model.query import Outcome
from tests.doors.serving import archive_of
from tests.store.samples import outcome


def unsure(made: Outcome, certainty: str) -> Outcome:
    assert isinstance(made.result, Coded)
    (event,) = made.result.events
    return replace(made, result=replace(made.result, events=(replace(event, certainty=certainty),)))


SURE, LIKELY, DOUBTFUL = outcome(1), unsure(outcome(2), "probable"), unsure(outcome(3), "possible")
IDS = [made.result.events[0].id for made in (DOUBTFUL, LIKELY, SURE)]


@pytest.fixture
def place(tmp_path):
    return archive_of(tmp_path, SURE, LIKELY, DOUBTFUL)


def view(archive, *given: tuple[str, str]) -> review.ReviewView:
    return review.view(archive, Ask(path="/review", given=(("by", "Sari"), *given)))


def test_the_least_certain_record_comes_first(archive):
    found = view(archive)

    assert [found.event.id, *(one.id for one in found.queue)] == IDS
    assert (found.total, found.reviewed, found.decided) == (3, 0, (0, 2))


def test_what_others_do_not_agree_on_comes_before_all(archive):
    archive.review(IDS[2], "right", by="Budi")
    archive.review(IDS[2], "wrong", by="Tini")
    found = view(archive)

    assert found.event.id == IDS[2]
    assert found.contested == 1
    assert found.others == ()


def test_others_are_heard_once_one_has_spoken(archive):
    archive.review(IDS[0], "right", by="Budi")
    archive.review(IDS[0], "wrong", by="Sari")
    found = view(archive, ("record", IDS[0]))

    assert found.mine.verdict == "wrong"
    assert [one.by for one in found.others] == ["Budi"]
    assert view(archive).event.id == IDS[1]


def test_what_is_put_off_does_not_come_back_at_once(archive):
    found = view(archive, ("skip", IDS[0]), ("skip", IDS[1]))

    assert found.event.id == IDS[2]
    assert view(archive, *(("skip", id_) for id_ in IDS)).walk is None


def test_statements_have_a_queue_of_their_own_and_filters_hold(archive):
    said = SURE.result.statements[0].id
    found = view(archive, ("what", "statements"), ("article", SURE.result.article.id))

    assert found.statement.id == said
    assert found.total == 1


def test_verdicts_are_kept_by_form_and_lead_to_the_next_record(place):
    with TestClient(create_app(str(place)), base_url="http://localhost") as client:
        assert "Begin" in client.get("/review").text
        first = client.get("/review?by=Sari").text
        assert 'data-press="y"' in first
        form = {FIELD: client.cookies[COOKIE], "by": "Sari", "back": "/review?by=Sari", "record": IDS[0]}
        answer = client.post("/review", data=form | {"verdict": "right"}, follow_redirects=False)
        assert (answer.status_code, answer.headers["location"]) == (303, "/review?by=Sari")
        assert client.get("/review.json?by=Sari").json()["record"]["id"] == IDS[1]
        mended = form | {"verdict": "fixed", "type": "ACCUSE", "mode": "", "record": IDS[1]}
        assert client.post("/review", data=mended).status_code == 200
        wrong = client.post("/review", data=mended | {"type": "PRAISE"}, headers={"accept": "text/html"})
        assert (wrong.status_code, "U081" in wrong.text) == (400, True)
        away = client.post(
            "/review", data=form | {"verdict": "right", "back": "//evil.example"}, follow_redirects=False
        )
        assert away.headers["location"] == "/review"
        assert client.post("/review", data=form | {FIELD: "no", "verdict": "right"}).status_code == 403


def test_gold_is_offered_once_an_article_is_settled_whole(place, archive):
    with TestClient(create_app(str(place)), base_url="http://localhost") as client:
        assert client.get("/review/gold.jsonl").text == ""
        archive.review(IDS[0], "right", by="Sari")
        archive.review(DOUBTFUL.result.statements[0].id, "right", by="Sari")
        (line,) = client.get("/review/gold.jsonl").text.splitlines()
    assert json.loads(line)["events"][0]["certainty"] == "possible"
