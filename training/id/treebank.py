"""Read CoNLL-U treebanks into the project's own words.

Clitics and reduplication that a treebank splits are put together again, because the tokenizer at run
time keeps them whole; the merged word takes the part of speech and the label of its head part.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from saksi.languages.id.tokenizer import words_of


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a tree; `head` is an index into the sentence, -1 for the root."""

    form: str
    upos: str
    head: int
    label: str
    space: bool


@dataclass(frozen=True, slots=True)
class Tree:
    """One sentence with its dependency tree and the treebank it comes from."""

    key: str
    source: str
    words: tuple[Word, ...]

    @property
    def text(self) -> str:
        """Give the sentence as written."""
        return "".join(word.form + " " * word.space for word in self.words).rstrip()

    def children(self, index: int) -> list[int]:
        """List the words that hang directly from one word."""
        return [i for i, word in enumerate(self.words) if word.head == index]


@dataclass(slots=True)
class _Row:
    form: str
    upos: str
    head: int
    label: str
    unit: int


def read_trees(path: Path, *, source: str) -> Iterator[Tree]:
    """Read every sentence of a CoNLL-U file, merged to the tokenizer's words."""
    block: list[str] = []
    for line in [*path.read_text(encoding="utf-8").split("\n"), ""]:
        if line.strip():
            block.append(line)
        elif block:
            yield _tree(block, source)
            block = []


def _tree(block: list[str], source: str) -> Tree:
    key = next((line[12:].strip() for line in block if line.startswith("# sent_id")), "")
    rows: list[_Row] = []
    units: list[tuple[str, bool]] = []
    covered_until = 0
    for cells in (line.split("\t") for line in block if not line.startswith("#")):
        if "." in cells[0]:
            continue
        space = "SpaceAfter=No" not in cells[9]
        if "-" in cells[0]:
            covered_until = int(cells[0].split("-")[1])
            units.append((cells[1], space))
            continue
        if int(cells[0]) > covered_until:
            units.append((cells[1], space))
        rows.append(_Row(cells[1], cells[3], int(cells[6]) - 1, cells[7], len(units) - 1))
    return Tree(key=key, source=source, words=_merged(rows, _word_of_unit(units), units))


def _word_of_unit(units: list[tuple[str, bool]]) -> list[int]:
    """Number the tokenizer's word that holds each surface unit; units it would cut stay alone."""
    text, bounds = "", []
    for form, space in units:
        bounds.append((len(text), len(text) + len(form)))
        text += form + " " * space
    starts = {start for start, _ in bounds}
    ends = {end for _, end in bounds}
    owner: dict[int, int] = {}
    for word, start in words_of(text):
        if start in starts and start + len(word) in ends:
            owner[start] = start + len(word)
    numbers: list[int] = []
    number, until = -1, -1
    for start, end in bounds:
        if end > until:
            number += 1
            until = max(owner.get(start, end), end)
        numbers.append(number)
    return numbers


def _merged(rows: list[_Row], word_of_unit: list[int], units: list[tuple[str, bool]]) -> tuple[Word, ...]:
    word_of_row = [word_of_unit[row.unit] for row in rows]
    words: list[Word] = []
    for number in range(word_of_unit[-1] + 1):
        members = [i for i, word in enumerate(word_of_row) if word == number]
        outside = [i for i in members if rows[i].head < 0 or word_of_row[rows[i].head] != number]
        top = rows[next((i for i in outside if rows[i].head < 0), outside[0])]
        parts = [unit for unit, word in zip(units, word_of_unit, strict=True) if word == number]
        head = word_of_row[top.head] if top.head >= 0 else -1
        form = "".join(part for part, _ in parts)
        words.append(Word(form, top.upos, head, top.label, parts[-1][1]))
    return tuple(words)


def with_words(tree: Tree, words: list[Word]) -> Tree:
    """Give the same sentence with other words."""
    return replace(tree, words=tuple(words))


def is_tree(tree: Tree) -> bool:
    """Tell whether the heads form one tree: a single root and no cycle."""
    if sum(word.head < 0 for word in tree.words) != 1:
        return False
    for start in range(len(tree.words)):
        at, steps = start, 0
        while at >= 0 and steps <= len(tree.words):
            at, steps = tree.words[at].head, steps + 1
        if at >= 0:
            return False
    return True
