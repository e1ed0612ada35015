"""Turn the bytes of a page into text, or say why they are none."""

import codecs
import re
from dataclasses import dataclass
from typing import BinaryIO

from saksi.errors import ReadError
from saksi.model import Page

__all__ = ["SIZE_LIMIT", "decoded", "limited"]

#: Bytes. The longest article seen is under 2 MB of HTML; a page above this is no article.
SIZE_LIMIT = 20 * 1024 * 1024

_MB = SIZE_LIMIT // 1024 // 1024

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
#: The first bytes of files that people hand in by mistake.
_SIGNATURES = (
    (b"\x89PNG", "an image"),
    (b"\xff\xd8\xff", "an image"),
    (b"GIF8", "an image"),
    (b"RIFF", "a picture, sound or film"),
    (b"PK\x03\x04", "a ZIP archive or office document"),
    (b"\xd0\xcf\x11\xe0", "an office document"),
    (b"\x1f\x8b", "gzip-compressed"),
    (b"BZh", "bzip2-compressed"),
    (b"\xfd7zXZ", "xz-compressed"),
    (b"7z\xbc\xaf", "a 7z archive"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
    (b"SQLite format 3", "a database"),
    (b"OggS", "sound"),
    (b"ID3", "sound"),
)
_DECLARED = re.compile(
    rb"""<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]{2,40})""", re.IGNORECASE
)
#: HTML names a few encodings by what browsers really read them as.
_READ_AS = {
    "iso-8859-1": "windows-1252",
    "latin-1": "windows-1252",
    "latin1": "windows-1252",
    "ascii": "windows-1252",
    "us-ascii": "windows-1252",
}
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
#: The share of control characters above which decoded bytes are no text.
_MOST_CONTROLS = 0.01
#: charset-normalizer looks at this many bytes: more is slow and says the same.
_ENOUGH = 200_000
#: So few high letters say nothing about an encoding, and guesses at them come out Chinese.
_FEW_HIGH = 3


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text of a page, and the encoding that it was in."""

    text: str
    encoding: str


def decoded(page: Page) -> Decoded:
    r"""Decode a page as its byte order mark, its sender, itself or its bytes say, in this order.

    The text is exactly that of the bytes, newlines too; a byte order mark is dropped.

    Raises:
        ReadError: R001 empty, R002 too large, R003 binary, R004 a PDF, R005 no known encoding.

    Example:
        >>> decoded(Page(b"Satu\r\n", source="-")).text
        'Satu\r\n'
    """
    content = page.content
    _refuse_what_is_no_text(content)
    for bom, encoding in _BOMS:
        if content.startswith(bom):
            return _checked(_strict(content[len(bom) :], encoding), encoding)
    if (text := _strict(content, "utf-8")) is not None and "\x00" not in text:
        return _checked(text, "utf-8")
    if damaged := _damaged_utf8(content):
        return _checked(damaged, "utf-8, damaged")
    for encoding in (*_utf16(content), *_stated(page)):
        if (text := _strict(content, encoding)) is not None and not _is_binary(text):
            return Decoded(text, encoding)
    return _guessed(content)


def limited(stream: BinaryIO) -> bytes:
    """Read a page's bytes to the end of a stream, but never far beyond the limit: a device has no end.

    Raises:
        ReadError: R002 too large.
    """
    content = stream.read(SIZE_LIMIT + 1)
    if len(content) > SIZE_LIMIT:
        hint = "No article is: give one article a page."
        raise ReadError("R002", f"The page is larger than {_MB} MB.", hint=hint)
    return content


def _refuse_what_is_no_text(content: bytes) -> None:
    if not content.strip():
        raise ReadError("R001", "the page is empty", hint="Check that the file or address holds an article.")
    if len(content) > SIZE_LIMIT:
        size = len(content) / 1024 / 1024
        reason = f"the page is too large: {size:.0f} MB, and the limit is {_MB} MB"
        raise ReadError("R002", reason, hint="Give one article a page.")
    if content.lstrip()[:5] == b"%PDF-":
        raise ReadError(
            "R004",
            "the page is a PDF, not HTML or text",
            hint="Save its text first, for example with pdftotext.",
        )
    for signature, what in _SIGNATURES:
        if content.startswith(signature):
            raise _binary(what)


def _binary(what: str) -> ReadError:
    return ReadError("R003", f"the page is not text but {what}", hint="Give the page as HTML or plain text.")


def _strict(content: bytes, encoding: str) -> str | None:
    try:
        return content.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        return None


def _checked(text: str | None, encoding: str) -> Decoded:
    if text is None:
        raise _undecodable()
    if not text.strip():
        raise ReadError("R001", "the page is empty", hint="Check that the file or address holds an article.")
    if _is_binary(text):
        raise _binary("binary data")
    return Decoded(text, encoding)


def _undecodable() -> ReadError:
    return ReadError(
        "R005", "the page is in no character encoding that saksi knows", hint="Save the page as UTF-8."
    )


def _is_binary(text: str) -> bool:
    head = text[:_ENOUGH]
    return len(_CONTROLS.findall(head)) > _MOST_CONTROLS * len(head)


def _utf16(content: bytes) -> tuple[str, ...]:
    """Recognise UTF-16 without its mark: Latin text has a zero in every other byte."""
    head = content[:2000]
    zeros_even, zeros_odd = head[0::2].count(0), head[1::2].count(0)
    half = len(head) / 2
    if zeros_odd > 0.7 * half and zeros_even < 0.1 * half:
        return ("utf-16-le",)
    if zeros_even > 0.7 * half and zeros_odd < 0.1 * half:
        return ("utf-16-be",)
    return ()


def _damaged_utf8(content: bytes) -> str | None:
    """Read UTF-8 that is spoilt in a few places: far more of its high bytes make letters than do not."""
    text = content.decode("utf-8", "replace")
    spoilt = text.count("\ufffd") - content.count("\ufffd".encode())
    letters = sum(char > "\x7f" for char in text) - spoilt
    return text if 0 < spoilt < 0.2 * letters else None


def _stated(page: Page) -> list[str]:
    """List the encodings that the sender and the page name, as browsers would read them."""
    match = _DECLARED.search(page.content[:4096])
    names = [page.charset or "", match[1].decode("ascii", "ignore") if match else ""]
    # UTF-8 has failed before, so a page that says UTF-8 is wrong.
    return [
        _READ_AS.get(name.lower(), name) for name in names if name and name.lower().replace("-", "") != "utf8"
    ]


def _guessed(content: bytes) -> Decoded:
    if content[:_ENOUGH].count(0) > 0.001 * min(len(content), _ENOUGH):
        raise _binary("binary data")
    # Western pages are nearly always windows-1252; the library is asked only where that leaves holes or
    # nonsense.
    western = _strict(content, "windows-1252")
    if western is not None and not _is_binary(western) and _looks_western(western):
        return Decoded(western, "windows-1252")
    from charset_normalizer import from_bytes  # Slow to import, and most pages are UTF-8.

    best = from_bytes(content[:_ENOUGH]).best()
    text = _strict(content, best.encoding) if best else None
    if best is None or text is None or _is_binary(text):
        raise _undecodable()
    return Decoded(text, str(best.encoding))


def _looks_western(text: str) -> bool:
    """Tell whether high letters are as rare as in a text of a western language."""
    high = sum(char > "\x7f" for char in text[:_ENOUGH])
    return high <= max(_FEW_HIGH, 0.08 * min(len(text), _ENOUGH))
