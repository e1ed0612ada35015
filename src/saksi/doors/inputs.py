"""From the words of a command line to pages: files, `-` for the standard input, and addresses.

What cannot be opened becomes a refusal in its place, so that the other inputs are still read.
"""

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from saksi.errors import ReadError
from saksi.model import Page, Refusal
from saksi.pipeline import accident
from saksi.steps.read.decode import limited

__all__ = ["STANDARD_INPUT", "is_address", "pages"]

STANDARD_INPUT = "-"
#: The name of the step in refusals that come from here.
STEP = "open"


def is_address(name: str) -> bool:
    """Tell an address from a path: an address has a scheme.

    Example:
        >>> is_address("https://example.org/1"), is_address("pages/1.html")
        (True, False)
    """
    scheme, separator, _ = name.partition("://")
    return bool(separator) and scheme.isascii() and scheme.replace("+", "").isalnum()


def pages(
    names: Iterable[str], *, allow_private: bool = False, timeout: float = 20.0
) -> Iterator[Page | Refusal]:
    """Open inputs one by one, each only when it is asked for.

    Args:
        names: paths, addresses and `-`.
        allow_private: whether addresses inside private networks and on this machine may be fetched.
        timeout: seconds that one address may take.
    """
    for name in names:
        try:
            yield _open(name, allow_private=allow_private, timeout=timeout)
        except ReadError as error:
            yield error.refusal(source=name, step=STEP)
        except Exception as error:  # Whatever happens to one input, the others are still read.
            yield accident(error, source=name, step=STEP)


def _open(name: str, *, allow_private: bool, timeout: float) -> Page:
    if name == STANDARD_INPUT:
        return Page(limited(sys.stdin.buffer), source=name)
    if is_address(name):
        from saksi.doors.fetch import fetch  # Slow to import, and most inputs are files.

        return fetch(name, allow_private=allow_private, timeout=timeout)
    return _file(name)


def _file(name: str) -> Page:
    try:
        with Path(name).open("rb") as stream:
            return Page(limited(stream), source=name)
    except FileNotFoundError:
        hint = "Check its spelling, or put https:// before an address."
        raise ReadError("R030", "There is no such file", hint=hint) from None
    except IsADirectoryError:
        hint = "Name the files in it, for example with a pattern such as folder/*.html."
        raise ReadError("R031", "This is a directory, not a page", hint=hint) from None
    except PermissionError:
        raise ReadError("R032", "The file may not be read", hint="Check its permissions.") from None
    except (OSError, ValueError) as error:
        words = getattr(error, "strerror", None) or str(error)
        hint = "Check the path and the disk."
        raise ReadError("R033", f"The file cannot be read ({words})", hint=hint) from None
