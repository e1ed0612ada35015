"""Small trees and how they are put together.

A phrase is a list of words whose heads point inside the list, with one root (head -1). Putting a phrase
under a word shifts its heads; nothing else changes, so a sound tree stays sound.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from training.id.treebank import Tree, Word

Phrase = list[Word]


def leaf(form: str, upos: str, label: str, *, space: bool = True) -> Phrase:
    """Make a phrase of one word."""
    return [Word(form, upos, -1, label, space)]


def root_of(phrase: Sequence[Word]) -> int:
    """Find the word that governs the phrase."""
    return next(i for i, word in enumerate(phrase) if word.head < 0)


def labelled(phrase: Phrase, label: str) -> Phrase:
    """Give the phrase another relation to what will govern it."""
    at = root_of(phrase)
    return [replace(word, label=label) if i == at else word for i, word in enumerate(phrase)]


def joined(parts: Sequence[Phrase], *, top: int) -> Phrase:
    """Write phrases one after another, all hanging from the root of the phrase numbered `top`."""
    starts = [sum(len(part) for part in parts[:i]) for i in range(len(parts))]
    governor = starts[top] + root_of(parts[top])
    words: Phrase = []
    for i, part in enumerate(parts):
        for word in part:
            head = word.head + starts[i] if word.head >= 0 else (-1 if i == top else governor)
            words.append(replace(word, head=head))
    return words


def subtree(tree: Tree, index: int) -> Phrase | None:
    """Cut out a word with all below it, or None where it does not stand together."""
    members = {index}
    grew = True
    while grew:
        below = {i for i, word in enumerate(tree.words) if word.head in members}
        grew = not below <= members
        members |= below
    first, last = min(members), max(members)
    if last - first + 1 != len(members):
        return None
    words = []
    for i in range(first, last + 1):
        head = -1 if i == index else tree.words[i].head - first
        words.append(replace(tree.words[i], head=head))
    return words


def without_final_stop(phrase: Phrase) -> Phrase | None:
    """Drop the closing full stop; None where something hangs from it or there is another end."""
    if not phrase or phrase[-1].form != "." or any(word.head == len(phrase) - 1 for word in phrase):
        return None
    return phrase[:-1]


def spaced(phrase: Phrase) -> Phrase:
    """Set plain spacing: none before closing marks and after opening ones, one elsewhere."""
    words: Phrase = []
    quote_open = False
    for i, word in enumerate(phrase):
        following = phrase[i + 1].form if i + 1 < len(phrase) else ""
        space = following not in (",", ".", ":", ";", "?", "!", ")", "%", "\u201d", "")
        if word.form in ("(", "\u201c"):
            space = False
        if word.form == '"':
            quote_open = not quote_open
            space = space and not quote_open
        if following == '"' and quote_open:
            space = False
        if word.form == "-" or following == "-":
            space = word.space
        words.append(replace(word, space=space))
    return words
