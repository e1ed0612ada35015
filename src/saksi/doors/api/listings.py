"""Lists of records: what the shared `Query` finds."""

from collections.abc import Callable, Mapping
from typing import Annotated, Any

from fastapi import APIRouter, Depends
from starlette.requests import Request
from starlette.responses import Response

from saksi.doors.api.answers import answered
from saksi.doors.api.parameters import DEFAULT, After, AsOf, Limit, TheServices, asking
from saksi.doors.api.specification import answers
from saksi.export.listing import plain
from saksi.model.query import Query
from saksi.store.conditions import Kind
from saksi.store.find import DERIVED, Answer

__all__ = ["plain_listing", "router"]

router = APIRouter(tags=["records"])
_ABOUT: Mapping[Kind, tuple[str, str]] = {
    "articles": ("List articles", "Pages as they were read, the newest first, with their texts and parts."),
    "events": (
        "List events",
        "Reported acts: who did what to whom, when, where, according to whom and how sure. The newest first.",
    ),
    "statements": (
        "List statements",
        "Who says, believes, predicts, fears or denies what. The newest first.",
    ),
    "refusals": ("List refusals", "What could not be read, and why. The newest first."),
    "stories": (
        "List stories",
        "Articles that are copies of one text, and whose text it was. Those with most copies first.",
    ),
    "occurrences": (
        "List occurrences",
        "Acts, with all events that tell them: who asserts and who denies them. Those with most independent "
        "origins first.",
    ),
}


def plain_listing(answer: Answer) -> dict[str, Any]:
    """Return a list as JSON has it: the records, how many match, and what the number rests on."""
    return {
        "records": [plain(row) for row in answer.rows()],
        "matched": answer.matched,
        "undated": answer.undated,
        "read": answer.read,
        "refused": answer.refused,
        "newest": answer.newest,
        "behind": answer.behind,
        "next": answer.next,
    }


def _route(kind: Kind) -> Callable[..., Response]:
    def derived(
        request: Request,
        services: TheServices,
        query: Annotated[Query, Depends(asking(kind))],
        limit: Limit = DEFAULT,
        after: After = None,
    ) -> Response:
        return route(request, services, query, limit, after)

    def route(
        request: Request,
        services: TheServices,
        query: Annotated[Query, Depends(asking(kind))],
        limit: Limit = DEFAULT,
        after: After = None,
        as_of: AsOf = None,
    ) -> Response:
        return answered(
            request,
            services,
            lambda archive: plain_listing(archive.find(kind, query, limit=limit, after=after)),
            as_of=as_of,
        )

    # To derive anew what followed from the articles of a moment takes longer than anybody waits.
    return derived if kind in DERIVED else route


for _kind, (_summary, _text) in _ABOUT.items():
    router.get(
        f"/{_kind}",
        summary=_summary,
        description=_text,
        operation_id=f"list_{_kind}",
        **answers(f"{_kind}_list"),
    )(_route(_kind))
