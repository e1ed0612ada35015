"""Lists: filters, parts, tags."""

import pytest

from saksi.archive import open_archive
from tests.doors.serving import client_of
from tests.store.samples import outcome, refused

LISTS = ["articles", "events", "statements", "refusals", "stories", "occurrences"]
PLACES = ["ties", "changes", "forecasts", "scores", "outlets", "rulings"]


def ids(answer):
    return [row["id"] for row in answer.json()["records"]]


@pytest.mark.parametrize("kind", LISTS)
def test_a_list_says_what_it_rests_on(api, kind):
    answer = api.get(f"/api/v1/{kind}").json()

    assert answer["matched"] == len(answer["records"])
    assert (answer["read"], answer["refused"], answer["behind"], answer["next"]) == (3, 1, 0, None)


@pytest.mark.parametrize("kind", PLACES)
def test_a_list_says_how_many_match(api, kind):
    answer = api.get(f"/api/v1/{kind}").json()

    assert answer["matched"] == len(answer["records"])


@pytest.mark.parametrize(
    ("filters", "count"),
    [
        ("actor=IDN", 3),
        ("actor=idn&actor=MYS", 3),
        ("actor=MYS", 0),
        ("dyad=IDN&dyad=MYS", 3),
        ("type=REJECT", 3),
        ("type=AID", 0),
        ("outlet=lain", 1),
        ("since=2026-03-05&until=2026-03-05", 3),
        ("until=2026-03-04", 0),
        ("text=usul", 3),
        ("source=", 0),
        ("quad=verbal%20conflict", 3),
    ],
)
def test_filters_are_those_of_the_command_line(api, filters, count):
    assert api.get(f"/api/v1/events?{filters}").json()["matched"] == count


@pytest.mark.parametrize(
    ("address", "code"),
    [
        ("events?actors=IDN", "H010"),
        ("articles?actor=IDN", "H010"),
        ("events?type=VISIT", "H010"),
        ("events?limit=0", "H010"),
        ("events?limit=1001", "H010"),
        ("events?limit=x", "H010"),
        ("events?since=gestern", "H010"),
        ("events?since=2026-02-30", "U022"),
        ("ties?until=2026-13-01", "U022"),
        ("network?day=2026-13-01", "U022"),
        ("events?dyad=IDN", "H010"),
        ("events?after=x", "U028"),
        ("ties?after=x", "U028"),
        ("events?text=-", "U021"),
        ("ties?actor=A&actor=B&actor=C", "H010"),
        ("search?what=articles&actor=IDN", "U023"),
    ],
)
def test_what_cannot_be_asked_is_refused_and_never_ignored(api, address, code):
    answer = api.get(f"/api/v1/{address}")

    assert answer.json()["code"] == code
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json()["hint"]


@pytest.mark.parametrize("kind", LISTS[:3])
def test_parts_are_the_whole(api, kind):
    whole, parts, after = ids(api.get(f"/api/v1/{kind}")), [], ""
    while after is not None:
        answer = api.get(f"/api/v1/{kind}?limit=1" + (f"&after={after}" if after else ""))
        parts += ids(answer)
        after = answer.json()["next"]

    assert parts == whole


def test_parts_are_stable_under_arrivals(mine):
    with client_of(mine) as client:
        first = client.get("/api/v1/events?limit=1")
        seen = ids(client.get("/api/v1/events"))
        with open_archive(mine) as archive:
            archive.store([outcome(number, published="2026-06-01T08:00:00+07:00") for number in (8, 9)])
        rest = client.get(f"/api/v1/events?after={first.json()['next']}")

    assert ids(first) + ids(rest) == seen
    assert rest.json()["matched"] == 5


def test_an_answer_that_is_known_is_not_sent_again(api):
    tag = api.get("/api/v1/events?actor=IDN").headers["etag"]
    again = api.get("/api/v1/events?actor=IDN", headers={"if-none-match": f'"x", {tag}'})

    assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", tag)


def test_tags_of_two_questions_differ(api):
    tags = {
        api.get(f"/api/v1/{address}").headers["etag"] for address in ("events", "events?limit=1", "articles")
    }

    assert len(tags) == 3
    assert not any(tag.startswith("W/") for tag in tags)


def test_the_order_of_parameters_is_no_other_question(api):
    one, other = "limit=5&actor=IDN", "actor=IDN&limit=5"

    assert (
        api.get(f"/api/v1/events?{one}").headers["etag"] == api.get(f"/api/v1/events?{other}").headers["etag"]
    )


def test_a_tag_ends_with_what_is_added(mine):
    with client_of(mine) as client:
        tag = client.get("/api/v1/refusals").headers["etag"]
        with open_archive(mine) as archive:
            archive.store([refused(7)])
        again = client.get("/api/v1/refusals", headers={"if-none-match": tag})

    assert again.status_code == 200
    assert again.json()["matched"] == 2
