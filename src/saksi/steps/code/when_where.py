"""When and where an act took place, where the text says so."""

from dataclasses import dataclass
from datetime import date

from saksi.languages import Language
from saksi.languages.dates import FoundDate, find_dates, resolve_relative
from saksi.model import Article, DateRange
from saksi.steps.code.dating import dates_directly, is_of
from saksi.steps.code.events import Draft
from saksi.steps.code.mentions import Mention
from saksi.steps.code.predicates import SPEECH

#: How many common nouns may stand between a preposition and its place.
FILLERS = 3
#: Stands for the day of a page that tells none.
_ANY_DAY = date(2100, 1, 1)
#: Kinds of name that can be a location.
PLACES = frozenset({"place", "capital", "state", "seat"})


def date_of(draft: Draft, article: Article, language: Language) -> DateRange | None:
    """Return the days that the act's own segment gives for it, or None.

    An absolute date wins over a relative one; of several the nearest to the predicate. Relative dates need
    the day of the article, or the latest day that the page proves.
    """
    segment = draft.reading.tree.segment
    anchor = _anchor(article)
    found = [told for told in days_told(draft, article, language) if not told.another]
    if not found:
        return None
    best = min(found, key=lambda told: distance(told.day, draft.start - segment.start))
    first, last = best.day.first, best.day.last
    if draft.facts.time == "future" and anchor is not None and last < anchor and best.relative:
        # What is planned for a month without a year is planned for the next one.
        first, last = _next_year(first), _next_year(last)
    return DateRange(first.isoformat(), last.isoformat())


@dataclass(frozen=True, slots=True)
class DayTold:
    """A date that the sentence of an act gives.

    `relative` tells that it needs the day of the article, `another` that it is that of something else.
    """

    day: FoundDate
    relative: bool
    another: bool


def days_told(draft: Draft, article: Article, language: Language) -> list[DayTold]:
    """List the dates of an act's segment by its own offsets, those that need the day of the article last."""
    segment = draft.reading.tree.segment
    text = segment.words(draft.reading.text)
    found = [(day, False) for day in find_dates(text, language.code)]
    anchor = _anchor(article)
    if anchor is not None:
        found.extend((day, True) for day in resolve_relative(text, language.code, anchor))
    start = segment.start
    return [DayTold(day, late, not is_of(draft, start + day.start, start + day.end)) for day, late in found]


def is_told_on_a_day(draft: Draft, article: Article, language: Language) -> bool:
    """Tell whether the page tells in its own voice on which day somebody spoke: that is over (codebook 6)."""
    if draft.candidate.entry.type not in SPEECH or draft.holder is not None:
        return False
    if draft.facts.time not in (None, "past") or not draft.facts.asserted:
        return False
    segment = draft.reading.tree.segment
    text = segment.words(draft.reading.text)
    # Of a page without a day of its own only whether a weekday lies ahead of it matters.
    anchor = _anchor(article) or _ANY_DAY
    found = [*find_dates(text, language.code), *resolve_relative(text, language.code, anchor)]
    return any(
        day.precision == "day"
        and day.first <= anchor
        and dates_directly(draft, segment.start + day.start, segment.start + day.end)
        for day in found
    )


def distance(day: FoundDate, at: int) -> tuple[int, int]:
    """Tell how far a date stands from an offset of its segment, then where: the least wins."""
    return _distance(day.start, day.end, at), day.start


def _next_year(day: date) -> date:
    return day.replace(year=day.year + 1, day=min(day.day, 28) if day.month == 2 else day.day)


def _distance(start: int, end: int, at: int) -> int:
    return 0 if start <= at < end else min(abs(start - at), abs(end - at))


def _anchor(article: Article) -> date | None:
    """Return the day that a page counts from: its own, else the latest that it proves."""
    return _day(article.published) or _day(article.not_before)


def _day(value: str | None) -> date | None:
    return date.fromisoformat(value[:10]) if value else None


def places_among(draft: Draft) -> list[Mention]:
    """List the places of an act: "di Kursk", "di kota barat Bakhmut"; what is visited, what is bombed."""
    reading = draft.reading
    found: list[Mention] = []
    for mention in reading.mentions:
        if mention.kind in PLACES and mention not in found and _is_where(draft, mention):
            found.extend(m for m in reading.clauses.groups.get(mention.first, [mention]) if m.kind in PLACES)
    return list(dict.fromkeys(found))


def _is_where(draft: Draft, mention: Mention) -> bool:
    """Tell whether a mention says where the act took place."""
    tree, grammar = draft.reading.tree, draft.reading.language.grammar
    entry = draft.candidate.entry
    case = case_of(draft, mention)
    if case in grammar.locative:
        return _belongs(draft, mention)
    goes = entry.type == "CONSULT" and entry.frame.name == "visit"
    leaves = entry.frame.name == "leave" or entry.mode == "withdraw"
    if (goes and case in grammar.toward) or (leaves and case in grammar.away):
        return _belongs(draft, mention)
    struck = entry.type == "ASSAULT" and mention.kind in ("place", "capital")
    return case is None and (goes or struck) and mention.first == draft.candidate.last + 1 < len(tree)


def case_of(draft: Draft, mention: Mention) -> str | None:
    """Return the preposition before a place, past a few common nouns ("di kota barat Bakhmut")."""
    tree, grammar = draft.reading.tree, draft.reading.language.grammar
    before = draft.reading.language.syntax.modifiers_first
    for index in range(mention.first - 1, max(-1, mention.first - 2 - FILLERS * (1 + before)), -1):
        if before and (tree.lows[index] in grammar.of or tree.pos[index] == "DET"):
            # "in the eastern city of Bakhmut".
            continue
        if tree.pos[index] == "ADP" or tree.lows[index] in grammar.locative:
            return tree.lows[index]
        if tree.pos[index] not in ("NOUN", "ADJ", "PROPN") or index in draft.reading.clauses.cover:
            return None
    return None


def _belongs(draft: Draft, mention: Mention) -> bool:
    """Tell whether a place stands with the act.

    Of an act of speaking it must hang on the verb itself, since a place inside what is said proves nothing;
    of others no verb of another act may be nearer.
    """
    tree, verb = draft.reading.tree, draft.candidate.verb
    if draft.candidate.entry.type in SPEECH:
        return tree.head[mention.first] == verb
    others = [c.verb for c in draft.reading.candidates if c.entry.type not in SPEECH]
    nearest = min([verb, *others], key=lambda word: abs(word - mention.first))
    return nearest == verb or _conjunct(draft, nearest)


def _conjunct(draft: Draft, word: int) -> bool:
    """Tell whether a verb is coordinated with the act's ("membunuh … dan melukai … di Tepi Barat")."""
    tree = draft.reading.tree
    return tree.dep[word] == "conj" and draft.candidate.verb in tree.ancestors(word)
