"""When and where an act took place, where the text says so."""

from collections.abc import Callable
from datetime import date

from saksi.languages import Language
from saksi.languages.dates import find_dates, resolve_relative
from saksi.model import Article, DateRange, Place
from saksi.steps.code.events import Draft
from saksi.steps.code.mentions import Mention

#: Kinds of name that can be a location.
_PLACES = frozenset({"place", "capital", "state", "seat"})


def date_of(draft: Draft, article: Article, language: Language) -> DateRange | None:
    """Return the days that the act's own segment gives for it, or None.

    An absolute date wins over a relative one; of several the nearest to the predicate. Relative dates need
    the day of the article, or the latest day that the page proves.
    """
    segment = draft.reading.tree.segment
    text = draft.reading.text[segment.start : segment.end]
    found = list(find_dates(text, language.code))
    anchor = _day(article.published) or _day(article.not_before)
    if anchor is not None:
        found.extend(resolve_relative(text, language.code, anchor))
    if not found:
        return None
    at = draft.start - segment.start
    best = min(found, key=lambda d: (_distance(d.start, d.end, at), d.start))
    return DateRange(best.first.isoformat(), best.last.isoformat())


def _distance(start: int, end: int, at: int) -> int:
    return 0 if start <= at < end else min(abs(start - at), abs(end - at))


def _day(value: str | None) -> date | None:
    return date.fromisoformat(value[:10]) if value else None


def places_of(draft: Draft, original: Callable[[int], int]) -> tuple[Place, ...]:
    """Return the places that a locative phrase gives for the act: "di Kursk", "di Beijing dan Moskow"."""
    reading, tree = draft.reading, draft.reading.tree
    grammar = reading.language.grammar
    found: list[Mention] = []
    for mention in reading.mentions:
        if mention.kind not in _PLACES or mention.first == 0:
            continue
        case = next((tree.lows[i] for i in range(mention.first - 1, max(-1, mention.first - 4), -1)
                     if tree.pos[i] == "ADP" or tree.lows[i] in grammar.locative), None)
        if case not in grammar.locative or not _belongs(draft, mention):
            continue
        for member in reading.clauses.groups.get(mention.first, [mention]):
            if member not in found and member.kind in _PLACES:
                found.append(member)
    return tuple(Place(m.name, m.id, original(m.start), original(m.end)) for m in found)


def _belongs(draft: Draft, mention: Mention) -> bool:
    """Tell whether a place stands in the clause of the act: no other act's verb is nearer."""
    words = [c.verb for c in draft.reading.candidates] or [draft.candidate.verb]
    nearest = min(words, key=lambda word: abs(word - mention.first))
    return nearest == draft.candidate.verb
