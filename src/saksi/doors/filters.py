"""The filters of a `Query` as people and programs name them: the same on the command line and over HTTP."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, get_args

from saksi.model.query import FIELDS, Quad, Query
from saksi.model.records import Certainty, EventType, Polarity, StatementKind, Time

__all__ = ["FILTERS", "Filter", "filters_of", "query_of"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """One filter.

    Args:
        name: how it is written, in the singular: it may be given several times.
        text: what it asks for.
        example: a value.
        values: all that there are, if the set is closed.
        one: whether it is given once.
        upper: whether ids are meant, which are in capitals.
    """

    name: str
    text: str
    example: str
    values: tuple[str, ...] = ()
    one: bool = False
    upper: bool = False


_QUADS = ", ".join(f'"{quad}"' for quad in get_args(Quad))
#: By the field of `Query` that they fill.
FILTERS: Mapping[str, Filter] = {
    "actors": Filter(
        name="actor", text="Id of who acts, such as IDN, UN or HAMAS.", example="IDN", upper=True
    ),
    "recipients": Filter(name="recipient", text="Id of who is acted upon.", example="MYS", upper=True),
    "dyad": Filter(
        name="dyad",
        text="Two ids: what each does to the other, and both together.",
        example="IDN",
        upper=True,
    ),
    "types": Filter(
        name="type",
        text="PLOVER type, such as CONSULT.",
        example="REJECT",
        values=get_args(EventType),
        upper=True,
    ),
    "modes": Filter(name="mode", text="PLOVER mode, such as visit.", example="visit"),
    "quads": Filter(name="quad", text=f"{_QUADS}.", example="verbal conflict", values=get_args(Quad)),
    "polarity": Filter(
        name="polarity", text="positive, negative.", example="positive", values=get_args(Polarity)
    ),
    "certainty": Filter(
        name="certainty",
        text="certain, probable, possible.",
        example="certain",
        values=get_args(Certainty),
    ),
    "time": Filter(name="time", text="past, present, future.", example="past", values=get_args(Time)),
    "sources": Filter(
        name="source",
        text='Id of who says so, such as RUS; "" for the page\'s own voice.',
        example="IDN",
        upper=True,
    ),
    "kinds": Filter(
        name="kind",
        text="Kind of statement: report, belief, prediction, concern, denial, no_comment.",
        example="report",
        values=get_args(StatementKind),
    ),
    "places": Filter(name="place", text="Country code or name of the place.", example="IDN"),
    "outlets": Filter(name="outlet", text="Outlet, as its pages name it.", example="Kabar Contoh"),
    "credits": Filter(
        name="credit", text="Wire or broadcaster that the text is taken from.", example="Antara"
    ),
    "languages": Filter(name="language", text="Language of the article: id, ms, en.", example="id"),
    "articles": Filter(name="article", text="Id of the article.", example="227fdb4564ca5e20"),
    "text": Filter(
        name="text",
        text='Words in the article; "a phrase", prefix*, -without, this OR that.',
        example="usul",
        one=True,
    ),
    "since": Filter(name="since", text="First day, such as 2026-11-01.", example="2026-01-01", one=True),
    "until": Filter(name="until", text="Last day.", example="2026-12-31", one=True),
}


def filters_of(kind: str) -> dict[str, Filter]:
    """Return the filters that a kind of record has, by their fields."""
    return {field: one for field, one in FILTERS.items() if field in FIELDS[kind]}


def query_of(given: Mapping[str, Any]) -> Query:
    """Make a query of values by field; empty ones do not filter, and ids are written in capitals.

    Example:
        >>> query_of({"actors": ["idn"], "since": None}).actors
        ('IDN',)
    """
    return Query(**{field: _value(field, value) for field, value in given.items() if value})


def _value(field: str, value: Any) -> Any:
    if isinstance(value, str):
        return value
    return tuple(one.upper() for one in value) if FILTERS[field].upper else tuple(value)
