"""Factuality: polarity, certainty and time of an act, from the words on its path (after FactBank).

A hedge counts where it modifies the act or a verb that governs it; conditions and purposes make a clause that
asserts nothing.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from saksi.languages.cues import Cues, Hedge
from saksi.model import Certainty, Polarity, Time
from saksi.steps.code.circumstances import (
    announced,
    condition_before,
    condition_on,
    in_condition,
    questioned,
)
from saksi.steps.code.hearsay import is_hardly_said, is_heard
from saksi.steps.code.hedging import (
    belongs_ahead,
    by_or,
    hedges_of,
    judges,
    marks_of,
    shares,
    stands_apart,
)
from saksi.steps.code.suppositions import Supposition, follows, untrue_if
from saksi.steps.code.tree import Tree
from saksi.steps.code.verdicts import Verdict, nobody_of

_RANK: dict[Certainty, int] = {"certain": 2, "probable": 1, "possible": 0}
#: How many clauses up from an act words may bear on it.
_HEIGHT = 8
#: What the words alone may settle, so that nothing learnt overrules it.
Firm = Literal["asserted", "certainty", "time"]
#: How an act hangs from what governs it, as the content or subject of what says how sure it is.
_GOVERNED = frozenset({"xcomp", "ccomp", "csubj", "advcl", "obj", "acl", "advmod", "parataxis"})
_GOVERNING = frozenset({"plan", "possible", "hearsay", "belief", "future", "negation"})
#: Hedges that leave no doubt how sure an act of their own clause is.
_SURE = frozenset({"hearsay", "belief"})
#: Hedges of an act or of its governor that change how it is presented.
_CHANGING = frozenset(
    {"negation", "future", "plan", "possible", "hearsay", "belief", "past", "present", "obligation"}
)
#: How a clause hangs that is part of what its governor says.
_CORE = ("xcomp", "ccomp", "csubj", "obj")


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that bears on how an act is presented, and what holds then.

    `word` is where it stands in the tree, if anywhere, and `many` the words from there on; `cue` is where the
    cue of a statement stands in the text, if that is what bears on it.
    """

    cause: str
    word: int | None
    polarity: Polarity
    certainty: Certainty
    time: Time | None
    many: int = 1
    cue: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Factuality:
    """How a clause presents its act.

    `asserted` is false in conditions and purposes, `firm` names what is settled by the words alone,
    `verdict` is what a clause above says of the act's truth, and `steps` explain it all.
    """

    polarity: Polarity = "positive"
    certainty: Certainty = "certain"
    time: Time | None = None
    asserted: bool = True
    words: tuple[str, ...] = ()
    firm: frozenset[Firm] = frozenset()
    verdict: Verdict | None = None
    steps: tuple[Step, ...] = field(default=(), compare=False, repr=False)

    def because(
        self, cause: str, word: int | None = None, *, many: int = 1, cue: tuple[int, int] | None = None
    ) -> "Factuality":
        """Return this with a note of what made it so, for the explanation of a record."""
        step = Step(cause, word, self.polarity, self.certainty, self.time, many, cue)
        return replace(self, steps=(*self.steps, step))

    def settled(self, *what: Firm) -> "Factuality":
        """Return this with something settled for good."""
        return replace(self, firm=self.firm.union(what))

    def turned(self) -> "Factuality":
        """Return this with the other polarity."""
        return replace(self, polarity="negative" if self.polarity == "positive" else "positive")

    def weaker(self, certainty: Certainty | None) -> "Factuality":
        """Return this with a certainty no higher than the given one."""
        if certainty is None or _RANK[certainty] >= _RANK[self.certainty]:
            return self
        return replace(self, certainty=certainty)

    def apply(self, hedge: Hedge) -> "Factuality":
        """Return this changed by one hedge."""
        result = self.weaker(hedge.certainty)
        if hedge.polarity == "negative":
            result = result.turned()
        if hedge.time:
            result = replace(result, time=hedge.time)  # type: ignore[arg-type]
        return replace(result, words=(*result.words, hedge.word))


