"""Opponents: whom an act is aimed at when its clause does not say.

News does not repeat in every sentence whom the army is fighting. An act against somebody whose recipient is
not named takes the party that the same actor acts against elsewhere on the page, if one stands out. The
record's explanation says so.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from saksi.model import Actor
from saksi.steps.code.events import Draft
from saksi.steps.code.parties import HOSTILE

#: The types whose missing recipient is filled.
COMPLETED = frozenset({"ASSAULT", "THREATEN", "MOBILIZE"})


class Opponents:
    """Who acts against whom on one page."""

    __slots__ = ("_against", "_drafts", "_names")

    def __init__(self, drafts: Sequence[Draft]) -> None:
        self._drafts = drafts
        self._against: dict[str, Counter[str]] = {}
        self._names: dict[str, Actor] = {}
        for draft in drafts:
            if draft.candidate.entry.type not in HOSTILE:
                continue
            parties = (
                (draft.actor, draft.recipient) if draft.recipient else (draft.actor[:1], draft.actor[1:])
            )
            for actor in parties[0]:
                for other in parties[1]:
                    if actor.id and other.id and actor.id != other.id:
                        self._note(actor, other)
                        self._note(other, actor)

    def _note(self, actor: Actor, other: Actor) -> None:
        assert actor.id is not None
        assert other.id is not None
        self._against.setdefault(actor.id, Counter())[other.id] += 1
        self._names.setdefault(other.id, other)

    def of(self, actors: Sequence[Actor]) -> Actor | None:
        """Return the opponent of some actors, or None where none or several stand out."""
        votes: Counter[str] = Counter()
        for actor in actors:
            votes.update(self._against.get(actor.id or "", Counter()))
        ranked = votes.most_common(2)
        if not ranked or (len(ranked) == 2 and ranked[0][1] == ranked[1][1]):
            return None
        found = self._names[ranked[0][0]]
        return replace(found, start=None, end=None)

    def complete(self) -> None:
        """Fill the missing recipients of assaults in place."""
        for draft in self._drafts:
            if draft.candidate.entry.type not in COMPLETED or draft.recipient or len(draft.actor) != 1:
                continue
            opponent = self.of(draft.actor)
            if opponent is not None and opponent.id not in {a.id for a in draft.actor}:
                draft.recipient = [opponent]
                draft.why.append("recipient: the opponent that the page names elsewhere")
        for draft in self._drafts:
            if draft.suffered and not draft.reading.language.syntax.marked_clauses:
                # Where a passive may name its agent, one that does not leaves it open who acted.
                opponent = self.of(draft.recipient)
                if opponent is not None:
                    draft.actor = [opponent]
                    draft.why.append("actor: the opponent that the page names elsewhere")
        for draft in self._drafts:
            if draft.victims and not draft.recipient and draft.actor and draft.actor[0].id:
                # No other party is in view: a state's forces hurt people at home.
                draft.recipient = [replace(victim, id=draft.actor[0].id) for victim in draft.victims]
                draft.why.append("recipient: people of the actor's own state")
