"""Turn a headline back into a plain sentence, word for word, so that a parser of plain sentences can read it.

The words stay in number and order, so the tree of the plain sentence is the tree of the headline.
"""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from pathlib import Path

from saksi.languages.id.tokenizer import words_of
from training.id import lists
from training.id.lists import listed

# Stems that are nouns, names or other verbs first; putting meN- before them would be a guess.
_AMBIGUOUS = frozenset(
    listed(
        """
    hukum vonis sanksi veto rudal blokade uji tes jual beli bantu gelar lihat nilai pasok adili
    jalin tambah kawal lawan angkat rusak putus sandera siksa aksi alami ikuti utara timur barat
    selatan dapat ingat rasa hati jadi pakai kenal tengah teliti sampai tanding darat laut udara
    arah akhir awal muat nanti tanti bentuk wakil
    """
    )
)
# The form with meN- must be this much commoner than the stem alone; stems with -kan and -i are verbs anyway.
_RATIO, _RATIO_SUFFIXED = 2.0, 0.8
_RARELY = 20
_NASALS = (("p", "mem"), ("t", "men"), ("k", "meng"), ("s", "meny"))
_WHOLE = (("bfv", "mem"), ("dcjz", "men"), ("ghaiueo", "meng"), ("lrmnwy", "me"))


def active_form(stem: str) -> str:
    """Put meN- before a stem.

    >>> active_form("serang"), active_form("desak"), active_form("lawan")
    ('menyerang', 'mendesak', 'melawan')
    """
    if stem.startswith("per") or stem.startswith("pr"):
        return "mem" + stem
    for letter, prefix in _NASALS:
        if stem.startswith(letter) and stem[1:2] in "aiueo":
            return prefix + stem[1:]
    for letters, prefix in _WHOLE:
        if stem[:1] in letters:
            return prefix + stem
    return "me" + stem


def count_cases(text: Path) -> Counter[str]:
    """Count words as they are written.

    Words that open a line, follow a stop or stand among capitals tell nothing about their case.
    """
    counts: Counter[str] = Counter()
    with text.open(encoding="utf-8") as lines:
        for line in lines:
            words = [word for word, _ in words_of(line)]
            capitals = sum(word[:1].isupper() for word in words)
            if not words or capitals > 0.5 * len(words):
                continue
            for before, word in pairwise(words):
                if before not in '.?!:"\u201c\u2013-(':
                    counts[word] += 1
    return counts


def active_forms(counts: Counter[str]) -> dict[str, str]:
    """Find the meN- form of each stem that headlines use as a bare verb."""
    lowered: Counter[str] = Counter()
    for word, count in counts.items():
        lowered[word.lower()] += count
    found: dict[str, str] = {}
    for stem in sorted({*lowered, *lists.BARE_VERBS}):
        if len(stem) < 4 or not stem.isalpha() or stem in _AMBIGUOUS:
            continue
        if stem.startswith(("me", "di", "ber", "ter", "ke", "pem", "pen")) and stem not in lists.BARE_VERBS:
            continue
        count = lowered[active_form(stem)]
        ratio = _RATIO_SUFFIXED if stem.endswith(("kan", "i")) else _RATIO
        if count >= _RARELY and count > ratio * lowered[stem]:
            found[stem] = active_form(stem)
    return found


def plain_words(words: list[str], *, cases: Counter[str], active: dict[str, str]) -> list[str]:
    """Give the headline's words in plain case and with whole verbs."""
    plain: list[str] = []
    for number, word in enumerate(words):
        lower = word.lower()
        if lower in active and number > 0 and not word.isupper():
            plain.append(active[lower])
            continue
        capital = cases[word] > cases[lower] or word.isupper() or not word[:1].isupper()
        plain.append(word if capital or not cases[lower] else lower)
    if plain and plain[0][:1].islower():
        plain[0] = plain[0][:1].upper() + plain[0][1:]
    return plain