def read(
    tree: Tree, word: int, cues: Cues, *, supposed: Sequence[Supposition], own: range = range(0)
) -> Factuality:
    """Read the factuality of the clause that a word heads, with what its governors add.

    Args:
        tree: the parsed segment.
        word: the verb of the act.
        cues: the hedges of the language.
        supposed: the clauses of the segment that are only supposed.
        own: the words of the predicate itself, which turn nothing ("tidak akan menyerah" is one refusal).
    """
    within = next((s for s in supposed if word in s.words), None)
    if within is not None:
        supposed_only = Factuality(asserted=False, words=(within.phrase,)).settled("asserted")
        return supposed_only.because("inside a condition", within.opening, many=len(within.phrase.split()))
    facts = Factuality()
    nobody = nobody_of(tree, word, cues)
    if nobody is not None:
        facts = facts.turned().because("there is nobody and nothing of the kind", nobody)
    facts = _Path(tree, cues, word, supposed, facts, {*own, *(() if nobody is None else (nobody,))}).walked()
    if not facts.asserted:
        return facts
    condition = next((s for s in supposed if follows(tree, word, s)), None)
    if condition is not None:
        facts = _from_condition(facts, cues)
        many = len(condition.phrase.split())
        facts = facts.because("a condition that it follows from", condition.opening, many=many)
    elif condition_before(tree, word, cues) or in_condition(tree, word, cues):
        return replace(facts, asserted=False).because("inside a condition")
    return _left_open(facts, tree, word, cues)


def _left_open(facts: Factuality, tree: Tree, word: int, cues: Cues) -> Factuality:
    """Weaken what the words around a clause leave open, and set it in time where only they do."""
    if is_heard(tree, word, cues) or is_hardly_said(tree, word, cues):
        facts = facts.weaker("possible").settled("certainty").because("hearsay that opens its clause")
    hanging = condition_on(tree, word, cues)
    if hanging is not None or questioned(tree, word, cues):
        cause = "a question" if hanging is None else "a condition that hangs on it"
        facts = facts.weaker("possible").because(cause, hanging)
    if announced(tree, word, cues):
        facts = replace(facts.weaker("probable"), time="future")
        facts = facts.because("an infinitive that a headline plans")
    if tree.segment.kind == "title" and tree.words[-1] == "?":
        # A headline that asks tells nothing.
        facts = replace(facts.weaker("possible"), time=facts.time or "future")
        facts = facts.because("a headline that asks")
    if facts.time is None and any(mark in cues.categories["completed"] for mark in marks_of(tree, word)):
        facts = replace(facts, time="past").because("a conjunction of what is over")
    return facts


def _from_condition(facts: Factuality, cues: Cues) -> Factuality:
    """Return how an act is presented that is said to follow from a condition: as possible."""
    result = facts.weaker("possible")
    if facts.time == "past" and cues.categories["future"].intersection(facts.words):
        # "Would have bombed it".
        return result.settled("time", "certainty")
    return result.settled("certainty") if facts.time == "future" else result


