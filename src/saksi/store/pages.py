"""Raw pages in WARC beside the tables: one compressed file a batch, one record an article.

They are kept only when asked for: the text of news is not ours to publish, and a folder of them is large.
"""

import gzip
import os
import uuid
from collections.abc import Iterable
from pathlib import Path

from fastwarc.warc import ArchiveIterator, WarcRecordType

from saksi.errors import StoreError
from saksi.model import Page
from saksi.store.place import Place

_NAMESPACE = uuid.UUID("5b1c3f0e-6f0a-5c55-9a36-2d9c0a8d7a11")


def file_of(place: Place, batch: int) -> Path:
    """Return the file of a batch's pages, which there need not be."""
    return Path(place.root) / "pages" / f"{batch}.warc.gz"


def keep(place: Place, batch: int, pages: Iterable[tuple[str, Page]], *, at: str) -> None:
    """Write the pages of a batch, each with the id of its article, before the batch is listed.

    Raises:
        StoreError: the archive rests in object storage, where only tables are kept (S004).
    """
    pages = list(pages)
    if not pages:
        return
    if place.remote:
        hint = "Leave out --keep-pages, or use an archive in a folder."
        raise StoreError("S004", "Raw pages can be kept in a folder only.", hint=hint)
    file = file_of(place, batch)
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("wb") as stream:
        for article, page in pages:
            # One member a record, as the standard wants: a reader can begin at each.
            stream.write(gzip.compress(_record(article, page, at=at), mtime=0))
        stream.flush()
        os.fsync(stream.fileno())


def page_of(place: Place, batch: int, article: str) -> Page | None:
    """Return the raw page of an article, or None if it was not kept."""
    file = file_of(place, batch)
    if place.remote or not file.is_file():
        return None
    with file.open("rb") as stream:
        for record in ArchiveIterator(stream, record_types=WarcRecordType.resource):
            if record.headers.get("Saksi-Article") == article:
                kind = record.headers.get("Content-Type")
                return Page(
                    record.reader.read(),
                    source=record.headers.get("Saksi-Source") or article,
                    url=record.headers.get("Saksi-Url"),
                    media_type=None if kind == "application/octet-stream" else kind,
                    charset=record.headers.get("Saksi-Charset"),
                )
    return None


def sweep(place: Place, listed: set[int]) -> int:
    """Delete the pages of batches that were never listed; return how many files."""
    folder = Path(place.root) / "pages"
    if place.remote or not folder.is_dir():
        return 0
    gone = [file for file in folder.glob("*.warc.gz") if file.name.split(".")[0] not in map(str, listed)]
    for file in gone:
        file.unlink()
    return len(gone)


def _record(article: str, page: Page, *, at: str) -> bytes:
    fields = {
        "WARC-Type": "resource",
        "WARC-Record-ID": f"<urn:uuid:{uuid.uuid5(_NAMESPACE, article)}>",
        "WARC-Target-URI": page.url or f"urn:saksi:{article}",
        "WARC-Date": at[:19] + "Z",
        "Content-Type": page.media_type or "application/octet-stream",
        "Content-Length": str(len(page.content)),
        "Saksi-Article": article,
        "Saksi-Source": page.source,
        "Saksi-Url": page.url,
        "Saksi-Charset": page.charset,
    }
    lines = [f"{name}: {_one_line(value)}" for name, value in fields.items() if value]
    head = "\r\n".join(["WARC/1.1", *lines, "", ""]).encode("utf-8", "replace")
    return head + page.content + b"\r\n\r\n"


def _one_line(value: str) -> str:
    """Leave out line breaks: a value must not be able to add fields of its own."""
    return " ".join(value.split())
