"""Who asks, and what they may do."""

import base64
import binascii
from collections.abc import Callable
from dataclasses import dataclass

from starlette.requests import Request

from saksi.doors.http.tokens import SCOPES, Scope, Tokens
from saksi.errors import ServeError

__all__ = ["OPEN", "Access", "Who", "needs", "who"]

#: What a service manager asks, without a token; it says nothing of the archive.
OPEN = frozenset(("/health", "/ready"))
_SAFE = frozenset(("GET", "HEAD", "OPTIONS"))
_KEY = "saksi.who"


@dataclass(frozen=True, slots=True)
class Who:
    """Someone who asks.

    Args:
        name: of the token; empty for whoever sits at this machine.
        scopes: what they may do.
    """

    name: str
    scopes: frozenset[Scope]


_HERE = Who("", frozenset(SCOPES))


class Access:
    """Tells who asks, by their token.

    Args:
        tokens: the tokens that were given out.
        demanded: whether one is needed; it is not where only this machine can connect.
    """

    def __init__(self, tokens: Tokens, *, demanded: bool) -> None:
        self._tokens = tokens
        self._demanded = demanded

    def identify(self, request: Request) -> Who:
        """Find out who asks, and note it for the routes.

        Raises:
            ServeError: a token is needed or the one given is none (H006), or it does not go so far (H007).
        """
        given = _token(request.headers.get("authorization", ""))
        if given is not None:
            found = self._tokens.find(given)
            if found is None:
                raise _refused("This token is not known, or was revoked.")
            asking = Who(found.name, found.scopes)
        elif self._demanded and request.url.path not in OPEN:
            raise _refused("A token is needed here.")
        else:
            asking = _HERE
        request.scope[_KEY] = asking
        if request.url.path not in OPEN:
            _check(asking, {"read"} if request.method in _SAFE else {"write", "review"})
        return asking


def who(request: Request) -> Who:
    """Return who asks; the guard has found out."""
    found: Who = request.scope[_KEY]
    return found


def needs(scope: Scope) -> Callable[[Request], None]:
    """Make the dependency of a route that only those with a scope may use."""

    def check(request: Request) -> None:
        _check(who(request), {scope})

    return check


def _check(asking: Who, scopes: set[Scope]) -> None:
    if not asking.scopes & scopes:
        wanted = " or ".join(sorted(scopes))
        raise ServeError(
            "H007", f"This token does not have the scope {wanted}.", hint="Ask for a token that has it."
        )


def _token(header: str) -> str | None:
    """Read a token from the header: `Bearer TOKEN`, or as the password of `Basic`, for browsers."""
    kind, _, value = header.strip().partition(" ")
    if kind.lower() == "bearer":
        return value.strip()
    if kind.lower() != "basic":
        return None if not kind else ""
    try:
        return base64.b64decode(value, validate=True).decode("utf-8").partition(":")[2]
    except (binascii.Error, UnicodeDecodeError):
        return ""


def _refused(reason: str) -> ServeError:
    hint = "Send it as `Authorization: Bearer TOKEN`; `saksi token add NAME` makes one."
    return ServeError("H006", reason, hint=hint)
