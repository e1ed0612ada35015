"""What stands before every route; `http/__init__.py` tells the order of its checks."""

import asyncio
from asyncio import FIRST_COMPLETED

from starlette.datastructures import MutableHeaders
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from saksi.doors.http import forgery
from saksi.doors.http.access import Who
from saksi.doors.http.bodies import replayed
from saksi.doors.http.headers import secure
from saksi.doors.http.problems import API, respond, too_slow
from saksi.doors.http.services import Services
from saksi.errors import SaksiError, ServeError

__all__ = ["PATIENT", "Guard"]

#: A route sets this in the scope of a request whose answer may begin later than others'.
PATIENT = "saksi.patient"

_SAFE = frozenset(("GET", "HEAD", "OPTIONS"))


class Guard:
    """Let through what may pass, and answer the rest itself."""

    def __init__(self, app: ASGIApp, services: Services) -> None:
        self._app = app
        self._services = services

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handle one request."""
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
            return
        if scope["type"] != "http":
            await send({"type": "websocket.close", "code": 1008})  # Nothing here speaks over sockets.
            return
        if scope["method"] == "HEAD":
            scope, send = {**scope, "method": "GET"}, _without_body(send)
        request = Request(scope, receive)
        self._services.metrics.asked(request)
        send = self._secured(request, send)
        try:
            receive = await self._checked(request, receive)
        except SaksiError as error:
            await respond(request, error, page=self._services.error_page)(scope, receive, send)
            return
        await self._timed(request, receive, send)

    def _secured(self, request: Request, send: Send) -> Send:
        async def secured(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                secure(headers)
                forgery.remember(request, headers)
                self._services.metrics.answered(request, message["status"])
            await send(message)

        return secured

    async def _checked(self, request: Request, receive: Receive) -> Receive:
        services = self._services
        services.hosts.check(request)
        caller = request.client.host if request.client else ""
        try:
            asking: Who = services.access.identify(request)
        except SaksiError:
            services.rate.take(caller)
            raise
        services.rate.take(asking.name or caller)
        if request.method in _SAFE:
            return receive
        services.changes.take(asking.name or caller)
        forgery.check_origin(request)
        body = await self._body(request, receive)
        if not request.url.path.startswith(API):
            await forgery.check_word(request, body)
        return replayed(body, receive)

    async def _body(self, request: Request, receive: Receive) -> bytes:
        """Read the body whole, within limits of size and time, whatever it says of itself."""
        limit, seconds = self._services.settings.body, self._services.settings.seconds
        declared = request.headers.get("content-length", "0")
        if not declared.isdecimal() or int(declared) > limit:
            raise _too_large(limit)
        body, more = bytearray(), True
        try:
            async with asyncio.timeout(seconds):
                while more:
                    message = await receive()
                    body += message.get("body", b"")
                    more = message["type"] == "http.request" and message.get("more_body", False)
                    if len(body) > limit:
                        raise _too_large(limit)
        except TimeoutError:
            raise too_slow(seconds) from None
        return bytes(body)

    async def _timed(self, request: Request, receive: Receive, send: Send) -> None:
        """Answer ourselves when the answer does not begin in time; a thread that is at work ends later."""
        started, gave_up = asyncio.Event(), False

        async def watched(message: Message) -> None:
            if gave_up:
                return
            started.set()
            await send(message)

        running = asyncio.ensure_future(self._app(request.scope, receive, watched))
        waiting = asyncio.ensure_future(started.wait())
        settings = self._services.settings
        try:
            # A second more than a question may last, whose own answer says more.
            await asyncio.wait((running, waiting), timeout=settings.seconds + 1, return_when=FIRST_COMPLETED)
            if not running.done() and not started.is_set() and PATIENT not in request.scope:
                gave_up = True
                error = too_slow(settings.seconds)
                await respond(request, error, page=self._services.error_page)(request.scope, receive, send)
                return
            await running
        finally:
            waiting.cancel()
            running.cancel()


def _without_body(send: Send) -> Send:
    """Answer HEAD as GET would be answered, but for the body."""

    async def sent(message: Message) -> None:
        if message["type"] == "http.response.body":
            message = {**message, "body": b""}
        await send(message)

    return sent


def _too_large(limit: int) -> ServeError:
    return ServeError(
        "H003", f"The request is larger than {limit / 1024 / 1024:g} MB.", hint="Send one page at a time."
    )
