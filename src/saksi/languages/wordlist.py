"""The words of a language, with what each may do where words were glued together."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from saksi.languages.layers import layers, text

__all__ = ["WordList", "load_words"]

_ENDINGS = ("nya", "lah", "kah", "pun", "ku", "mu", "an", "kan", "i")


@dataclass(frozen=True, slots=True)
class WordList:
    """The words of a language.

    Attributes:
        classes: Native words in lower case and the binary logarithm of their count in running text.
        foreign: Words of another language that its news uses.
        links: Closed-class words and verbs of saying; they follow a name.
        endings: Links and other words that names and towns also end in.
        short: Words of two letters that stand before a name.
        bound: First parts that make one word with what follows ("antar", "pasca").
        compound: First halves of compounds written as one word ("tanggung").
        clitics: Last parts that make one word with what they follow ("nya", "lah").
        heads: First halves of company and outlet names, whose inner capital is real.
        tails: Second halves of the same.
        fronts: Words before a name that begin no brand ("presiden"); abbreviations in capitals ("PT").
        kept: Words with an inner capital that belongs there ("iPhone").
        verbed: Abbreviations that take verbal prefixes ("PHK").
        particles: Short first words of names ("Al").
        dotted: Words whose full stop ends no sentence, and the ends of internet names.
    """

    classes: dict[str, int]
    foreign: frozenset[str] = frozenset()
    links: frozenset[str] = frozenset()
    endings: frozenset[str] = frozenset()
    short: frozenset[str] = frozenset()
    bound: frozenset[str] = frozenset()
    compound: frozenset[str] = frozenset()
    clitics: frozenset[str] = frozenset()
    heads: frozenset[str] = frozenset()
    tails: frozenset[str] = frozenset()
    fronts: frozenset[str] = frozenset()
    kept: frozenset[str] = frozenset()
    verbed: frozenset[str] = frozenset()
    particles: frozenset[str] = frozenset()
    dotted: frozenset[str] = frozenset()

    @classmethod
    def parse(cls, text: str) -> WordList:
        r"""Read the form that `training/id/words.py` writes: a class or a kind, a tab, words.

        Raises:
            TypeError: The text holds a kind that is none of the attributes.

        Example:
            >>> WordList.parse("9\tserangan udara\nlinks\tyang").classes["udara"]
            9
        """
        classes: dict[str, int] = {}
        kinds: dict[str, set[str]] = {}
        for line in text.splitlines():
            kind, _, words = line.partition("\t")
            if kind.isdigit():
                classes.update(dict.fromkeys(words.split(), int(kind)))
            elif words:
                kinds.setdefault(kind, set()).update(words.split())
        return cls(classes=classes, **{kind: frozenset(words) for kind, words in kinds.items()})

    def knows(self, word: str) -> bool:
        """Tell whether a lower-case word is listed, alone or under a clitic.

        Example:
            >>> WordList(classes={"serangan": 9}).knows("serangannya")
            True
        """
        if word in self.classes or word in self.foreign:
            return True
        return any(word[: -len(end)] in self.classes for end in _ENDINGS if word.endswith(end))


@lru_cache(maxsize=4)
def load_words(language: str) -> WordList:
    """Read the word list that a language ships; it is read once.

    Raises:
        FileNotFoundError: The language ships none.

    Example:
        >>> load_words("id").knows("serangannya")
        True
    """
    return WordList.parse("\n".join(text(layer, "words.txt") for layer in reversed(layers(language))))
