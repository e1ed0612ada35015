"""Bodies of requests that were read once and are given again."""

from starlette.types import Message, Receive

__all__ = ["replayed"]


def replayed(body: bytes, receive: Receive) -> Receive:
    """Make what gives a body that was read, and afterwards whatever comes, such as the end of the visit."""
    given = False

    async def again() -> Message:
        nonlocal given
        if given:
            return await receive()
        given = True
        return {"type": "http.request", "body": body, "more_body": False}

    return again
