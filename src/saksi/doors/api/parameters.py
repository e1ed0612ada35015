"""The parameters of the API: the filters of the shared `Query`, and which part of a list is wanted."""

import inspect
from collections.abc import Callable
from typing import Annotated, Any, Literal

from fastapi import Depends
from fastapi import Query as Parameter
from fastapi.dependencies.models import Dependant
from starlette.requests import Request

from saksi.doors.filters import Filter, filters_of, query_of
from saksi.doors.http.services import Services, services_of
from saksi.errors import ServeError
from saksi.model.query import Query
from saksi.model.relations import Period, Side
from saksi.store.conditions import checked_day

__all__ = [
    "DEFAULT",
    "After",
    "AsOf",
    "Between",
    "By",
    "Limit",
    "SideParameter",
    "Since",
    "TheServices",
    "Until",
    "Value",
    "asking",
    "day",
    "many",
    "only_known",
]

#: Records of an answer where none are asked for, and at most.
DEFAULT, MOST = 50, 1000
_VALUES, _LENGTH = 50, 300

#: One value of a parameter.
Value = Annotated[str, Parameter(max_length=_LENGTH)]
TheServices = Annotated[Services, Depends(services_of)]
Limit = Annotated[int, Parameter(ge=1, le=MOST, description="How many records to give.", examples=[20])]
After = Annotated[
    str | None,
    Parameter(
        max_length=2000,
        description="`next` of the answer before, to go on behind it, whatever was added meanwhile.",
    ),
]
AsOf = Annotated[
    str | None,
    Parameter(
        max_length=40,
        description="A date or date-time; the archive as it stood then, a date at its end in UTC.",
        examples=["2100-01-01"],
    ),
]


def many(name: str, text: str, *example: str, least: int = 1, most: int = _VALUES) -> Any:
    """Make a parameter that may be given several times; the values are alternatives."""
    return Parameter(
        alias=name, description=text, min_length=least, max_length=most, examples=[list(example)]
    )


def day(text: str, example: str) -> Any:
    """Make a parameter that is a day."""
    return Parameter(pattern=r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$", description=text, examples=[example])


def _since(since: Annotated[str | None, day("First day.", "2026-01-01")] = None) -> str | None:
    return checked_day(since)


def _until(until: Annotated[str | None, day("Last day.", "2026-12-31")] = None) -> str | None:
    return checked_day(until)


def _between(
    actor: Annotated[
        list[Value] | None,
        many("actor", "One actor and all others, or two actors; none for all.", "IDN", "MYS", most=2),
    ] = None,
) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one.upper() for one in actor or ()))


Since = Annotated[str | None, Depends(_since)]
Until = Annotated[str | None, Depends(_until)]
Between = Annotated[tuple[str, ...], Depends(_between)]
By = Annotated[Period, Parameter(description="How long a period is.", examples=["month"])]
SideParameter = Annotated[
    Side | None,
    Parameter(
        description="Whose word counts: own (who acts), other (who is acted upon), third, hidden, page; "
        "all together where it is left out.",
        examples=["third"],
    ),
]


def asking(kind: str) -> Callable[..., Query]:
    """Make the dependency that reads the filters of a kind of record from the address."""

    def ask(**given: Any) -> Query:
        query = query_of(given)
        checked_day(query.since), checked_day(query.until)
        return query

    # FastAPI reads the parameters from the signature.
    ask.__signature__ = inspect.Signature(  # type: ignore[attr-defined]
        [
            inspect.Parameter(
                field, inspect.Parameter.KEYWORD_ONLY, default=None, annotation=_annotation(field, one)
            )
            for field, one in filters_of(kind).items()
        ]
    )
    return ask


def _annotation(field: str, one: Filter) -> Any:
    if field in ("since", "until"):
        return Annotated[str | None, day(one.text, one.example)]
    if one.one:
        return Annotated[
            str | None,
            Parameter(alias=one.name, max_length=_LENGTH, description=one.text, examples=[one.example]),
        ]
    value: Any = Literal[one.values] if one.values else Value
    pair = {"least": 2, "most": 2} if field == "dyad" else {}
    example = (one.example, "MYS") if pair else (one.example,)
    return Annotated[list[value] | None, many(one.name, one.text, *example, **pair)]


def only_known(request: Request) -> None:
    """Refuse parameters that the route does not have: a filter with a slip would else be ignored.

    Raises:
        ServeError: there is such a one (H010).
    """
    known = _names(request.scope["route"].dependant)
    for name in request.query_params:
        if name not in known:
            reason = f"There is no parameter {name[:100]!r} here."
            raise ServeError("H010", reason, hint=f"Parameters: {', '.join(sorted(known)) or 'none'}.")


def _names(dependant: Dependant) -> set[str]:
    own = {field.alias for field in dependant.query_params}
    return own.union(*map(_names, dependant.dependencies))