class _Path:
    """The way from an act up its governors, and what the words met on it make of the act."""

    def __init__(
        self,
        tree: Tree,
        cues: Cues,
        word: int,
        supposed: Sequence[Supposition],
        facts: Factuality,
        seen: set[int],
    ) -> None:
        self.tree, self.cues, self.word, self.facts = tree, cues, word, facts
        #: Words in conditions that the act stands outside of, and those that open them.
        self.inside = {i for one in supposed for i in one.words}
        self.openings = {i for one in supposed for i in one.phrased}
        #: Where infinitives are marked, the tense of a governor is not theirs: "is expected to host".
        self.tensed = bool(cues.categories.get("infinitive"))
        #: Words that were weighed already, or name the act.
        self.seen = seen
        self.current = word
        #: Whether it is still the act's own clause, beside a conjunct, and the complement of a complement.
        self.own_clause, self.beside, self.modal = True, False, True

    def walked(self) -> Factuality:
        """Walk up as far as words may bear on the act; in a condition nothing further is asked."""
        for _ in range(_HEIGHT):
            self._weigh_hedges()
            if not self.facts.asserted or not self._climbs():
                break
        return self.facts

    def _weigh_hedges(self) -> None:
        """Apply the hedges of the word that the way has come to."""
        for index, hedge in hedges_of(self.tree, self.current, self.cues):
            if index in self.seen:
                continue
            self.seen.add(index)
            if self.current == self.word and belongs_ahead(self.tree, index, hedge, self.word):
                continue
            if hedge.category == "condition":
                opens = index in self.openings or untrue_if(self.tree, index, self.cues)
                if self.own_clause and not opens:
                    facts = replace(self.facts, asserted=False, words=(*self.facts.words, hedge.word))
                    self.facts = facts.because("inside a condition", index)
                    return
                # It opens a clause that the act stands outside of.
            elif hedge.category in _CHANGING and not self._passes_by(hedge):
                self._apply(index, hedge)

    def _passes_by(self, hedge: Hedge) -> bool:
        """Tell whether a hedge of a governor says nothing of the act below it."""
        if hedge.category in ("past", "present"):
            # What is meant comes after the clause that says so: "telah berencana menyerang".
            timed = self.tensed or self.facts.time is not None
            return not self.own_clause or (self.current != self.word and timed)
        return hedge.category == "negation" and self.beside

    def _apply(self, index: int, hedge: Hedge) -> None:
        facts = self.facts.apply(hedge)
        if hedge.category in _SURE and self.current == self.word:
            facts = facts.settled("certainty")
        if hedge.polarity == "negative" and hedge.time == "future":
            # What will not be done is to come, whoever said so before.
            facts = facts.settled("time")
        if hedge.category == "obligation" and facts.time is None:
            # What must be done has not been done.
            facts = replace(facts.weaker("probable"), time="future")
        self.facts = facts.because(hedge.category, index, many=len(hedge.word.split()))

    def _climbs(self) -> bool:
        """Go on to the governor, if what bears on it bears on the act."""
        tree, cues, current = self.tree, self.cues, self.current
        dep, head = tree.dep[current], tree.head[current]
        if dep == "nsubj:pass" and current == self.word:
            self._weigh_end(head)
        if head == current or head in self.inside or (dep != "conj" and judges(tree, head, cues)):
            # What stands in a condition governs nothing outside of it, wherever it is hung.
            return False
        governor = None if stands_apart(tree, current, cues) else cues.hedges.get(tree.lows[head])
        if dep in _GOVERNED and governor is not None:
            self._weigh_governor(governor)
            self.modal = self.modal and dep in ("xcomp", "ccomp")
            self.own_clause = dep in ("xcomp", "advcl") and self.own_clause
        elif self._by_means() or (
            dep in ("xcomp", "aux", "cop", "conj") and shares(tree, current, head, cues)
        ):
            self.beside = self.beside or (dep == "conj" and self.tensed and not by_or(tree, current, cues))
        else:
            return False
        self.current = head
        return True

    def _weigh_end(self, head: int) -> None:
        """Turn an act that its noun's own verb undoes: "a meeting was called off"."""
        undone = self.cues.hedges.get(self.tree.lows[head])
        if head not in self.seen and undone is not None and undone.category == "negation":
            self.facts = self.facts.apply(undone).because("negation above it", head)

    def _weigh_governor(self, governor: Hedge) -> None:
        """Apply a governor that is a hedge itself: "plans to attack", "is believed to have attacked"."""
        tree, cues, head = self.tree, self.cues, self.tree.head[self.current]
        # "Refused …, saying that": where infinitives are marked, what stands beside is not refused.
        kept = not cues.categories.get("kept", frozenset()).isdisjoint(marks_of(tree, self.current))
        outside = tree.dep[self.current] not in _CORE and not kept
        beside = self.tensed and outside and governor.category == "negation"
        # "Believed to be the only one fighting": what describes a thing is presupposed.
        presupposed = governor.category == "belief" and not self.modal
        if governor.category not in _GOVERNING or beside or presupposed or head in self.seen:
            return
        self.seen.add(head)
        self.facts = self.facts.apply(governor).because(f"{governor.category} above it", head)
        if governor.category == "belief":
            self.facts = self.facts.settled("certainty")

    def _by_means(self) -> bool:
        """Tell whether the clause tells by what means its governor is done: "dengan menyerang"."""
        means = self.cues.categories.get("means", frozenset())
        return self.tree.dep[self.current] == "advcl" and bool(
            means.intersection(marks_of(self.tree, self.current))
        )
