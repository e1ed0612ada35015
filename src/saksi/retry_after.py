"""When a server wants to be asked again."""

import datetime
import email.utils
import time

__all__ = ["seconds_of"]


def seconds_of(retry_after: str | None, *, now: float | None = None) -> float | None:
    """Read the header Retry-After: a number of seconds, or a date; None where it says nothing.

    Args:
        retry_after: the header's value.
        now: the time in seconds since 1970, None for that of the clock.

    Example:
        >>> seconds_of("1.5"), seconds_of("Thu, 01 Jan 1970 00:01:00 GMT", now=20.0), seconds_of("soon")
        (1.5, 40.0, None)
    """
    text = (retry_after or "").strip()
    if text.isascii() and text.replace(".", "", 1).isdigit():
        return float(text)
    try:
        until = email.utils.parsedate_to_datetime(text)
    except (ValueError, OverflowError):
        return None
    if until.tzinfo is None:
        until = until.replace(tzinfo=datetime.UTC)
    return max(0.0, until.timestamp() - (time.time() if now is None else now))
