import json

import pytest

from saksi.demo import sample_pages
from saksi.model import Coded, Event, Statement
from saksi.model.records import READ_KINDS
from saksi.pipeline import run
from saksi.steps.code import load

PAGES = sample_pages()


@pytest.fixture(scope="module")
def results() -> dict[str, Coded]:
    return dict(zip([page.source for page in PAGES], run(PAGES, coder=load()), strict=True))


@pytest.fixture(params=[page.source for page in PAGES])
def coded(request, results):
    assert isinstance(results[request.param], Coded), results[request.param]
    return results[request.param]


def evidence(record: Event | Statement):
    if isinstance(record, Event):
        yield record.predicate
        yield from (
            actor for actor in (*record.actor, *record.recipient, *record.location) if actor.start is not None
        )
    else:
        yield from (record.cue, record.content)
        yield from (actor for actor in record.source if actor.start is not None)


def test_there_are_enough_pages():
    assert len(PAGES) >= 8


def test_each_page_gives_an_event_and_a_statement_with_a_source(coded):
    assert coded.events
    assert any(statement.source for statement in coded.statements)


def test_each_page_has_a_title_and_a_body(coded):
    assert {"title", "body"} <= {part.kind for part in coded.article.parts}


def test_nothing_is_coded_from_what_is_not_read(coded):
    unread = [part for part in coded.article.parts if part.kind not in READ_KINDS]
    for record in (*coded.events, *coded.statements):
        for span in evidence(record):
            assert not any(part.start < span.end and span.start < part.end for part in unread), record


@pytest.mark.parametrize(
    "decoy",
    [
        "Serang Balik",
        "Gempur",
        "Usir Diplomat",
        "Tembak",
        "Berebut",
        "boikot",
        "Kerahkan 300",
        "Boikot Kontes",
        "7 Gol",
        "Kepung",
    ],
)
def test_no_headline_of_a_related_story_is_coded(results, decoy):
    for coded in results.values():
        text = coded.article.text
        for event in coded.events:
            start = text.rfind("\n", 0, event.predicate.start) + 1
            end = text.find("\n", event.predicate.start)
            assert decoy not in text[start : end if end >= 0 else None]


def test_the_pages_show_the_kinds_of_statement_and_shades_of_certainty(results):
    statements = [s for coded in results.values() for s in coded.statements]
    events = [e for coded in results.values() for e in coded.events]
    assert {s.kind for s in statements} == {
        "report",
        "belief",
        "prediction",
        "concern",
        "denial",
        "no_comment",
    }
    assert {e.certainty for e in events} == {"certain", "probable", "possible"}
    assert {e.polarity for e in events} == {"positive", "negative"}
    assert any(s.in_ for s in statements)


def test_the_command_shows_one_page_in_full_and_the_others_in_brief(saksi):
    result = saksi("demo")
    assert result.exit_code == 0
    assert result.stdout.count("┄") < 5
    assert result.stdout.count(" events\n") == 1
    assert f"\n{len(PAGES)} articles, " in result.stdout
    assert "saksi read" in result.stdout.splitlines()[-1]


def test_the_command_shows_all_pages_in_full(saksi):
    assert saksi("demo", "--all").stdout.count(" events\n") == len(PAGES)


def test_the_command_writes_json_lines(saksi):
    lines = saksi("demo", "--json").stdout.splitlines()
    assert [bool(json.loads(line)["events"]) for line in lines] == [True] * len(PAGES)


def test_the_pages_can_be_saved(saksi, tmp_path):
    done = saksi("demo", "--save", str(tmp_path / "halaman"))

    assert done.exit_code == 0
    saved = {path.read_bytes() for path in (tmp_path / "halaman").iterdir()}
    assert saved == {page.content for page in PAGES}


def test_pages_that_cannot_be_saved_are_told_in_a_line(saksi, tmp_path):
    (tmp_path / "taken").write_text("")

    done = saksi("demo", "--save", str(tmp_path / "taken"))

    assert done.exit_code == 2
    assert "taken" in done.output
