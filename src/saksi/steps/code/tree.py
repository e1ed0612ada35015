"""A parsed segment as plain lists: what the rules walk on.

spaCy's token objects are slow to ask one by one, and the rules repair some arcs; so each parse is copied
once. Labels are those of the harmonised treebanks (see training/id).
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from typing import Any

from saksi.languages.encoder.parse import STATES, States
from saksi.steps.code.segments import Segment

#: Arcs that lead into another clause.
CLAUSAL = frozenset({"ccomp", "xcomp", "advcl", "acl", "acl:relcl", "parataxis", "csubj", "root"})


class Tree:
    """Words, tags, heads and labels of one segment; offsets are those of the analysis text."""

    __slots__ = (
        "children",
        "dep",
        "end",
        "head",
        "lows",
        "names",
        "pos",
        "root",
        "segment",
        "start",
        "states",
        "words",
    )

    def __init__(self, segment: Segment, doc: Any) -> None:
        self.segment = segment
        keep = [token for token in doc if not token.is_space]
        place = {token.i: k for k, token in enumerate(keep)}
        self.words: list[str] = [token.text for token in keep]
        self.lows: list[str] = [token.lower_ for token in keep]
        self.pos: list[str] = [token.pos_ or token.tag_ for token in keep]
        self.dep: list[str] = [(token.dep_ or "dep").replace("ROOT", "root") for token in keep]
        self.head: list[int] = [place.get(token.head.i, k) for k, token in enumerate(keep)]
        self.start: list[int] = [segment.start + token.idx for token in keep]
        self.end: list[int] = [segment.start + token.idx + len(token) for token in keep]
        self.names: list[str] = [token.ent_type_ for token in keep]
        self.root = next((k for k, h in enumerate(self.head) if h == k), 0)
        #: What the network that reads acts goes on from, if the parser keeps it.
        self.states: States | None = doc.user_data.get(STATES)
        self.children: list[list[int]] = []
        self.link()

    def __len__(self) -> int:
        return len(self.words)

    @property
    def kind(self) -> str:
        """Return what part of the page the segment is from: title, summary or body."""
        return self.segment.kind

    def link(self) -> None:
        """Recompute the children after heads have changed."""
        self.children = [[] for _ in self.words]
        for index, head in enumerate(self.head):
            if head != index:
                self.children[head].append(index)

    def attach(self, index: int, head: int, dep: str) -> None:
        """Move a word under another head, unless that would close a circle."""
        if index == head or index in self.ancestors(head):
            return
        old = self.head[index]
        if old != index:
            self.children[old].remove(index)
        self.head[index], self.dep[index] = head, dep
        self.children[head].append(index)
        self.children[head].sort()

    def reroot(self, index: int, dep: str) -> None:
        """Make another word the root, and hang the old one from it."""
        old = self.root
        self.head[index], self.dep[index] = index, "root"
        self.head[old], self.dep[old] = index, dep
        self.root = index
        self.link()

    def ancestors(self, index: int) -> list[int]:
        """List the governors of a word, nearest first."""
        path: list[int] = []
        while self.head[index] != index and len(path) <= len(self.words):
            index = self.head[index]
            path.append(index)
        return path

    def kids(self, index: int, *deps: str) -> list[int]:
        """List the children of a word that bear one of the labels; a label also covers its subtypes."""
        children, labels = self.children[index], self.dep
        if not children:
            return []
        return [c for c in children if labels[c] in deps or labels[c].partition(":")[0] in deps]

    def subtree(self, index: int, *, clauses: bool = True) -> list[int]:
        """List the words below and including one, in order; without `clauses`, stop at clausal arcs."""
        found = [index]
        stack = [index]
        while stack:
            for child in self.children[stack.pop()]:
                if clauses or self.dep[child] not in CLAUSAL:
                    found.append(child)
                    stack.append(child)
        found.sort()
        return found

    def at(self, offset: int) -> int | None:
        """Return the word that covers an offset."""
        for index, (start, end) in enumerate(zip(self.start, self.end, strict=True)):
            if start <= offset < end:
                return index
        return None

    def within(self, start: int, end: int) -> Iterator[int]:
        """Yield the words that lie between two offsets."""
        yield from range(bisect_right(self.end, start), bisect_left(self.start, end))

    def text(self, first: int, last: int) -> str:
        """Return the words from one to another, joined by blanks."""
        return " ".join(self.words[first : last + 1])

    def said(self, words: Iterable[int]) -> set[str]:
        """Return some words in lower case, and each with the word behind it: "drones", "air defences"."""
        lows, found = self.lows, set[str]()
        for index in words:
            found.add(lows[index])
            found.add(" ".join(lows[index : index + 2]))
        return found

    def path(self, index: int) -> str:
        """Write the way from a word up to the root, for explanations."""
        steps = [f"{self.words[index]}"]
        while self.head[index] != index and len(steps) <= len(self.words):
            steps.append(f"<{self.dep[index]}- {self.words[self.head[index]]}")
            index = self.head[index]
        return " ".join(steps)
