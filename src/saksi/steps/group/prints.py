"""What of an article is compared: its words in threes, and what a translation leaves as it is.

Two articles are compared only if they share keys. The keys depend on the article alone, and so does whether
two share enough of them: the result is the same in whatever order articles arrive.
"""

import itertools
import re
import zlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

import numpy as np
import numpy.typing as npt
from rensa import RMinHash

from saksi.model import Article
from saksi.reference.states import states
from saksi.steps.group.credits import credits_of

Hashes = npt.NDArray[np.uint32]

#: Permutations of MinHash, in bands of so many rows: a pair that has half of its threes in common shares a
#: band in nine cases of ten, one that has a twentieth in two of a thousand.
_BANDS, _ROWS = 16, 3
_SEED = 42
#: Sentences of at least so many words are keys by themselves, the smallest hashes of an article first: a
#: text that was cut to a third shares two of them with the whole in 97 cases of 100.
_SENTENCE_WORDS = 8
_SENTENCES = 12
#: Languages between which translations are looked for.
_LANGUAGES = ("id", "ms", "en")
#: Pairs of neighbouring anchors that are keys for translations.
_ANCHOR_PAIRS = 10
#: Threes that make up the opening; news is cut from its end.
_OPENING = 48
#: Words whose anchors are compared as the opening of a translation.
_LEAD = 60
#: Hashes of anchors that are numbers begin here.
NUMBERS = 1 << 32
#: Threes kept of one article; those with the smallest hashes where it has more.
_LARGEST = 1_000
#: Keys of an article without a day: few, since they are looked up in all days.
_UNDATED_KEYS = 6
#: How much sharing a key of each kind is worth; two make a candidate.
BAND, SENTENCE, PAIR = 2, 1, 1
ENOUGH = 2

WORD = re.compile(r"[^\W_]+")
#: Words that lost markup glued ("kepadaIsrael") are parted where a capital follows a small letter.
_GLUED = re.compile(r"(?<=[a-zà-ÿ])(?=[A-Z])")
_SENTENCE = re.compile(r"(?<=[.!?…])[\"”'’)]*\s+|\n+")
_ANCHOR = re.compile(r"\d+(?:[.,:]\d+)*|\b[A-ZÀ-ÖØ-Þ][\w'’-]*")
#: Marks after which a word has a capital whatever it is.
_OPENS = frozenset('.!?…:"“‘(\n')


@dataclass(frozen=True, slots=True, kw_only=True)
class Print:
    """An article as it is compared; small enough to be kept for each.

    Args:
        article: its id.
        day: days since 1970, or None.
        threes: hashes of its runs of three words, sorted, little-endian in 4 bytes each.
        opening: those of its opening, in order.
        words: how many words it has.
        anchors: hashes of numbers and names in the order of the text.
        first: how many of them stand in its opening.
        credits: whom it names as the source of its text.
    """

    article: str
    language: str
    day: int | None
    threes: bytes
    opening: bytes
    words: int
    anchors: tuple[int, ...]
    first: int
    credits: tuple[str, ...]
    outlet: str | None
    published: str | None
    title: str | None


@dataclass(frozen=True, slots=True)
class Key:
    """Something two articles may share, and what sharing it is worth."""

    hash: int
    worth: int


def hashes(data: bytes) -> Hashes:
    """Turn kept hashes back into an array."""
    return np.frombuffer(data, dtype="<u4")


def print_of(article: Article, *, day: int | None) -> Print:
    """Make what is kept of an article."""
    body = body_of(article)
    threes = _threes([word for words in _sentences(body) for word in words])
    distinct = np.unique(threes)
    return Print(
        article=article.id,
        language=article.language,
        day=day,
        threes=distinct[:_LARGEST].astype("<u4").tobytes(),
        opening=np.unique(threes[:_OPENING]).astype("<u4").tobytes(),
        words=len(threes) + 2,
        anchors=tuple(map(_anchor, anchors_of(body))),
        first=len(anchors_of(_lead(body))),
        credits=credits_of(article, body),
        outlet=article.outlet,
        published=article.published,
        title=article.title,
    )


@dataclass(frozen=True, slots=True)
class Keys:
    """The keys under which an article is kept, and those under which its copies are: not always the same."""

    kept: tuple[Key, ...]
    sought: tuple[Key, ...]


def keys_of(article: Article, kept: Print) -> Keys:
    """Make the keys of an article; the few strongest where it has no day.

    Neighbouring anchors are kept under the language of the article and sought under all others.
    """
    sentences = [words for words in _sentences(body_of(article)) if len(words) >= 4]
    long = {_hash(" ".join(words)) for words in sentences if len(words) >= _SENTENCE_WORDS}
    keys = [Key(_mixed("s", value), SENTENCE) for value in sorted(long)[:_SENTENCES]]
    keys += [Key(value, BAND) for value in _bands(hashes(kept.threes))]
    if kept.day is None:
        few = tuple(keys[:_UNDATED_KEYS] if len(long) > 1 else keys[-_UNDATED_KEYS:])
        return Keys(few, few)
    pairs = sorted({hash_numbers(pair) for pair in _neighbours(kept.anchors)})[:_ANCHOR_PAIRS]
    others = [language for language in _LANGUAGES if language != article.language]
    return Keys(
        kept=(*keys, *(Key(_mixed(article.language, value), PAIR) for value in pairs)),
        sought=(*keys, *(Key(_mixed(name, value), PAIR) for name in others for value in pairs)),
    )


