"""Roles: from a candidate's frame to the actors that fill it."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from saksi.model import Actor
from saksi.steps.code.mentions import Mention
from saksi.steps.code.predicates import Candidate
from saksi.steps.code.reading import Reading, distinct

_DOERS = frozenset({"GOV", "MIL", "COP", "SPY", "REB", "UAF", "PRM", "IGO", "CRM"})
#: Acts upon what is at a place are acts upon whose place it is ("20 target di Teheran").
_AT_PLACES = frozenset({"ASSAULT", "MOBILIZE", "COERCE"})


class Roles:
    """Fills the roles of one candidate in one reading."""

    __slots__ = ("acting", "candidate", "clauses", "reading")

    def __init__(self, reading: Reading, candidate: Candidate) -> None:
        self.reading = reading
        self.candidate = candidate
        self.clauses = reading.clauses
        self.acting = False

    def fill(self, role: str) -> list[Actor]:
        """Return the actors in one role; empty where it is not filled by a political actor."""
        base, _, rest = role.partition(":")
        if base == "obl":
            preposition, _, owner = rest.partition(".")
            return self._oblique(preposition, owned=bool(owner))
        handlers: dict[str, Callable[[], list[Actor]]] = {
            "subj": self._subject,
            "subj.owner": self._subject_owner,
            "obj": self._object,
            "obj.owner": self._object_owner,
            "comp.subj": self._complement_subject,
            "comp.obj": self._complement_object,
            "comp.obl": self._complement_oblique,
            "self": self._self,
        }
        return handlers[role]()

    def _resolve(self, mentions: Sequence[Mention]) -> list[Actor]:
        return self.reading.resolve_all(mentions)

    def _strict(self, head: int | None) -> list[Actor]:
        """Resolve a noun phrase whose head is itself a mention, with its conjuncts."""
        if head is None:
            return []
        mention = self.clauses.cover.get(head)
        if mention is None:
            return []
        return self.reading.resolve(head)

    def _loose(self, head: int | None) -> list[Actor]:
        """Resolve the actor named inside a noun phrase; a place stands for its state where it is struck."""
        if head is None or head in self.clauses.cover:
            return []
        return self.reading.resolve(head, places=not self.acting and self.candidate.entry.type in _AT_PLACES)

    def _subject_head(self) -> int | None:
        return self.clauses.subject(self.candidate.verb)

    def _subject(self) -> list[Actor]:
        candidate = self.candidate
        if candidate.entry.noun and candidate.light is None:
            befalls = any(
                f"obl:{word}" in candidate.entry.frame.recipient for word in self.clauses.syntax.objective
            )
            if candidate.entry.frame.name == "undergo":
                # "X's arrest": the owner is whom it befalls.
                return []
            owner = self.clauses.owner(candidate.word, last=candidate.last, of=not befalls)
            return [] if self._suffers(owner) else self._resolve(owner)
        head = self._subject_head()
        if candidate.voice == "passive" and self.clauses.syntax.marked_clauses and head in self.clauses.cover:
            # "By Russian and Syrian jets": the noun that the agents share is the last one's.
            mention = self.clauses.cover[head]
            return self._resolve(self.clauses.chains.get(mention.first, [mention]))
        return self._strict(head)

    def _suffers(self, owner: Sequence[Mention]) -> bool:
        """Tell whether the owner of an event noun is whom it befalls: "pembunuhan warga Palestina".

        Nouns in peN-…-an take their object as bare modifier, those in -an their subject ("serangan Israel");
        a state or army behind the former is the doer all the same ("pengeboman Israel").
        """
        word = self.reading.tree.lows[self.candidate.word]
        if not owner or not (word.startswith("pe") and word.endswith("an")):
            return False
        if self.reading.tree.lows[owner[0].first - 1] in self.reading.language.grammar.agent:
            return False
        return all(m.kind == "place" or m.sector not in _DOERS for m in owner)

    def _subject_owner(self) -> list[Actor]:
        if self.candidate.entry.noun and self.candidate.light is None:
            return []
        return self._loose(self._subject_head())

    def _object(self) -> list[Actor]:
        candidate = self.candidate
        if candidate.entry.noun:
            return []
        head = self.clauses.object(candidate.word)
        named = [m for m in self.clauses.mentions if candidate.word < m.first <= candidate.last]
        if (head is None or self._inside(head)) and (named or head is not None):
            return self._resolve(named)
        found = self._strict(head) or self._addressed()
        if found or head is not None:
            return found
        mention = self.clauses.right_object(candidate.last)
        return self._resolve(self.clauses.groups.get(mention.first, [mention])) if mention else []

    def _addressed(self) -> list[Actor]:
        """Return the second object of a verb: "asked Iran questions"."""
        for head in self.reading.tree.kids(self.candidate.word, "iobj"):
            found = self._strict(head)
            if found:
                return found
        return []

    def _inside(self, head: int) -> bool:
        """Tell whether a word belongs to the predicate itself ("menjatuhkan sanksi")."""
        return self.candidate.first <= head <= self.candidate.last and head not in self.clauses.cover

    def _object_owner(self) -> list[Actor]:
        candidate = self.candidate
        if candidate.entry.noun:
            undergoes = candidate.entry.frame.name == "undergo"
            owner = self.clauses.owner(
                candidate.word, last=candidate.last, of=not undergoes, by=not undergoes
            )
            return self._resolve(owner) if undergoes or self._suffers(owner) else []
        head = self.clauses.object(candidate.word)
        if head is not None and self._inside(head):
            # The object is part of the phrase: its own modifiers name the party.
            return self._resolve(self.clauses.owner(candidate.last))
        inside = self._loose(head)
        return inside if any(actor.id for actor in inside) else self._doer(head) or inside

    def _doer(self, head: int | None) -> list[Actor]:
        """Find who did what the object names: "mengecam uji coba rudal yang dilakukan Korea Utara"."""
        if head is None or head in self.clauses.cover:
            return []
        for verb in self.reading.tree.kids(head, "acl"):
            if self.clauses.voice(verb) == "passive":
                return self.reading.resolve(self.clauses.agent(verb))
        return []

    def _oblique(self, preposition: str, *, owned: bool) -> list[Actor]:
        candidate, clauses = self.candidate, self.clauses
        words = [candidate.word] if candidate.light_word is None else [candidate.word, candidate.light_word]
        if candidate.entry.frame.name == "victim":
            # "Dua tewas dan lima terluka dalam serangan X": the cause of the one is that of the other.
            words += self.reading.tree.kids(candidate.word, "conj")
        for word in words:
            for head in clauses.obliques(word, preposition.split()[0]):
                found = self._loose(head) if owned else self.reading.resolve(head)
                found = found or self._doer(head) or (self._other_side(head) if owned else [])
                if found:
                    return found
        if owned:
            return []
        if preposition in self.reading.language.grammar.between or preposition == "antar":
            subject = clauses.surface_subject(candidate.verb)
            start = (
                candidate.word if subject is None or candidate.entry.noun else min(subject, candidate.word)
            )
            return self._resolve(clauses.between(start))
        return self._resolve(clauses.nominal(candidate.word, preposition, last=candidate.last))

    def _other_side(self, noun: int) -> list[Actor]:
        """Find whom the fighting was with in which people were hurt: "killed in clashes with troops"."""
        if not self.clauses.syntax.marked_clauses or not self.reading.is_noun(noun):
            return []
        words = self.reading.language.grammar.opposing
        return next((a for w in sorted(words) if (a := self._resolve(self.clauses.nominal(noun, w)))), [])

    def complement(self) -> int | None:
        """Find the verb of the complement clause: the next verb below the predicate."""
        tree = self.reading.tree
        for child in tree.kids(self.candidate.word, "xcomp", "ccomp", "advcl", "acl", "obj", "parataxis"):
            if child > self.candidate.last and tree.pos[child] in ("VERB", "ADJ"):
                return child
        for index in range(self.candidate.last + 1, min(len(tree), self.candidate.last + 9)):
            if tree.pos[index] == "VERB":
                return index
            if tree.words[index] in (";", "."):
                return None
        return None

    def _complement_subject(self) -> list[Actor]:
        verb = self.complement()
        if verb is None:
            return []
        own = self.clauses.own_subject(verb)
        if own is not None and own > self.candidate.last:
            return self.reading.resolve(own)
        for index in range(self.candidate.last + 1, verb):
            mention = self.clauses.cover.get(index)
            if mention is not None:
                return self._resolve(self.clauses.groups.get(mention.first, [mention]))
        return []

    def _complement_object(self) -> list[Actor]:
        verb = self.complement()
        if verb is None:
            return []
        found = self.reading.resolve(self.clauses.object(verb))
        if found:
            return found
        mention = self.clauses.right_object(verb)
        return self._resolve([mention]) if mention else []

    def _complement_oblique(self) -> list[Actor]:
        verb = self.complement()
        if verb is None:
            return []
        for preposition in self.clauses.syntax.involving:
            for head in self.clauses.obliques(verb, preposition):
                found = self.reading.resolve(head)
                if found:
                    return found
        return []

    def _self(self) -> list[Actor]:
        return [replace(actor, start=None, end=None) for actor in self._subject()]

    def all_of(self, roles: Sequence[str]) -> list[Actor]:
        """Gather the actors of every role, without repeating a state or body."""
        return distinct(actor for role in roles for actor in self.fill(role))

    def first_of(
        self, roles: Sequence[str], *, but: Sequence[Actor] = (), acting: bool = False
    ) -> tuple[list[Actor], str]:
        """Return the actors of the first role that a political actor fills, and its name.

        Actors already used are left out. Where no role holds a political actor, the first with any does.
        With `acting` a place is none: "tewas dalam bentrokan di Kabul" names no one who fought.
        """
        self.acting = acting
        used = {(actor.id, actor.start) for actor in but}
        spare: tuple[list[Actor], str] = ([], "")
        for role in roles:
            found = [actor for actor in self.fill(role) if (actor.id, actor.start) not in used]
            if any(actor.id for actor in found):
                return found, role
            if found and not spare[0]:
                spare = (found, role)
        return spare
