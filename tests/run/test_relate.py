"""Ties, forecasts and rulings of an archive: kept with each batch, rebuilt the same."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import saksi
from saksi.archive import Archive
from saksi.errors import UsageError
from saksi.model import (
    Actor,
    Article,
    Coded,
    Event,
    Part,
    Span,
    Statement,
    article_id,
    event_id,
    statement_id,
)
from saksi.model.query import Outcome
from saksi.store.place import place_of

STRIKE = "Rusia menyerang gudang di Ukraina."
PLAN = "AS memprediksi Rusia akan menyerang Ukraina."
FEAR = "China cemas akan pengaruh Rusia atas Korea Utara."


def page(
    number: int, text: str, *, day: str, time: str = "past", said: str | None = None, url: str | None = None
) -> Outcome:
    """Make a page with one statement, one event, or both."""
    text = f"{text} Nomor {number}."
    url = url or f"https://contoh.example/{number}"
    article = Article(
        id=article_id(text=text, url=url), text=text, parts=(Part("body", 0, len(text)),), language="id",
        url=url, outlet=f"Kabar {number}", published=f"{day}T08:00:00+07:00",
    )  # fmt: skip
    statements, events = [], []
    if said:
        cue = text.index(said)
        statements.append(
            Statement(
                id=statement_id(article=article.id, cue=cue, content=cue + len(said) + 1),
                kind="concern" if said == "cemas" else "prediction",
                source=(Actor("CHN" if said == "cemas" else "USA", text.partition(" ")[0], "GOV", 0, 2),),
                cue=Span(cue, cue + len(said)),
                content=Span(cue + len(said) + 1, text.index(" Nomor")),
            )
        )
    if "menyerang" in text:
        verb = text.index("menyerang")
        events.append(
            Event(
                id=event_id(article=article.id, predicate=verb, type_="ASSAULT"),
                type="ASSAULT",
                mode=None,
                actor=(Actor("RUS", "Rusia", "GOV"),),
                recipient=(Actor("UKR", "Ukraina", "GOV"),),
                predicate=Span(verb, verb + 9),
                certainty="probable" if time == "future" else "certain",
                time=time,
                statement=statements[0].id if statements else None,
            )
        )
    coded = Coded(article, tuple(statements), tuple(events), "by hand 1")
    return Outcome(result=coded, source=url, input=f"{number} {text}", origin=url)


POOL = [
    page(1, PLAN, day="2026-01-10", time="future", said="memprediksi"),
    page(2, STRIKE, day="2026-02-20"),
    page(3, FEAR, day="2026-01-12", said="cemas"),
    page(4, "Hujan turun.", day="2026-12-01"),
    page(5, STRIKE, day="2026-05-20"),
    # The first page again, without its forecast.
    page(6, "Rusia diam.", day="2026-01-10", url="https://contoh.example/1"),
]


def filled(path: Path, batches: Sequence[Sequence[Outcome]]) -> Archive:
    with Archive(place_of(path)) as archive:
        for batch in batches:
            archive.store(batch)
    return saksi.open(path)


def content(archive: Archive) -> list[object]:
    return [
        archive.ties(by="week"),
        archive.forecasts(),
        archive.network(),
        archive.changes(),
        archive.records(),
    ]


@pytest.fixture
def archive(tmp_path):
    with filled(tmp_path, [POOL[:5]]) as found:
        yield found


def test_ties_forecasts_and_concerns_of_an_archive(archive):
    (forecast,) = archive.forecasts()
    assert (forecast.sources, forecast.settling.outlook) == (("USA",), "came true")
    ties = {(tie.actor, tie.recipient, tie.start) for tie in archive.ties()}
    assert ("RUS", "UKR", "2026-02-01") in ties
    assert [tie.recipient for tie in archive.ties("CHN") if tie.concerns] == ["PRK", "RUS"]


@pytest.mark.parametrize(
    ("filters", "count"),
    [
        ({"sources": ("usa",)}, 1),
        ({"sources": ("GBR",)}, 0),
        ({"actors": ("RUS",), "types": ("ASSAULT",)}, 1),
        ({"outlooks": ("open",)}, 0),
        ({"outlets": ("kabar 1",), "kinds": ("prediction",)}, 1),
        ({"since": "2026-01-11"}, 0),
        ({"until": "2026-01-11"}, 1),
    ],
)
def test_filters_of_forecasts(archive, filters, count):
    assert len(archive.forecasts(**filters)) == count


def test_only_the_words_of_a_side(archive):
    assert archive.ties("RUS", "UKR", asserted_by="own") == []
    assert {tie.asserted_by for tie in archive.ties("RUS", "UKR", asserted_by="third")} == {"third"}


def test_one_pair_or_one_actor(archive):
    assert {(t.actor, t.recipient) for t in archive.ties("UKR", "RUS")} == {("RUS", "UKR")}
    assert archive.ties("UKR", "USA") == []


def test_a_replaced_page_takes_its_forecast_with_it(tmp_path):
    with filled(tmp_path, [POOL[:1], POOL[5:]]) as archive:
        assert archive.forecasts() == []


def test_from_a_tie_and_a_forecast_to_the_characters(archive):
    (tie,) = [tie for tie in archive.ties("RUS", "UKR") if tie.start == "2026-02-01"]
    backed = archive.backing(tie.id)
    assert backed.record == tie
    assert [walk.quote for walk in backed.occurrences[0].evidence] == ["menyerang"]
    (forecast,) = archive.forecasts()
    backed = archive.backing(forecast.id)
    assert [walk.quote for walk in backed.told] == ["menyerang"]
    assert backed.occurrences
    (fear,) = archive.ties("CHN", "PRK")
    assert "pengaruh Rusia" in archive.backing(fear.id).told[0].quote


def test_a_daily_tie_of_one_side_is_found_by_its_id(archive):
    (tie, *_) = archive.ties("RUS", "UKR", by="day", asserted_by="page")
    assert archive.backing(tie.id).record == tie


@pytest.mark.parametrize("id_", ["tie-0000000000000000", "forecast-0000000000000000"])
def test_an_unknown_id(archive, id_):
    with pytest.raises(UsageError, match="U025"):
        archive.backing(id_)


def test_a_person_has_the_last_word_and_can_take_it_back(archive):
    (forecast,) = archive.forecasts()
    archive.overrule(forecast.id, "failed", by="ana", why="It was elsewhere.")
    archive.overrule(forecast.id, "void", by="budi", why="Unclear.")
    (ruled,) = archive.forecasts()
    assert (ruled.settling.outlook, ruled.settling.by, ruled.settling.rule) == ("void", "budi", "person")
    archive.rebuild()
    assert archive.forecasts() == [ruled]
    archive.overrule(forecast.id, "rules", by="budi", why="A mistake.")
    assert archive.forecasts() == [forecast]


def test_the_past_knows_no_later_ruling(archive, tmp_path):
    (forecast,) = archive.forecasts()
    before = archive.status().stored
    archive.overrule(forecast.id, "failed", by="ana", why="It was elsewhere.")
    with saksi.open(tmp_path, as_of=before) as past:
        assert past.forecasts() == [forecast]


@pytest.mark.parametrize(
    ("id_", "outlook", "by", "code"),
    [
        ("forecast-0", "failed", "ana", "U025"),
        (None, "maybe", "ana", "U024"),
        (None, "failed", " ", "U027"),
    ],
)
def test_a_ruling_needs_a_forecast_an_outlook_and_a_name(archive, id_, outlook, by, code):
    with pytest.raises(UsageError, match=code):
        archive.overrule(id_ or archive.forecasts()[0].id, outlook, by=by, why="Because.")


def test_views_for_queries(archive):
    found = archive.sql("SELECT outlook, type, settling.rule AS rule FROM forecasts").to_pylist()
    assert found == [{"outlook": "came true", "type": "ASSAULT", "rule": "done"}]
    (row,) = archive.sql(
        "SELECT count(*) AS n FROM ties WHERE period = 'month' AND asserted_by IS NULL"
    ).to_pylist()
    assert row["n"] == len(archive.ties())


def test_an_archive_without_acts_has_nothing_to_show(tmp_path):
    with Archive(place_of(tmp_path)) as archive:
        archive.store([])
        assert (archive.ties(), archive.forecasts(), archive.changes(), archive.records()) == ([], [], [], [])
        with pytest.raises(UsageError, match="U026"):
            archive.network()
        assert archive.network(day="2026-01-01").edges == ()


@settings(max_examples=5, deadline=None)
@given(st.permutations(range(5)), st.integers(1, 4))
def test_the_order_and_the_batches_do_not_matter(tmp_path_factory, order, cut):
    pages = [POOL[n] for n in order]
    with (
        filled(tmp_path_factory.mktemp("a"), [POOL[:5]]) as whole,
        filled(tmp_path_factory.mktemp("b"), [pages[:cut], pages[cut:]]) as parts,
    ):
        assert content(parts) == content(whole)
        parts.rebuild()
        assert content(parts) == content(whole)


def test_the_parts_of_a_listing_are_the_whole(archive):
    questions = [
        lambda **part: archive.ties(by="day", **part),
        lambda **part: archive.ties(by="day", newest_first=True, **part),
        archive.forecasts,
        archive.changes,
        archive.records,
    ]
    for ask in questions:
        whole, found, after = ask(), [], None
        while True:
            part = ask(limit=1, after=after)
            found += part
            assert part.total == whole.total == len(whole)
            after = part.next
            if after is None:
                break
        assert found == whole


@pytest.mark.parametrize("kind", ["stories", "occurrences"])
def test_the_parts_of_an_answer_of_derived_records_are_the_whole(archive, kind):
    whole = [row["id"] for row in archive.find(kind).rows()]
    found, after = [], None
    while True:
        part = archive.find(kind, limit=1, after=after)
        assert part.matched == len(whole)
        found += [row["id"] for row in part.rows()]
        after = part.next
        if after is None:
            break
    assert found == whole


@pytest.mark.parametrize(
    ("filters", "matched"),
    [
        ({"actors": ("RUS",)}, True),
        ({"actors": ("RUS", "USA")}, True),
        ({"actors": ("UKR",)}, False),
        ({"recipients": ("UKR",), "types": ("ASSAULT",)}, True),
        ({"actors": ("RUS",), "recipients": ("UKR",)}, True),
        ({"actors": ("UKR",), "recipients": ("RUS",)}, False),
        ({"dyad": ("UKR", "RUS"), "quads": ("material conflict",)}, True),
        ({"dyad": ("UKR", "RUS"), "quads": ("verbal conflict",), "types": ("ASSAULT",)}, False),
        ({"actors": ("RUS",), "outlets": ("KABAR 2",)}, True),
        ({"outlets": ("kabar",)}, False),
        ({"sources": ("USA",)}, True),
        ({"sources": ("",), "certainty": ("certain",)}, True),
        ({"sources": ("GBR", "")}, True),
        ({"text": "gudang"}, True),
        ({"text": "hujan"}, False),
        ({"since": "2026-05-20", "until": "2026-05-20", "actors": ("RUS",)}, True),
        ({"until": "2026-01-01"}, False),
    ],
)
def test_filters_of_occurrences(archive, filters, matched):
    assert (archive.occurrences(**filters).matched > 0) == matched
    assert len(archive.occurrences(**filters).rows()) == archive.occurrences(**filters).matched