def body_of(article: Article) -> str:
    """Join what is compared: the body; of pages without one, title and summary."""
    for kinds in (("body",), ("title", "summary")):
        text = "\n".join(article.text[p.start : p.end] for p in article.parts if p.kind in kinds)
        if text.strip():
            return text
    return article.text


def _lead(body: str) -> str:
    """Return the first words of a body."""
    ends = [match.end() for match in itertools.islice(WORD.finditer(body), _LEAD)]
    return body[: ends[-1]] if ends else ""


@lru_cache(1)
def _sentences(body: str) -> list[list[str]]:
    """Cut a body into the words of its sentences; asked for twice in a row, by the print and by its keys."""
    return [words_of(sentence) for sentence in _SENTENCE.split(body)]


def words_of(text: str) -> list[str]:
    """Cut a text into words without regard to case, marks and glue."""
    return WORD.findall(_GLUED.sub(" ", text).casefold())


def threes_of(text: str) -> list[int]:
    """Return the hashes of a text's runs of three words, in order.

    Glue is left: the runs then keep the places of the words, and a glued word costs a few of them.
    """
    return [int(value) for value in _threes(WORD.findall(text.casefold()))]


def anchors_of(text: str) -> list[str]:
    """Return what a translation leaves as it is, in order: numbers, names, and states by their code.

    Example:
        >>> anchors_of("Presiden Joko tiba di Korea Utara pada 12 Juni bersama 1.500 orang.")
        ['joko', 'PRK', '12', 'juni', '1500']
    """
    found: list[str] = []
    text = _GLUED.sub(" ", text)
    last, end = "", -1
    for match in _ANCHOR.finditer(text):
        token, start = match.group(), match.start()
        before, last = (last if start == end + 1 else ""), token
        end = match.end()
        if token[0].isdigit():
            found.append(re.sub(r"\D", "", token))
        elif before and (code := code_of(f"{before} {token}")):
            # "Korea" alone was taken for a name a moment ago.
            if found and found[-1] in (before.casefold()[:5], code_of(before)):
                found.pop()
            found.append(code)
        elif code := code_of(token):
            found.append(code)
        elif len(token) > 2 and start and _OPENS.isdisjoint(text[max(0, start - 3) : start]):
            # Five letters make Zelensky and Zelenskyy one.
            found.append(token.casefold()[:5])
    return found


def code_of(name: str) -> str:
    """Return the code of a state by its name in any language, or an empty string."""
    return _states().get(name.casefold(), "")


@cache
def _states() -> dict[str, str]:
    return {
        name.casefold(): state.alpha3
        for state in states()
        for name in (state.name_id, state.name_en, state.name_ms, state.capital_id, state.capital_en)
        if name and len(name) > 3
    }


def _threes(words: Sequence[str]) -> npt.NDArray[np.uint64]:
    if len(words) < 3:
        words = [*words, "", "", ""][:3]
    each = np.array(list(map(_hash, words)), np.uint64)
    mixed = each[:-2] * np.uint64(0x9E3779B97F4A7C15) ^ each[1:-1] * np.uint64(0xC2B2AE3D27D4EB4F)
    mixed = (mixed ^ each[2:] * np.uint64(0x165667B19E3779F9)) * np.uint64(0x9E3779B97F4A7C15)
    shifted: npt.NDArray[np.uint64] = mixed >> np.uint64(32)
    return shifted


def _bands(threes: Hashes) -> Iterable[int]:
    sketch = RMinHash(num_perm=_BANDS * _ROWS, seed=_SEED)
    sketch.update(threes.view("V4").tolist())
    digest = sketch.digest()
    for band in range(_BANDS):
        rows = digest[band * _ROWS : (band + 1) * _ROWS]
        yield _mixed(f"b{band}", hash_numbers(rows))


def _neighbours(anchors: Sequence[int]) -> Iterable[tuple[int, int]]:
    for step in (1, 2):
        yield from zip(anchors, anchors[step:], strict=False)


def hash_numbers(numbers: Iterable[int]) -> int:
    """Hash numbers, the same way on every machine."""
    return zlib.crc32(",".join(map(str, numbers)).encode())


@lru_cache(1 << 16)
def _hash(text: str) -> int:
    return zlib.crc32(text.encode("utf-8", "surrogatepass"))


def _anchor(text: str) -> int:
    """Hash an anchor; numbers lie above all names."""
    return _hash(text) + (NUMBERS if text.isdigit() else 0)


def _mixed(kind: str, value: int) -> int:
    """Keep keys of different kinds apart; five bytes are plenty within the days that are looked at."""
    return zlib.crc32(kind.encode(), value) << 8 | (value & 0xFF)
