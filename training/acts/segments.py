"""What the branch learns from, in numbers. Nothing but the standard library is needed to load it."""

from __future__ import annotations

from dataclasses import dataclass, field

UNKNOWN = -100
KINDS = ["report", "belief", "prediction", "concern", "denial", "no_comment"]
FACTS = {
    "polarity": ["positive", "negative"],
    "certainty": ["certain", "probable", "possible"],
    "time": ["past", "present", "future"],
}


@dataclass(slots=True)
class Pair:
    """A word that governs, a mention's head, and which role the mention plays; 0 where it plays none."""

    word: int
    head: int
    role: int
    value: int


@dataclass(slots=True)
class Segment:
    """One sentence: its pieces, by word the type of act, its facts, the kind of cue; pairs of roles.

    Args:
        ids: its pieces.
        word: for each piece the number of its word.
        ends: for each word its first and its last piece.
        types: for each word its type, 0 for none.
        kinds: for each word the kind of statement that it is the cue of, 0 for none.
        facts: by name, for each word what holds of the act there; -100 where there is none.
        marks: what the rules have found in each word.
        pairs: roles.
        words: its words.
    """

    ids: list[int]
    word: list[int]
    ends: list[tuple[int, int]]
    types: list[int]
    kinds: list[int]
    facts: dict[str, list[int]]
    marks: list[list[int]]
    pairs: list[Pair] = field(default_factory=list)
    words: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Paper:
    """One article's sentences, those left out that were read in passages."""

    key: str
    split: str
    segments: list[Segment]
