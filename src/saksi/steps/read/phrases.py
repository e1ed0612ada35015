"""Load what lines of a page are when they are not its text: `languages/*/page.yaml`, merged and indexed.

English furniture stands on pages of every language, so a page is read with its own language's phrases and
with the English ones; an Indonesian and a Malay page also with each other's.
"""

import re
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files

import msgspec

from saksi.model import PartKind

__all__ = ["LANGUAGES", "Marker", "Phrases", "lowered", "page_file", "phrases"]

LANGUAGES = ("id", "ms", "en")
_COMPANIONS = {"id": ("id", "en"), "ms": ("ms", "id", "en"), "en": ("en",)}

#: The kinds that phrases know, in the order in which their patterns are tried.
_KINDS: tuple[PartKind, ...] = ("related", "byline", "credit", "caption", "furniture")
#: A longer line is text whatever it opens with.
LONGEST_PHRASE_LINE = 300
_LONGEST_BYLINE = 110
#: Indexing by the first letters keeps a lookup at one dictionary access for most lines.
_KEY = 2

#: Captions are a sentence or two, and their credit stands at the end; both bounds keep long paragraphs cheap.
_LONGEST_CAPTION, _CAPTION_TAIL = 700, 120
#: A caption inside a line: set off by lost markup behind a sentence, closed by a dash and its source.
_INLAID = (
    r"(?<=[.!?\"”’'])[ \u00a0]{{2,}}(?P<all>[A-Z0-9](?:(?![ \u00a0]{{2}}).){{2,240}}?\s[-–—]\s?(?i:{}))(?=\s)"
)
_BRACKETS = re.compile(r"[(\[](?P<inner>[^()\[\]]{2,100})[)\]]\W{0,2}$")

_SPACES = dict.fromkeys(
    map(
        ord,
        "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000\t",
    ),
    " ",
)
_ALPHANUMERIC = re.compile(r"[^\W_]")
_EDGES = " .,:;!?-–—|>»›•·*_…«<~=#\u200b\u200e\u200f\ufeff"


def lowered(text: str) -> str:
    r"""Lower the case of a text and make its spaces plain, character for character: offsets stay.

    Example:
        >>> lowered("Baca\u00a0Juga İ")
        'baca juga İ'
    """
    low = text.lower()
    if len(low) != len(text):
        low = "".join(lower if len(lower := char.lower()) == 1 else char for char in text)
    return low.translate(_SPACES)


@dataclass(frozen=True, slots=True)
class _Kind:
    lines: tuple[str, ...] = ()
    alone: tuple[str, ...] = ()
    starts: tuple[str, ...] = ()
    brackets: tuple[str, ...] = ()
    ends: tuple[str, ...] = ()
    patterns: tuple[str, ...] = ()
    inline: tuple[str, ...] = ()
    within: tuple[str, ...] = ()
    inlaid: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Dateline:
    outlets: tuple[str, ...] = ()
    agencies: tuple[str, ...] = ()
    places: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Page:
    """One `page.yaml`."""

    furniture: _Kind = _Kind()
    related: _Kind = _Kind()
    caption: _Kind = _Kind()
    byline: _Kind = _Kind()
    credit: _Kind = _Kind()
    dateline: _Dateline = _Dateline()
    sections: tuple[str, ...] = ()
    published: tuple[str, ...] = ()
    updated: tuple[str, ...] = ()
    future: tuple[str, ...] = ()
    future_after: tuple[str, ...] = ()
    saying: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    openers: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    cues: tuple[str, ...] = ()
    digests: tuple[str, ...] = ()
    digest_openers: tuple[str, ...] = ()


@cache
def page_file(language: str) -> _Page:
    """Read one language's file.

    Raises:
        msgspec.ValidationError: a key or value of the file is not what this program knows.
    """
    raw = files("saksi.languages").joinpath(language, "page.yaml").read_bytes()
    return msgspec.yaml.decode(raw, type=_Page)


@dataclass(frozen=True, slots=True)
class Marker:
    """A phrase found inside a line: what it opens, and where it starts and ends in the line."""

    kind: PartKind
    start: int
    end: int
    closed: bool


