"""Files and folders of pages."""

import gzip
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, cast

from saksi.errors import ReadError
from saksi.model import Page
from saksi.run.inputs import Input
from saksi.steps.read.decode import limited

#: The name of this step in refusals.
NAME = "open"
#: What reading a damaged file raises, beside what opening it does.
DAMAGE = (OSError, EOFError, zlib.error)


def walk(folder: Path) -> Iterator[Path]:
    """List the files of a folder and of those in it, by name; not hidden ones, nor links to folders."""
    for entry in sorted(folder.iterdir()):
        if entry.name.startswith("."):
            continue
        if entry.is_dir():
            if not entry.is_symlink():
                yield from walk(entry)
        else:
            yield entry


def opened(path: Path) -> BinaryIO:
    """Open a file for reading bytes, decompressing what ends in `.gz`.

    Raises:
        ReadError: R030 no such file, R032 not allowed, R033 it cannot be read.
    """
    try:
        # One more read decides whether a gzip file is one; the caller reads on in the same stream.
        return cast(BinaryIO, gzip.open(path, "rb")) if path.suffix == ".gz" else path.open("rb")
    except FileNotFoundError:
        raise ReadError("R030", "There is no such file.", hint="Check the spelling of the path.") from None
    except PermissionError:
        raise ReadError("R032", "The file may not be read.", hint="Check its permissions.") from None
    except (OSError, ValueError) as error:
        raise damaged(error) from None


def damaged(error: Exception) -> ReadError:
    """Make the error of a file that breaks off or is not what its name says."""
    words = " ".join(str(getattr(error, "strerror", None) or error).split())[:120]
    return ReadError(
        "R033", f"The file cannot be read from here on ({words}).", hint="Make or fetch the file again."
    )


def file_input(path: Path) -> Input:
    """Read a file as one page.

    Raises:
        ReadError: it cannot be read, or is too large to be a page (R002).
    """
    try:
        with opened(path) as stream:
            content = limited(stream)
    except DAMAGE as error:
        raise damaged(error) from None
    return Input(Page(content, source=str(path)), origin=str(path.resolve()))
