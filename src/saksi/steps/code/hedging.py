"""Hedging: the words that modify a verb or govern it, and how far up the tree they bear on it."""

from collections.abc import Iterable, Sequence

from saksi.languages.cues import Cues, Hedge
from saksi.steps.code.tree import Tree
from saksi.steps.code.verdicts import is_negated

#: How far to the left of a word its auxiliaries are sought when the parse misses them.
REACH = 4
_PASS = frozenset({"ADV", "AUX", "PART", "ADJ"})


def hedges_of(tree: Tree, word: int, cues: Cues) -> list[tuple[int, Hedge]]:
    """List the hedges that modify a word: its own adverbs and auxiliaries, and those right before it."""
    indexes = [c for c in tree.kids(word, "advmod", "aux", "cop", "mark", "det", "fixed") if c < word]
    index = word - 1
    while index >= max(0, word - REACH):
        if index and " ".join(tree.lows[index - 1 : index + 1]) in cues.hedges:
            # "saat ini menyerang": a hedge of two words, whatever their tags.
            indexes.extend((index - 1, index))
            index -= 2
            continue
        of_a_noun = tree.dep[index] in ("nmod", "compound", "flat")
        if tree.pos[index] not in _PASS and (tree.lows[index] not in cues.hedges or of_a_noun):
            # "uji coba" is a test and no attempt.
            break
        indexes.append(index)
        index -= 1
    found: list[tuple[int, Hedge]] = []
    used: set[int] = set()
    for index in sorted(set(indexes)):
        if index in used:
            continue
        pair = " ".join(tree.lows[index : index + 2])
        hedge = cues.hedges.get(pair)
        if hedge is not None and index + 1 < word:
            used.add(index + 1)
        else:
            hedge = cues.hedges.get(tree.lows[index])
        if hedge is not None:
            found.append((index, hedge))
    return found


def judges(tree: Tree, word: int, cues: Cues) -> bool:
    """Tell whether what denies a word is no hedge of the act below it: "did not deny", "did not confirm"."""
    low, kinds = tree.lows[word], cues.categories
    vouches = low in kinds["vouching"] | kinds["opinion"] and is_negated(tree, word, cues)
    # "Menolak tuduhan": its cue denies what is held, so that it does not deny it once more.
    phrase = any(
        cue.kind == "denial" and cue.rest and _stands_behind(tree, word, cue.rest)
        for cue, _ in cues.cues.get(low, ())
    )
    return vouches or phrase or low in kinds["denying"]


def _stands_behind(tree: Tree, word: int, rest: Sequence[frozenset[str]]) -> bool:
    """Tell whether the further words of a phrase follow its first at once."""
    behind = tree.lows[word + 1 : word + 1 + len(rest)]
    return len(behind) == len(rest) and all(low in any_ for low, any_ in zip(behind, rest, strict=True))


def belongs_ahead(tree: Tree, index: int, hedge: Hedge, word: int) -> bool:
    """Tell whether a hedge bears on a verb before the act: "far from bombing Syria, Israel has left"."""
    behind = index + len(hedge.word.split())
    ahead = hedge.category == "negation" and " " in hedge.word and behind < word
    return ahead and tree.pos[behind] == "VERB" and tree.dep[behind] in ("advcl", "acl", "csubj", "xcomp")


def shares(tree: Tree, word: int, head: int, cues: Cues) -> bool:
    """Tell whether a conjunct shares the auxiliaries of the first: it has no subject of its own."""
    if tree.dep[word] != "conj":
        return True
    words = cues.categories.get("contrast", frozenset())
    contrast = any(tree.lows[c] in words for c in tree.kids(word, "cc", "mark", "advmod"))
    return not contrast and not tree.kids(word, "nsubj") and head < word


def by_or(tree: Tree, word: int, cues: Cues) -> bool:
    """Tell whether "or" joins a conjunct, which then shares a negation: "did not meet or call"."""
    words = cues.categories.get("disjunction", frozenset())
    return any(tree.lows[c] in words for c in tree.kids(word, "cc"))


def stands_apart(tree: Tree, word: int, cues: Cues) -> bool:
    """Tell whether a clause of time, cause or concession stands apart from what governs its head."""
    if tree.dep[word] != "advcl":
        return False
    apart = ("temporal", "cause", "concessive")
    return any(mark in cues.categories.get(c, ()) for mark in marks_of(tree, word) for c in apart)


def marks_of(tree: Tree, word: int) -> Iterable[str]:
    """Give the words that may join the clause of a word to another."""
    return (tree.lows[c] for c in mark_words(tree, word))


def mark_words(tree: Tree, word: int) -> Iterable[int]:
    """Give where the words stand that may join the clause of a word to another."""
    return (c for c in tree.kids(word, "mark", "advmod", "case") if c < word)
