"""Chances that a sentence states in figures, and which act of it each belongs to.

Only a figure that stands with a word of chance is one: "raised tariffs by 30 percent" states none. Which act
it belongs to is found by order and by words that begin clauses, since no tree reaches this step. Misses a
figure without a copula behind the act ("peluang perang 70 persen"), which reads like the size of what is
foretold.
"""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from saksi.languages import read_yaml
from saksi.model import Span

__all__ = ["Chance", "chances", "stated"]

#: Languages with a file of such words; others are read as Indonesian.
_LANGUAGES = ("id", "ms", "en")
#: Words that may stand between the start of a clause and a chance in it.
_LEAD = 4
#: How many links and bounds may stand before a figure: without an end, a long list of them takes seconds.
_LINKS, _BOUNDS = 6, 4


@dataclass(frozen=True, slots=True)
class Chance:
    """A chance in figures.

    Args:
        low, high: what it may be at least and at most, 0 to 1.
        best: the figure itself, or the middle of a range.
        span: its characters, with the word of chance where that stands beside it.
        reach: the same, from the word of chance to the figure where an act stands between the two.
    """

    low: float
    high: float
    best: float
    span: Span
    reach: Span


@dataclass(frozen=True, slots=True)
class _Words:
    """What is looked for in one language."""

    numbers: Mapping[str, float]
    plus: Mapping[str, float]
    times: Mapping[str, float]
    chances: Sequence[re.Pattern[str]]
    against: re.Pattern[str]
    share: re.Pattern[str]
    closed: re.Pattern[str] | None
    complement: re.Pattern[str]
    join: re.Pattern[str]
    breaks: re.Pattern[str]
    opens: re.Pattern[str]


def chances(text: str, around: Span, language: str) -> list[Chance]:
    """Find the chances that a sentence states in figures, in order.

    Example:
        >>> [(c.best, c.span) for c in chances("A 30 percent chance of war.", Span(0, 27), "en")]
        [(0.3, Span(start=0, end=19))]
    """
    return list(_found(text, around, _words(language)))


def stated(
    text: str, around: Span, at: Span, language: str, *, others: Collection[Span] = ()
) -> Chance | None:
    """Return the chance that a sentence states of one act in it.

    Args:
        text: of the article.
        around: the sentence.
        at: the act.
        language: of the article.
        others: the other acts of the sentence; what is said behind one of them is not said of the next.

    Example:
        >>> text = "Odds of one in five that A attacks."
        >>> stated(text, Span(0, 35), Span(27, 34), "en").best
        0.2
    """
    words = _words(language)
    found = list(_found(text, around, words))
    inside = [one for one in found if one.reach.start < at.end and at.start < one.reach.end]
    if inside:
        return min(inside, key=lambda one: one.reach.end - one.reach.start)
    before = [one for one in found if one.reach.end <= at.start]
    if before:
        last = before[-1]
        taken = any(one != at and _is_behind(text, one, last, around, words) for one in others)
        if not taken and _governs(text, last, at, around, words):
            return last
    after = next((one for one in found if one.reach.start >= at.end), None)
    return after if after is not None and _is_behind(text, at, after, around, words) else None


def _governs(text: str, chance: Chance, at: Span, around: Span, words: _Words) -> bool:
    """Say whether an act stands in the clause that follows a chance."""
    between = text[chance.reach.end : at.start]
    if chance.reach != chance.span or words.breaks.search(between):
        return False
    if "," not in between:
        return True
    # "A, which has a 30 percent chance of winning, attacks": the comma ends the clause of the chance.
    lead = re.split(r"[,;:]", text[around.start : chance.span.start])[-1].split()
    return not (lead and len(lead) <= _LEAD and words.opens.fullmatch(lead[0]))


