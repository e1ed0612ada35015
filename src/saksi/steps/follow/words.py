"""Words of likelihood and conditions, found in the sentence of a forecast."""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cache

from saksi.languages import read_yaml
from saksi.model import Span

#: Languages with a file of such words; others are read as Indonesian.
_LANGUAGES = ("id", "ms", "en")
_END = re.compile(r"[.!?…]+[\"”'’)]*(?=\s|$)|\n")
_CLAUSE_END = re.compile(r"[,;:—]|[.!?…]|\n|$")
#: Characters of a sentence that are looked at on each side.
_REACH = 600


@dataclass(frozen=True, slots=True)
class Likely:
    """A level of likelihood and the words that stand for it."""

    level: str
    words: str


@dataclass(frozen=True, slots=True)
class _Words:
    likely: re.Pattern[str]
    levels: Mapping[str, str]
    conditions: re.Pattern[str]
    unless: re.Pattern[str]


def sentence(text: str, span: Span) -> Span:
    """Return the sentence around a span.

    Example:
        >>> sentence("Satu. Dua tiga. Empat.", Span(6, 9))
        Span(start=6, end=15)
    """
    ends = [m.end() for m in _END.finditer(text, max(0, span.start - _REACH), span.start)]
    start = ends[-1] if ends else max(0, span.start - _REACH)
    last = _END.search(text, span.end, span.end + _REACH)
    end = last.end() if last else min(len(text), span.end + _REACH)
    return Span(start + len(text[start:end]) - len(text[start:end].lstrip()), end)


def likely(
    text: str, around: Span, at: Span, language: str, *, apart: Collection[Span] = ()
) -> Likely | None:
    """Return the words of likelihood nearest in front of an act in its sentence, else the nearest behind it.

    Args:
        text: of the article.
        around: the sentence.
        at: the act.
        language: of the article.
        apart: stretches whose words are not looked at, since they belong to something else.

    Example:
        >>> text = "Kemungkinan besar A menyerang B."
        >>> likely(text, Span(0, len(text)), Span(20, 29), "id")
        Likely(level='very likely', words='Kemungkinan besar')
    """
    words = _words(language)
    found = [
        match
        for match in words.likely.finditer(text, around.start, around.end)
        # Patterns without case take "lıkely" for "likely".
        if match.group().casefold() in words.levels
        and not any(span.start <= match.start() < span.end for span in apart)
    ]
    before = [match for match in found if match.start() < at.end]
    match = before[-1] if before else found[0] if found else None
    return None if match is None else Likely(words.levels[match.group().casefold()], match.group())


def place_of(text: str, words: str, at: Span) -> Span | None:
    """Find words in the sentence of an act: the last in front of it, else the first behind it.

    Example:
        >>> place_of("Mungkin A pergi. Mungkin A menyerang.", "Mungkin", Span(27, 36))
        Span(start=17, end=24)
    """
    around = sentence(text, at)
    whole = re.compile(rf"(?<!\w){re.escape(words)}(?!\w)")
    found = [Span(*match.span()) for match in whole.finditer(text, around.start, around.end)]
    before = [span for span in found if span.start < at.end]
    return before[-1] if before else found[0] if found else None


def condition(text: str, around: Span, language: str) -> Span | None:
    """Return the first condition in a sentence: from its word to the end of the clause.

    Example:
        >>> condition("Jika B menyerang, A membalas.", Span(0, 29), "id")
        Span(start=0, end=16)
    """
    found = _words(language).conditions.search(text, around.start, around.end)
    if found is None:
        return None
    end = _CLAUSE_END.search(text, found.end(), around.end)
    return Span(found.start(), end.start() if end else around.end)


def is_unless(text: str, condition: Span, language: str) -> bool:
    """Say whether a condition is one that must not come about.

    Example:
        >>> is_unless("Kecuali B mundur, A menyerang.", Span(0, 16), "id")
        True
    """
    return _words(language).unless.match(text, condition.start) is not None


@cache
def _words(language: str) -> _Words:
    data = dict(read_yaml(language if language in _LANGUAGES else "id", "likely.yaml"))
    conditions, unless = _any(data.pop("conditions")), _any(data.pop("unless"))
    levels = {phrase: level for level, phrases in data.items() for phrase in phrases}
    return _Words(_any(levels), levels, conditions, unless)


def _any(phrases: "Mapping[str, str] | list[str]") -> re.Pattern[str]:
    ordered = sorted(phrases, key=lambda phrase: (-len(phrase), phrase))
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, ordered))})\b", re.IGNORECASE)
