"""Whom an article names as the source of its text: credit lines and wire tags first, then "dilansir AFP"."""

import re
from collections.abc import Iterator
from functools import cache

from saksi.languages import read_yaml
from saksi.model import Article
from saksi.reference.outlets import outlet_by_name, outlets

#: Languages with a file of the words by which wires are named.
_LANGUAGES = ("id", "ms", "en")
#: What may stand between two names of one credit: "Antara/Reuters", "AFP, Reuters".
_PARTS = re.compile(r"\s*(?:[/,;&|]|\s[-–]\s|\bdan\b|\band\b)\s*")
_BRACKETS = " ()[]{}.,:;\"'“”"
#: A wire's tag at the very end, or in brackets anywhere: "(AFP)", "[Reuters]", "- Bernama".
_TAG = re.compile(r"[(\[]\s*([A-Z][\w&' ./-]{1,40}?)\s*[)\]]|[-–—]\s*([A-Z][\w&' ]{1,25})\s*$", re.MULTILINE)


def credits_of(article: Article, body: str) -> tuple[str, ...]:
    """Name those whose text an article says it holds; empty if it does not say.

    The page's own credit and tags come first; only without them is the first relay in the text taken, since
    later ones as a rule vouch for a sentence. The outlet itself is no credit.
    """
    own = _known(article.outlet or "")
    explicit = [*_names(article.credit or ""), *_tagged(body)]
    found = explicit or list(_relayed(body, article.language))
    return tuple(name for name in dict.fromkeys(found) if name != own)


def canonical(outlet: str | None) -> str:
    """Return the usual name of an outlet, or the name as it is written."""
    return _known(outlet or "") or (outlet or "")


def _known(name: str) -> str:
    found = outlet_by_name(name.strip(_BRACKETS))
    return found.name if found else ""


def _names(credit: str) -> Iterator[str]:
    for part in [credit, *_PARTS.split(credit)]:
        if known := _known(part):
            yield known
            if part == credit:
                return
    if credit.strip(_BRACKETS) and not any(map(_known, [credit, *_PARTS.split(credit)])):
        yield credit.strip(_BRACKETS)


def _tagged(body: str) -> Iterator[str]:
    for match in _TAG.finditer(body):
        for part in _PARTS.split(match.group(1) or match.group(2)):
            found = outlet_by_name(part)
            if found and found.kind == "wire":
                yield found.name


def _relayed(body: str, language: str) -> Iterator[str]:
    pattern = _pattern(language if language in _LANGUAGES else "id")
    found = pattern.search(body)
    if found:
        yield from (known for group in found.groups() if group and (known := _known(group)))


@cache
def _pattern(language: str) -> re.Pattern[str]:
    words = read_yaml(language, "wires.yaml")
    every = {name for outlet in outlets() for name in (outlet.name, *outlet.aliases)}
    wires = {name for outlet in outlets() if outlet.kind == "wire" for name in (outlet.name, *outlet.aliases)}
    name, wire = _any(every), _any(wires)
    before, between, after, told, both = (
        _any(words[key]) for key in ("before", "between", "after", "told", "and")
    )
    return re.compile(
        rf"\b(?i:{before})\s+(?:(?i:{between})\s+){{0,3}}({name})\b(?:\s*(?:,|(?i:{both}))\s+({name})\b)?"
        rf"|\b({name})\b\s+(?i:{after})\b"
        rf"|\b(?i:{told})\s+(?:(?i:{between})\s+){{0,2}}({wire})\b"
    )


def _any(words: "set[str] | list[str]") -> str:
    return f"(?:{'|'.join(map(re.escape, sorted(words, key=lambda word: (-len(word), word))))})"