def _is_behind(text: str, at: Span, chance: Chance, around: Span, words: _Words) -> bool:
    """Say whether a chance is said of an act in front of it: "will attack, with 70 percent certainty"."""
    if at.end > chance.span.start or chance.reach != chance.span:
        return False
    between = text[at.end : chance.span.start]
    after = text[chance.span.end : around.end]
    if words.breaks.search(between) or words.complement.match(after):
        return False
    _, comma, last = between.rpartition(",")
    join = words.join.search(last)
    return join is not None and not (comma and last[: join.start()].strip())


def _found(text: str, around: Span, words: _Words) -> Iterator[Chance]:
    taken = around.start
    matches = [m for pattern in words.chances for m in pattern.finditer(text, around.start, around.end)]
    for match in sorted(matches, key=lambda m: (m.start(), -m.end())):
        chance = _chance(match, text, words) if match.start() >= taken else None
        if chance is not None:
            taken = match.end()
            yield chance


def _chance(match: re.Match[str], text: str, words: _Words) -> Chance | None:
    given = match.groupdict()
    after = text[match.end() :]
    if words.share.match(after):
        return None
    behind = given.get("behind") is not None and not given.get("direction")
    if behind and words.closed is not None and not words.closed.match(after):
        return None
    figure = _worth(given, words)
    if figure is None:
        return None
    low, best, high = figure
    if words.against.search(match.group()):
        low, best, high = 1 - high, 1 - best, 1 - low
    apart = given.get("between") is not None
    start = match.start("figure") if apart else match.start()
    low, best, high = (round(value, 6) for value in (low, best, high))
    return Chance(low, high, best, Span(start, match.end()), Span(match.start(), match.end()))


def _worth(given: Mapping[str, str | None], words: _Words) -> tuple[float, float, float] | None:
    """Return what a figure is worth at least, most likely and at most, or None where it is no chance."""
    if given.get("even"):
        return 0.5, 0.5, 0.5
    first, second = (_number(given.get(name), words) for name in ("one", "two"))
    if given.get("of"):
        if first is None or not second or first > second:
            return None
        low = high = first / second
    elif given.get("odds"):
        # Which way "three to one" goes depends on who says it.
        if first is None or not second or (first > second and not given.get("direction")):
            return None
        low = high = first / (first + second)
    elif given.get("plain"):
        low = high = float((given["plain"] or "").replace(",", "."))
    else:
        if first is None:
            return None
        low, high = first / 100, (first if second is None else second) / 100
    if not 0 <= low <= high <= 1:
        return None
    best = (low + high) / 2
    # Of "at least 60 percent" the figure is the best guess too: whoever means much more says so.
    if given.get("below") or given.get("below_behind"):
        low = 0.0
    if given.get("above") or given.get("above_behind"):
        high = 1.0
    return low, best, high


def _number(written: str | None, words: _Words) -> float | None:
    """Read a number in digits or words.

    Example:
        >>> _number("tiga puluh lima", _words("id")), _number("seventy-five", _words("en"))
        (35.0, 75.0)
    """
    if not written:
        return None
    if written[0].isdigit():
        return float(written.replace(",", "."))
    total = 0.0
    for word in re.split(r"[\s-]+", written.casefold()):
        if word in words.times:
            total = (total or 1) * words.times[word]
        elif (one := words.plus.get(word, words.numbers.get(word))) is not None:
            total += one
        else:
            # Patterns without case take "sıx" for "six".
            return None
    return total


@cache
def _words(language: str) -> _Words:
    data = read_yaml(language if language in _LANGUAGES else "id", "chances.yaml")
    named = [*data["numbers"], *data["plus"], *data["times"]]
    numbers = _Numbers(
        number=rf"(?:\d{{1,3}}(?:[.,]\d+)?|{_any(named)}(?:[\s-]+{_any(named)}){{0,3}})",
        percent=rf"(?:\s?%|[\s-]+{_any(data['percent'])})",
    )
    return _Words(
        numbers=data["numbers"],
        plus=data["plus"],
        times=data["times"],
        chances=[re.compile(pattern, re.IGNORECASE) for pattern in _patterns(data, numbers)],
        against=_starting(r"\b", data["against"]),
        share=_starting(r"\s+", data["shares"]),
        closed=_closed(data["closed"]),
        complement=_starting(r"\s+", data["complements"]),
        join=_starting(r"\b", data["joins"]),
        breaks=re.compile(rf"[;:—]|{'|'.join(map(_bounded, data['breaks']))}", re.IGNORECASE),
        opens=re.compile(_any(data["opens"]), re.IGNORECASE),
    )


