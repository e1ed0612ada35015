"""What a word means, across languages: senses with the words that carry them (senses.yaml)."""

from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files

import msgspec

from saksi.languages.en import morphology as english
from saksi.languages.id import morphology as indonesian

#: What may stand before a root, beside the forms with a nasal, and after it.
_BEFORE = ("", "di", "ber", "ter", "per", "ke", "se", "memper", "diper", "keber", "pember", "member", "diber")
_AFTER = ("", "kan", "an", "i")


def senses_of(word: str, language: str) -> tuple[int, ...]:
    """Return the numbers of the senses that a word may carry; none for a word that is not listed.

    Example:
        >>> shared = set(senses_of("Pertemuannya", "id")) & set(senses_of("met", "en"))
        >>> len(shared), senses_of("saksi", "id")
        (1, ())
    """
    listed = _listed(language)
    if not listed:
        return ()
    shorter = english.bare(word) if language == "en" else indonesian.bare(word)
    return next((listed[form] for form in shorter if form in listed), ())


@cache
def _listed(language: str) -> Mapping[str, tuple[int, ...]]:
    """Map forms of words to senses. Malay shares the list of Indonesian, as it does most roots."""
    column = {"id": "id", "ms": "id", "en": "en"}.get(language)
    text = files("saksi.steps.match").joinpath("senses.yaml").read_bytes()
    rows = msgspec.yaml.decode(text, type=dict[str, dict[str, str]])
    found: dict[str, tuple[int, ...]] = {}
    for number, row in enumerate(rows.values() if column else ()):
        for word in row[str(column)].split():
            for form in dict.fromkeys(_english(word) if column == "en" else _indonesian(word)):
                had = found.get(form, ())
                found[form] = had if number in had else (*had, number)
    return found


def _english(word: str) -> Iterator[str]:
    yield word
    yield from english.verb_forms(word)


def _indonesian(root: str) -> Iterator[str]:
    """Give a root all affixes: forms that nobody writes do no harm."""
    nasal = indonesian.nasal_forms(root)
    for before in (*(before + root for before in _BEFORE), *nasal, *("p" + form[1:] for form in nasal)):
        for after in _AFTER:
            yield before + after