@dataclass(frozen=True, slots=True)
class Phrases:
    """The phrases of one language, indexed for lookup. All texts to look up are `lowered`."""

    language: str
    whole: dict[str, PartKind]
    alone: frozenset[str]
    starts: dict[str, tuple[tuple[str, PartKind], ...]]
    patterns: tuple[tuple[PartKind, re.Pattern[str]], ...]
    brackets: re.Pattern[str]
    ends: re.Pattern[str]
    inlaid: re.Pattern[str] | None
    inline: tuple[tuple[str, PartKind, bool], ...]
    outlets: tuple[str, ...]
    agencies: tuple[str, ...]
    places: frozenset[str]
    sections: frozenset[str]
    published: re.Pattern[str]
    updated: re.Pattern[str]
    future: re.Pattern[str]
    future_after: re.Pattern[str]
    saying: re.Pattern[str]
    openers: frozenset[str]
    digests: frozenset[str]
    digest_openers: re.Pattern[str]
    names: re.Pattern[str] = field(repr=False)
    named: re.Pattern[str] = field(repr=False)

    def kind_of(self, line: str, original: str) -> PartKind | None:
        """Tell what a whole line is by its words alone; None for text."""
        bare = line.strip(_EDGES)
        if not _ALPHANUMERIC.search(bare):
            return "furniture"
        if len(bare) > LONGEST_PHRASE_LINE:
            opened = self._opened(line, original)
            return "caption" if opened == "caption" or self._ends_as_caption(line) else None
        if found := self.whole.get(bare) or self._opened(line, original):
            return found
        for kind, pattern in self.patterns:
            # What somebody says is text, be it about channels and links.
            if (kind != "furniture" or original[0] not in '"“') and pattern.fullmatch(original):
                return kind
        return "caption" if self._ends_as_caption(line) else None

    def _opened(self, line: str, original: str) -> PartKind | None:
        for phrase, kind in self.starts.get(line[:_KEY], ()):
            fits = kind != "byline" or len(line) <= _LONGEST_BYLINE
            if fits and line.startswith(phrase) and not _runs_on(original, len(phrase), phrase):
                return kind
        return None

    def _ends_as_caption(self, line: str) -> bool:
        if len(line) > _LONGEST_CAPTION:
            return False
        tail = line[-_CAPTION_TAIL:]
        if match := _BRACKETS.search(tail):
            return self.brackets.search(match["inner"].strip()) is not None
        return self.ends.search(tail) is not None

    def markers(self, line: str) -> list[Marker]:
        """Find the phrases inside a line that open a link, furniture or a byline, in order."""
        found: list[Marker] = []
        for phrase, kind, closed in self.inline:
            at = line.find(phrase)
            while at >= 0:
                # A full stop before a phrase ends the sentence before it.
                found.append(Marker(kind, at + phrase.startswith("."), at + len(phrase), closed))
                at = line.find(phrase, at + len(phrase))
        found.sort(key=lambda marker: (marker.start, -marker.end))
        kept: list[Marker] = []
        for marker in found:
            if not kept or marker.start >= kept[-1].end:
                kept.append(marker)
        return kept

    def opens_digest(self, line: str) -> bool:
        """Tell whether a line opens by saying that it sums the article up."""
        return self.digest_openers.match(line) is not None

    def credit_name(self, line: str) -> str | None:
        """Read the name in a credit line, as written."""
        return _name_in(self.named.fullmatch(line.strip()))

    def outlet_name(self, line: str) -> str | None:
        """Read how a page names itself in a line of furniture or a byline."""
        return _name_in(self.names.search(line))


def _name_in(match: re.Match[str] | None) -> str | None:
    named = match.groupdict().values() if match else ()
    return next((name.strip() for name in named if name), None)


def _runs_on(original: str, at: int, phrase: str) -> bool:
    """Tell whether a phrase is only the start of a longer word; a capital there is lost link markup."""
    return phrase[-1].isalpha() and at < len(original) and original[at].islower()


def _any_of(words: list[str]) -> str:
    return (
        "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in sorted(words, key=len, reverse=True))
        or r"(?!)"
    )


