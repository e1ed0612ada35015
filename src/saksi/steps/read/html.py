"""Take the text and the metadata out of an HTML page.

trafilatura finds the text; dates come from what the page declares (metadata, JSON-LD, `<time>`), never from
guesses over its text.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from saksi.addresses import is_web_address
from saksi.errors import ReadError
from saksi.steps.read.lines import Line
from saksi.steps.read.phrases import lowered, phrases
from saksi.steps.read.shapes import same_words
from saksi.steps.read.stamps import stamp_of

__all__ = ["Extracted", "extracted", "is_html", "without_text"]

_LOOKS_HTML = re.compile(
    r"\s*(?:<!doctype\s+html|<\?xml[^>]*>\s*<(?:!doctype\s+html|html)|<html\b|<head\b|<body\b|<!--)",
    re.IGNORECASE,
)
_TAG = re.compile(
    r"</?(?:html|head|body|div|p|article|section|meta|title|span|a|br|h[1-6]|ul|li|table|script)\b[^<>]{0,2000}>",
    re.IGNORECASE,
)
#: A text may show a tag or two; a page has many.
_FEWEST_TAGS = 6

#: Characters: less is a caption or a teaser.
_LEAST_TEXT = 200

#: Where pages declare their day of publication, surest first.
_DATE_NAMES = (
    *(
        "article:published_time",
        "datePublished",
        "publishdate",
        "pubdate",
        "dtk:publishdate",
        "dtk:createddate",
    ),
    *("content_PublishedDate", "cXenseParse:recs:publishtime", "parsely-pub-date", "sailthru.date"),
    *("DC.date.issued", "dc.date", "date"),
)
_PUBLISHED = (
    "//meta[@property='article:published_time']/@content",
    "//meta[@itemprop='datePublished']/@content",
    *(f"//meta[@name='{name}']/@content" for name in _DATE_NAMES),
    "//*[@itemprop='datePublished']/@datetime",
    "//*[@itemprop='datePublished']/@content",
    "//article//time/@datetime",
    "//time[@pubdate]/@datetime",
)
_SECTION = (
    "//meta[@property='article:section']/@content",
    "//meta[@name='article:section' or @name='content_category']/@content",
)
_OUTLET = ("//meta[@property='og:site_name']/@content", "//meta[@name='application-name']/@content")
_LANGUAGE = (
    "/html/@lang",
    "/html/@*[name()='xml:lang']",
    "//meta[@http-equiv='content-language' or @http-equiv='Content-Language']/@content",
    "//meta[@property='og:locale']/@content",
)
_ADDRESS = ("//link[@rel='canonical']/@href", "//meta[@property='og:url']/@content")


class _Tree(Protocol):
    """What is used of an lxml element; lxml has no types of its own."""

    def get(self, key: str) -> str | None: ...

    def xpath(self, path: str) -> list[object]: ...


class _Document(Protocol):
    """What is used of trafilatura's document."""

    text: str | None
    title: str | None
    author: str | None
    date: str | None
    description: str | None
    sitename: str | None


@dataclass(frozen=True, slots=True)
class Extracted:
    """The text of an HTML page, a paragraph a line, its headline first, and what the page declares."""

    text: str
    title: str | None
    description: str | None
    author: str | None
    outlet: str | None
    section: str | None
    published: str | None
    language: str | None
    url: str | None


def is_html(text: str, *, media_type: str | None = None) -> bool:
    """Tell whether a text is HTML source, by its own look; the sender's word counts where there is any tag.

    Example:
        >>> is_html("<!doctype html><p>Satu"), is_html("5 < 6 dan 7 > 6")
        (True, False)
    """
    if _LOOKS_HTML.match(text):
        return True
    tags = sum(1 for _ in _TAG.finditer(text[:20_000]))
    declared = (media_type or "").split(";")[0].strip().lower() in ("text/html", "application/xhtml+xml")
    return tags >= (1 if declared else _FEWEST_TAGS)


def extracted(source: str, *, url: str | None = None) -> Extracted:
    """Find the text of a page.

    Raises:
        ReadError: R007, the page is HTML without an article's text.
    """
    import trafilatura  # Takes half a second to import; text captures never need it.

    try:
        tree = trafilatura.load_html(source.replace("\x00", ""))
        document = _document(tree, url) if tree is not None else None
    except Exception as error:
        # Parsers of the wild web fail in ways that no list of exceptions covers; a page must not end the run.
        raise without_text() from error
    if tree is None or document is None or not (text := (document.text or "").strip()):
        raise without_text()
    title = _clean(document.title)
    return Extracted(
        text=_with_title(text, title),
        title=title,
        description=_clean(document.description),
        author=_clean(document.author),
        outlet=_first(tree, _OUTLET) or _clean(document.sitename),
        section=_first(tree, _SECTION),
        published=_published(tree) or document.date or None,
        language=_first(tree, _LANGUAGE),
        url=url or _address(tree),
    )


