"""The scorer of the package: figures of small cases by hand, and the same as the codebook's scorer."""

import importlib.util
import json
import random
from pathlib import Path

import pytest

from saksi.evaluation import evaluate, intervals, plain, read_records
from saksi.evaluation.figures import f1, figures, total
from saksi.evaluation.scoring import score

SHARED = Path(__file__).resolve().parents[3] / "shared"
SCORER = SHARED / "tools" / "score.py"
TEXT = "Nusantara mengecam Samudra, kata Ratna.\n\nSamudra menyerang Nusantara di Bandar.\n"


def span(words: str) -> dict[str, int]:
    return {"start": TEXT.index(words), "end": TEXT.index(words) + len(words)}


def actor(id_: str | None, sector: str = "GOV") -> dict[str, object]:
    return {"id": id_, "sector": sector, "name": "x", "start": None, "end": None}


def event(type_: str, words: str, who: str, whom: str, **more: object) -> dict[str, object]:
    fields = {"polarity": "positive", "certainty": "certain", "time": "past", "mode": None, "statement": None}
    parties = {"actor": [actor(who)], "recipient": [actor(whom)]}
    return {"type": type_, **parties, "predicate": span(words), **fields, **more}


def statement(words: str, who: str, id_: str = "s1") -> dict[str, object]:
    return {"id": id_, "kind": "report", "source": [actor(who)], "cue": span("kata"), "content": span(words)}


def record(events=(), statements=(), **article: object) -> dict[str, object]:
    parts = [{"kind": "body", "start": 0, "end": 39}, {"kind": "body", "start": 41, "end": len(TEXT) - 1}]
    page = {"text": TEXT, "language": "id", "title": None, "parts": parts, **article}
    return {"article": page, "statements": list(statements), "events": list(events)}


def measured(gold, system):
    return figures(score(gold, system).counts)


def test_a_record_agrees_with_itself_in_everything():
    gold = record(
        [event("ACCUSE", "mengecam", "NUS", "SAM", statement="s1", location=[{"country": "NUS"}], mode="x")],
        [statement("Nusantara mengecam Samudra", "NUS")],
    )

    found = measured(gold, gold)

    assert {item.f1 for item in found.f1.values()} == {1.0}
    assert {item.value for item in (*found.accuracy.values(), found.parts)} == {1.0}


def test_an_act_with_another_recipient_counts_half_and_only_as_its_type():
    gold = record([event("ACCUSE", "mengecam", "NUS", "SAM")])
    system = record([event("ACCUSE", "mengecam", "NUS", "XXX")])

    found = measured(gold, system)

    assert (found.f1["type"].f1, found.f1["event_soft"].f1, found.f1["event"].f1) == (1.0, 0.5, 0.0)


def test_an_act_of_the_same_type_in_another_line_is_none():
    gold = record([event("ACCUSE", "mengecam", "NUS", "SAM")])
    system = record([event("ACCUSE", "menyerang", "NUS", "SAM")])

    assert measured(gold, system).f1["type"].f1 == 0.0


def test_who_vouches_is_compared_by_source_and_not_by_id():
    said = "Nusantara mengecam Samudra"
    gold = record([event("ACCUSE", "mengecam", "A", "B", statement="s1")], [statement(said, "NUS", "s1")])
    same = record([event("ACCUSE", "mengecam", "A", "B", statement="q")], [statement(said, "NUS", "q")])
    other = record([event("ACCUSE", "mengecam", "A", "B")], [statement(said, "NUS", "q")])

    assert measured(gold, same).accuracy["attribution"].value == 1.0
    assert measured(gold, other).accuracy["attribution"].value == 0.0


def test_a_refused_article_counts_as_missed():
    found = measured(record([event("ACCUSE", "mengecam", "A", "B")]), None)

    assert (found.articles, found.articles_read, found.f1["event"].gold, found.f1["body"].r) == (1, 0, 1, 0.0)


def test_mistakes_name_the_words_and_both_sides():
    gold = record(
        [event("ACCUSE", "mengecam", "NUS", "SAM"), event("ASSAULT", "menyerang", "SAM", "NUS")],
        [statement("Nusantara mengecam Samudra", "NUS")],
    )
    system = record(
        [
            event("ACCUSE", "mengecam", "NUS", "SAM", time="future", why=["entry x"]),
            event("AID", "di", "A", "B"),
        ],
        [statement("Nusantara mengecam Samudra", "SAM")],
    )

    found = {(m.kind, m.what): m for m in score(gold, system).mistakes}

    assert set(found) == {
        ("missed", "ASSAULT"),
        ("spurious", "AID"),
        ("field", "ACCUSE"),
        ("source", "statement"),
    }
    assert found["missed", "ASSAULT"].quote == "Samudra menyerang Nusantara di Bandar."
    assert found["missed", "ASSAULT"].gold == "SAM -> NUS"
    assert (found["field", "ACCUSE"].gold, found["field", "ACCUSE"].system) == ("time past", "time future")
    assert found["field", "ACCUSE"].why == ("entry x",)
    assert found["source", "statement"].gold == "report by NUS"


