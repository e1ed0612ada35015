"""The archive as a whole: what it holds, who printed it, searches, and queries in SQL."""

import re
from collections.abc import Mapping
from dataclasses import asdict
from typing import Annotated, Any, Literal

import pyarrow as pa
from fastapi import APIRouter, Depends
from fastapi import Query as Parameter
from starlette.requests import Request
from starlette.responses import Response

from saksi import codec
from saksi.archive import Archive
from saksi.doors.api.answers import answered
from saksi.doors.api.listings import plain_listing
from saksi.doors.api.parameters import DEFAULT, MOST, After, AsOf, Limit, TheServices, asking
from saksi.doors.api.specification import answers
from saksi.errors import UsageError
from saksi.model.query import Query
from saksi.store.paging import listed

__all__ = ["router"]

router = APIRouter(tags=["archive"])
What = Literal["articles", "events", "statements"]
#: What the results of a search are divided by.
_FACETS: Mapping[What, tuple[str, ...]] = {
    "articles": ("outlet", "language", "credit"),
    "statements": ("kind", "source_ids", "outlet", "language"),
    "events": ("quad", "type", "actor_ids", "recipient_ids", "certainty", "time", "outlet", "language"),
}
#: Values of a facet.
_VALUES = 20
#: Bytes of the answer to a query in SQL.
_LARGEST = 32 * 1024 * 1024


@router.get("/coverage", operation_id="get_coverage", summary="Get the coverage", **answers("coverage"))
def coverage(request: Request, services: TheServices, as_of: AsOf = None) -> Response:
    """What the archive holds and how fresh it is. Ask before you conclude that nothing happened."""

    def ask(archive: Archive) -> dict[str, Any]:
        facts = asdict(archive.status())
        del facts["place"]  # A path of this machine is nobody's business elsewhere.
        return facts

    return answered(request, services, ask, as_of=as_of)


@router.get("/outlets", operation_id="list_outlets", summary="List outlets", **answers("outlet_list"))
def outlets(
    request: Request,
    services: TheServices,
    limit: Limit = DEFAULT,
    after: After = None,
    as_of: AsOf = None,
) -> Response:
    """Who printed what is in the archive, those with most articles first."""

    def ask(archive: Archive) -> dict[str, Any]:
        found = archive.outlets()
        part = listed(found, lambda one: (-one.articles, one.outlet or ""), limit=limit, after=after)
        return {"records": list(part), "matched": part.total, "next": part.next}

    return answered(request, services, ask, as_of=as_of)


@router.get("/search", operation_id="search", summary="Search", **answers("search"))
def search(
    request: Request,
    services: TheServices,
    query: Annotated[Query, Depends(asking("events"))],
    what: Annotated[What, Parameter(description="Which records.", examples=["events"])] = "articles",
    limit: Limit = DEFAULT,
    after: After = None,
    as_of: AsOf = None,
) -> Response:
    """Records that match, and what all that match divide into. Texts are left to the articles."""

    def ask(archive: Archive) -> dict[str, Any]:
        found = plain_listing(archive.find(what, query, limit=limit, after=after))
        for row in found["records"]:
            row.pop("text", None)
        counts = {column: archive.tally(what, column, query) for column in _FACETS[what]}
        facets = {column: dict(list(tally.items())[:_VALUES]) for column, tally in counts.items()}
        return {**found, "facets": facets}

    return answered(request, services, ask, as_of=as_of)


@router.get("/schema", operation_id="get_schema", summary="Get the schema", **answers("json_schema"))
def schema(request: Request, services: TheServices) -> Response:
    """The JSON Schema of a coded article: of `/articles/{id}` and of the lines of `saksi read --json`."""
    return answered(request, services, lambda _: codec.schema())


@router.get("/sql", operation_id="query_sql", summary="Query in SQL", **answers("table"))
def sql(
    request: Request,
    services: TheServices,
    query: Annotated[
        str,
        Parameter(
            max_length=20_000,
            description="One SELECT over articles, statements, events, refusals, batches, stories, "
            "occurrences, ties, forecasts, reviews.",
            examples=["SELECT type, count(*) AS n FROM events GROUP BY type ORDER BY n DESC"],
        ),
    ],
    limit: Limit = MOST,
) -> Response:
    """The rows of one SELECT in DuckDB's dialect; it reads the archive and nothing else."""

    def ask(archive: Archive) -> dict[str, Any]:
        table = archive.sql(query, seconds=services.settings.sql_seconds, limit=limit + 1)
        if table.nbytes > _LARGEST:
            hint = "Ask for fewer columns or rows; texts are long."
            raise UsageError("U029", f"The answer is larger than {_LARGEST >> 20} MB.", hint=hint)
        shown = table.slice(0, limit)
        return {"columns": shown.column_names, "rows": _rows(shown), "cut": table.num_rows > limit}

    return answered(request, services, ask)


def _rows(table: pa.Table) -> list[tuple[Any, ...]]:
    """Return rows in the order of the columns: two columns may have one name."""
    try:
        columns = [column.to_pylist() for column in table.columns]
    except (ValueError, OverflowError, pa.ArrowException) as error:
        said = re.sub(r"\s+", " ", str(error))[:200]
        raise UsageError(
            "U020", f"A value of the answer cannot be shown: {said}", hint="Cast it to VARCHAR."
        ) from None
    return list(zip(*columns, strict=True))
