"""Office-holders: who acted for which state or body, in which office, from when to when."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Literal, cast

from saksi.reference import cell_list, table

__all__ = ["Person", "Source", "fold", "holder_at", "in_office", "may_be", "named", "people"]

Source = Literal["factbook", "reign", "known"]

# Before any date and after any date, so that an unknown bound never excludes an office.
_FIRST, _LAST = "0000", "9999"


@dataclass(frozen=True, slots=True)
class Person:
    """One person in one office; a person who held several has several rows.

    `id` is an alpha-3 code or a body's id, and `sector` PLOVER's, both while in office. `start` and `end` are
    ISO dates, months or years: an empty start is unknown, an empty end is unknown or still to come. `aliases`
    are other spellings and those short names that are not simply the last word of the name. `source` tells
    who vouches: the World Factbook, REIGN's list of rulers, or the authors.
    """

    name: str
    aliases: tuple[str, ...]
    id: str
    sector: str
    office: str
    start: str
    end: str
    source: Source


def _person(row: list[str]) -> Person:
    name, aliases, id, sector, office, start, end, source = row
    return Person(name, cell_list(aliases), id, sector, office, start, end, cast(Source, source))


@cache
def people() -> tuple[Person, ...]:
    """List every office held, by state or body, office and start.

    Example:
        >>> next(p.start for p in people() if p.name == "Retno Marsudi" and p.id == "IDN")
        '2014-10-27'
    """
    return tuple(_person(row) for row in table("people.tsv"))


def fold(name: str) -> str:
    """Bring a name to the form under which spellings meet: no case, accents, hyphens, quotes or full stops.

    Example:
        >>> fold("Recep Tayyip Erdoğan"), fold("Kim Jong-un"), fold("Ma'ruf Amin")
        ('recep tayyip erdogan', 'kim jong un', 'maruf amin')
    """
    plain = name.casefold().translate({ord("ı"): "i", ord("ł"): "l", ord("ø"): "o", ord("đ"): "d"})
    plain = "".join(sign for sign in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(sign))
    return " ".join(re.sub(r"['\u2018\u2019`.\"]", "", plain).replace("-", " ").split())


@cache
def _by_name() -> dict[str, tuple[Person, ...]]:
    rows: dict[str, list[Person]] = {}
    for person in people():
        for key in {fold(spelling) for spelling in (person.name, *person.aliases)}:
            rows.setdefault(key, []).append(person)
    return {key: tuple(found) for key, found in rows.items()}


def named(name: str) -> tuple[Person, ...]:
    """Find the rows of everyone with this name or alias, whatever the accents and hyphens.

    There are none for an unknown name. Two people may share an alias: their rows differ in `Person.name`.

    Example:
        >>> {(p.name, p.id) for p in named("Jokowi")}
        {('Joko Widodo', 'IDN')}
    """
    return _by_name().get(fold(name), ())


@cache
def _by_surname() -> dict[tuple[str, str], frozenset[str]]:
    found: dict[tuple[str, str], set[str]] = {}
    for person in people():
        for spelling in (person.name, *person.aliases):
            words = fold(spelling).split()
            found.setdefault((person.id, words[-1]), set()).add(words[0][:1])
    return {key: frozenset(initials) for key, initials in found.items()}


def may_be(name: str, id: str) -> bool:
    """Tell whether a full name may be that of somebody listed: a surname of theirs behind a like initial.

    Given names are spelt in many ways; whoever has another initial is somebody else.

    Example:
        >>> may_be("Dmitriy Medvedev", "RUS"), may_be("Sergei Medvedev", "RUS")
        (True, False)
    """
    words = fold(name).split()
    return words[0][:1] in _by_surname().get((id, words[-1]), frozenset())


def holder_at(rows: Iterable[Person], date: str | None = None) -> Person | None:
    """Pick from one name's rows the office held at a date.

    Of several offices at once the one begun last counts. Where none was held, the last office before the date
    is given, else the first one after it: a former minister is still known by the office, and `in_office`
    tells the difference. Bounds given as a month or a year count whole.

    Args:
        rows: Rows of one person, as from `named`.
        date: ISO date, month or year. None, for an undated page, gives the latest office and passes over
            what came after it ("former president"): people are mostly in the news while in office.

    Returns:
        The row, or None where there are no rows.

    Example:
        >>> holder_at(named("Prabowo Subianto"), "2021-05-03").office
        'defence minister'
    """
    held = sorted(rows, key=lambda row: (row.start or _FIRST, row.end or _LAST))
    if not held:
        return None
    if date is None:
        active = [row for row in held if row.sector != "ELI"] or held
        return next((row for row in reversed(active) if not row.end), max(active, key=lambda row: row.end))
    current = [row for row in held if in_office(row, date)]
    before = [row for row in held if row.end and not _reaches(date, row.end)]
    if current:
        return current[-1]
    return max(before, key=lambda row: row.end) if before else held[0]


def in_office(row: Person, date: str) -> bool:
    """Tell whether a row's office was held at a date; an unknown bound never excludes it.

    Example:
        >>> [in_office(row, "2025-03-01") for row in named("Retno Marsudi") if row.id == "IDN"]
        [False]
    """
    return _reaches(row.start or _FIRST, date) and _reaches(date, row.end or _LAST)


def _reaches(early: str, late: str) -> bool:
    """Tell whether one ISO date is not after another, comparing only what both give."""
    shared = min(len(early), len(late))
    return early[:shared] <= late[:shared]
