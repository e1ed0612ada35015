"""One record by its id, and the walk from any record to the characters on the page."""

from typing import Annotated

from fastapi import APIRouter, Path
from starlette.requests import Request
from starlette.responses import Response

from saksi import codec
from saksi.doors.api.answers import answered
from saksi.doors.api.parameters import AsOf, TheServices
from saksi.doors.api.specification import answers
from saksi.doors.walks import plain, walk
from saksi.errors import UsageError
from saksi.model.forecasts import Forecast

__all__ = ["router"]

router = APIRouter(tags=["records"])


def _id(text: str, example: str) -> object:
    return Path(max_length=200, description=text, examples=[example])


ArticleId = Annotated[str, _id("Id of the article, or of an event or a statement in it.", "227fdb4564ca5e20")]
StoryId = Annotated[str, _id("Id of the story.", "story-ca978112ca1bbdca")]
OccurrenceId = Annotated[str, _id("Id of the occurrence.", "occurrence-ca978112ca1bbdca")]
ForecastId = Annotated[
    str, _id("Id of the forecast, or of an event or statement that tells it.", "forecast-ca978112ca1bbdca")
]
AnyId = Annotated[str, _id("Id of any record.", "227fdb4564ca5e20:s17-25")]


@router.get(
    "/articles/{id}", operation_id="get_article", summary="Get an article", **answers("Coded", missing=True)
)
def article(request: Request, services: TheServices, id: ArticleId, as_of: AsOf = None) -> Response:
    """One article with its text, its parts and all its records, in the format of the codebook."""
    return answered(request, services, lambda archive: archive.coded(id), write=codec.encode, as_of=as_of)


@router.get(
    "/stories/{id}", operation_id="get_story", summary="Get a story", **answers("Story", missing=True)
)
def story(request: Request, services: TheServices, id: StoryId) -> Response:
    """One story with its members: who took the text from whom, and how much of it."""
    return answered(request, services, lambda archive: archive.derived(_begins(id, "story-")))


@router.get(
    "/occurrences/{id}",
    operation_id="get_occurrence",
    summary="Get an occurrence",
    **answers("Occurrence", missing=True),
)
def occurrence(request: Request, services: TheServices, id: OccurrenceId) -> Response:
    """One act with all its reports (who says so, how sure, in which words) and its history."""
    return answered(request, services, lambda archive: archive.derived(_begins(id, "occurrence-")))


@router.get(
    "/forecasts/{id}",
    operation_id="get_forecast",
    summary="Get a forecast",
    **answers("Forecast", missing=True),
)
def forecast(request: Request, services: TheServices, id: ForecastId) -> Response:
    """One forecast, what became of it, and how good it was."""

    def found(forecasts: list[Forecast]) -> Forecast:
        if not forecasts:
            raise UsageError("U025", f"No forecast has the id {id}.", hint="Ids are in /api/v1/forecasts.")
        return forecasts[0]

    return answered(request, services, lambda archive: found(archive.forecasts(ids=(id,))))


@router.get("/why/{id}", operation_id="explain", summary="Explain a record", **answers("Walk", missing=True))
def why(request: Request, services: TheServices, id: AnyId) -> Response:
    """The walk from any record to the characters on the page, with what made it and its versions."""
    return answered(request, services, lambda archive: plain(walk(archive, id)))


def _begins(id_: str, beginning: str) -> str:
    if not id_.startswith(beginning):
        raise UsageError("U025", f"{id_} is no such id.", hint=f"It begins with {beginning}")
    return id_
