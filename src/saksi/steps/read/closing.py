"""What closes a text: "(VOA)", "— Bernama", "(zap/yld)", "(Arief Setyadi)", "[]"."""

import re
from dataclasses import dataclass

from saksi.model import PartKind
from saksi.steps.read.shapes import is_name, wire_names

__all__ = ["Closing", "closing_of"]

_BRACKETS = re.compile(r"[(\[]\s*(?P<inner>[^()\[\]]{0,70}?)\s*[)\]]\W{0,2}$")
_AFTER_DASH = re.compile(r"(?<=[.!?\"”’'])\s*(?P<all>[-–—]{1,3}\s*(?P<inner>[A-Z][\w. /]{2,40}?)\.?)$")
#: Initials of the desk: two to five letters each, with or without figures.
_INITIALS = re.compile(
    r"[\W\d]*(?:[a-zA-Z]{2,5}\d{0,3}|\*+)(?:\s?[/\-,&|.]+\s?(?:[a-zA-Z]{1,5}\d{0,3}|\*+))*[\W\d]*"
)
_DOMAIN = re.compile(r"[\w-]{3,}\.(?:com|co|id|net|news|tv)\b", re.IGNORECASE)
_ENDS_SENTENCE = re.compile(r"[.!?…][\"”'’»]*$|[\"”»]$")


@dataclass(frozen=True, slots=True)
class Closing:
    """A closing at the end of a line: from where, what it is, and the wire it names."""

    start: int
    kind: PartKind
    credit: str | None = None


def closing_of(line: str) -> Closing | None:
    """Find what closes a line after its last sentence; None where nothing does.

    Example:
        >>> closing_of("Keduanya sepakat. (VOA)")
        Closing(start=18, kind='credit', credit='VOA')
    """
    if match := _BRACKETS.search(line):
        before = line[: match.start()].rstrip()
        if before and not _ENDS_SENTENCE.search(before):
            return None
        return _of_inner(match["inner"], match.start())
    if match := _AFTER_DASH.search(line):
        name = wire_names(match["inner"])
        if name or len(match["inner"].split()) <= 2:
            return Closing(match.start("all"), "credit", name or match["inner"].strip())
    return None


def _of_inner(inner: str, start: int) -> Closing | None:
    if not any(char.isalnum() for char in inner):
        return Closing(start, "furniture")
    if name := wire_names(inner):
        return Closing(start, "credit", name)
    if _INITIALS.fullmatch(inner) or is_name(inner) or (_DOMAIN.search(inner) and len(inner.split()) <= 6):
        return Closing(start, "byline")
    return None