def _starts(pages: list[_Page]) -> dict[str, tuple[tuple[str, PartKind], ...]]:
    index: dict[str, dict[str, PartKind]] = {}
    for page in pages:
        for kind in _KINDS:
            for phrase in getattr(page, kind).starts:
                index.setdefault(phrase[:_KEY], {}).setdefault(phrase, kind)
    return {key: tuple(sorted(found.items(), key=lambda item: -len(item[0]))) for key, found in index.items()}


def _numbered(patterns: list[str]) -> re.Pattern[str]:
    """Join patterns that each capture a `name`."""
    joined = "|".join(
        pattern.replace("(?P<name>", f"(?P<name{number}>") for number, pattern in enumerate(patterns)
    )
    return re.compile(joined or "(?!)", re.IGNORECASE)


def _credit_patterns(pages: list[_Page]) -> re.Pattern[str]:
    return _numbered([pattern for page in pages for pattern in page.credit.patterns])


def _kind_patterns(pages: list[_Page], kind: PartKind) -> re.Pattern[str] | None:
    if kind == "credit":
        return _credit_patterns(pages)
    patterns = [pattern for page in pages for pattern in getattr(page, kind).patterns]
    # A name in a byline is told by its capitals, so only the rest ignores case.
    flags = re.NOFLAG if kind == "byline" else re.IGNORECASE
    return (
        re.compile("|".join(_first_letters(patterns) if kind == "byline" else patterns), flags)
        if patterns
        else None
    )


def _first_letters(patterns: list[str]) -> list[str]:
    """Let the first word of each pattern stand with a capital, in capitals or without."""
    return [re.sub(r"^([a-z]+)", lambda match: f"(?i:{match[1]})", pattern) for pattern in patterns]


def _words(pages: list[_Page], name: str) -> re.Pattern[str]:
    words = [word for page in pages for word in getattr(page, name)]
    return re.compile(rf"\b(?:{_any_of(words)})\b")


@cache
def phrases(language: str) -> Phrases:
    """Index the phrases for pages of one language: `id`, `ms` or `en`."""
    pages = [page_file(code) for code in _COMPANIONS[language]]
    whole: dict[str, PartKind] = {}
    inline: dict[str, tuple[PartKind, bool]] = {}
    for page in pages:
        for kind in _KINDS:
            part: _Kind = getattr(page, kind)
            whole |= {line.strip(_EDGES): kind for line in (*part.lines, *part.alone)}
            inline |= dict.fromkeys(part.inline, (kind, False)) | dict.fromkeys(part.within, (kind, True))
    patterns = [(kind, pattern) for kind in _KINDS if (pattern := _kind_patterns(pages, kind))]
    brackets = "|".join(pattern for page in pages for pattern in page.caption.brackets)
    ends = "|".join(pattern for page in pages for pattern in page.caption.ends)
    inlaid = "|".join(pattern for page in pages for pattern in page.caption.inlaid)
    return Phrases(
        language=language,
        whole=whole,
        alone=frozenset(line for page in pages for line in page.related.alone),
        starts=_starts(pages),
        patterns=tuple(patterns),
        brackets=re.compile(brackets, re.IGNORECASE),
        ends=re.compile(rf"(?:{ends})$", re.IGNORECASE),
        inlaid=re.compile(_INLAID.format(inlaid)) if inlaid else None,
        inline=tuple((phrase, kind, closed) for phrase, (kind, closed) in inline.items()),
        outlets=tuple(name for page in pages for name in page.dateline.outlets),
        agencies=tuple(dict.fromkeys(name for page in pages for name in page.dateline.agencies)),
        places=frozenset(name for page in pages for name in page.dateline.places),
        sections=frozenset(name for page in pages for name in page.sections),
        published=_words(pages, "published"),
        updated=_words(pages, "updated"),
        future=_words(pages[:1], "future"),
        future_after=_words(pages[:1], "future_after"),
        # Lost link markup glues a name to the verb ("dilansirAFP"), so no boundary is asked for after it.
        saying=re.compile(rf"\b(?:{_any_of([word for page in pages[:1] for word in page.saying])})"),
        openers=frozenset(word for page in pages for word in page.openers),
        digests=frozenset(word for page in pages for word in page.digests),
        digest_openers=re.compile("|".join(p for page in pages for p in page.digest_openers) or "(?!)"),
        names=_numbered([pattern for page in pages for pattern in page.names]),
        named=_credit_patterns(pages),
    )
