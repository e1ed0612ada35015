"""Web archives: the pages of a WARC file, plain or compressed."""

from collections.abc import Iterator
from pathlib import Path

from fastwarc.warc import ArchiveIterator, WarcRecord, WarcRecordType

from saksi.errors import ReadError
from saksi.model import Page, Refusal
from saksi.run.inputs import Input
from saksi.run.sources.files import DAMAGE, NAME, damaged
from saksi.steps.read.decode import SIZE_LIMIT

_PAGES = ("text/html", "application/xhtml+xml", "text/plain")


def records(path: Path) -> Iterator[Input | Refusal]:
    """Read the responses of a WARC, and the texts of a WET; every other record of a page is refused.

    Raises:
        ReadError: there is no such file, or no record in it (R045).
    """
    if not path.is_file():
        raise ReadError("R030", "There is no such file.", hint="Check the spelling of the path.")
    wanted = WarcRecordType.response | WarcRecordType.conversion | WarcRecordType.resource
    number = 0
    try:
        with path.open("rb") as stream:
            for record in ArchiveIterator(stream, record_types=wanted, parse_http=True, auto_decode="all"):
                number += 1
                address = record.headers.get("WARC-Target-URI")
                source = f"{path}:{address or number}"
                try:
                    yield _input(record, address=address, source=source)
                except ReadError as error:
                    yield error.refusal(source=source, step=NAME)
    except DAMAGE as error:
        yield damaged(error).refusal(source=str(path), step=NAME)
        return
    if not number:
        raise ReadError(
            "R045", "There is no page in this WARC.", hint="It may be cut off or hold requests only."
        )


def _input(record: WarcRecord, *, address: str | None, source: str) -> Input:
    if record.record_type == WarcRecordType.resource:
        # What this program kept itself: no answer of a server, but the page as it was given.
        declared = record.headers.get("Content-Type") or ""
        kind = _PAGES[-1] if declared == "application/octet-stream" else declared.split(";")[0].strip()
        charset: str | None = record.headers.get("Saksi-Charset")
    elif record.record_type == WarcRecordType.conversion:
        kind = "text/plain"
        charset = "utf-8"
    else:
        if record.http_headers is None:
            raise _cut_off()
        if record.http_headers.status_code != 200:
            status = record.http_headers.status_code
            raise ReadError(
                "R047", f"The record is no page but an answer of status {status}.", hint="Nothing to do."
            )
        kind, charset = record.http_content_type or "text/html", record.http_charset
    if kind not in _PAGES:
        raise ReadError("R047", f"The record is no page but {kind}.", hint="Nothing to do.")
    content = record.reader.read(SIZE_LIMIT + 1)
    if len(content) < max(1, _length(record)):
        raise _cut_off()
    if len(content) > SIZE_LIMIT:
        raise ReadError(
            "R002", f"The page is larger than {SIZE_LIMIT // 1024 // 1024} MB.", hint="No article is."
        )
    return Input(Page(content, source=source, url=address, media_type=kind, charset=charset))


def _length(record: WarcRecord) -> int:
    """Return the length that the server declared, 0 if it declared none or of the compressed body."""
    headers = record.http_headers
    if headers is None or headers.get("Content-Encoding"):
        return 0
    declared = headers.get("Content-Length") or ""
    return min(int(declared), SIZE_LIMIT) if declared.isdecimal() else 0


def _cut_off() -> ReadError:
    return ReadError("R046", "The record is cut off.", hint="Make or fetch the file again.")
