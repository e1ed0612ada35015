"""Factuality: polarity, certainty and time of an act, from the words on its path (after FactBank).

A hedge counts where it modifies the act or a verb that governs it; conditions and purposes make a clause that
asserts nothing.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from saksi.languages import Language
from saksi.languages.cues import Cues, Hedge
from saksi.model import Certainty, Polarity, Time
from saksi.steps.code.hearsay import is_hardly_said, is_heard
from saksi.steps.code.suppositions import follows, suppositions, untrue_if
from saksi.steps.code.tree import Tree
from saksi.steps.code.verdicts import Verdict, is_negated, nobody_of

_RANK: dict[Certainty, int] = {"certain": 2, "probable": 1, "possible": 0}
#: How far to the left of a word its auxiliaries are sought when the parse misses them.
REACH = 4
#: How far into a sentence the words may begin that set its scene.
SCENE_REACH = 5
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
_PASS = frozenset({"ADV", "AUX", "PART", "ADJ"})


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


def hedges_of(tree: Tree, word: int, cues: Cues) -> list[tuple[int, Hedge]]:
    """List the hedges that modify a word: its own adverbs and auxiliaries, and those right before it."""
    indexes = [c for c in tree.kids(word, "advmod", "aux", "cop", "mark", "det", "fixed") if c < word]
    index = word - 1
    while index >= max(0, word - REACH):
        if index and " ".join(tree.lows[index - 1 : index + 1]) in cues.hedges:
            # "saat ini menyerang": a hedge of two words, whatever their tags.
            indexes.extend((index - 1, index))
            index -= 2
            continue
        of_a_noun = tree.dep[index] in ("nmod", "compound", "flat")
        if tree.pos[index] not in _PASS and (tree.lows[index] not in cues.hedges or of_a_noun):
            # "uji coba" is a test and no attempt.
            break
        indexes.append(index)
        index -= 1
    found: list[tuple[int, Hedge]] = []
    used: set[int] = set()
    for index in sorted(set(indexes)):
        if index in used:
            continue
        pair = " ".join(tree.lows[index : index + 2])
        hedge = cues.hedges.get(pair)
        if hedge is not None and index + 1 < word:
            used.add(index + 1)
        else:
            hedge = cues.hedges.get(tree.lows[index])
        if hedge is not None:
            found.append((index, hedge))
    return found


def read(tree: Tree, word: int, cues: Cues, *, own: range = range(0)) -> Factuality:
    """Read the factuality of the clause that a word heads, with what its governors add.

    Args:
        tree: the parsed segment.
        word: the verb of the act.
        cues: the hedges of the language.
        own: the words of the predicate itself, which turn nothing ("tidak akan menyerah" is one refusal).
    """
    supposed = list(suppositions(tree, cues))
    within = next((s for s in supposed if word in s.words), None)
    if within is not None:
        supposed_only = Factuality(asserted=False, words=(within.phrase,)).settled("asserted")
        return supposed_only.because("inside a condition", within.opening, many=len(within.phrase.split()))
    result = Factuality()
    nobody = nobody_of(tree, word, cues)
    if nobody is not None:
        result = result.turned().because("there is nobody and nothing of the kind", nobody)
    # Where infinitives are marked, the tense of a governor is not theirs: "is expected to host".
    tensed = bool(cues.categories.get("infinitive"))
    inside = {i for one in supposed for i in one.words}
    openings = {i for one in supposed for i in one.phrased}
    seen: set[int] = {*own, *(() if nobody is None else (nobody,))}
    current, depth, own_clause, beside, modal = word, 0, True, False, True
    while depth < 8:
        for index, hedge in hedges_of(tree, current, cues):
            if index in seen:
                continue
            seen.add(index)
            if current == word and _belongs_ahead(tree, index, hedge, word):
                continue
            if hedge.category == "condition" and (index in openings or untrue_if(tree, index, cues)):
                # It opens a clause that the act stands outside of.
                continue
            if hedge.category == "condition" and own_clause:
                result = replace(result, asserted=False, words=(*result.words, hedge.word))
                return result.because("inside a condition", index)
            if hedge.category in _CHANGING:
                # What is meant comes after the clause that says so: "telah berencana menyerang".
                above = not own_clause or (current != word and (tensed or result.time is not None))
                if above and hedge.category in ("past", "present"):
                    continue
                if hedge.category == "negation" and beside:
                    continue
                result = result.apply(hedge)
                if hedge.category in _SURE and current == word:
                    result = result.settled("certainty")
                if hedge.polarity == "negative" and hedge.time == "future":
                    # What will not be done is to come, whoever said so before.
                    result = result.settled("time")
                if hedge.category == "obligation" and result.time is None:
                    # What must be done has not been done.
                    result = replace(result.weaker("probable"), time="future")
                result = result.because(hedge.category, index, many=len(hedge.word.split()))
        dep, head = tree.dep[current], tree.head[current]
        if dep == "nsubj:pass" and current == word and head not in seen:
            # "A meeting was called off": what is said of the noun that names the act.
            undone = cues.hedges.get(tree.lows[head])
            if undone is not None and undone.category == "negation":
                result = result.apply(undone).because("negation above it", head)
        if head == current or head in inside or (dep != "conj" and _judges(tree, head, cues)):
            # What stands in a condition governs nothing outside of it, wherever it is hung.
            break
        governor = None if _apart(tree, current, cues) else cues.hedges.get(tree.lows[head])
        if dep in _GOVERNED and governor is not None:
            # "Refused …, saying that": where infinitives are marked, what stands beside is not refused.
            kept = not cues.categories.get("kept", frozenset()).isdisjoint(_marks(tree, current))
            outside = dep not in ("xcomp", "ccomp", "csubj", "obj") and not kept
            stands_apart = tensed and outside and governor.category == "negation"
            # "Believed to be the only one fighting": what describes a thing is presupposed.
            stands_apart = stands_apart or (governor.category == "belief" and not modal)
            governs = governor.category in _GOVERNING and not stands_apart
            if governs and head not in seen:
                seen.add(head)
                result = result.apply(governor).because(f"{governor.category} above it", head)
                if governor.category == "belief":
                    result = result.settled("certainty")
            modal = modal and dep in ("xcomp", "ccomp")
            own_clause = dep in ("xcomp", "advcl") and own_clause
            current, depth = head, depth + 1
            continue
        by_means = dep == "advcl" and cues.categories.get("means", frozenset()).intersection(
            _marks(tree, current)
        )
        if by_means or (dep in ("xcomp", "aux", "cop", "conj") and _shares(tree, current, head, cues)):
            beside = beside or (dep == "conj" and tensed and not _or(tree, current, cues))
            current, depth = head, depth + 1
            continue
        break
    condition = next((s for s in supposed if follows(tree, word, s)), None)
    if condition is not None:
        result = _from_condition(result, cues)
        many = len(condition.phrase.split())
        result = result.because("a condition that it follows from", condition.opening, many=many)
    elif _condition_before(tree, word, cues) or _conditional_context(tree, word, cues):
        return replace(result, asserted=False).because("inside a condition")
    if is_heard(tree, word, cues) or is_hardly_said(tree, word, cues):
        result = result.weaker("possible").settled("certainty").because("hearsay that opens its clause")
    hanging = _condition_on(tree, word, cues)
    if hanging is not None or _questioned(tree, word, cues):
        cause = "a question" if hanging is None else "a condition that hangs on it"
        result = result.weaker("possible").because(cause, hanging)
    if _announced(tree, word, cues):
        result = replace(result.weaker("probable"), time="future").because(
            "an infinitive that a headline plans"
        )
    if tree.segment.kind == "title" and tree.words[-1] == "?":
        # A headline that asks tells nothing.
        result = replace(result.weaker("possible"), time=result.time or "future")
        result = result.because("a headline that asks")
    if result.time is None and any(mark in cues.categories["completed"] for mark in _marks(tree, word)):
        result = replace(result, time="past").because("a conjunction of what is over")
    return result


def _judges(tree: Tree, word: int, cues: Cues) -> bool:
    """Tell whether what denies a word is no hedge of the act below it: "did not deny", "did not confirm"."""
    low, kinds = tree.lows[word], cues.categories
    vouches = low in kinds["vouching"] | kinds["opinion"] and is_negated(tree, word, cues)
    # "Menolak tuduhan": its cue denies what is held, so that it does not deny it once more.
    phrase = any(
        cue.kind == "denial" and cue.rest and _stands_behind(tree, word, cue.rest)
        for cue, _ in cues.cues.get(low, ())
    )
    return vouches or phrase or low in kinds["denying"]


def _belongs_ahead(tree: Tree, index: int, hedge: Hedge, word: int) -> bool:
    """Tell whether a hedge bears on a verb before the act: "far from bombing Syria, Israel has left"."""
    behind = index + len(hedge.word.split())
    ahead = hedge.category == "negation" and " " in hedge.word and behind < word
    return ahead and tree.pos[behind] == "VERB" and tree.dep[behind] in ("advcl", "acl", "csubj", "xcomp")


def _stands_behind(tree: Tree, word: int, rest: Sequence[frozenset[str]]) -> bool:
    """Tell whether the further words of a phrase follow its first at once."""
    behind = tree.lows[word + 1 : word + 1 + len(rest)]
    return len(behind) == len(rest) and all(low in any_ for low, any_ in zip(behind, rest, strict=True))


def _from_condition(facts: Factuality, cues: Cues) -> Factuality:
    """Return how an act is presented that is said to follow from a condition: as possible."""
    result = facts.weaker("possible")
    if facts.time == "past" and cues.categories["future"].intersection(facts.words):
        # "Would have bombed it".
        return result.settled("time", "certainty")
    return result.settled("certainty") if facts.time == "future" else result


def setting(tree: Tree, word: int, language: Language) -> Time | None:
    """Return when the words around a verb without tense set it, in a language that sets the scene by words.

    These are its own adverbs ("telah"), a conjunction that tells what is over ("setelah Iran menolak"), and
    what opens the sentence ("Sehari sebelumnya, …").
    """
    cues, grammar = language.cues, language.grammar
    scenes = cues.categories.get("scene")
    if not scenes:
        return None
    own = [hedge.category for _, hedge in hedges_of(tree, word, cues)]
    if "past" in own or _opened(
        tree, word, cues, cues.categories["completed"], closers=grammar.demonstrative
    ):
        return "past"
    if "present" in own:
        return "present"
    for index in range(min(word, SCENE_REACH)):
        if tree.pos[index] == "VERB":
            break
        for last in (index + 3, index + 2, index + 1):
            phrase = " ".join(tree.lows[index:last])
            if last <= word and phrase in scenes and not grammar.relative.intersection(tree.lows[last:word]):
                return "present" if phrase in cues.categories["present"] else "past"
    return None


def _announced(tree: Tree, word: int, cues: Cues) -> bool:
    """Tell whether a headline plans its act: "Trump to meet Putin", an infinitive with a subject."""
    if tree.dep[word] not in ("root", "conj", "ccomp") or not tree.kids(word, "nsubj"):
        return False
    infinitives = cues.categories.get("infinitive", frozenset())
    return any(tree.lows[c] in infinitives for c in tree.kids(word, "mark", "aux"))


def _questioned(tree: Tree, word: int, cues: Cues) -> bool:
    """Tell whether the clause is asked and not told ("apakah AS akan menyerang")."""
    return any(tree.lows[i] in cues.categories["question"] for i in range(max(0, word - 8), word))


def _shares(tree: Tree, word: int, head: int, cues: Cues) -> bool:
    """Tell whether a conjunct shares the auxiliaries of the first: it has no subject of its own."""
    if tree.dep[word] != "conj":
        return True
    words = cues.categories.get("contrast", frozenset())
    contrast = any(tree.lows[c] in words for c in tree.kids(word, "cc", "mark", "advmod"))
    return not contrast and not tree.kids(word, "nsubj") and head < word


def _or(tree: Tree, word: int, cues: Cues) -> bool:
    """Tell whether "or" joins a conjunct, which then shares a negation: "did not meet or call"."""
    words = cues.categories.get("disjunction", frozenset())
    return any(tree.lows[c] in words for c in tree.kids(word, "cc"))


def _apart(tree: Tree, word: int, cues: Cues) -> bool:
    """Tell whether a clause of time, cause or concession stands apart from what governs its head."""
    if tree.dep[word] != "advcl":
        return False
    apart = ("temporal", "cause", "concessive")
    return any(mark in cues.categories.get(c, ()) for mark in _marks(tree, word) for c in apart)


def _marks(tree: Tree, word: int) -> Iterable[str]:
    return (tree.lows[c] for c in _mark_words(tree, word))


def _mark_words(tree: Tree, word: int) -> Iterable[int]:
    return (c for c in tree.kids(word, "mark", "advmod", "case") if c < word)


def _conditional_context(tree: Tree, word: int, cues: Cues) -> bool:
    """Tell whether the word stands inside an if-clause."""
    conditions = cues.categories.get("condition", frozenset())
    for index in (word, *tree.ancestors(word)):
        marks = (c for c in _mark_words(tree, index) if tree.lows[c] in conditions)
        if any(not untrue_if(tree, c, cues) for c in marks):
            return True
        if tree.dep[index] in ("ccomp", "parataxis", "root"):
            break
    return False


def _condition_before(tree: Tree, word: int, cues: Cues) -> bool:
    """Tell whether a condition opens the clause to the left, whatever the parser hung it on."""
    return _opened(tree, word, cues, cues.categories.get("condition", frozenset()))


def _opened(
    tree: Tree, word: int, cues: Cues, openers: frozenset[str], *, closers: frozenset[str] = frozenset()
) -> bool:
    """Tell whether one of some words opens the clause to the left; `closers` end what is none."""
    for index in range(word - 1, max(-1, word - 9), -1):
        if tree.lows[index] in openers and not untrue_if(tree, index, cues):
            return True
        if tree.words[index] in (",", ";", ":") or tree.pos[index] == "VERB" or tree.lows[index] in closers:
            return False
    return False


def _condition_on(tree: Tree, word: int, cues: Cues) -> int | None:
    """Return the word that opens an if-clause which depends on the word's clause, if one does."""
    conditions = cues.categories.get("condition", frozenset())
    marks = (c for child in tree.kids(word, "advcl") for c in _mark_words(tree, child))
    return next((c for c in marks if tree.lows[c] in conditions), None)
