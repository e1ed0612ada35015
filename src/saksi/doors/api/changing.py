"""What changes the archive: pages that are added, and a person's word."""

from collections.abc import AsyncIterator
from typing import Annotated, Literal

from fastapi import APIRouter, Depends, Path
from pydantic import AfterValidator, BaseModel, ConfigDict, Field
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse

from saksi.archive import Archive
from saksi.doors.api.answers import answered, encoded, json_answer
from saksi.doors.api.parameters import TheServices
from saksi.doors.api.specification import answers, binary
from saksi.doors.http.access import needs, who
from saksi.doors.http.adding import PASTED
from saksi.errors import UsageError
from saksi.model import Page
from saksi.model.reviews import Verdict

__all__ = ["router"]

router = APIRouter(tags=["changes"])
_TASKS = "/api/v1/tasks"
_BY = "Who says so. Whoever has a token speaks under its name."


def _whole(text: str) -> str:
    """Refuse half characters, which JSON can carry and UTF-8 cannot."""
    try:
        text.encode()
    except UnicodeEncodeError:
        raise ValueError("It holds half a character") from None
    return text


Text = Annotated[str, AfterValidator(_whole)]


class NewPage(BaseModel):
    """A page to add: an address that saksi fetches, or the page itself."""

    model_config = ConfigDict(
        extra="forbid",
        json_schema_extra={
            "examples": [{"url": "https://example.org/news/1"}, {"text": "Rusia mengecam Kuba."}]
        },
    )

    url: Annotated[Text, Field(max_length=2000)] | None = Field(
        None, description="Address of a page, a feed or a sitemap; with `text`, where the text comes from."
    )
    text: Annotated[Text, Field(max_length=20_000_000)] | None = Field(
        None, description="The page as it was captured, as text or HTML; nothing is fetched then."
    )


class NewReview(BaseModel):
    """A person's word on an event or a statement."""

    model_config = ConfigDict(
        extra="forbid",
        json_schema_extra={
            "examples": [
                {
                    "record": "227fdb4564ca5e20:e36-MOBILIZE",
                    "verdict": "fixed",
                    "changes": {"type": "THREATEN", "certainty": "possible"},
                    "by": "Ratna",
                    "note": "They only said that they might.",
                }
            ]
        },
    )

    record: Annotated[Text, Field(max_length=200)] = Field(description="Id of the event or statement.")
    verdict: Verdict = Field(
        description="`right`, `wrong` (nothing of the kind stands there) or `fixed`, with changes."
    )
    changes: dict[Annotated[Text, Field(max_length=40)], Annotated[Text, Field(max_length=300)]] = Field(
        {},
        max_length=20,
        description="For `fixed`, fields as they should be; actors by id or name, parted by commas.",
    )
    note: Annotated[Text, Field(max_length=2000)] = Field("", description="Why.")
    by: Annotated[Text, Field(max_length=200)] | None = Field(None, description=_BY)


class NewRuling(BaseModel):
    """A person's word on what became of a forecast."""

    model_config = ConfigDict(
        extra="forbid",
        json_schema_extra={
            "examples": [
                {
                    "forecast": "forecast-ca978112ca1bbdca",
                    "outlook": "came true",
                    "by": "Ratna",
                    "why": "Both governments confirmed it.",
                }
            ]
        },
    )

    forecast: Annotated[Text, Field(max_length=200)] = Field(
        description="Id of the forecast, or of an event or statement that tells it."
    )
    outlook: Literal["came true", "failed", "void", "no evidence found", "open", "rules"] = Field(
        description="What became of it; `rules` leaves it to the rules again."
    )
    why: Annotated[Text, Field(max_length=2000)] = Field(description="The reason, in a sentence.")
    by: Annotated[Text, Field(max_length=200)] | None = Field(None, description=_BY)


