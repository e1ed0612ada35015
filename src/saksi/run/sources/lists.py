"""Lists of addresses: RSS and Atom feeds, sitemaps, OPML."""

import gzip
import io
import re
from dataclasses import dataclass
from typing import Literal
from xml.etree import ElementTree

from saksi.errors import ReadError

#: Suffixes of files that may be such a list; whether one is, its content says.
SUFFIXES = frozenset((".xml", ".rss", ".atom", ".opml"))
#: Bytes of a list after decompression, and addresses taken from one: the limits of the sitemap protocol.
LIMIT = 50 * 1024 * 1024
MOST = 50_000

_ROOT = re.compile(rb"<(?:[\w.-]+:)?(rss|feed|rdf|urlset|sitemapindex|opml)[\s>]", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Address:
    """An address found in a list; `kind` says whether a page or another list is to be expected there."""

    url: str
    kind: Literal["page", "list"] = "page"
    title: str | None = None
    published: str | None = None
    outlet: str | None = None


def is_list(content: bytes) -> bool:
    """Say whether bytes are a feed, a sitemap or OPML.

    Example:
        >>> is_list(b'<?xml version="1.0"?><rss version="2.0">'), is_list(b"<html>")
        (True, False)
    """
    return _kind(_plain(content[:65536], partial=True)) is not None


def addresses(content: bytes) -> list[Address]:
    """List the addresses in a feed, a sitemap or OPML, in order, each once; nothing if it is none of these.

    Raises:
        ReadError: the list is damaged (R048) or too large (R002).
    """
    content = _plain(content)
    kind = _kind(content)
    if kind is None:
        return []
    found = _feed(content) if kind in ("rss", "feed", "rdf") else _tree(content, kind)
    unique = {
        address.url: address for address in reversed(found) if address.url.startswith(("http://", "https://"))
    }
    return list(reversed(unique.values()))[:MOST]


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
        outlines = [node.attrib for node in root.iter() if _local(node.tag) == "outline"]
        return [
            Address(url=node["xmlUrl"].strip(), kind="list", title=node.get("title") or node.get("text"))
            for node in outlines
            if node.get("xmlUrl")
        ]
    inside: Literal["page", "list"] = "list" if kind == "sitemapindex" else "page"
    entries = [node for node in root if _local(node.tag) in ("url", "sitemap")]
    return [Address(url=loc, kind=inside) for node in entries if (loc := _location(node))]


def _location(node: ElementTree.Element) -> str:
    return next(((child.text or "").strip() for child in node if _local(child.tag) == "loc"), "")


def _local(tag: object) -> str:
    return str(tag).rpartition("}")[2]
