"""Changes that a page of another site would make in its visitor's name, refused.

A browser says which page a request comes from; a foreign one is refused. Forms of our own carry besides a
random word that also stands in a cookie, which no other site can read (double submit): as the field `csrf`,
or, from htmx, as the header `X-CSRF-Token`. Requests to the API carry JSON instead, which no form can send.
"""

import hmac
import secrets
from urllib.parse import urlsplit

from starlette.datastructures import MutableHeaders
from starlette.exceptions import HTTPException
from starlette.requests import Request

from saksi.doors.http.bodies import replayed
from saksi.doors.http.problems import API
from saksi.errors import ServeError

__all__ = ["COOKIE", "FIELD", "HEADER", "check_origin", "check_word", "remember", "word"]

COOKIE, FIELD, HEADER = "saksi_form", "csrf", "x-csrf-token"
_NEW = "saksi.form"
_JSON = "application/json"


def word(request: Request) -> str:
    """Return the word for the forms of a page, as a hidden field `csrf` or in htmx's headers."""
    known: str | None = request.cookies.get(COOKIE) or request.scope.get(_NEW)
    if known is None or len(known) < 32:
        known = request.scope[_NEW] = secrets.token_urlsafe(32)
    return known


def remember(request: Request, headers: MutableHeaders) -> None:
    """Set the cookie of a page that asked for the word and had none."""
    made = request.scope.get(_NEW)
    if made:
        headers.append("set-cookie", f"{COOKIE}={made}; Path=/; HttpOnly; SameSite=Strict")


def check_origin(request: Request) -> None:
    """Refuse a change that another site's page asks for.

    Raises:
        ServeError: it comes from there (H002), or brings to the API what is no JSON (H011).
    """
    site, origin = request.headers.get("sec-fetch-site"), request.headers.get("origin")
    foreign = site is not None and site not in ("same-origin", "none")
    if foreign or (origin is not None and urlsplit(origin).netloc != request.headers.get("host")):
        raise _forged("The request comes from a page of another site.")
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if request.url.path.startswith(API) and kind != _JSON and _has_body(request):
        raise ServeError("H011", "The API takes JSON.", hint=f"Send Content-Type: {_JSON}.")


async def check_word(request: Request, body: bytes) -> None:
    """Check the word of a change that a page of ours sends.

    Raises:
        ServeError: the word is missing or another (H002).
    """
    known, given = request.cookies.get(COOKIE, ""), request.headers.get(HEADER)
    if given is None:
        # A copy, so that what is parsed here is not taken for the route's own.
        copy = Request(dict(request.scope), replayed(body, request.receive))
        try:
            async with copy.form() as form:
                value = form.get(FIELD)
        except HTTPException:
            value = None
        given = value if isinstance(value, str) else ""
    if not known or not hmac.compare_digest(known.encode(), given.encode("utf-8", "surrogatepass")):
        raise _forged("The form is not of this visit.")


def _has_body(request: Request) -> bool:
    return request.headers.get("content-length", "0") != "0" or "transfer-encoding" in request.headers


def _forged(reason: str) -> ServeError:
    return ServeError("H002", reason, hint="Open the page anew and send it again.")