def test_a_type_that_no_resample_has_leaves_its_interval_alone():
    one = score(
        record([event("ACCUSE", "mengecam", "A", "B")]), record([event("ACCUSE", "mengecam", "A", "B")])
    )
    none = score(record(), record())

    found = intervals([one.counts, none.counts], lambda counts: figures(counts).flat_types(), resamples=200)

    assert (found["ACCUSE"].low, found["ACCUSE"].high) == (1.0, 1.0)


def test_intervals_are_the_same_each_time_and_hold_the_figure():
    draw = random.Random(1)
    units = [{"right": draw.random() < 0.7, "seen": 1} for _ in range(200)]

    def measure(counts):
        return {"share": counts["right"] / counts["seen"]}

    first, again = (intervals(units, measure, resamples=300) for _ in range(2))

    assert first == again
    value = measure(total(units))["share"]
    assert first["share"].low < value < first["share"].high
    assert first["share"].high - first["share"].low == pytest.approx(2 * 1.96 * (0.21 / 200) ** 0.5, rel=0.2)


def test_without_resamples_there_are_no_intervals():
    assert evaluate({TEXT: record()}, {TEXT: record()}, resamples=0).all.intervals == {}


def test_f1_of_nothing_is_nothing():
    assert f1(0, 0, 0).f1 == 0.0


def test_languages_are_apart_and_together():
    english = record(language="en", text=TEXT + "x")
    gold = {TEXT: record(), TEXT + "x": english}

    report = evaluate(gold, {TEXT: record()}, resamples=0)

    assert list(report.languages) == ["en", "id"]
    assert report.languages["en"].figures.articles_read == 0
    assert report.all.figures.articles == 2


def damaged(gold: dict[str, object], draw: random.Random) -> dict[str, object]:
    """Make a system's records from annotated ones, wrong in many ways."""
    copy = json.loads(json.dumps(gold))
    ids = ("IDN", "USA", None, "RUS")
    copy["events"] = [item for item in copy["events"] if draw.random() < 0.8]
    copy["statements"] = [item for item in copy["statements"] if draw.random() < 0.8]
    for item in copy["events"]:
        if draw.random() < 0.3:
            item["actor"] = [{"id": draw.choice(ids), "sector": "GOV"}]
        if draw.random() < 0.2:
            item["type"] = draw.choice(("AID", "ACCUSE", "ASSAULT"))
        item["time"] = draw.choice(("past", "future"))
        item["location"] = []
    for item in copy["statements"]:
        item["content"]["end"] = draw.randint(item["content"]["start"], item["content"]["end"])
        item["source"] = item["source"] if draw.random() < 0.7 else []
    copy["article"]["parts"] = copy["article"]["parts"][:-2]
    copy["article"]["title"] = None
    return copy


@pytest.mark.skipif(not SCORER.exists(), reason="the codebook's scorer is not beside the repository")
@pytest.mark.parametrize("name", ["dev", "noisy", "seed"])
def test_the_figures_are_those_of_the_codebooks_scorer(name: str):
    spec = importlib.util.spec_from_file_location("codebook_scorer", SCORER)
    scorer = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(scorer)
    gold = read_records(SHARED / "gold" / f"{name}.jsonl")
    draw = random.Random(name)
    system = {text: damaged(item, draw) for text, item in gold.items() if draw.random() < 0.9}

    expected, errors = scorer.evaluate(gold, system)
    report = evaluate(gold, system, resamples=0)
    given = plain(report)

    assert given["event_soft"].pop("f1") == pytest.approx(expected["event_soft"].pop("f1"), abs=1e-12)
    for rate in ("p", "r"):
        assert given["event_soft"].pop(rate) == pytest.approx(expected["event_soft"].pop(rate), abs=1e-12)
    assert {key: given[key] for key in expected} == expected
    of_events = [m for m in report.mistakes if m.what != "statement" and m.kind != "field"]
    assert len(of_events) == len(errors)
