"""Lookup: which words of a tree the lexicon and the cues know.

The forms of every word are computed once per tree; phrases are matched from their first word onwards, with
modifiers allowed between, or against the surface subject of a passive ("sanksi dijatuhkan").
"""

from collections.abc import Callable, Container, Iterator, Sequence

from saksi.steps.code.tree import Tree

#: How many words may stand between two words of a phrase.
PHRASE_GAP = 3
_BORDER = frozenset({"VERB", "SCONJ", "PUNCT"})
#: The forms of a part of a hyphenated word, which names nothing by itself.
INNER: tuple[str, ...] = ("",)


def word_forms(
    tree: Tree, bare: Callable[[str], tuple[str, ...]], *, hyphenated: Container[str] = frozenset()
) -> list[tuple[str, ...]]:
    """List for each word the forms to look up, the full one first.

    Of a word that is parted at its hyphens ("test-fired") the part that the others hang from has the forms,
    and the others are found in no table.

    Args:
        tree: the parsed segment.
        bare: gives the forms of one word.
        hyphenated: the words with hyphens that tables have.
    """
    forms = [bare(word) for word in tree.words]
    for parts in _parted(tree):
        whole = bare("".join(tree.words[part] for part in parts))
        if any(form in hyphenated for form in whole):
            head = next((part for part in parts if tree.head[part] not in parts), parts[-1])
            for part in parts:
                forms[part] = whole if part == head else INNER
    return forms


def _parted(tree: Tree) -> Iterator[range]:
    """Give the stretches of words that hyphens join without a blank."""
    first = last = -1
    for index, word in enumerate(tree.words[:-1]):
        if word != "-" or not index or tree.end[index - 1] != tree.start[index]:
            continue
        if tree.end[index] != tree.start[index + 1]:
            continue
        if index - 1 != last:
            if last > first:
                yield range(first, last + 1)
            first = index - 1
        last = index + 1
    if last > first:
        yield range(first, last + 1)


def whole_word(tree: Tree, forms: Sequence[tuple[str, ...]], first: int, last: int) -> range:
    """Widen a stretch of words by the parts of hyphenated words that it begins or ends in."""
    while first > 0 and forms[first - 1] is INNER and tree.end[first - 1] == tree.start[first]:
        first -= 1
    while last + 1 < len(tree) and forms[last + 1] is INNER and tree.end[last] == tree.start[last + 1]:
        last += 1
    return range(first, last + 1)


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
            if tree.pos[index] in _BORDER and forms[index] is not INNER:
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
