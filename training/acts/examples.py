"""Sentences of the annotated articles in numbers: words, and what the labels say of each.

The words, names and sentences are those of the coder itself, so that what is learnt fits what it will see.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from saksi.languages import load as load_language
from saksi.languages.encoder.acts import ROLES
from saksi.model import Page, Refusal
from saksi.steps import read
from saksi.steps.code import coder
from saksi.steps.code.marks import TYPES, marks_of
from saksi.steps.code.reading import Reading
from saksi.steps.code.weighing import head_of, key_of
from training.acts.gold import Gold, Record
from training.acts.segments import FACTS, KINDS, UNKNOWN, Pair, Paper, Segment


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
            yield Paper(gold.key, gold.split, [s for s in segments_of(gold, page) if s.ids])


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
    """Make a segment of which nothing is known; one that was read in passages has no pieces."""
    count, states = len(reading.tree), reading.tree.states
    facts = {name: [UNKNOWN] * count for name in FACTS}
    ids, word, ends = ([], [], []) if states is None else (states.ids, states.word, states.ends)
    return Segment(ids, word, ends, [0] * count, [0] * count, facts, marks, words=list(reading.tree.words))


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
