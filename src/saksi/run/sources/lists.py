"""Lists of addresses: RSS and Atom feeds, sitemaps, OPML."""

import gzip
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal
from xml.etree import ElementTree

from saksi.addresses import is_web_address
from saksi.errors import ReadError
from saksi.model import Refusal
from saksi.run.sources.files import NAME

#: Suffixes of files that may be such a list; whether one is, its content says.
SUFFIXES = frozenset((".xml", ".rss", ".atom", ".opml"))
#: Bytes of a list after decompression, and addresses taken from one: the limits of the sitemap protocol.
LIMIT = 50 * 1024 * 1024
MOST = 50_000

#: Characters of an entry's title or address that a refusal repeats.
_LONGEST_NAME = 120
_ROOT = re.compile(rb"<(?:[\w.-]+:)?(rss|feed|rdf|urlset|sitemapindex|opml)[\s>]", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Address:
    """An address found in a list; `kind` says whether a page or another list is to be expected there."""

    url: str
    kind: Literal["page", "list"] = "page"
    title: str | None = None
    published: str | None = None
    outlet: str | None = None


@dataclass(frozen=True, slots=True)
class Listing:
    """What a list holds.

    Args:
        addresses: the addresses that can be asked for, in order, each once.
        unusable: the entries that cannot, by title and address, or by their place in the list.
        left: entries above the limit of one list, which are not looked at.
    """

    addresses: tuple[Address, ...] = ()
    unusable: tuple[str, ...] = ()
    left: int = 0

    def refusals(self, source: str) -> Iterator[Refusal]:
        """Tell what is not taken from the list that the user knows as `source`, one refusal an entry."""
        for name in self.unusable:
            error = ReadError(
                "R052",
                "The entry of the list has no address on the web.",
                hint="Give it an address that begins with https:// or http:// (in OPML, as its xmlUrl).",
            )
            yield error.refusal(source=f"{source}: {name}", step=NAME)
        if self.left:
            error = ReadError(
                "R053",
                f"The list has {self.left:,} entries more than are taken from one ({MOST:,}).",
                hint="Part the list.",
            )
            yield error.refusal(source=source, step=NAME)


def is_list(content: bytes) -> bool:
    """Say whether bytes are a feed, a sitemap or OPML.

    Example:
        >>> is_list(b'<?xml version="1.0"?><rss version="2.0">'), is_list(b"<html>")
        (True, False)
    """
    return _kind(_plain(content[:65536], partial=True)) is not None


def listing(content: bytes) -> Listing:
    """Read a feed, a sitemap or OPML; what is none of these holds nothing.

    Raises:
        ReadError: the list is damaged (R048) or too large (R002).

    Example:
        >>> found = listing(b'<opml><body><outline text="Satu" xmlUrl="feed:satu"/></body></opml>')
        >>> found.addresses, found.unusable
        ((), ('Satu (feed:satu)',))
    """
    content = _plain(content)
    kind = _kind(content)
    if kind is None:
        return Listing()
    found = _feed(content) if kind in ("rss", "feed", "rdf") else _tree(content, kind)
    usable = {entry.url: entry for entry in reversed(found) if is_web_address(entry.url)}
    kept = tuple(reversed(usable.values()))
    places = enumerate(found, start=1)
    unusable = (_name(entry, place) for place, entry in places if not is_web_address(entry.url))
    return Listing(kept[:MOST], tuple(dict.fromkeys(unusable)), max(0, len(kept) - MOST))


def _name(entry: Address, place: int) -> str:
    """Say which entry of a list it is, in a few words."""
    title, url = (" ".join((text or "").split())[:_LONGEST_NAME] for text in (entry.title, entry.url))
    return f"{title} ({url})" if title and url else title or url or f"entry {place}"


def _kind(content: bytes) -> str | None:
    found = _ROOT.search(content[:4096])
    html = re.search(rb"<html[\s>]", content[:4096], re.IGNORECASE)
    return None if found is None or html else found.group(1).decode().lower()


def _plain(content: bytes, *, partial: bool = False) -> bytes:
    """Decompress a list if it is gzip, no further than the limit: a bomb is not unpacked."""
    if content[:2] != b"\x1f\x8b":
        return content
    try:
        plain = gzip.GzipFile(fileobj=io.BytesIO(content)).read(4096 if partial else LIMIT + 1)
    except (OSError, EOFError):
        return b""
    if len(plain) > LIMIT:
        raise ReadError(
            "R002", f"The list is larger than {LIMIT // 1024 // 1024} MB.", hint="Give a part of it."
        )
    return plain


def _feed(content: bytes) -> list[Address]:
    import feedparser

    parsed = feedparser.parse(io.BytesIO(content))
    outlet = parsed.feed.get("title")
    return [
        Address(
            url=str(entry.get("link", "")).strip(),
            title=entry.get("title"),
            published=_iso(entry),
            outlet=str(outlet) if outlet else None,
        )
        for entry in parsed.entries
    ]


def _iso(entry: object) -> str | None:
    """Write the entry's date in ISO form, in UTC, as feedparser has understood it."""
    moment = getattr(entry, "get", lambda _: None)("published_parsed")
    return "{:04}-{:02}-{:02}T{:02}:{:02}:{:02}+00:00".format(*moment[:6]) if moment else None


def _tree(content: bytes, kind: str) -> list[Address]:
    # Entities that expand without end need a declaration, which no such list has.
    if b"<!ENTITY" in content or (b"<!DOCTYPE" in content[:4096] and kind != "opml"):
        raise ReadError(
            "R048", "The list declares entities.", hint="Feeds and sitemaps have none; this may be an attack."
        )
    try:
        root = ElementTree.fromstring(content)
    except ElementTree.ParseError as error:
        raise ReadError(
            "R048", f"The list is damaged ({error}).", hint="Open it in a browser to see what is there."
        ) from None
    if kind == "opml":
        return [
            Address(
                url=node.get("xmlUrl", "").strip(), kind="list", title=node.get("title") or node.get("text")
            )
            for node in root.iter()
            if _local(node.tag) == "outline" and ("xmlUrl" in node.attrib or len(node) == 0)
        ]
    inside: Literal["page", "list"] = "list" if kind == "sitemapindex" else "page"
    entries = [node for node in root if _local(node.tag) in ("url", "sitemap")]
    return [Address(url=_location(node), kind=inside) for node in entries]


def _location(node: ElementTree.Element) -> str:
    return next(((child.text or "").strip() for child in node if _local(child.tag) == "loc"), "")


def _local(tag: object) -> str:
    return str(tag).rpartition("}")[2]
