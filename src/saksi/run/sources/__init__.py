"""Sources: from the words of a command line to inputs.

A folder, a page, a data set in JSON Lines or a table with commas or tabs, a WARC; with a `Web`, also
addresses of pages, feeds, sitemaps and lists of feeds. What cannot be opened becomes a refusal in its place.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from pathlib import Path

from saksi.errors import ReadError
from saksi.model import Refusal
from saksi.run.inputs import Input
from saksi.run.sources import lists, rows, warc
from saksi.run.sources.files import DAMAGE, NAME, damaged, file_input, opened, walk
from saksi.run.sources.web import Web

__all__ = ["Web", "addresses_of", "estimate", "expand", "is_address"]

Reader = Callable[[Path], Iterator[Input | Refusal]]


def is_address(name: str) -> bool:
    """Tell an address from a path.

    Example:
        >>> is_address("https://example.org/feed"), is_address("pages/")
        (True, False)
    """
    return name.startswith(("http://", "https://"))


def expand(
    names: Iterable[str], *, web: Web | None = None, columns: Mapping[str, str] | None = None
) -> Iterator[Input | Refusal]:
    """Open sources one by one and yield the pages in them.

    Args:
        names: paths and addresses.
        web: fetches addresses; without one they are refused.
        columns: for tables and JSON Lines, names of columns by the field of the article that they hold
            (`text`, `title`, `url`, `published`...); others are found by their usual names.

    Raises:
        UsageError: `columns` names an unknown field (U031).
    """
    rows.check_columns(columns or {})
    for name in names:
        try:
            if is_address(name):
                yield from _address(name, web)
            else:
                yield from _path(Path(name), web=web, columns=columns or {})
        except ReadError as error:
            yield error.refusal(source=name, step=NAME)


def _address(name: str, web: Web | None) -> Iterator[Input | Refusal]:
    if web is None:
        raise ReadError("R049", "Addresses are not fetched here.", hint="Save the page and give the file.")
    yield from web.source(name)


def _path(path: Path, *, web: Web | None, columns: Mapping[str, str]) -> Iterator[Input | Refusal]:
    if not path.is_dir():
        yield from _file(path, web=web, columns=columns, named=True)
        return
    empty = True
    for file in walk(path):
        empty = False
        try:
            yield from _file(file, web=web, columns=columns, named=False)
        except ReadError as error:
            yield error.refusal(source=str(file), step=NAME)
    if empty:
        raise ReadError(
            "R041", "There is no file in this folder.", hint="Check the path; hidden files are left out."
        )


def _file(
    path: Path, *, web: Web | None, columns: Mapping[str, str], named: bool
) -> Iterator[Input | Refusal]:
    """Open one file by its suffix; one that the user named himself may be a page under any name."""
    suffixes = [suffix.lower() for suffix in path.suffixes[-2:]]
    kind = suffixes[-2] if suffixes[-1:] == [".gz"] and len(suffixes) > 1 else "".join(suffixes[-1:])
    reader = _readers(columns).get(kind)
    if reader is not None:
        yield from reader(path)
    elif kind in lists.SUFFIXES and (found := _listed(path)) is not None:
        if not found.addresses and not found.unusable:
            raise ReadError("R048", "The list has no entry.", hint="Give addresses, or OPML.")
        yield from found.refusals(str(path))
        for address in found.addresses:
            yield from _address(address.url, web)
    elif named or kind in _PAGES:
        yield file_input(path)
    else:
        kinds = ", ".join(sorted({*_PAGES, *_readers({}), *lists.SUFFIXES}))
        raise ReadError(
            "R040", "This is not a kind of file that saksi reads.", hint=f"In folders it reads {kinds}."
        )


def _listed(path: Path) -> lists.Listing | None:
    """Read a list, or return None of a file that is none."""
    try:
        with opened(path) as stream:
            content = stream.read(lists.LIMIT)
            return lists.listing(content) if lists.is_list(content) else None
    except DAMAGE as error:
        raise damaged(error) from None


#: Suffixes of files in folders that are one page each.
_PAGES = frozenset((".html", ".htm", ".xhtml", ".shtml", ".txt", ".text", ".md", ".asp", ".aspx", ".php"))


def _readers(columns: Mapping[str, str]) -> dict[str, Reader]:
    return {
        ".jsonl": partial(rows.json_lines, columns=columns),
        ".ndjson": partial(rows.json_lines, columns=columns),
        ".csv": partial(rows.table, columns=columns),
        ".tsv": partial(rows.table, columns=columns),
        ".warc": warc.records,
    }


def addresses_of(name: str) -> list[str | Refusal]:
    """Return the address that a name is, or those in the file that it names, such as an OPML list.

    Entries of the file that have no address on the web are refusals in their place.

    Raises:
        ReadError: there is no such file, or no address in it (R048).
    """
    if is_address(name):
        return [name]
    found = _listed(Path(name))
    if found is None or not found.addresses:
        raise ReadError("R048", f"There is no list of addresses in {name}.", hint="Give addresses, or OPML.")
    return [*found.refusals(name), *(address.url for address in found.addresses)]


def estimate(names: Iterable[str]) -> int | None:
    """Guess how many pages sources hold, for a progress bar: files, and lines of data sets; or None."""
    total = 0
    for name in names:
        path = Path(name)
        files = walk(path) if path.is_dir() else [path]
        for file in files:
            kind = file.suffix.lower()
            if is_address(name) or kind in (".warc", ".gz", *lists.SUFFIXES):
                return None
            if kind in (".jsonl", ".ndjson", ".csv", ".tsv") and file.is_file():
                with file.open("rb") as stream:
                    total += sum(block.count(b"\n") for block in iter(partial(stream.read, 1 << 20), b""))
            else:
                total += 1
    return total
