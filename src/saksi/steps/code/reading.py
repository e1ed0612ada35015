"""A reading: one parsed segment with everything that has been found in it."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING

from saksi.languages import Language
from saksi.model import Actor
from saksi.steps.code.arguments import Clauses
from saksi.steps.code.circumstances import setting
from saksi.steps.code.complements import clause_of, content_opening, opening_of, tells_clause
from saksi.steps.code.discourse import Discourse
from saksi.steps.code.lookup import can_match, word_forms
from saksi.steps.code.mentions import Mention
from saksi.steps.code.natives import is_outsider, is_strange_medium, is_unplaced, place_of, press_of
from saksi.steps.code.predicates import Candidate, find_candidates
from saksi.steps.code.rejoining import rejoin
from saksi.steps.code.suppositions import Supposition, suppositions
from saksi.steps.code.tree import Tree

if TYPE_CHECKING:
    from saksi.steps.code.hits import Hit

#: What an apposition may name a description by.
_BODIES = frozenset({"body", "org"})


def identity(actor: Actor) -> tuple[str | None, str]:
    """Return what makes two actors one: the state or body, or among those without one the sector."""
    return actor.id, actor.sector if actor.id is None else ""


def distinct(actors: Iterable[Actor]) -> list[Actor]:
    """List actors in their order, each state or body once, as it came first."""
    found: dict[tuple[str | None, str], Actor] = {}
    for actor in actors:
        found.setdefault(identity(actor), actor)
    return list(found.values())


class Reading:
    """One segment: tree, word forms, mentions, clauses; resolves descriptions for whoever speaks."""

    def __init__(
        self,
        tree: Tree,
        mentions: Sequence[Mention],
        *,
        text: str,
        language: Language,
        discourse: Discourse,
    ) -> None:
        self.tree = tree
        self.text = text
        self.language = language
        self.discourse = discourse
        self.forms = word_forms(tree, language.bare, hyphenated=language.hyphenated)
        self._vocabulary = frozenset(chain.from_iterable(self.forms))
        self._voices: dict[int, str] = {}
        self.mentions = list(mentions)
        rejoin(tree, self.forms, self.mentions, language)
        self.speaker: Sequence[Actor] = ()
        self.local = True
        self.clauses = Clauses(
            tree,
            mentions,
            grammar=language.grammar,
            syntax=language.syntax,
            voice=self.voice,
            object_control=self.controls_object,
            adverbial=self.is_adverbial,
        )

    @cached_property
    def candidates(self) -> list[Candidate]:
        """The words that may name an act."""
        return find_candidates(self)

    @cached_property
    def hits(self) -> "list[Hit]":
        """The attribution cues of the segment."""
        from saksi.steps.code.hits import find_hits

        return find_hits(self)

    @cached_property
    def suppositions(self) -> tuple[Supposition, ...]:
        """The clauses of the segment that are only supposed."""
        return tuple(suppositions(self.tree, self.language.cues))

    @cached_property
    def supposing(self) -> frozenset[int]:
        """The words that open a condition, which nobody says: "andai kata", "assuming"."""
        return frozenset(word for supposed in self.suppositions for word in supposed.phrased)

    @cached_property
    def closers(self) -> frozenset[str]:
        """The words by which a frame closes its sentence ("kata", "ujarnya")."""
        return frozenset(
            low
            for low, forms in zip(self.tree.lows, self.forms, strict=True)
            if any(
                cue.frame in ("quote", "relay")
                for form in forms
                for cue, _ in self.language.cues.cues.get(form, ())
            )
        )

    def voice(self, word: int) -> str:
        """Return the voice of a word, from what the lexicon says of its form and from its clause."""
        known = self._voices.get(word)
        if known is None:
            known = self._voices[word] = self.language.syntax.voice(self.tree, word, self._listed(word))
        return known

    def has(self, rest: Sequence[frozenset[str]]) -> bool:
        """Tell whether the further words of a phrase stand in the segment at all."""
        return not rest or can_match(rest, self._vocabulary)

    def _listed(self, word: int) -> str | None:
        for form in self.forms[word]:
            for table in (self.language.lexicon.verbs, self.language.cues.cues, self.language.lexicon.light):
                entries = table.get(form)
                if entries:
                    return entries[0][1]
        return None

    def may_be_verb(self, word: int, voice: str, *, phrase: bool) -> bool:
        """Tell whether a word can be the verb that its form says."""
        parted = "-" in self.forms[word][0][1:]
        return self.language.syntax.may_be_verb(
            self.tree, word, voice, phrase=phrase, noun=self.is_noun(word), parted=parted
        )

    def tense(self, word: int) -> str | None:
        """Return past or present where the form of a verb, its auxiliary, or what sets its scene tells."""
        told = self.language.syntax.tense(self.tree, word)
        return told or setting(self.tree, word, self.language)

    def controls_object(self, word: int) -> bool:
        """Tell whether a verb's object is the subject of its complement ("mendesak X menyerah")."""
        if self.tree.lows[word] in self.language.grammar.causative:
            return True
        return any(
            entry.type == "REQUEST" or "comp.subj" in entry.frame.recipient or entry.mode == "allege"
            for form in self.forms[word]
            for entry, _ in self.language.lexicon.verbs.get(form, ())
        )

    def is_adverbial(self, word: int) -> bool:
        """Tell whether a word that may be tagged as a noun is a hedge or an adverbial cue ("kabarnya")."""
        low = self.tree.lows[word]
        if self.language.syntax.marked_clauses and self.tree.pos[word] in ("NOUN", "PROPN"):
            # "A study", "the plan": nouns that are hedges as verbs.
            return False
        return low in self.language.cues.hedges or any(
            cue.frame == "sourceless" and voice == "plain"
            for cue, voice in self.language.cues.cues.get(low, ())
        )

    def is_noun(self, word: int) -> bool:
        """Tell whether a word is an event noun of the lexicon."""
        return any(form in self.language.lexicon.nouns for form in self.forms[word])

    def names_person(self, actor: Actor) -> bool:
        """Tell whether an actor's mention names a person."""
        return any(m.person is not None and m.start <= (actor.start or -1) < m.end for m in self.mentions)

    def names_office(self, actor: Actor) -> bool:
        """Tell whether an actor's mention is a person or an office, rather than a state as a whole."""
        return any(
            (m.person is not None or m.kind in ("role:office", "role:person", "role:institution"))
            and m.start <= (actor.start or -1) < m.end
            for m in self.mentions
        )

    def names_weapon(self, actor: Actor) -> bool:
        """Tell whether an actor is nothing but a weapon, whose owner is not known."""
        return actor.id is None and any(
            m.kind == "role:group" and m.sector == "MIL" and m.start <= (actor.start or -1) < m.end
            for m in self.mentions
        )

    def at_home(self, actor: Actor) -> Actor:
        """Give a named person without a state the state that the page is written from, if it speaks of it.

        Where clauses are marked, people of no trade and the press of a state are of the state in view.
        """
        at = actor.start
        if at is not None and any(m.start <= at < m.end and self.is_nobodys(m) for m in self.mentions):
            return actor
        stated = not self.language.grammar.stated.isdisjoint(actor.name.lower().split())
        anybody = actor.sector == "UNK" or (actor.sector == "JRN" and stated)
        if self.language.syntax.marked_clauses and actor.id is None and anybody:
            home = self.discourse.in_view(before=self.tree.segment.end)
            return actor if home is None else replace(actor, id=home)
        if actor.id is not None or not self.names_person(actor):
            return actor
        home = self.discourse.domestic(before=self.tree.segment.end)
        return actor if home is None else replace(actor, id=home)

    def resolve(self, head: int | None, *, places: bool = True) -> list[Actor]:
        """Return the actors that a noun phrase stands for, locative modifiers included or not."""
        if head is None:
            return []
        return self.resolve_all(self.clauses.actors(head, places=places))

    def resolve_all(self, mentions: Iterable[Mention]) -> list[Actor]:
        """Resolve several mentions, without repeating an actor."""
        return distinct(actor for mention in mentions for actor in self.resolve_mention(mention))

    def resolve_mention(self, mention: Mention) -> list[Actor]:
        """Resolve one mention against the discourse so far."""
        named = self._named_beside(mention)
        if named is not None:
            return [named.actor()]
        if self.is_nobodys(mention):
            return [mention.actor()]
        if not self.language.syntax.marked_clauses:
            here = place_of(self.tree, mention, self.mentions, self.language.grammar, clause=True)
            found = self.discourse.resolve(mention, speaker=self.speaker, local=self.local, here=here)
            role = None if found else self._role_of(mention)
            return found if role is None else self.discourse.resolve(role, local=self.local)
        press = press_of(self.tree, mention, self.mentions)
        if press is not None:
            return [replace(mention.actor(), id=press)]
        here = place_of(self.tree, mention, self.mentions, self.language.grammar)
        # Who is quoted says "we", and means others by "they".
        others = self.tree.segment.quotation is not None and mention.note.startswith("last-")
        speaker = () if others else self.speaker
        return self.discourse.resolve(mention, speaker=speaker, local=self.local, here=here)

    def _named_beside(self, mention: Mention) -> Mention | None:
        """Return the body that an apposition names a description by: "his party, the CHP, said"."""
        if mention.kind != "role:description":
            return None
        tree, opening = self.tree, mention.last + 1
        if opening + 1 >= len(tree) or tree.words[opening] != ",":
            return None
        behind = opening + 1 + (tree.lows[opening + 1] in self.language.grammar.articles)
        named = next((m for m in self.mentions if m.first == behind and m.id is not None), None)
        if named is None or named.kind not in _BODIES or named.last + 1 >= len(tree):
            return None
        return named if tree.words[named.last + 1] == "," else None

    def is_nobodys(self, mention: Mention) -> bool:
        """Tell whether the words themselves say that somebody is of no one state, or leave it open."""
        if mention.id is not None:
            return False
        tree, grammar = self.tree, self.language.grammar
        return (
            is_outsider(tree, mention, grammar, behind=not self.language.syntax.modifiers_first)
            or is_unplaced(tree, mention, grammar)
            or is_strange_medium(tree, mention, grammar)
        )

    def _role_of(self, mention: Mention) -> Mention | None:
        """Return a description of nobody told before as the role that it names: "pria tersebut", a man."""
        words = mention.name.split()
        pointing = (
            mention.kind == "role:description" and words[-1].lower() in self.language.grammar.demonstrative
        )
        if not pointing or len(words) < 2:
            return None
        name = " ".join(words[:-1])
        atoms = [a for a in self.language.gazetteer.find(name) if a.name.kind.startswith("role:")]
        if len(atoms) != 1 or atoms[0].name.name.lower() != name.lower():
            return None
        role = atoms[0].name
        if role.kind == "role:description" or role.sector is None:
            return None
        return replace(mention, kind=role.kind, sector=role.sector, note="")

    def last_speaker(self, word: int) -> list[Actor]:
        """Return whom "-nya" or a missing subject refers to."""
        return self.discourse.last_speaker(self.tree.start[word])

    def foretells(self, word: int) -> bool:
        """Tell whether a warning says that something may happen, not what to leave undone."""
        behind = self.tree.lows[word + 1 : word + 12]
        if self.language.syntax.marked_clauses and tells_clause(self.tree, word, self.language.grammar):
            return True
        that = next((i for i, low in enumerate(behind) if low in self.language.grammar.complementiser), None)
        told = next((i for i, low in enumerate(behind) if low in self.language.grammar.admonition), None)
        return that is not None and (told is None or that < told)

    def directs(self, word: int, *, single: bool) -> bool:
        """Tell whether a verb that may ask asks: its clause says what to do, not what is the case.

        Args:
            word: the verb.
            single: whether it is no phrase; a verb of saying needs a clause to ask for something.
        """
        clause = clause_of(self.tree, word, self.language.grammar)
        things = [c for c in self.tree.kids(word, "obj") if c > word and c not in self.clauses.cover]
        if clause is not None and not things:
            return self.tree.dep[clause] != "ccomp" or self.language.syntax.demands(self.tree, clause)
        cues = (cue for form in self.forms[word] for cue, _ in self.language.cues.cues.get(form, ()))
        return not (single and any(cue.frame in ("say", "tell") and not cue.rest for cue in cues))

    def points_back(self, first: int, last: int, *, reach: int = 1) -> bool:
        """Tell whether a noun points back to a thing told before: "pertemuan itu", "this plan".

        A demonstrative that follows its noun may stand up to `reach` words behind it.
        """
        words = self.language.grammar.demonstrative
        if self.language.syntax.modifiers_first:
            return any(self.tree.lows[c] in words for c in self.tree.kids(first, "det"))
        return bool(words.intersection(self.tree.lows[last + 1 : last + 1 + reach]))

    def is_document(self, word: int) -> bool:
        """Tell whether a word names a text that speaks for its author: "laporan itu menyebutkan"."""
        grammar = self.language.grammar
        return bool((grammar.documents | grammar.texts).intersection(self.forms[word]))

    def complement(self, word: int, *, past: int, bare: bool) -> int | None:
        """Return the first word of the clause or quotation that a speech act has as its content, or None.

        Args:
            word: the verb.
            past: the last word of its phrase; behind a phrase only "bahwa" or "agar" open a content.
            bare: whether a clause may follow without a conjunction ("mendesak Iran menyerah").
        """
        tree, grammar = self.tree, self.language.grammar
        if self.language.syntax.marked_clauses:
            clause = clause_of(tree, word, grammar)
            return None if clause is None else opening_of(tree, clause, grammar)
        phrase = past > word
        for index in range(past + 1, min(len(tree), past + 16)):
            if tree.words[index] in '"“':
                return index
            if tree.lows[index] in grammar.that or tree.lows[index] in grammar.purpose:
                if phrase and tree.lows[index] not in grammar.that:
                    return None
                verb = any(tree.pos[i] == "VERB" for i in range(index + 1, min(len(tree), index + 9)))
                return (index + (tree.lows[index] in grammar.complementiser)) if verb else None
            if tree.pos[index] in ("SCONJ", "ADP") and tree.lows[index] not in grammar.addressing:
                return None
            if tree.lows[index] in grammar.relative:
                return self._behind_relative(index)
            if tree.pos[index] == "VERB":
                before = next(
                    (self.clauses.cover[i] for i in (index - 1, index - 2) if i in self.clauses.cover), None
                )
                if before is not None and before.first > past and not phrase and bare:
                    return before.first
                bare = all(tree.pos[i] in ("AUX", "PART", "ADV") for i in range(word + 1, index))
                return word + 1 if bare and tree.dep[index] in ("xcomp", "ccomp") else None
            if tree.words[index] in (",", ";", "."):
                return None
        return None

    def _behind_relative(self, relative: int) -> int | None:
        """Return where a content opens behind an addressee that a relative clause describes."""
        tree, grammar = self.tree, self.language.grammar
        for index in range(relative + 1, min(len(tree), relative + 16)):
            if tree.lows[index] in grammar.purpose or tree.lows[index] in grammar.complementiser:
                return index
            if tree.words[index] in (",", ";", "."):
                return None
        return None

    def content_start(self, word: int, last: int, *, addressee: bool) -> int:
        """Return where a content begins behind a cue: past "bahwa", the addressee and dates."""
        tree, grammar = self.tree, self.language.grammar
        if self.language.syntax.marked_clauses:
            return content_opening(tree, word, last, grammar, addressee=addressee)
        limit = min(len(tree), last + 14)
        for index in range(last + 1, limit):
            if tree.lows[index] in grammar.complementiser:
                return index + 1
            if tree.pos[index] == "VERB":
                break
        index = last + 1
        manner = grammar.manner
        if index + 2 < len(tree) and tree.lows[index] in manner:
            index += 2
        if addressee and index < len(tree) and tree.lows[index] in grammar.addressing:
            while (
                index < limit and tree.words[index] not in (",",) and tree.pos[index] not in ("VERB", "SCONJ")
            ):
                index += 1
            return index if index < limit else last + 1
        return index
