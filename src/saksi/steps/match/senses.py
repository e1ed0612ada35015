"""What a word means, across languages: a short list of senses and the words that carry them (senses.yaml)."""

import zlib
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from importlib.resources import files

import msgspec

from saksi.languages.en import morphology as english
from saksi.languages.id import morphology as indonesian

#: The list of each language: Malay has most of its roots in common with Indonesian.
_LISTS: Mapping[str, str] = {"id": "id", "ms": "id", "en": "en"}
#: What may stand before a root, beside the forms with a nasal, and after it.
_BEFORE = (
    "", "di", "be", "ber", "ter", "per", "ke", "se", "memper", "diper", "keber", "pember", "member", "diber",
)  # fmt: skip
_AFTER = ("", "kan", "an", "i")


@lru_cache(1 << 16)
def senses_of(word: str, language: str) -> tuple[int, ...]:
    """Return the senses that a word may carry, each as a hash of its name; none for a word not listed.

    Example:
        >>> shared = set(senses_of("Pertemuannya", "id")) & set(senses_of("met", "en"))
        >>> len(shared), senses_of("saksi", "id")
        (1, ())
    """
    if language not in _LISTS:
        return ()
    listed = _listed(_LISTS[language])
    shorter = english.bare(word) if language == "en" else indonesian.bare(word)
    return next((listed[form] for form in shorter if form in listed), ())


@lru_cache(1 << 14)
def fields_of(senses: tuple[int, ...]) -> frozenset[str]:
    """Return the fields that senses belong to: "bomb" and "shoot" are both of violence.

    Example:
        >>> sorted(fields_of(senses_of("mengebom", "id")) & fields_of(senses_of("shot", "en")))
        ['violence']
    """
    known = _fields()
    return frozenset(field for sense in senses for field in known.get(sense, ()))


@cache
def _fields() -> Mapping[int, tuple[str, ...]]:
    return {zlib.crc32(name.encode()): tuple(row.get("of", "").split()) for name, row in _rows().items()}


@cache
def _rows() -> Mapping[str, dict[str, str]]:
    text = files("saksi.steps.match").joinpath("senses.yaml").read_bytes()
    return msgspec.yaml.decode(text, type=dict[str, dict[str, str]])


@cache
def _listed(column: str) -> Mapping[str, tuple[int, ...]]:
    """Map forms of words to senses."""
    found: dict[str, dict[int, None]] = {}
    for name, row in _rows().items():
        sense = zlib.crc32(name.encode())
        for word in row[column].split():
            for form in _english(word) if column == "en" else _indonesian(word):
                found.setdefault(form, {})[sense] = None
    return {form: tuple(senses) for form, senses in found.items()}


def _english(word: str) -> Iterator[str]:
    yield word
    yield from english.verb_forms(word)


def _indonesian(root: str) -> Iterator[str]:
    """Give a root all affixes: forms that nobody writes do no harm."""
    nasal = indonesian.nasal_forms(root)
    for before in (*(before + root for before in _BEFORE), *nasal, *("p" + form[1:] for form in nasal)):
        for after in _AFTER:
            yield before + after
