"""Indonesian clauses: prefixes tell the voice, nothing tells the tense, what modifies a noun follows it."""

import re
from collections.abc import Callable

from saksi.languages.syntax import Words

_PASSIVE = re.compile(r"di[a-z]{4,}")


class Indonesian:
    """How Indonesian builds its clauses."""

    modifiers_first = False
    marked_clauses = False
    bare_agent = True
    involving = ("dengan", "terhadap", "kepada", "ke", "dari", "untuk")
    objective = ()

    def repair(self, tree: Words, knows_verb: Callable[[str], bool]) -> None:
        """Mend nothing."""

    def voice(self, tree: Words, word: int, listed: str | None) -> str:
        """Return what the table says, else what the prefix says."""
        if listed is not None:
            return listed
        if tree.pos[word] == "VERB" and _PASSIVE.fullmatch(tree.lows[word]):
            return "passive"
        return "active"

    def may_be_verb(
        self, tree: Words, word: int, voice: str, *, phrase: bool, noun: bool, parted: bool = False
    ) -> bool:
        """Tell whether a word can be the verb that its form says.

        A meN-, ber- or di- form is one whatever the tagger thinks; a bare stem is one in a headline, or where
        the tagger says so, and never where it is the head of a name.
        """
        if voice in ("active", "passive"):
            return tree.pos[word] != "PROPN" or tree.kind == "title" or tree.words[word].islower()
        if voice == "plain":
            nominal = tree.dep[word] in ("nmod", "amod", "obl", "appos", "flat", "compound")
            if nominal and tree.kind == "body":
                return False
            return tree.pos[word] not in ("PROPN", "ADP") or tree.kind == "title"
        if tree.kind == "title":
            return tree.pos[word] == "VERB" or not noun
        return tree.pos[word] == "VERB" and (phrase or not noun or word > 0)

    def tense(self, tree: Words, word: int) -> str | None:
        """Tell nothing: Indonesian verbs have no tense."""
        return None

    def demands(self, tree: Words, clause: int) -> bool:
        """Tell nothing: a clause of demand has a conjunction of its own."""
        return True

    def finite(self, tree: Words, word: int) -> bool:
        """Tell nothing: Indonesian verbs have one form for all clauses."""
        return True

    def agrees(self, tree: Words, first: int, second: int) -> bool:
        """Tell nothing: Indonesian verbs have one form for all clauses."""
        return True


SYNTAX = Indonesian()
