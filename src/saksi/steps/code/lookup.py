"""Lookup: which words of a tree the lexicon and the cues know.

The forms of every word are computed once per tree; phrases are matched from their first word onwards, with
modifiers allowed between, or against the surface subject of a passive ("sanksi dijatuhkan").
"""

from collections.abc import Callable, Sequence

from saksi.steps.code.tree import Tree

#: How many words may stand between two words of a phrase.
PHRASE_GAP = 3
_BORDER = frozenset({"VERB", "SCONJ", "PUNCT"})


def word_forms(tree: Tree, bare: Callable[[str], tuple[str, ...]]) -> list[tuple[str, ...]]:
    """List for each word the forms to look up, the full one first."""
    return [bare(word) for word in tree.words]


def match_rest(
    tree: Tree,
    forms: Sequence[tuple[str, ...]],
    first: int,
    rest: Sequence[frozenset[str]],
    *,
    passive_subject: int | None = None,
    far_object: bool = False,
) -> tuple[int, ...] | None:
    """Match the further words of a phrase; return the words matched, the first included, or None.

    Args:
        tree: the parsed segment.
        forms: the forms of its words.
        first: the word that matched the head of the phrase.
        rest: the further words, each a set of alternatives.
        passive_subject: the surface subject of a passive, which may hold the first further word.
        far_object: whether the object of the first word counts however many modifiers stand before it.
    """
    if not rest:
        return (first,)
    if passive_subject is not None and rest[0].intersection(forms[passive_subject]):
        return match_rest(tree, forms, first, rest[1:])
    matched = [first]
    for alternatives in rest:
        found = None
        for index in range(matched[-1] + 1, min(len(tree), matched[-1] + 2 + PHRASE_GAP)):
            if alternatives.intersection(forms[index]):
                found = index
                break
            if tree.pos[index] in _BORDER:
                break
        if found is None and far_object and matched[-1] == first:
            objects = (c for c in tree.kids(first, "obj") if c > first)
            found = next((c for c in objects if alternatives.intersection(forms[c])), None)
        if found is None:
            return None
        matched.append(found)
    return tuple(matched)


def can_match(rest: Sequence[frozenset[str]], vocabulary: frozenset[str]) -> bool:
    """Tell whether a sentence has the further words of a phrase at all, wherever they stand.

    Example:
        >>> can_match([frozenset({"serangan", "serbuan"})], frozenset({"melancarkan", "serbuan"}))
        True
    """
    return not any(alternatives.isdisjoint(vocabulary) for alternatives in rest)


def match_words(forms: Sequence[tuple[str, ...]], first: int, words: Sequence[str]) -> int | None:
    """Match words that stand side by side; return the last word matched, or None."""
    if first + len(words) > len(forms):
        return None
    if all(word in forms[first + k] for k, word in enumerate(words)):
        return first + len(words) - 1
    return None
