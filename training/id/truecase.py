"""Turn a headline back into a plain sentence, word for word, so that a parser of plain sentences can read it.

The words stay in number and order, so the tree of the plain sentence is the tree of the headline.
"""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

from saksi.languages.id.tokenizer import words_of
from training.id import lists
from training.id.headline import bare_verb

# Bare verbs that headlines use as nouns or names too: putting meN- before them would be a guess.
_AMBIGUOUS = frozenset(
    """hukum vonis sanksi veto rudal blokade uji tes jual beli bantu gelar lihat nilai pasok adili nilai jalin masuki
    tambah kawal lawan seru ajak pilih buka tutup angkat tahan balas rusak minta putus hentikan sandera
    tunjuk siksa aksi eksekusi evakuasi mediasi rilis boikot kritik puji ganti""".split()
) - frozenset("minta seru ajak tahan balas kritik puji buka tutup pilih tunjuk ganti hentikan masuki jalin".split())
_ACTIVE = re.compile(r"^(?:me|mem|men|meng|meny)\w{3,}$")


def count_cases(text: Path) -> Counter[str]:
    """Count words as they are written, leaving out those that open a line, follow a stop or stand among capitals."""
    counts: Counter[str] = Counter()
    with text.open(encoding="utf-8") as lines:
        for line in lines:
            words = [word for word, _ in words_of(line)]
            capitals = sum(word[:1].isupper() for word in words)
            if not words or capitals > 0.5 * len(words):
                continue
            for before, word in zip(words, words[1:], strict=False):
                if before not in ".?!:\"\u201c\u2013-(":
                    counts[word] += 1
    return counts


def active_forms(counts: Counter[str]) -> dict[str, str]:
    """Find the meN- form of each bare verb that headlines use."""
    lowered: Counter[str] = Counter()
    for word, count in counts.items():
        lowered[word.lower()] += count
    found: dict[str, str] = {}
    for form, count in sorted(lowered.items()):
        if count >= 30 and _ACTIVE.match(form):
            bare = bare_verb(form, counts=lowered)
            if bare is not None and lowered[found.get(bare, "")] < count:
                found[bare] = form
    listed = frozenset(lists.BARE_VERBS) - _AMBIGUOUS
    derived = {bare for bare in found if bare.endswith(("kan", "i")) and len(bare) > 5}
    return {bare: form for bare, form in found.items() if bare in listed or bare in derived}


def plain_words(words: list[str], *, cases: Counter[str], active: dict[str, str]) -> list[str]:
    """Give the headline's words in plain case and with whole verbs."""
    plain: list[str] = []
    for number, word in enumerate(words):
        lower = word.lower()
        capital = cases[word] > cases[lower] or word.isupper() or not word[:1].isupper()
        form = word if capital or not cases[lower] else lower
        if lower in active and not capital and number > 0:
            form = active[lower]
        plain.append(form)
    if plain and plain[0][:1].islower():
        plain[0] = plain[0][:1].upper() + plain[0][1:]
    return plain