@dataclass(frozen=True, slots=True)
class _Numbers:
    """Patterns of a number, and of the sign or word behind a percentage."""

    number: str
    percent: str


def _patterns(data: Mapping[str, Any], numbers: _Numbers) -> Iterator[str]:
    """Write the patterns of a chance: the figure behind its word, in front of it, or behind the act."""
    chance, percentage = _any(data["chance"]), _percentage(data, numbers)
    ratio, even = _ratio(data, numbers), rf"\b(?P<even>{_any(data['even'])})\b"
    links = rf"(?:[\s,]{{1,3}}{_any(data['links'])}\b){{0,{_LINKS}}}"
    plain = r"(?<![\d.,])(?P<plain>0[.,]\d+)(?!\s?%)\b"
    for figure in (percentage, ratio, even, plain):
        yield rf"\b{chance}{links}[\s(]+(?P<behind>){figure}"
        copula = rf"\s+{_any(data['copula'])}\s+"
        yield rf"\b{chance}\b(?P<between>[^,;:.!?\d]{{3,160}}?){copula}(?P<figure>{figure})"
    yield rf"{percentage}[\s-]+(?P<sure>{_any(data['sure'])})\b"
    yield rf"{even}[\s-]+{chance}\b"
    if data["ratio_sure"]:
        yield rf"{ratio}[\s-]+{_any(data['ratio_sure'])}\b"


def _percentage(data: Mapping[str, Any], numbers: _Numbers) -> str:
    number, percent = numbers.number, numbers.percent
    below, above, about, joined = (_any(data[name]) for name in ("below", "above", "about", "range"))
    bound = rf"(?:(?:(?P<below>{below})|(?P<above>{above})|{about})\s+){{0,{_BOUNDS}}}"
    less, more = _any(data["below_behind"]), _any(data["above_behind"])
    behind = rf"(?:\s+(?:(?P<below_behind>{less})|(?P<above_behind>{more}))\b)?"
    second = rf"(?:{percent})?(?:\s?[-–]\s?|\s+{joined}\s+|-{joined}-)(?P<two>{number})"
    return rf"(?<![\d.,\w]){bound}(?P<one>{number})(?:{second})?{percent}(?!\w){behind}"


def _ratio(data: Mapping[str, Any], numbers: _Numbers) -> str:
    joined = rf"[\s-]+(?:(?P<of>{_any(data['of'])})|(?P<odds>{_any(data['odds'])}))[\s-]+(?:a\s+)?"
    way = rf"(?P<direction>\s+{_any(data['against'])}\b)?" if data["against"] else ""
    one, two = (rf"(?P<{name}>{numbers.number})" for name in ("one", "two"))
    return rf"\b(?:{_any(data['about'])}\s+){{0,{_BOUNDS}}}{one}{joined}{two}\b(?!\s?%){way}"


def _any(phrases: Collection[str]) -> str:
    ordered = sorted(phrases, key=lambda phrase: (-len(phrase), phrase))
    written = (r"\s+".join(map(re.escape, phrase.split())) for phrase in ordered)
    return rf"(?:{'|'.join(written)})"


def _bounded(phrase: str) -> str:
    return rf"(?<!\w){re.escape(phrase)}\b"


def _starting(lead: str, phrases: Collection[str]) -> re.Pattern[str]:
    return re.compile(rf"{lead}{_any(phrases)}\b" if phrases else r"(?!)", re.IGNORECASE)


def _closed(phrases: Collection[str]) -> re.Pattern[str] | None:
    return re.compile(rf"\s*(?:$|[^\w\s]|{_any(phrases)}\b)", re.IGNORECASE) if phrases else None
