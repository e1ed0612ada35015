"""Date lines: "Sunday, March 31, 2019", "Kompas.com - 20/06/2025, 17:18 WIB"."""

import re
from dataclasses import dataclass

from saksi.languages.dates import FoundDate, find_dates
from saksi.reference.outlets import outlet_by_name
from saksi.steps.read.lines import Line
from saksi.steps.read.phrases import Phrases
from saksi.steps.read.shapes import is_name

__all__ = ["Stamp", "stamp_of"]

#: A longer line is a sentence with a date in it.
_LONGEST = 120
#: Letters after the date: a time zone, "WIB | Dibaca"; more is the rest of a headline.
_LETTERS_AFTER = 12
_YEAR = re.compile(r"\d{4}")
_LIST_ITEM = re.compile(r"(?:\d{1,2}|[a-z])[.)]\s")
_TIME = re.compile(
    r"(?:(?:pukul|jam|at)\s*)?(?P<h>[01]?\d|2[0-3])[:.](?P<m>[0-5]\d)(?:[:.][0-5]\d)?\s*"
    r"(?P<half>[ap]\.?m\b\.?|pagi\b|petang\b|malam\b|tengah hari\b|tgh hari\b)?",
    re.IGNORECASE,
)
_ZONE = re.compile(
    r"\b(?P<zone>WIB|WITA|WIT|MYT|GMT|UTC|EST|EDT|ET|PST|PDT|BST|CET|CEST|SGT|IST)\b\s*(?P<shift>[+-]\d{1,2})?"
)
_HOURS = {
    "WIB": 7,
    "WITA": 8,
    "WIT": 9,
    "MYT": 8,
    "SGT": 8,
    "GMT": 0,
    "UTC": 0,
    "BST": 1,
    "CET": 1,
    "CEST": 2,
    "EST": -5,
    "EDT": -4,
    "PST": -8,
    "PDT": -7,
}
_ROLE = re.compile(
    r"\b(?:jurnalis|reporter|penulis|editor|oleh|by|wartawan|pewarta|redaksi)\b", re.IGNORECASE
)
_OUTLETS = re.compile(
    r"[A-Za-z0-9][\w-]*\.(?:com|co\.id|id|co|net|my)\b|\b(?:detiknews|detikcom|detikfinance|cnn indonesia"
    r"|cnbc indonesia|okezone|sindonews|antara|voa|bbc news|bbc)\b",
    re.IGNORECASE,
)
_NOISE = re.compile(
    r"\b(?:pada|on|at|hari|tanggal|hari ini|today|yang|lalu|dibaca|kali|views?|menit|min|read|jam|pukul|last"
    r"|first|the|as of)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Stamp:
    """A date line.

    `day` is the date it says, `moment` the date, or date and time where the line gives one. `alone` tells
    that nothing but the date stands in the line, `by` that a name stands beside it, `updated` that the page
    was changed then and not published.
    """

    day: FoundDate
    moment: str
    alone: bool
    by: bool
    updated: bool
    outlet: str | None


def stamp_of(line: Line, known: Phrases) -> Stamp | None:
    """Read a date line; None where a line is more than that."""
    if len(line.text) > _LONGEST or not _YEAR.search(line.text) or _LIST_ITEM.match(line.text):
        return None
    dates = [
        found
        for found in find_dates(line.text, known.language)
        if found.precision == "day" and found.first == found.last
    ]
    if not dates:
        return None
    rest = line.text
    for found in reversed(dates):
        rest = rest[: found.start] + " " + rest[found.end :]
    time, zone = _TIME.search(rest), _ZONE.search(rest)
    updated = bool(known.updated.search(line.low)) and not known.published.search(line.low)
    outlet = _OUTLETS.search(rest)
    role = bool(_ROLE.search(rest))
    rest = _TIME.sub(" ", rest)
    for pattern in (_ZONE, _OUTLETS, _ROLE, _NOISE):
        rest = pattern.sub(" ", rest)
    rest = known.updated.sub(" ", known.published.sub(" ", rest.lower()))
    letters = sum(char.isalpha() for char in rest)
    after = sum(char.isalpha() for char in line.text[dates[-1].end :])
    name = (
        letters > 3
        and after <= _LETTERS_AFTER
        and bool(time or outlet or role)
        and _name_beside(line.text, dates)
    )
    if letters > 3 and not name and not (role and letters < 40):
        return None
    return Stamp(
        day=dates[0],
        moment=_moment(dates[0], time, zone),
        alone=not name and not role,
        by=name or role,
        updated=updated,
        outlet=outlet[0] if outlet else None,
    )


def _name_beside(text: str, dates: list[FoundDate]) -> bool:
    """Tell whether a person's name, and perhaps an outlet's, stands before the date."""
    before = [
        piece.strip() for piece in re.split(r"\s*[-–—|,•·]\s*", text[: dates[0].start]) if piece.strip()
    ]
    return bool(before) and all(
        is_name(piece) or _OUTLETS.fullmatch(piece) or outlet_by_name(piece) for piece in before
    )


def _moment(day: FoundDate, time: re.Match[str] | None, zone: re.Match[str] | None) -> str:
    date = day.first.isoformat()
    if time is None:
        return date
    hour, half = int(time["h"]), (time["half"] or "").lower()
    if half and hour <= 12:
        morning = half[0] == "a" or half == "pagi" or (half == "malam" and hour == 12)
        hour = hour % 12 + (0 if morning else 12)
    moment = f"{date}T{hour:02}:{time['m']}"
    hours = _HOURS.get(zone["zone"]) if zone else None
    if zone is None or hours is None:
        return moment
    hours += int(zone["shift"] or 0)
    return f"{moment}{'-' if hours < 0 else '+'}{abs(hours):02}:00"
