"""Syntax: what the rules must know of a language beyond its words.

The rules of the coder walk on dependency trees and are shared by all languages. Where two languages truly
differ (a prefix tells the voice in one, an auxiliary in the other) the language brings the answer.
"""

from collections.abc import Callable, Sequence
from typing import Protocol


class Words(Protocol):
    """What a parsed segment shows of itself: words, parts of speech, heads and labels."""

    @property
    def words(self) -> Sequence[str]:
        """The words as written."""

    @property
    def lows(self) -> Sequence[str]:
        """The words in small letters."""

    @property
    def pos(self) -> list[str]:
        """Their universal parts of speech."""

    @property
    def dep(self) -> Sequence[str]:
        """Their labels."""

    @property
    def head(self) -> Sequence[int]:
        """Their governors; the root governs itself."""

    @property
    def root(self) -> int:
        """The word that governs the others."""

    @property
    def kind(self) -> str:
        """What part of the page it is from: title, summary or body; headlines leave auxiliaries out."""

    def kids(self, index: int, *deps: str) -> list[int]:
        """The children of a word that bear one of the labels."""

    def attach(self, index: int, head: int, dep: str) -> None:
        """Move a word under another head."""

    def reroot(self, index: int, dep: str) -> None:
        """Make another word the root, and hang the old one from it."""


class Syntax(Protocol):
    """How a language builds its clauses.

    `modifiers_first` tells that owners and states stand before their noun ("Russian forces", "Iran's plan");
    `bare_agent` that the noun right behind a passive verb is its agent; `marked_clauses` that the parser's
    arcs tell the clause which a verb has as its content.
    """

    @property
    def modifiers_first(self) -> bool:
        """Whether owners and states stand before their noun."""

    @property
    def bare_agent(self) -> bool:
        """Whether a passive's agent may stand right behind it without a preposition."""

    @property
    def marked_clauses(self) -> bool:
        """Whether the parse can be trusted on which clause is the content of a verb."""

    @property
    def involving(self) -> tuple[str, ...]:
        """The prepositions by which a complement names who is involved, the likeliest first."""

    @property
    def objective(self) -> tuple[str, ...]:
        """The prepositions behind which an event noun has whom it befalls ("the bombing of Gaza")."""

    def repair(self, tree: Words, knows_verb: Callable[[str], bool]) -> None:
        """Mend arcs and tags that a parser gets wrong in a way that can be told.

        Args:
            tree: the parsed segment.
            knows_verb: tells whether a word in small letters is a form of a known verb.
        """

    def voice(self, tree: Words, word: int, listed: str | None) -> str:
        """Return active, passive, bare or plain; `listed` is what the table of forms says."""

    def may_be_verb(
        self, tree: Words, word: int, voice: str, *, phrase: bool, noun: bool, parted: bool = False
    ) -> bool:
        """Tell whether a word can be the verb that its form says.

        Args:
            tree: the parsed segment.
            word: the word.
            voice: what the table of forms says.
            phrase: whether it opens a phrase of several words.
            noun: whether it is an event noun as well.
            parted: whether it stands for a hyphenated word that the tables have ("test-fired").
        """

    def tense(self, tree: Words, word: int) -> str | None:
        """Return past or present where the form of a verb, or its auxiliary, tells."""

    def demands(self, tree: Words, clause: int) -> bool:
        """Tell whether a finite clause says what is to be done ("that Iran stop"), not what is the case."""

    def finite(self, tree: Words, word: int) -> bool:
        """Tell whether the form of a verb lets it be the verb of a main clause by itself."""

    def agrees(self, tree: Words, first: int, second: int) -> bool:
        """Tell whether a verb has the form in which it can be joined to another: "would come and see"."""
