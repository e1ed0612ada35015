"""Sentences of the annotated articles in numbers: words, and what the labels say of each.

The words, names and sentences are those of the coder itself, so that what is learnt fits what it will see.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

import numpy as np

from saksi.languages import load as load_language
from saksi.languages.encoder.acts import ROLES
from saksi.languages.encoder.parse import States
from saksi.model import Page, Refusal
from saksi.steps import read
from saksi.steps.code import coder
from saksi.steps.code.marks import TYPES, marks_of
from saksi.steps.code.reading import Reading
from saksi.steps.code.weighing import head_of, key_of
from training.acts.gold import Gold, Record

KINDS = ["report", "belief", "prediction", "concern", "denial", "no_comment"]
FACTS = {
    "polarity": ["positive", "negative"],
    "certainty": ["certain", "probable", "possible"],
    "time": ["past", "present", "future"],
}
UNKNOWN = -100


@dataclass(slots=True)
class Pair:
    """A word that governs, a mention's head, and which role the mention plays; 0 where it plays none."""

    word: int
    head: int
    role: int
    value: int


@dataclass(slots=True)
class Segment:
    """One sentence: the parser's states, by word the type of act, its facts, the kind of cue; pairs of roles.

    The states are None where the sentence was read in passages; nothing is learnt from it then.
    """

    states: States | None
    types: list[int]
    kinds: list[int]
    facts: dict[str, list[int]]
    marks: list[list[int]]
    pairs: list[Pair] = field(default_factory=list)


@dataclass(slots=True)
class Paper:
    """One article's sentences."""

    key: str
    split: str
    segments: list[Segment]


def drafted(text: str, language: str) -> coder.Drafted | None:
    """Take an article apart as the coder does; None if the page is refused."""
    article = next(iter(read.read([Page(text.encode(), source="gold")])))
    if isinstance(article, Refusal):
        return None
    return coder.draft_article(article, load_language(language))


def papers(golds: Iterable[Gold]) -> Iterator[Paper]:
    """Turn annotated articles into sentences in numbers."""
    for gold in golds:
        page = drafted(gold.record["article"]["text"], gold.language)
        if page is not None:
            yield Paper(gold.key, gold.split, segments_of(gold, page))


def segments_of(gold: Gold, page: coder.Drafted) -> list[Segment]:
    """Note what the labels say of each word of an article that the coder has taken apart."""
    text, readings = page.text, page.readings
    found = [_blank(reading, marks_of(reading, page.drafts)) for reading in readings]
    for event in gold.record["events"]:
        place = _place(event["predicate"], text, readings)
        if place is not None:
            number, word = place
            _note_event(found[number], readings[number], word, event)
    for statement in gold.record["statements"]:
        place = _place(statement["cue"], text, readings)
        if place is not None:
            number, word = place
            found[number].kinds[word] = 1 + KINDS.index(statement["kind"])
            _note_role(found[number], readings[number], word, "source", keys(statement["source"]))
    return found


def _blank(reading: Reading, marks: list[list[int]]) -> Segment:
    count, states = len(reading.tree), reading.tree.states
    if states is not None:
        # There are hundreds of thousands of them.
        states = replace(states, states=states.states.astype(np.float16))
    facts = {name: [UNKNOWN] * count for name in FACTS}
    return Segment(states, [0] * count, [0] * count, facts, marks)


def keys(actors: Sequence[Record]) -> frozenset[str]:
    """Return the parties of a gold record as the scorer compares them."""
    return frozenset(a.get("id") or "?" + (a.get("sector") or "UNK") for a in actors)


def _place(span: Record, text: coder.Text, readings: Sequence[Reading]) -> tuple[int, int] | None:
    """Find the sentence and the word that stands for a span: a verb, else a noun, else its first word."""
    start, end = text.analysis(span["start"]), text.analysis(span["end"])
    for number, reading in enumerate(readings):
        inside = list(reading.tree.within(start, end))
        if inside:
            pos = reading.tree.pos
            carriers = {c.word for c in reading.candidates if c.first <= inside[-1] and c.last >= inside[0]}
            for wanted in (
                [k for k in inside if k in carriers],
                [k for k in inside if pos[k] == "VERB"],
                [k for k in inside if pos[k] in ("NOUN", "PROPN")],
                inside,
            ):
                if wanted:
                    return number, wanted[0]
    return None


def _note_event(segment: Segment, reading: Reading, word: int, event: Record) -> None:
    segment.types[word] = 1 + TYPES.index(event["type"])
    for name, values in FACTS.items():
        if event.get(name) in values:
            segment.facts[name][word] = values.index(event[name])
    _note_role(segment, reading, word, "actor", keys(event["actor"]))
    _note_role(segment, reading, word, "recipient", keys(event["recipient"]))


def _note_role(segment: Segment, reading: Reading, word: int, role: str, wanted: frozenset[str]) -> None:
    for mention in reading.mentions:
        if mention.kind == "null":
            continue
        own = {key_of(actor) for actor in reading.resolve_mention(mention)}
        value = int(bool(own & wanted))
        segment.pairs.append(Pair(word, head_of(reading, mention), ROLES.index(role), value))
