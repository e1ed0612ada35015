"""PolNeAR, PLOVER's records and the factuality sets: formats and counts, on examples of our own."""

import json
from collections import Counter
from pathlib import Path

import pytest

from evaluation.data import Data
from evaluation.public import factuality, plover_gold, polnear
from evaluation.public.polnear import Told
from evaluation.public.spans import spaced
from evaluation.public.table import Absent
from saksi.model import Actor, Article, Coded, Event, Span, Statement
from saksi.steps.code.factuality import Factuality


@pytest.mark.parametrize("module", [polnear, plover_gold, factuality])
def test_without_the_set_there_is_a_reason(tmp_path: Path, module: object):
    assert isinstance(module.measure(Data(tmp_path, tmp_path)), Absent)  # type: ignore[attr-defined]


def test_attributions_are_read_with_their_parts(tmp_path: Path):
    path = tmp_path / "a.ann"
    lines = [
        "T1\tSource 0 5\tRatna",
        "T2\tCue 6 10\tsaid",
        "T3\tContent 11 20;25 30\tx",
        "T4\tAttribution 6 10\tsaid",
    ]
    path.write_text(
        "\n".join([*lines, "E1\tAttribution:T4 Content:T3 Cue:T2 Source:T1"]) + "\n", encoding="utf-8"
    )

    assert list(polnear.read_annotations(path)) == [
        Told({"content": (11, 20), "cue": (6, 10), "source": (0, 5)})
    ]


def test_attributions_are_paired_by_content_and_compared_part_by_part():
    text = "Ratna said that it rains, and Dewi agreed."
    gold = [Told({"source": (0, 5), "cue": (6, 10), "content": (11, 24)})]
    system = [
        Told({"source": (0, 5), "cue": (6, 15), "content": (16, 25)}),
        Told({"cue": (35, 41), "content": (30, 34)}),
    ]

    counts = polnear.counted(text, gold, system)

    assert {name: counts[f"{name}.tp"] for name in ("source, exact", "cue, exact", "content, exact")} == {
        **{"source, exact": 1, "cue, exact": 0, "content, exact": 1}
    }
    assert (counts["cue, overlap.tp"], counts["content, overlap.tp"]) == (1, 1)
    assert (
        counts["content, exact.gold"],
        counts["content, exact.system"],
        counts["source, exact.system"],
    ) == (1, 2, 1)


def test_attributions_of_no_clause_count_in_one_of_the_two_figures():
    text = "Ratna attacked Dewi. Ratna said that it rains."
    gold = [Told({"content": (15, 19)}, clause=False), Told({"content": (32, 45)})]
    system = [Told({"content": (15, 19)}), Told({"content": (37, 45)})]

    counts = polnear.counted(text, gold, system)

    for scope, number in (("", 2), (", clauses", 1)):
        assert [counts[f"content, exact{scope}.{side}"] for side in ("tp", "gold", "system")] == [number] * 3


def test_an_act_counts_over_all_alone_and_no_statement_within_another_counts():
    text = "Ratna praised Dewi. Ratna said that Dewi thinks that it rains."
    statements = (
        Statement("s1", "report", (Actor(None, "Ratna", "UNK", 20, 25),), Span(26, 35), Span(36, 61)),
        Statement("s2", "belief", (), Span(41, 52), Span(53, 61), in_="s1"),
    )
    praise = Event("e", "SUPPORT", None, (Actor("IDN", "Ratna", "CVL", 0, 5),), (), Span(6, 13))
    inquiry = Event("f", "ACCUSE", "investigate", (), (), Span(6, 13))
    article = Article(id="x", text=text, parts=(), language="en")

    found = polnear.told_by(Coded(article, statements, (praise, inquiry), "coder"))

    assert [(item.parts["cue"], item.act) for item in found] == [((26, 35), False), ((6, 13), True)]
    assert found[1].parts == {"source": (0, 5), "cue": (6, 13), "content": (14, 18)}
    gold = [Told({"source": (0, 5), "content": (14, 18)}, clause=False)]
    counts = polnear.counted(text, gold, found)
    assert [counts[f"source, overlap{scope}.tp"] for scope in ("", ", statements alone")] == [1, 0]


def test_a_relative_pronoun_answers_to_the_name_before_it():
    text = "Ratna, who says that it rains, sleeps."
    gold = [Told({"source": (7, 10), "content": (16, 29)})]
    system = [Told({"source": (0, 5), "content": (21, 29)})]

    assert polnear.counted(text, gold, system)["source, exact.tp"] == 1


def actor(id_: str) -> Actor:
    return Actor(id_, id_, "GOV")


def event(type_: str, who: list[str], whom: list[str], **more: str) -> Event:
    return Event("e", type_, None, tuple(map(actor, who)), tuple(map(actor, whom)), Span(0, 1), **more)


RECORD = {
    "event": "FIGHT",
    "source": [{"code": "RUS"}],
    "target": [{"code": "UKR"}, {"code": "IGO"}],
    "text": "x",
}


@pytest.mark.parametrize(
    ("found", "type_", "whole"),
    [
        (event("ASSAULT", ["RUS"], ["UKR"]), 1, 1),
        (event("ASSAULT", ["RUS"], ["POL"]), 1, 0),
        (event("ASSAULT", ["RUS", "UKR"], []), 1, 1),
        (event("ASSAULT", ["RUS"], ["UKR"], time="future"), 0, 0),
        (event("RETREAT", ["RUS"], ["UKR"], time="future"), 0, 0),
        (event("AID", ["RUS"], ["UKR"]), 0, 0),
    ],
)
def test_a_record_is_found_by_its_type_and_wholly_by_its_parties(found: Event, type_: int, whole: int):
    counts = plover_gold.counted(RECORD, (found,))

    assert (counts["type"], counts["type, actors and recipients"]) == (type_, whole)


def test_a_side_without_a_state_is_not_asked_about():
    record = {**RECORD, "target": "rebels"}

    assert plover_gold.same_parties(record, event("ASSAULT", ["RUS"], ["HAMAS"]))


def test_sentences_lose_the_blanks_of_the_tokenizer(tmp_path: Path):
    path = tmp_path / "dev.jsonl"
    target = {"span1": [1, 3], "label": 2.6}
    path.write_text(
        json.dumps({"text": "She did n't go ( he said ) .", "targets": [target]}) + "\n", encoding="utf-8"
    )

    (sentence,) = factuality.read_sentences(path)

    assert sentence.text == "She didn't go (he said)."
    assert [(sentence.text[slice(*span)], label) for span, label in sentence.words] == [("didn't", 2.6)]


def test_quotation_marks_that_look_alike_are_told_apart():
    assert spaced(['"', "Yes", ",", '"', "he", "said", "."]).text == '"Yes," he said.'


def test_polarity_and_certainty_become_a_number():
    assert factuality.number_of(Factuality(polarity="negative")) == -3.0
    assert factuality.number_of(Factuality(certainty="probable")) == 1.5
    assert factuality.number_of(Factuality(asserted=False)) == 0.0
    assert factuality.number_of(None) == 0.0


def test_correlation_and_error_come_from_sums():
    one, other = factuality.counted([3.0, -3.0], [3.0, -3.0]), factuality.counted([0.0], [1.5])
    together = Counter(one)
    together.update(other)

    assert factuality.measured(one)["correlation"] == pytest.approx(1.0)
    assert factuality.measured(together)["mean absolute error"] == 0.5
    assert factuality.measured(together)["correlation"] == pytest.approx(0.96, abs=0.01)
    assert factuality.measured(together)["macro-F1 of certainty"] == pytest.approx(1 / 3)
