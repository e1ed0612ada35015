"""Whom an article names as the source of its text: credit lines and wire tags first, then "dilansir AFP"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from saksi.languages import read_yaml
from saksi.model import Article
from saksi.reference.outlets import outlet_by_name

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
    """Name whom the first relay in a text names: "dilansir Reuters dan Al Arabiya", "kepada AFP"."""
    words = _words(language if language in _LANGUAGES else "id")
    for match in words.cue.finditer(body):
        cue = match.group().casefold()
        if cue in words.after and (name := _name_before(body[: match.start()])):
            yield name
            return
        rest = words.between.sub("", body[match.end() :][:_REACH])
        first = _name_after(rest)
        told = cue in words.told
        if first is None or (told and first.kind != "wire") or not (told or cue in words.before):
            continue
        yield first.name
        joined = words.joint.match(rest[first.length :])
        if joined and (second := _name_after(rest[first.length + joined.end() :])):
            yield second.name
        return


#: Characters behind a cue, and words of a name, that are looked at.
_REACH, _LONGEST = 120, 5
_NAME_WORD = re.compile(r"[\w.'&/-]+")


@dataclass(frozen=True, slots=True)
class _Named:
    """An outlet that a text names, and how many characters the name has."""

    name: str
    kind: str
    length: int


def _name_after(text: str) -> _Named | None:
    """Return the outlet whose name a text opens with, the longest name first."""
    ends = [match.end() for match in _NAME_WORD.finditer(text)][:_LONGEST]
    if not text[:1].isupper() and not text[:1].isdigit():
        return None
    for end in reversed(ends):
        if found := outlet_by_name(text[:end].rstrip(".,'")):
            return _Named(found.name, found.kind, end)
    return None


def _name_before(text: str) -> str:
    """Return the outlet whose name a text ends with."""
    starts = [match.start() for match in _NAME_WORD.finditer(text[-60:])][-_LONGEST:]
    tail = text[-60:].rstrip()
    for start in starts:
        if tail[start : start + 1].isupper() and (found := outlet_by_name(tail[start:])):
            return found.name
    return ""


@dataclass(frozen=True, slots=True)
class _Words:
    """The words of a language by which wires are named."""

    cue: re.Pattern[str]
    between: re.Pattern[str]
    joint: re.Pattern[str]
    before: frozenset[str]
    after: frozenset[str]
    told: frozenset[str]


@cache
def _words(language: str) -> _Words:
    words = read_yaml(language, "wires.yaml")
    before, after, told = (frozenset(words[key]) for key in ("before", "after", "told"))
    return _Words(
        cue=re.compile(rf"\b{_any(before | after | told)}\b", re.IGNORECASE),
        between=re.compile(rf"^\s*(?:{_any(frozenset(words['between']))}\s+)*", re.IGNORECASE),
        joint=re.compile(rf"\s*(?:,|\b{_any(frozenset(words['and']))}\b)\s*", re.IGNORECASE),
        before=before,
        after=after,
        told=told,
    )


def _any(words: frozenset[str]) -> str:
    return f"(?:{'|'.join(map(re.escape, sorted(words, key=lambda word: (-len(word), word))))})"
