"""The fields of an article that its parts, its metadata and its address give."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from saksi.model import Part, PartKind
from saksi.reference.outlets import outlet_by_address, outlet_by_name
from saksi.steps.read.anatomy import Anatomy
from saksi.steps.read.html import Extracted

__all__ = ["Fields", "byline_of", "credit_of", "dateline_of", "fields_of", "first_of", "names_printed"]

_ROLE = re.compile(
    r"^\W*(?:(?:laporan wartawan|laporan kontributor|laporan|penulis|editor|reporter|pewarta|penerjemah"
    r"|redaktur|jurnalis|wartawan|oleh|by|author|written by)\b\W*)?",
    re.IGNORECASE,
)
_DASHES = " -–—―:,.*_|"


def first_of(text: str, parts: list[Part], kind: PartKind) -> str | None:
    """Give the text of the first part of a kind."""
    return next((text[part.start : part.end] for part in parts if part.kind == kind), None)


def dateline_of(text: str, found: Anatomy) -> str | None:
    """Give the dateline without its dash."""
    value = first_of(text, found.parts, "dateline")
    return value.strip(_DASHES) or None if value else None


def byline_of(text: str, parts: list[Part]) -> str | None:
    """Give the byline without its label and brackets."""
    for part in parts:
        if part.kind == "byline" and (
            bare := _ROLE.sub("", text[part.start : part.end]).strip(_DASHES + " ()[]")
        ):
            return bare
    return None


@dataclass(frozen=True, slots=True)
class Fields:
    """The fields that come from the page's words, its metadata or its address; `known` tells from which."""

    outlet: str | None
    section: str | None
    published: str | None
    byline: str | None
    known: dict[str, str]


def fields_of(text: str, found: Anatomy, *, url: str | None, declared: Extracted | None) -> Fields:
    """Choose between what the page prints, what its metadata declare and what its address tells.

    The outlet and the section are taken as the page prints them first; the date of publication as the
    metadata declare it first, since it is exact there.
    """
    stamped = next((stamp.moment for stamp in found.stamps if not stamp.updated), None)
    choices: dict[str, list[tuple[str | None, str]]] = {
        "outlet": [
            *_outlets_printed(found),
            (declared.outlet if declared else None, "html metadata"),
            (_outlet_at(url), "address"),
        ],
        "section": [
            (first_of(text, found.parts, "section"), "section label"),
            (declared.section if declared else None, "html metadata"),
        ],
        "published": [(declared.published if declared else None, "html metadata"), (stamped, "date line")],
        "byline": [
            (byline_of(text, found.parts), "byline"),
            (_person(declared.author if declared else None), "html metadata"),
        ],
    }
    chosen = {
        name: next(((value, how) for value, how in options if value), None)
        for name, options in choices.items()
    }
    values = {name: choice[0] if choice else None for name, choice in chosen.items()}
    known = {name: choice[1] for name, choice in chosen.items() if choice}
    return Fields(values["outlet"], values["section"], values["published"], values["byline"], known)


def _person(author: str | None) -> str | None:
    """Drop an author that is the outlet itself."""
    return None if author is None or outlet_by_name(author) else author


def _outlets_printed(found: Anatomy) -> Iterator[tuple[str | None, str]]:
    for dateline in found.datelines:
        if dateline.outlet:
            yield dateline.outlet.rstrip("."), "dateline"
        elif dateline.agency and dateline.agency.lower().startswith("antara"):
            # Antara signs its own copy this way; elsewhere the name would be a credit.
            yield dateline.agency, "dateline"
    yield found.outlet, "furniture"
    for stamp in found.stamps:
        yield stamp.outlet, "date line"


#: Parts that name where a text or a picture comes from, and others that may, where they are no longer.
_CREDITING: tuple[PartKind, ...] = ("byline", "credit", "caption", "dateline")
_PERHAPS: tuple[PartKind, ...] = ("furniture", "section", "summary")
_SHORT_LINE = 60
#: The marks between the names of a line: "ANTARA/Rina", "Aminah Zain - Harian Metro", "Sumber: Kompas.com".
_BETWEEN_NAMES = re.compile(r"\s*[/,;:|&()\[\]]\s*|(?:^|\s+)[-–—]+\s*|\.$")


def names_printed(text: str, found: Anatomy) -> dict[str, list[str]]:
    """List the names that may be outlets in what a page prints around its text, by how they are printed.

    `outlet printed` has those by which the page names itself; `credit` what stands in datelines, bylines,
    credits, captions and short lines, each stretch between marks a name of its own, an outlet or not.
    """
    lines = [
        text[part.start : part.end]
        for part in found.parts
        if part.kind in _CREDITING or (part.kind in _PERHAPS and part.end - part.start <= _SHORT_LINE)
    ]
    pieces = [_ROLE.sub("", piece) for line in lines for piece in _BETWEEN_NAMES.split(line) if piece]
    return {
        "outlet printed": [name for name, _ in _outlets_printed(found) if name],
        "credit": [*([found.credit] if found.credit else []), *pieces],
    }


def _outlet_at(url: str | None) -> str | None:
    found = outlet_by_address(url) if url else None
    return found.name if found else None


def agency_of(found: Anatomy) -> str | None:
    """Give the agency in the dateline, the credit of copied text; Antara's own pages have it as outlet."""
    for dateline in found.datelines:
        if dateline.agency and (dateline.outlet or not dateline.agency.lower().startswith("antara")):
            return dateline.agency
    return None


def credit_of(found: Anatomy) -> str | None:
    """Give the wire or broadcaster the text is taken from, by its known name where it is in lower case."""
    credit = found.credit or agency_of(found)
    if credit is None or not credit.islower():
        return credit
    known = outlet_by_name(credit)
    return known.name if known else credit