@router.post(
    "/articles",
    operation_id="add_page",
    summary="Add a page",
    dependencies=[Depends(needs("write"))],
    **answers("Adding", status=202),
)
def add(services: TheServices, page: NewPage) -> Response:
    """Begin to add a page; wants the scope write. `Location` leads to its progress.

    Addresses inside private networks and on the server itself are refused, also behind redirects.
    """
    if page.text is not None:
        given: str | Page = Page(page.text.encode(), source=page.url or PASTED, url=page.url)
    elif page.url is not None:
        given = page.url
    else:
        raise UsageError("U073", "There is no page.", hint="Give `url`, or `text`.")
    task = services.adder.add([given])
    return json_answer(task, status=202, headers={"location": f"{_TASKS}/{task.id}"})


TaskId = Annotated[
    str, Path(max_length=40, description="Id of the task, as adding gave it.", examples=["RQtVctVAtT3X"])
]


@router.get("/tasks/{id}", operation_id="get_task", summary="Get a task", **answers("Adding", missing=True))
def task(services: TheServices, id: TaskId) -> Response:
    """How far adding a page has come."""
    return json_answer(services.adder.get(id))


@router.get(
    "/tasks/{id}/events",
    operation_id="follow_task",
    summary="Follow a task",
    **binary(
        "text/event-stream",
        "Server-sent events, each the task as it stands, until it has ended.",
        example='data: {"id": "RQtVctVAtT3X", "state": "reading", "read": 0}',
        missing=True,
    ),
)
async def follow(services: TheServices, id: TaskId) -> Response:
    """The same as server-sent events, one at each change."""
    services.adder.get(id)

    async def lines() -> AsyncIterator[bytes]:
        async for one in services.adder.follow(id):
            yield b"data: " + encoded(one) + b"\n\n"

    return StreamingResponse(lines(), media_type="text/event-stream")


@router.post(
    "/rulings",
    operation_id="overrule",
    summary="Overrule a forecast",
    dependencies=[Depends(needs("review"))],
    **answers("Ruling", status=201, missing=True),
)
def overrule(request: Request, services: TheServices, ruling: NewRuling) -> Response:
    """Decide what became of a forecast, whatever the rules say; wants the scope review."""
    with services.readers.archive() as archive:
        kept = archive.overrule(ruling.forecast, ruling.outlook, by=_name(request, ruling.by), why=ruling.why)
    return json_answer(kept, status=201)


@router.post(
    "/reviews",
    operation_id="review",
    summary="Review a record",
    dependencies=[Depends(needs("review"))],
    **answers("Review", status=201, missing=True),
)
def review(request: Request, services: TheServices, review: NewReview) -> Response:
    """Say whether an event or a statement is right; wants the scope review. The last word counts."""
    by = _name(request, review.by)
    with services.readers.archive() as archive:
        kept = archive.review(review.record, review.verdict, by=by, note=review.note, changes=review.changes)
    return json_answer(kept, status=201)


@router.get("/reviews", operation_id="list_reviews", summary="List reviews", **answers("reviews"))
def reviews(request: Request, services: TheServices) -> Response:
    """What people said of records, in the order in which they did, and how far they agree."""

    def ask(archive: Archive) -> dict[str, object]:
        found = archive.reviews()
        return {"records": found, "matched": len(found), "next": None, "agreement": archive.agreement()}

    return answered(request, services, ask)


@router.get(
    "/agreement",
    operation_id="get_agreement",
    summary="Get the agreement of reviewers",
    **answers("Agreement"),
)
def agreement(request: Request, services: TheServices) -> Response:
    """How far those who review the same records agree, with Krippendorff's alpha of their verdicts."""
    return answered(request, services, lambda archive: archive.agreement())


@router.get("/rulings", operation_id="list_rulings", summary="List rulings", **answers("ruling_list"))
def rulings(request: Request, services: TheServices) -> Response:
    """What people decided of forecasts, in the order in which they did."""

    def ask(archive: Archive) -> dict[str, object]:
        found = archive.rulings()
        return {"records": found, "matched": len(found), "next": None}

    return answered(request, services, ask)


def _name(request: Request, given: str | None) -> str:
    return who(request).name or given or ""
