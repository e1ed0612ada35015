"""Errors over HTTP: problem details (RFC 9457) for programs, a page for people."""

import html
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from http import HTTPStatus

from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response

from saksi.errors import ReadError, SaksiError, ServeError, StoreError, UsageError

__all__ = ["API", "MEDIA_TYPE", "ErrorPage", "Problem", "problem_of", "respond", "too_slow"]

#: Addresses that begin so are for programs.
API = "/api/"
MEDIA_TYPE = "application/problem+json"

_STATUS: Mapping[str, int] = {
    "U025": 404,
    "H001": 400,
    "H002": 403,
    "H003": 413,
    "H004": 503,
    "H005": 429,
    "H006": 401,
    "H007": 403,
    "H008": 404,
    "H009": 405,
    "H010": 422,
    "H011": 415,
    "H012": 503,
    "H014": 500,
}
#: What to do next where the hint of the error is one for the command line.
_HINTS: Mapping[str, str] = {
    "U021": 'Write words such as "menteri luar negeri".',
    "U025": "Ids are in every list; those of stories, occurrences and ties change when something is added.",
    "U026": "Give a day.",
    "U027": "Say who you are, and why.",
}
_HEADERS: Mapping[str, Mapping[str, str]] = {
    "H004": {"Retry-After": "30"},
    "H005": {"Retry-After": "5"},
    "H006": {"WWW-Authenticate": 'Bearer realm="saksi", Basic realm="saksi", charset="UTF-8"'},
    "H012": {"Retry-After": "5"},
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """What went wrong with a request, in the fields of RFC 9457.

    Args:
        type: names the kind of problem for good: `urn:saksi:` and the code.
        title: what its status means.
        status: of HTTP.
        detail: one sentence on this occurrence.
        code: stable, as in the table of the README.
        hint: what to do next.
        instance: the address that was asked for.
    """

    type: str
    title: str
    status: int
    detail: str
    code: str
    hint: str
    instance: str


#: Makes the page on which a person reads of a problem.
ErrorPage = Callable[[Request, Problem], Response]


def problem_of(error: SaksiError, *, instance: str) -> Problem:
    """Make the problem of an error.

    Example:
        >>> from saksi.errors import UsageError
        >>> problem_of(UsageError("U025", "Nothing.", hint="Look."), instance="/api/v1/why/x").status
        404
    """
    status = _STATUS.get(error.code) or _by_class(error)
    return Problem(
        type=f"urn:saksi:{error.code}",
        title=HTTPStatus(status).phrase,
        status=status,
        detail=error.reason,
        code=error.code,
        hint=_HINTS.get(error.code, error.hint),
        instance=instance,
    )


def respond(request: Request, error: SaksiError, *, page: ErrorPage | None = None) -> Response:
    """Answer with a problem: as JSON for programs, as a page for people."""
    problem = problem_of(error, instance=request.url.path)
    headers = dict(_HEADERS.get(error.code, {}))
    if request.url.path.startswith(API) or "text/html" not in request.headers.get("accept", ""):
        return JSONResponse(asdict(problem), problem.status, headers, media_type=MEDIA_TYPE)
    response = page(request, problem) if page else _plain_page(problem)
    response.headers.update(headers)
    return response


def too_slow(seconds: float) -> ServeError:
    """Make the error of an answer that took too long."""
    return ServeError(
        "H004",
        f"The answer took longer than {seconds:g} seconds.",
        hint="Ask for less, such as fewer days.",
    )


def _by_class(error: SaksiError) -> int:
    kinds = ((UsageError, 400), (ReadError, 422), (StoreError, 503))
    return next((status for kind, status in kinds if isinstance(error, kind)), 500)


def _plain_page(problem: Problem) -> Response:
    said = [html.escape(text) for text in (problem.title, problem.detail, problem.hint, problem.code)]
    return HTMLResponse(
        f"<!doctype html><html lang=en><title>{said[0]}</title><h1>{said[0]}</h1>"
        f"<p>{said[1]}</p><p>{said[2]}</p><p><small>{said[3]}</small></p>",
        problem.status,
    )
