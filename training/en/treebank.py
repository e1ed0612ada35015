"""Read the English treebanks: words as annotated, which are those of spaCy's tokenizer, and tidied labels."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from training.id.treebank import Tree, Word, is_tree

#: Labels too rare to learn, and what they become.
LABELS = {
    "nsubj:outer": "nsubj",
    "csubj:outer": "csubj",
    "csubj:pass": "csubj",
    "det:predet": "det",
    "cc:preconj": "cc",
    "advcl:relcl": "advcl",
    "nmod:desc": "compound",
    "reparandum": "dep",
    "orphan": "dep",
    "dislocated": "dep",
    "goeswith": "flat",
}
#: Genres of GUM whose licence lets a model be given away; the rest is measured on and never trained on.
NEWS = "GUM_news"


def read_trees(
    path: Path, *, source: str, only: str = "", labels: Mapping[str, str] = LABELS
) -> Iterator[Tree]:
    """Read the sentences of a CoNLL-U file whose key begins with `only`; `labels` renames what is rare."""
    block: list[str] = []
    for line in [*path.read_text(encoding="utf-8").split("\n"), ""]:
        if line.strip():
            block.append(line)
            continue
        if block:
            tree = _tree(block, source, labels)
            if tree.key.startswith(only) and is_tree(tree):
                yield tree
        block = []


def _tree(block: list[str], source: str, labels: Mapping[str, str]) -> Tree:
    key = next((line[12:].strip() for line in block if line.startswith("# sent_id")), "")
    words: list[Word] = []
    inside_until, space_after = 0, True
    for cells in (line.split("\t") for line in block if not line.startswith("#")):
        space = "SpaceAfter=No" not in cells[9].split("|")
        if "." in cells[0]:
            continue
        if "-" in cells[0]:
            inside_until, space_after = int(cells[0].split("-")[1]), space
            continue
        number = int(cells[0])
        if number <= inside_until:
            space = number == inside_until and space_after
        words.append(Word(cells[1], cells[3], int(cells[6]) - 1, labels.get(cells[7], cells[7]), space))
    return Tree(key=key, source=source, words=tuple(words))
