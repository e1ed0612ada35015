"""Chances: how likely a page says an act to be, in figures ("a 30 percent chance that Russia attacks").

What is likelier than not is probable, what is not is possible. The figure itself is no record of an event.
"""

from saksi.languages import Language
from saksi.languages.relative_words import WORDS
from saksi.steps.code.rebuttals import BORDERS
from saksi.steps.code.tree import Tree
from saksi.steps.code.verdicts import Verdict

#: How many words the noun of a chance may stand before the act, and a figure before it.
_BEFORE, _AHEAD = 12, 5
#: From what share on something is likelier than not, in percent.
_HALF = 50.0


def chance_of(tree: Tree, word: int, language: Language) -> Verdict | None:
    """Find the chance in figures that is given to the act that a word names, None where there is none."""
    noun = _chance_before(tree, word, language)
    if noun is None:
        return None
    end = next((i for i in range(word + 1, len(tree)) if tree.words[i] in BORDERS), len(tree))
    for places in (
        range(noun - 1, max(-1, noun - 1 - _AHEAD), -1),
        range(noun + 1, word),
        range(word + 1, end),
    ):
        shares = ((i, _share(tree, i, language)) for i in places)
        found = next(((i, share) for i, share in shares if share is not None), None)
        if found is not None and found[0] > word and not _amounts(tree, found[0], language):
            continue
        if found is not None:
            first, share = min(noun, found[0]), found[1]
            words = tree.text(first, max(noun, found[0]))
            return Verdict("likely" if share > _HALF else "conceivable", noun, first, word, words)
    return None


def _chance_before(tree: Tree, word: int, language: Language) -> int | None:
    """Return the word of chance that governs the clause of an act, with no other verb between them."""
    for index in range(word - 1, max(-1, word - 1 - _BEFORE), -1):
        if tree.lows[index] in language.cues.categories["chance"]:
            return index
        if tree.words[index] in BORDERS or tree.pos[index] == "VERB":
            return None
    return None


def _amounts(tree: Tree, index: int, language: Language) -> bool:
    """Tell whether a figure behind an act is that of its chance: "is 80 percent", "Polandia 30 persen"."""
    kinds = language.cues.categories
    back = index - 1
    while tree.pos[back] == "ADV" and tree.lows[back] not in kinds["amounting"]:
        back -= 1
    named = not language.syntax.marked_clauses and tree.pos[back] == "PROPN"
    return named or tree.lows[back] in kinds["linking"] | kinds["amounting"]


def _share(tree: Tree, index: int, language: Language) -> float | None:
    """Read a share that begins at a word, in percent: "30 percent", "30%", "one in five"; None for none."""
    low, percent = tree.lows[index], language.cues.categories["percent"]
    joined = low.endswith("%") and len(low) > 1
    number = _number(low.removesuffix("%"), language)
    if number is None:
        return None
    following = tree.lows[index + 1 : index + 3]
    if joined or (following and following[0] in percent):
        behind = tree.lows[index + (1 if joined else 2) : index + (2 if joined else 3)]
        # "Attack with 30 percent of its forces": a share of something else.
        return None if behind and behind[0] in language.cues.categories["parting"] else number
    if len(following) == 2 and following[0] in language.cues.categories["parting"]:
        whole = _number(following[1], language)
        return 100 * number / whole if whole and number < whole else None
    return None


def _number(low: str, language: Language) -> float | None:
    """Read a number in figures, with a point or comma for its fraction, or in words."""
    known = WORDS.get(language.code, WORDS["en"]).numbers.get(low)
    if known is not None:
        return float(known)
    figures = low.replace(",", ".")
    return float(figures) if figures.replace(".", "", 1).isdecimal() else None
