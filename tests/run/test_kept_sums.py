"""What each batch keeps in step for the slowest questions, against the same computed from all there is."""

import datetime
from collections.abc import Iterator, Sequence
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import saksi
from saksi.archive import Archive
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
from saksi.run import ties
from saksi.run.ties import Scope, acts_in, concerns_in
from saksi.steps import relate
from saksi.steps.follow import past_of, records, scored
from saksi.store.place import place_of
from saksi.store.tones import Tone, add_tones, read_tone

STATES = ("IDN", "MYS", "RUS")
ACTS = (("membantu", "AID"), ("menyerang", "ASSAULT"), ("menemui", "CONSULT"))
FIRST = datetime.date(2026, 1, 5)
_OLD = ("disputed", "denied", "retracted")


def page(number: int, *, version: int = 0) -> Outcome:
    """Make a page with an act, drawn by its number; another version of it tells another act."""
    chance = Random(number * 10 + version)
    # Half way the acts turn, so that there are changes to be found.
    week = chance.randrange(16)
    word, type_ = ACTS[(week >= 8) if chance.random() < 0.8 else 2]
    actors = chance.sample(STATES, chance.choice((1, 1, 2)))
    others = [state for state in STATES if state not in actors]
    towards = [] if type_ == "CONSULT" and len(actors) == 2 else others[: chance.choice((1, 1, 2))]
    day = FIRST + datetime.timedelta(days=7 * week + chance.randrange(7))
    text = f"{'-'.join(actors)} {word} {'-'.join(towards)}, kata {actors[0]}. Nomor {number} versi {version}."
    url = f"https://contoh.example/{number}"
    article = Article(
        id=article_id(text=text, url=url), text=text, parts=(Part("body", 0, len(text)),), language="id",
        url=url, outlet=f"Kabar {number % 5}", published=f"{day.isoformat()}T08:00:00+07:00",
    )  # fmt: skip
    verb, cue = text.index(word), text.index("kata")
    denial = chance.random() < 0.2
    said = Statement(
        id=statement_id(article=article.id, cue=cue, content=0),
        kind="denial" if denial else "report",
        source=(Actor(actors[0], actors[0], "GOV", cue + 5, cue + 8),),
        cue=Span(cue, cue + 4),
        content=Span(0, cue - 2),
    )
    event = Event(
        id=event_id(article=article.id, predicate=verb, type_=type_),
        type=type_,  # type: ignore[arg-type]
        mode=None,
        actor=tuple(Actor(state, state, "GOV") for state in actors),
        recipient=tuple(Actor(state, state, "GOV") for state in towards),
        predicate=Span(verb, verb + len(word)),
        polarity="negative" if denial else "positive",
        certainty=chance.choice(("certain", "probable", "possible")),
        time="future" if chance.random() < 0.3 else "past",
        statement=said.id if denial or chance.random() < 0.5 else None,
    )
    coded = Coded(article, (said,), (event,), "by hand 1")
    return Outcome(result=coded, source=url, input=f"{number} {version}", origin=url)


def filled(path: Path, batches: Sequence[Sequence[Outcome]]) -> Archive:
    with Archive(place_of(path)) as archive:
        for batch in batches:
            archive.store(batch)
    return saksi.open(path)


def kept(archive: Archive) -> list[object]:
    """Ask what is read from what batches keep."""
    pairs = [(one, other) for at, one in enumerate(STATES) for other in STATES[at + 1 :]]
    found: list[object] = [list(archive.records())]
    for by in ("week", "month"):
        found += [list(archive.changes(by=by, asserted_by=side)) for side in (None, "own", "page")]
    found += [list(archive.changes("RUS")), list(archive.changes(among=pairs[:1], alarm=0.2))]
    found += [list(archive.disputes(*pair)) for pair in pairs]
    found += [list(archive.ties("RUS", by=by, asserted_by="own")) for by in ("day", "month")]
    found += [list(archive.ties("RUS", way=way)) for way in ("to", "from")]
    matched = [
        archive.occurrences(**one).matched for one in ({}, {"types": ("AID",)}, {"since": "2026-02-01"})
    ]
    return [*found, archive.edges(), matched, list(archive.forecasts())]


def computed(archive: Archive) -> list[object]:
    """Compute the same from all acts, forecasts and occurrences."""
    pairs = [(one, other) for at, one in enumerate(STATES) for other in STATES[at + 1 :]]
    happened = list(archive.occurrences().records())
    acts, concerns, days = archive._world(
        lambda world: (
            acts_in(world._relations, Scope()),
            concerns_in(world._relations, Scope()),
            world.days,
        )
    )

    def changes(side=None, by="week", alarm=0.05, between=frozenset()):
        some = [act for act in acts if between <= {act.actor, act.recipient}]
        return relate.changes(some, period=by, side=side, alarm=alarm, read=days)

    def all_ties(by="month", side=None):
        every = relate.ties(acts, concerns, period=by, sides=(side,))
        return [tie for tie in every if "RUS" in (tie.actor, tie.recipient)]

    past = past_of(happened, first=days[0], last=days[-1])
    forecasts = [scored(one, past) for one in archive.forecasts()]
    found: list[object] = [records(forecasts, by=("source", "outlet", "state", "kind"))]
    for by in ("week", "month"):
        found += [changes(side, by) for side in (None, "own", "page")]
    found += [changes(between={"RUS"}), changes(alarm=0.2, between=set(pairs[0]))]
    found += [list(_disputes(happened, *pair)) for pair in pairs]
    found += [all_ties(by, "own") for by in ("day", "month")]
    found += [[t for t in all_ties() if t.recipient == "RUS"], [t for t in all_ties() if t.actor == "RUS"]]
    matched = [
        len(happened),
        sum(one.type == "AID" for one in happened),
        sum((one.day or "") >= "2026-02-01" for one in happened),
    ]
    return [*found, list(archive.network().edges), matched, forecasts]