def without_text() -> ReadError:
    """Say that a page of HTML holds no article."""
    return ReadError(
        "R007",
        "the page is HTML without an article's text",
        hint="Save the page as your browser shows it, or paste its text: the text may be loaded by a script.",
    )


def _document(tree: _Tree, url: str | None) -> _Document | None:
    """Extract with care; where that finds little, take the text that the page declares, then ask for less."""
    document = _extraction(tree, url, recall=False)
    if document is not None and len(document.text or "") >= _LEAST_TEXT:
        return document
    declared = max(_declared(tree, "articleBody"), key=len, default="")
    if document is not None and len(declared) >= _LEAST_TEXT:
        document.text = declared
        return document
    wider = _extraction(tree, url, recall=True)
    return wider if wider is not None and _is_running_text(wider.text or "") else document


def _extraction(tree: _Tree, url: str | None, *, recall: bool) -> _Document | None:
    import trafilatura

    document: _Document | None = trafilatura.bare_extraction(
        tree,
        url=url,
        favor_recall=recall,
        with_metadata=True,
        include_comments=False,
        include_tables=False,
        date_extraction_params={"extensive_search": False, "original_date": True},
    )
    return document


def _is_running_text(text: str) -> bool:
    """Tell a text from a list of links: most of its characters stand in long lines."""
    lines = text.split("\n")
    return sum(len(line) for line in lines if len(line) > 120) > 0.5 * len(text)


def _clean(value: str | None) -> str | None:
    return re.sub(r"\s+", " ", value).strip() or None if value else None


def _with_title(text: str, title: str | None) -> str:
    """Put the headline first, unless the text has it as a line near its start."""
    if not title:
        return text
    wanted = same_words(title)
    head = [same_words(line) for line in text.split("\n")[:8]]
    if any(
        line and (line == wanted or (wanted.startswith(line) and len(line) > 0.6 * len(wanted)))
        for line in head
    ):
        return text
    return f"{title}\n{text}"


def _first(tree: _Tree, paths: tuple[str, ...]) -> str | None:
    for path in paths:
        for value in tree.xpath(path):
            if cleaned := _clean(str(value)):
                return cleaned
    return None


def _address(tree: _Tree) -> str | None:
    """Take the address that the page gives itself, where it is a whole one."""
    found = _first(tree, _ADDRESS)
    return found if found and is_web_address(found) else None


def _published(tree: _Tree) -> str | None:
    for path in _PUBLISHED:
        for value in tree.xpath(path)[:3]:
            if moment := _moment(str(value)):
                return moment
    for value in _declared(tree, "datePublished"):
        if moment := _moment(value):
            return moment
    return None


def _declared(tree: _Tree, key: str) -> Iterator[str]:
    """Go through the values of a key in the page's JSON-LD."""
    for script in tree.xpath("//script[@type='application/ld+json']/text()"):
        try:
            # Pages write line breaks inside JSON strings, which strict parsing refuses.
            yield from _values(json.loads(str(script), strict=False), key)
        except (ValueError, RecursionError):
            continue


def _values(value: object, key: str) -> Iterator[str]:
    if isinstance(value, dict):
        if isinstance(found := value.get(key), str):
            yield found
        for inner in ("@graph", "mainEntity"):
            yield from _values(value.get(inner), key)
    elif isinstance(value, list):
        for item in value[:50]:
            yield from _values(item, key)


def _moment(value: str) -> str | None:
    """Write a declared date as ISO 8601 to the minute; None where it is no date."""
    value = value.strip()
    try:
        moment = datetime.fromisoformat(value.replace("Z", "+00:00") if value.endswith("Z") else value)
    except ValueError:
        line = Line(0, len(value), value, lowered(value))
        stamp = next((found for code in ("id", "en") if (found := stamp_of(line, phrases(code)))), None)
        return stamp.moment if stamp else None
    if len(value) <= 10:
        return moment.date().isoformat()
    return moment.isoformat(timespec="minutes")
