"""What the pages say, in the languages of the interface: words from data files, numbers, dates, names."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from saksi.reference.bodies import body
from saksi.reference.plover import plover
from saksi.reference.states import state

__all__ = ["CODES", "Words", "words"]

#: Languages of the interface, the first one being what is shown where nobody chose.
CODES = ("en", "id", "ms")
#: Languages whose file holds only what differs from another's.
_LAYERS = {"ms": "id"}
_MONTHS = {
    "en": "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec",
    "id": "Jan Feb Mar Apr Mei Jun Jul Agu Sep Okt Nov Des",
    "ms": "Jan Feb Mac Apr Mei Jun Jul Ogo Sep Okt Nov Dis",
}


@dataclass(frozen=True, slots=True)
class Words:
    """One language of the interface.

    Example:
        >>> en = words("en")
        >>> en("count.article", n=1), en("count.article", n=1234), en.day("2026-11-05")
        ('1 article', '1,234 articles', '5 Nov 2026')
    """

    code: str
    texts: Mapping[str, str]

    def __call__(self, key: str, **values: object) -> str:
        """Give the text of a key, with its numbers and names filled in."""
        text = self.texts[key]
        if "n" in values:
            one, bar, many = text.partition(" | ")
            text = many if bar and values["n"] != 1 else one
            values["n"] = self.number(values["n"])
        return text.format(**values) if values else text

    def number(self, value: object, *, places: int = 1) -> str:
        """Write a number the way the language does."""
        text = f"{value:,.{places}f}" if isinstance(value, float) else f"{value:,}"
        return text if self.code != "id" else text.translate({ord(","): ".", ord("."): ","})

    def day(self, value: object) -> str:
        """Write an ISO date, or the date of a date-time, for people, or say that there is none."""
        text = str(value or "")[:10]
        year, _, rest = text.partition("-")
        month, _, day = rest.partition("-")
        if not (year.isdigit() and month.isdigit()) or not 1 <= int(month) <= 12:
            return text or self("list.no_date")
        name = _MONTHS[self.code].split()[int(month) - 1]
        return f"{int(day)} {name} {year}" if day.isdigit() else f"{name} {year}"

    def moment(self, value: object) -> str:
        """Write an ISO date-time with its minutes."""
        text = str(value or "")
        clock = text[11:16]
        return f"{self.day(text)}, {clock}" if clock else self.day(text)

    def actor(self, id_: str | None) -> str:
        """Name an actor in this language; its id where no table knows it."""
        if not id_:
            return self("who.unknown")
        known = state(id_) or body(id_)
        return getattr(known, f"name_{self.code}") or id_ if known else id_

    def act(self, type_: str, mode: str | None = None) -> str:
        """Name an act as PLOVER does: its type, with its mode if it has one."""
        entry = plover().types[type_]
        code = "en" if self.code == "en" else "id"
        own = entry.modes.get(mode or "")
        label = getattr(entry.label, code)
        return f"{label} ({getattr(own.label, code)})" if own else str(label)


@cache
def words(code: str) -> Words:
    """Load a language of the interface; the same object at each call."""
    below = dict(words(_LAYERS[code]).texts) if code in _LAYERS else {}
    raw = files("saksi.doors.web").joinpath("words", f"{code}.yaml").read_text(encoding="utf-8")
    return Words(code, below | dict(_flat(yaml.safe_load(raw), "")))


def _flat(tree: Mapping[str, Any], before: str) -> Iterator[tuple[str, str]]:
    for key, value in tree.items():
        # YAML reads a bare "no" or "on" as a truth value; keys are quoted where that would happen.
        if isinstance(value, Mapping):
            yield from _flat(value, f"{before}{key}.")
        else:
            yield f"{before}{key}", str(value)
