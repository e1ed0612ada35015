"""What follows from occurrences: ties, networks, changes, forecasts and how good they were."""

from collections.abc import Callable
from typing import Annotated, Any, Literal

from fastapi import APIRouter
from fastapi import Query as Parameter
from starlette.requests import Request
from starlette.responses import Response

from saksi.archive import Archive
from saksi.doors.api.answers import answered
from saksi.doors.api.parameters import (
    DEFAULT,
    After,
    Between,
    By,
    Limit,
    SideParameter,
    Since,
    TheServices,
    Until,
    Value,
    many,
)
from saksi.doors.api.parameters import day as day_
from saksi.doors.api.specification import answers
from saksi.model.forecasts import ForecastKind, Outlook
from saksi.model.records import EventType
from saksi.store.conditions import checked_day
from saksi.store.paging import Listing

__all__ = ["router"]

router = APIRouter(tags=["relations"])


def _listed(listing: Listing[Any], *, by_day: bool) -> dict[str, Any]:
    undated = {"undated": listing.undated} if by_day else {}
    return {"records": list(listing), "matched": listing.total, **undated, "next": listing.next}


def _answered(
    request: Request,
    services: TheServices,
    ask: Callable[[Archive], Listing[Any]],
    *,
    by_day: bool = False,
) -> Response:
    return answered(request, services, lambda archive: _listed(ask(archive), by_day=by_day))


@router.get("/ties", operation_id="list_ties", summary="List ties", **answers("tie_list"))
def ties(
    request: Request,
    services: TheServices,
    actor: Between,
    since: Since,
    until: Until,
    by: By = "month",
    asserted_by: SideParameter = None,
    limit: Limit = DEFAULT,
    after: After = None,
) -> Response:
    """What one actor did towards another in each period, on whose word. The newest period first."""
    return _answered(
        request,
        services,
        lambda archive: archive.ties(
            *actor,
            by=by,
            asserted_by=asserted_by,
            since=since,
            until=until,
            limit=limit,
            after=after,
            newest_first=True,
        ),
        by_day=True,
    )


@router.get("/network", operation_id="get_network", summary="Get a network", **answers("Network"))
def network(
    request: Request,
    services: TheServices,
    by: By = "month",
    day: Annotated[
        str | None, day_("Any day of the period; by default that of the newest act.", "2026-03-05")
    ] = None,
    asserted_by: SideParameter = None,
) -> Response:
    """Who stands how to whom in one period: signed edges, triads, centrality, who moved since."""
    when = checked_day(day)
    return answered(request, services, lambda archive: archive.network(by, day=when, asserted_by=asserted_by))


@router.get("/changes", operation_id="list_changes", summary="List changes", **answers("change_list"))
def changes(
    request: Request,
    services: TheServices,
    actor: Between,
    by: By = "week",
    asserted_by: SideParameter = None,
    alarm: Annotated[
        float,
        Parameter(
            ge=0.001,
            le=0.5,
            description="How often a pair without a change may give an alarm.",
            examples=[0.05],
        ),
    ] = 0.05,
    limit: Limit = DEFAULT,
    after: After = None,
) -> Response:
    """Days from which on a pair leaves its own history. The least likely to be chance first."""
    return _answered(
        request,
        services,
        lambda archive: archive.changes(
            *actor, by=by, asserted_by=asserted_by, alarm=alarm, limit=limit, after=after
        ),
        by_day=True,
    )


@router.get("/forecasts", operation_id="list_forecasts", summary="List forecasts", **answers("forecast_list"))
def forecasts(
    request: Request,
    services: TheServices,
    since: Since,
    until: Until,
    source: Annotated[list[Value] | None, many("source", "Id or name of who foretells.", "IDN")] = None,
    outlet: Annotated[
        list[Value] | None, many("outlet", "Outlet, as its pages name it.", "Kabar Contoh")
    ] = None,
    actor: Annotated[list[Value] | None, many("actor", "Id of who is to act.", "IDN")] = None,
    recipient: Annotated[list[Value] | None, many("recipient", "Id of who is acted upon.", "MYS")] = None,
    type_: Annotated[list[EventType] | None, many("type", "PLOVER type of the act.", "ASSAULT")] = None,
    kind: Annotated[list[ForecastKind] | None, many("kind", "prediction, plan, threat.", "threat")] = None,
    outlook: Annotated[
        list[Outlook] | None,
        many("outlook", "open, came true, failed, void, no evidence found.", "came true"),
    ] = None,
    due: Annotated[
        Literal["overdue", "soon"] | None,
        Parameter(
            description="Open ones alone: their day has passed, or is still to come. The first due first.",
            examples=["soon"],
        ),
    ] = None,
    limit: Limit = DEFAULT,
    after: After = None,
) -> Response:
    """Who foretells which act by when and how sure, and what became of it. The newest first."""
    return _answered(
        request,
        services,
        lambda archive: archive.forecasts(
            sources=tuple(source or ()),
            outlets=tuple(outlet or ()),
            actors=_upper(actor),
            recipients=_upper(recipient),
            types=tuple(type_ or ()),
            kinds=tuple(kind or ()),
            outlooks=tuple(outlook or ()),
            due=due,
            by_due=due is not None,
            since=since,
            until=until,
            limit=limit,
            after=after,
        ),
    )


@router.get(
    "/scores", operation_id="list_scores", summary="List scores of forecasters", **answers("record_list")
)
def scores(
    request: Request,
    services: TheServices,
    by: Annotated[
        list[Literal["source", "outlet", "state", "kind"]] | None,
        many("by", "By what forecasts are brought together; all four where it is left out.", "source"),
    ] = None,
    limit: Limit = DEFAULT,
    after: After = None,
) -> Response:
    """How good forecasts were, by who made or printed them, whose state, and kind."""
    groups = tuple(dict.fromkeys(by or ("source", "outlet", "state", "kind")))
    return _answered(request, services, lambda archive: archive.records(by=groups, limit=limit, after=after))


def _upper(values: list[str] | None) -> tuple[str, ...]:
    return tuple(one.upper() for one in values or ())
