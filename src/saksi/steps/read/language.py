"""Tell the language of a page, and refuse the languages that nobody here reads.

Function words settle Indonesian and Malay together against English. Between these two, which no library tells
apart, the outlet decides, then what the page declares, unless the cue words of the text speak clearly for the
other; else the cue words do. Outlets and wires that the text itself names, in a dateline, byline or credit,
are asked only where these leave it open: copies keep such names across the border. Only a page that has few
words of all three is shown to py3langid, to name its language in the refusal.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from saksi.errors import ReadError
from saksi.reference.outlets import outlet_by_address, outlet_by_name
from saksi.steps.read.anatomy import anatomy_of
from saksi.steps.read.fields import names_printed
from saksi.steps.read.phrases import LANGUAGES, page_file

__all__ = ["Language", "language_of"]

#: A running text of news has about 0.25 to 0.40 of its words in these lists; other languages stay under 0.10.
_LEAST_SHARE = 0.12
#: Up to here a text is too short to be judged by its share of frequent words.
_FEW_WORDS = 12
#: So many times more cue words of the other language outweigh what outlet or page say: outlets quote, reprint
#: and move, and templates declare what they were made for.
_CLEARLY = 4
#: Why a text without any sign of either is taken for Indonesian; no sign is named, since none decided.
_DEFAULT = "default"
_WORD = re.compile(r"[^\W\d_]+")
_Hints = tuple[tuple[str, str], ...]
#: The beginning tells the language; the rest of a long page costs time.
_ENOUGH = 6000

#: ISO 639 knows a language by several codes: the one of before 1989, those of three letters, the individual
#: language of a macrolanguage.
_OTHER_TAGS = {"in": "id", "ind": "id", "msa": "ms", "may": "ms", "zsm": "ms", "zlm": "ms", "eng": "en"}
_NAMES = {
    "ar": "Arabic",
    "da": "Danish",
    "de": "German",
    "es": "Spanish",
    "fa": "Persian",
    "fr": "French",
    "he": "Hebrew",
    "hi": "Hindi",
    "it": "Italian",
    "ja": "Japanese",
    "jv": "Javanese",
    "ko": "Korean",
    "nl": "Dutch",
    "pl": "Polish",
    "pt": "Portuguese",
    "ru": "Russian",
    "sv": "Swedish",
    "th": "Thai",
    "tl": "Tagalog",
    "tr": "Turkish",
    "uk": "Ukrainian",
    "vi": "Vietnamese",
    "zh": "Chinese",
}


@dataclass(frozen=True, slots=True)
class Language:
    """A language by its ISO 639-1 code, and how it was told: `default` where nothing tells id from ms."""

    code: str
    known: str


@cache
def _words(language: str) -> frozenset[str]:
    return frozenset(page_file(language).words)


@cache
def _cues(language: str) -> frozenset[str]:
    return frozenset(page_file(language).cues)


def language_of(
    text: str, *, declared: str | None = None, url: str | None = None, outlet: str | None = None
) -> Language:
    """Tell the language of a text.

    Args:
        text: The text, furniture and all.
        declared: What the page says of itself, such as `id-ID`.
        url: The page's address; known outlets write in one language.
        outlet: The name of the outlet that the page declares, where its address tells none.

    Raises:
        ReadError: R010, the language is none that saksi reads.

    Example:
        >>> language_of("Presiden mengatakan bahwa serangan itu tidak akan dibalas.").code
        'id'
    """
    counted = counted_words(text)
    best = max(counted.shares, key=lambda code: counted.shares[code])
    hints = _hints(declared, url, outlet)
    if counted.shares[best] < _LEAST_SHARE:
        return _by_library(text, counted, hints)
    if best == "en":
        return Language("en", "frequent words")
    return _indonesian_or_malay(text, counted, hints)


@dataclass(frozen=True, slots=True)
class Counted:
    """The words of a page's beginning, and by language the share of frequent words."""

    words: Counter[str]
    shares: dict[str, float]

    @property
    def cues(self) -> dict[str, int]:
        """Count the words that tell Indonesian and Malay apart."""
        return {code: sum(self.words[word] for word in _cues(code)) for code in ("id", "ms")}


def counted_words(text: str) -> Counted:
    """Count what tells the language of a text."""
    words = _WORD.findall(text[:_ENOUGH].lower())
    counts = Counter(words)
    shares = {code: sum(counts[word] for word in _words(code)) / max(1, len(words)) for code in LANGUAGES}
    return Counted(counts, shares)


def _indonesian_or_malay(text: str, counted: Counted, hints: _Hints) -> Language:
    """Decide between the two by outlet, declaration, cue words and names; without any it is Indonesian."""
    cues = counted.cues
    for code, known in hints:
        other = {"id": "ms", "ms": "id"}.get(code)
        if other and cues[other] < _CLEARLY * max(1, cues[code]):
            return Language(code, known)
    if cues["id"] != cues["ms"]:
        return Language("ms" if cues["ms"] > cues["id"] else "id", "cue words")
    return next(_by_names(text), Language("id", _DEFAULT))


def _by_names(text: str) -> Iterator[Language]:
    """Give what the outlets that a text names tell: first its own as printed, then bylines and credits.

    Names of one kind that stand on both sides of the border tell nothing. Phrases of Malay pages include the
    Indonesian ones.
    """
    printed = names_printed(text[:_ENOUGH], anatomy_of(text[:_ENOUGH], "ms"))
    for known, names in printed.items():
        named = {found.language for name in names if (found := outlet_by_name(name))} & {"id", "ms"}
        if len(named) == 1:
            yield Language(named.pop(), known)


def _hints(declared: str | None, url: str | None, outlet: str | None) -> _Hints:
    """List the languages that the outlet and the page state, with the name of the reason."""
    known = (outlet_by_address(url) if url else None) or (outlet_by_name(outlet) if outlet else None)
    return (
        (known.language if known else "", "outlet"),
        (_declared(declared or ""), "declared by the page"),
    )


def _declared(tag: str) -> str:
    """Give the two letters of a language tag, whatever standard it follows: "in_ID", "zsm", "ms-MY"."""
    primary = re.split(r"[-_]", tag.strip().lower(), maxsplit=1)[0]
    return _OTHER_TAGS.get(primary, primary[:2])


def _by_library(text: str, counted: Counted, hints: _Hints) -> Language:
    """Decide on a text with few frequent words: a headline, a table, or another language."""
    words, shares = counted.words.total(), counted.shares
    stated = next((hint for hint in hints if hint[0] in LANGUAGES), None)
    if words < _FEW_WORDS and stated is not None:
        return Language(*stated)
    import py3langid  # Loads a model of some megabytes, and most pages never come here.

    code = str(py3langid.classify(text[:_ENOUGH])[0])
    if code in ("id", "ms"):
        # The library cannot tell these two apart.
        return _indonesian_or_malay(text, counted, hints)
    if code in LANGUAGES:
        return Language(code, "py3langid")
    likely = max(shares, key=lambda key: shares[key])
    if words < _FEW_WORDS and shares[likely] > 0:
        if likely == "en":
            return Language("en", "frequent words")
        return _indonesian_or_malay(text, counted, hints)
    name = _NAMES.get(code, code)
    raise ReadError(
        "R010",
        f"the page is in a language that saksi does not read: {name}",
        hint="Give a page in Indonesian, Malay or English.",
    )
