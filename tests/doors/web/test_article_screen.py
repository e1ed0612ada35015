"""The screen of an article: what is marked, noted and led to."""

import re

import pytest

import saksi
from saksi.doors.web.screens import article
from tests.doors.web.conftest import asked


@pytest.fixture
def coded(archive):
    """Return the article of the sample pages that has most to show."""
    ids = [row["id"] for row in archive.articles().rows()]
    return max(map(archive.coded, ids), key=lambda one: len(one.statements))


def test_every_record_has_a_note_with_its_anchor(client, coded):
    page = client.get(f"/article/{coded.article.id}").text
    notes = re.findall(r'class="note[^"]*" id="(\w+)"', page)

    assert len(notes) == len(set(notes)) == len(coded.events) + len(coded.statements)


def test_the_id_of_a_record_leads_to_its_note(client, coded):
    number = len(coded.events)
    page = client.get(f"/article/{coded.events[-1].id}").text

    assert f'data-asked="e{number}"' in page


def test_a_note_tells_certainty_time_and_who_says_so(client, coded):
    held = next(event for event in coded.events if event.statement)
    number = coded.events.index(held) + 1
    page = client.get(f"/article/{coded.article.id}").text
    note = page.split(f'id="e{number}"')[1].split('<li class="note')[0]

    assert held.certainty in note
    assert held.time in note
    assert 'href="#s' in note
    assert f"/why/{held.id}" in note


def test_a_choice_of_what_is_shown_stands_in_the_address(client, coded):
    page = client.get(f"/article/{coded.article.id}?show=events").text

    assert 'id="e1"' in page
    assert 'id="sa"' not in page


def test_the_twin_is_the_record_of_the_codebook(client, coded):
    plain = client.get(f"/article/{coded.article.id}.json").json()

    assert [event["id"] for event in plain["events"]] == [event.id for event in coded.events]
    assert "in" in plain["statements"][0]


def test_other_reports_of_its_events_are_found(archive, coded):
    found = article.around(archive, asked("/", id=coded.article.id))

    assert set(found.occurrences) <= {f"e{number + 1}" for number in range(len(coded.events))}
    assert found.occurrences


def test_a_replaced_version_leads_to_the_later_one(tmp_path):
    from tests.store.samples import outcome

    with saksi.open(tmp_path / "a") as opened:
        opened.store([outcome(1)])
        opened.store([outcome(1, body="Nusantara menolak usul Samudra lagi, kata Ratna.")])
        new = opened.articles().rows()[0]
        old = new["supersedes"]
        view = article.view(opened, asked("/", id=old))

    assert view.walk.later == new["id"]
    assert len(view.table().records) == 1