def _disputes(happened: Sequence[object], one: str, other: str) -> Iterator[object]:
    """Look through all occurrences for what somebody denies between two."""
    for found in sorted(happened, key=lambda found: (found.day or "", found.id), reverse=True):
        actors, towards = ({party.id for party in some} for some in (found.actors, found.recipients))
        together = {one, other} <= actors or (one in actors and other in towards)
        no = any(report.polarity == "negative" or report.source_kind == "denial" for report in found.reports)
        between = together or (other in actors and one in towards)
        if between and no and (found.standing in _OLD or found.denied_by):
            yield found


def test_the_ties_of_a_pair_with_many_acts_are_kept(tmp_path, monkeypatch):
    with filled(tmp_path, [[page(number) for number in range(60)]]) as archive:
        asked = [{"by": by, "asserted_by": side} for by in ("day", "week") for side in (None, "own")]
        pair = ("IDN", "MYS")
        plain = [list(archive.ties(*pair, **one)) for one in asked]
        assert len(plain[0]) > 12
        monkeypatch.setattr(ties, "MANY", 1)
        for _ in range(2):
            assert [list(archive.ties(*pair, **one)) for one in asked] == plain
            assert list(archive.ties(*pair, by="day", limit=13)) == plain[0][:13]
        archive.store([page(number) for number in range(60, 80)])
        more = [list(archive.ties(*pair, **one)) for one in asked]
        monkeypatch.undo()
        assert more == [list(archive.ties(*pair, **one)) for one in asked] != plain


@settings(max_examples=6, deadline=None)
@given(st.permutations(range(60)), st.integers(1, 59), st.sets(st.integers(0, 59), max_size=8))
def test_what_is_kept_is_what_would_be_computed(tmp_path_factory, order, cut, corrected):
    pages = [page(number) for number in order]
    again = [page(number, version=1) for number in sorted(corrected)]
    with filled(tmp_path_factory.mktemp("a"), [pages[:cut], pages[cut:], again]) as archive:
        found = kept(archive)
        assert found == computed(archive)
        # The second time answers come from what was worked out before.
        assert kept(archive) == found
        archive.rebuild()
        assert kept(archive) == found
    with filled(tmp_path_factory.mktemp("b"), [[*pages, *again]]) as whole:
        assert kept(whole) == found


def test_there_is_something_to_compare(tmp_path):
    with filled(tmp_path, [[page(number) for number in range(60)]]) as archive:
        assert archive.changes()
        assert archive.records()
        assert archive.edges()
        assert any(archive.disputes(*pair) for pair in (("IDN", "MYS"), ("IDN", "RUS"), ("MYS", "RUS")))


def test_the_past_knows_no_later_page_and_no_later_word(tmp_path):
    with filled(tmp_path, [[page(number) for number in range(40)]]) as archive:
        before, then = archive.status().stored, kept(archive)
        archive.overrule(archive.forecasts(limit=1)[0].id, "void", by="ana", why="Unclear.")
        assert kept(archive)[0] != then[0]
        assert kept(archive) == computed(archive)
        archive.store([page(number) for number in range(40, 60)])
        assert kept(archive) == computed(archive) != then
    with saksi.open(tmp_path, as_of=before) as past:
        assert kept(past) == then


def test_a_correction_counts_at_once(tmp_path):
    with filled(tmp_path, [[page(number) for number in range(30)]]) as archive:
        then = kept(archive)
        event = next(iter(archive.events(limit=1).rows()))["id"]
        archive.review(event, "wrong", by="ana")
        assert kept(archive) == computed(archive) != then


@pytest.mark.parametrize("spoil", [Path.unlink, lambda path: path.write_bytes(b"no database at all" * 100)])
def test_without_what_was_worked_out_before_it_is_worked_out_again(tmp_path, spoil):
    with filled(tmp_path, [[page(number) for number in range(60)]]) as archive:
        found = list(archive.changes())
        spoil(place_of(tmp_path).memo)
        assert list(archive.changes()) == found


@given(st.lists(st.tuples(st.floats(0.01, 1), st.floats(-10, 10)), max_size=30), st.integers(0, 30))
def test_sums_are_exact_whatever_comes_and_goes(acts, cut):
    from saksi.store.relations import Relations

    relations = Relations(None)
    cell = ("week", "", "IDN", "MYS", "2026-01-05")
    for some, sign in ((acts, 1), (acts[:cut], -1)):
        tone = Tone()
        for belief, score in some:
            tone.add(belief, score, sign)
        add_tones(relations.db, {cell: tone})
    whole = Tone()
    for belief, score in acts[cut:]:
        whole.add(belief, score, 1)
    rows = relations.rows("SELECT acts, belief_high, belief_low, score_high, score_low FROM tones")
    assert [read_tone(*row) for row in rows] == ([whole] if acts[cut:] else [])
    relations.close()
