"""Verdicts: what a clause above an act, or behind it, says of its truth.

"It is not true that X attacked" denies the attack; "does not believe that" and "there is no evidence that"
deny it less surely, as readers take it: who does not believe it believes that it is not so (neg-raising).
"Did not confirm that" and "did not deny that" leave it open, and what "cannot be denied" is told. A hedge
modifies the act; a verdict is a predicate of its own, of which the clause of the act, or a noun that holds it
("claims that …"), is the subject or the object.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from saksi.languages import Language
from saksi.languages.cues import Cues
from saksi.steps.code.tree import Tree

#: What is said of an act: that it is not so, not believed, not proven, nothing either way, or that nobody
#: can doubt it.
#: A chance in figures makes it likelier than not, or no more than conceivable.
Finding = Literal["false", "disbelieved", "unproven", "open", "beyond", "likely", "conceivable"]

#: How many governors up a verdict is looked for.
_HEIGHT = 8
#: How many words before a verdict its negation may stand.
_REACH = 3
_HELPING = frozenset({"ADV", "AUX", "PART", "DET"})
#: How the clause that is judged hangs from its verdict, and how a thing does.
_CLAUSES = ("ccomp", "csubj", "xcomp", "acl", "advcl")
_THINGS = ("obj", "nsubj", "obl", "nmod")
#: How a verdict hangs that the parser did not see as the predicate of what stands before it.
_LOOSE = frozenset({"root", "xcomp", "ccomp", "acl", "advcl", "parataxis", "conj", "csubj"})


@dataclass(frozen=True, slots=True)
class Verdict:
    """What is said of the truth of an act.

    Args:
        finding: what it says.
        word: the word that says it.
        first: the word at which what it judges begins.
        last: the word of the act.
        words: how it is said, for explanations.
        judge: the verb by which somebody gives the verdict ("called the claims a lie"), if one does.
    """

    finding: Finding
    word: int
    first: int
    last: int
    words: str
    judge: int | None = None


def verdict_on(tree: Tree, word: int, language: Language) -> Verdict | None:
    """Find the nearest verdict on the act that a word names, None where there is none."""
    above = next(_above(tree, word, language), None)
    return above or _ahead(tree, word, language) or _behind(tree, word, language)


def is_negated(tree: Tree, word: int, cues: Cues) -> bool:
    """Tell whether a word is denied: itself, through its subject ("nobody confirmed"), or above it."""
    negation = cues.categories["negation"]
    if any(denies(tree, i, cues) for i in _before(tree, word)):
        return True
    if tree.dep[word] == "xcomp" and tree.lows[tree.head[word]] in negation:
        # "Refused to confirm that".
        return True
    subjects = (min(tree.subtree(s, clauses=False)) for s in tree.kids(word, "nsubj"))
    if any(tree.lows[s] in negation for s in subjects):
        return True
    if tree.dep[word] != "acl:relcl":
        return False
    # "Tidak ada yang percaya bahwa", "tidak ada negara yang mengatakan": there is nobody who does.
    head = tree.head[word]
    there_is = tree.head[head]
    above = [there_is] if tree.lows[there_is] in cues.categories["showing"] else []
    return any(denies(tree, i, cues) for one in (head, *above) for i in (*_before(tree, one), one))


def nobody_of(tree: Tree, word: int, cues: Cues) -> int | None:
    """Return the word that says that there is nobody or nothing of whom a clause tells, or None.

    "No citizens were arrested", "it attacked nobody", "tidak ada warga yang ditangkap".
    """
    for part in tree.kids(word, "nsubj", "obj"):
        first = min(tree.subtree(part, clauses=False))
        pair = " ".join(tree.lows[first : first + 2])
        none = tree.pos[first] in ("DET", "PRON", "NOUN") or pair in cues.categories["negation"]
        if none and denies(tree, first, cues):
            return first
    turned = next((a for s in tree.kids(word, "nsubj") for a in tree.kids(word, "aux") if a < s), None)
    if turned is not None and tree.words[-1] != "?":
        # "At no point did they attack", "under no circumstances will they".
        fronted = (i for c in tree.kids(word, "obl", "advmod") for i in tree.subtree(c) if i < turned)
        first_denial = next((i for i in fronted if denies(tree, i, cues)), None)
        if first_denial is not None and not any(denies(tree, c, cues) for c in tree.kids(word, "advmod")):
            return first_denial
    head, kinds = tree.head[word], cues.categories
    judging = (
        tree.lows[head] in kinds["proof"] | kinds["verity"] | kinds["falsity"] or tree.lows[head] in cues.cues
    )
    if tree.dep[word] != "acl:relcl" or judging:
        # "It is not the case that": a verdict, whatever the parser takes it for.
        return None
    governor = tree.head[head]
    if governor != head and tree.lows[governor] in kinds["showing"]:
        return governor if is_negated(tree, governor, cues) else None
    return next((i for i in (*_before(tree, head), head) if denies(tree, i, cues)), None)


def _before(tree: Tree, word: int) -> list[int]:
    """List the words that may deny another: its own adverbs and auxiliaries, and those right before it."""
    found = [c for c in tree.kids(word, "advmod", "aux", "det", "case", "mark", "cc") if c < word]
    index = word - 1
    while index >= max(0, word - _REACH) and tree.pos[index] in _HELPING:
        found.append(index)
        index -= 1
    return found


def denies(tree: Tree, word: int, cues: Cues) -> bool:
    """Tell whether a word is a negation of its own, and not the half of "not only"."""
    pair = cues.hedges.get(" ".join(tree.lows[word : word + 2]))
    if pair is not None and pair.category == "phase":
        return False
    return tree.lows[word] in cues.categories["negation"]


def _above(tree: Tree, word: int, language: Language) -> Iterator[Verdict]:
    """Yield what the governors of an act say of it, nearest first."""
    cues, current, first, held = language.cues, word, word, False
    for _ in range(_HEIGHT):
        head, dep = tree.head[current], tree.dep[current]
        noun = holds_report(tree, head, language)
        if head == current or not _leads_up(tree, current, language, noun=noun):
            return
        if dep != "conj":
            held = held or noun or dep.split(":")[0] in _CLAUSES
            finding = _finding(tree, head, current, language, held=held)
            first = min(first, head, *tree.subtree(current)) if noun else min(first, *tree.subtree(current))
            if finding is not None:
                yield Verdict(finding, head, first, word, verdict_words(tree, head, cues))
                return
            if not noun and tree.lows[head] in cues.cues:
                # Of what somebody says no more is said by what is said of his saying it.
                return
        current = head


def _leads_up(tree: Tree, word: int, language: Language, *, noun: bool) -> bool:
    """Tell whether what is said of the governor of a word is said of the word too."""
    dep, head = tree.dep[word], tree.head[word]
    marks = {tree.lows[c] for c in tree.kids(word, "mark", "advmod", "case") if c < word}
    that = language.grammar.complementiser
    if dep == "conj":
        contrast = language.cues.categories.get("contrast", frozenset())
        return head < word and contrast.isdisjoint(tree.lows[c] for c in tree.kids(word, "cc", "advmod"))
    if dep == "acl:relcl":
        # "No proof that they shelled it", taken for a relative clause.
        return tree.lows[head + 1 : head + 2] != [] and tree.lows[head + 1] in that
    if dep == "advcl":
        return not that.isdisjoint(marks)
    if dep.split(":")[0] in ("nmod", "obl"):
        return noun
    return dep.split(":")[0] in (*_CLAUSES, *_THINGS)


def holds_report(tree: Tree, word: int, language: Language) -> bool:
    """Tell whether a word is a noun that holds what is said: "claims that", "kabar bahwa"."""
    cues, low = language.cues, tree.lows[word]
    held = any(cue.frame == "noun" for cue, _ in cues.cues.get(low, ())) or low in cues.categories["proof"]
    that = not language.grammar.complementiser.isdisjoint(tree.lows[word + 1 : word + 2])
    return held and (that or tree.pos[word] in ("NOUN", "PROPN"))


def _finding(tree: Tree, word: int, child: int, language: Language, *, held: bool) -> Finding | None:
    """Return what a word says of the clause or thing below it."""
    kinds, low = language.cues.categories, tree.lows[word]
    negated = is_negated(tree, word, language.cues)
    base = tree.dep[child].split(":")[0]
    if held and (is_false(tree, word, language.cues, negated=negated)):
        return "false"
    if held and base in ("obj", "nsubj") and not negated and _called_false(tree, word, language.cues):
        return "false"
    if low in kinds["proof"] and is_absent(tree, word, language.cues):
        return "unproven"
    if low in kinds["chance"] and is_absent(tree, word, language.cues):
        return "false"
    passive = tree.dep[child].endswith(":pass") or bool(tree.kids(word, "aux:pass", "expl"))
    if not negated:
        # "Reports that … were denied": of whatever is said, its denial is that of the act.
        denied = held and passive and base == "nsubj" and low in kinds["denying"] | kinds["rebutted"]
        return "false" if denied else None
    clause = base in ("csubj", "ccomp") and language.syntax.marked_clauses
    if (clause or (base == "nsubj" and tree.pos[child] == "NOUN")) and _happens_not(tree, word, language):
        return "false"
    if low in kinds["proven"]:
        return "open"
    if not passive and base not in ("ccomp", "csubj", "xcomp", "obj", "acl", "advcl"):
        # "The raid did not prove that": what an act does not do says nothing of it.
        return None
    if low in kinds["indisputable"] or (low in kinds["denying"] and _able(tree, word, language)):
        return "beyond"
    if low in kinds["opinion"]:
        return "disbelieved"
    return "open" if low in kinds["denying"] | kinds["vouching"] else None


def _happens_not(tree: Tree, word: int, language: Language) -> bool:
    """Tell whether a verb says that its subject does not come about: "never took place"."""
    kinds, pair = language.cues.categories, " ".join(tree.lows[word : word + 2])
    happens = not kinds["happening"].isdisjoint((tree.lows[word], pair))
    # "Should not happen" asks for it.
    asked = not kinds["obligation"].isdisjoint(tree.lows[max(0, word - _REACH) : word])
    return happens and not asked and any(denies(tree, i, language.cues) for i in _before(tree, word))


def _called_false(tree: Tree, word: int, cues: Cues) -> bool:
    """Tell whether a verb calls its object false: "called claims that … a lie", "… as baseless"."""
    false = cues.categories["falsity"] | cues.categories["scorn"]
    return any(tree.lows[c] in false for c in tree.kids(word, "xcomp", "obl", "advcl"))


def is_false(tree: Tree, word: int, cues: Cues, *, negated: bool) -> bool:
    """Tell whether a word says that what it judges is not so: "untrue", "not true", "false claims"."""
    verity, falsity = cues.categories["verity"], cues.categories["falsity"]
    if tree.lows[word] in verity:
        return negated
    if any(tree.lows[c] in falsity for c in tree.kids(word, "amod")):
        return not negated
    if f"{tree.lows[word - 1] if word else ''} {tree.lows[word]}" in falsity:
        # "Without foundation", but not "not without foundation".
        return not any(denies(tree, i, cues) for i in _before(tree, word) if i != word - 1)
    known = falsity.intersection((tree.lows[word], " ".join(tree.lows[word : word + 2])))
    return bool(known) and not negated


def is_absent(tree: Tree, word: int, cues: Cues) -> bool:
    """Tell whether there is none of a thing, or nobody has it: "no evidence that", "did not offer proof"."""
    if any(denies(tree, i, cues) for i in _before(tree, word)):
        return True
    head = tree.head[word]
    governed = tree.dep[word].split(":")[0] in ("obj", "nsubj", "xcomp", "ccomp") and head != word
    return governed and tree.lows[head] in cues.categories["showing"] and is_negated(tree, head, cues)


def _able(tree: Tree, word: int, language: Language) -> bool:
    """Tell whether a denial is denied to anybody: "cannot be denied", "tidak dapat disangkal"."""
    ability = language.cues.categories["ability"]
    return any(tree.lows[i] in ability for i in _before(tree, word))


def _ahead(tree: Tree, word: int, language: Language) -> Verdict | None:
    """Find a verdict right before the conjunction that opens the clause of an act, however it was parsed.

    "Tiada bukti bahawa …": nobody may say anything in between.
    """
    cues, that = language.cues, language.grammar.complementiser
    opening = next((i for i in range(word - 1, 0, -1) if tree.lows[i] in that), None)
    if opening is None or any(tree.lows[i] in cues.cues for i in range(opening + 1, word)):
        return None
    judge = opening - 1
    denied = any(denies(tree, i, cues) for i in range(max(0, judge - _REACH), judge))
    finding: Finding | None = None
    if tree.lows[judge] in cues.categories["proof"] and denied:
        finding = "unproven"
    elif tree.lows[judge] in cues.categories["verity"] and denied:
        finding = "false"
    return None if finding is None else Verdict(finding, judge, judge, word, verdict_words(tree, judge, cues))


def _behind(tree: Tree, word: int, language: Language) -> Verdict | None:
    """Find a verdict that closes the sentence whose subject is a clause: "kabar bahwa … tidak benar".

    Without a copula the parser hangs it from the act, or from the noun that holds the act.
    """
    cues, that = language.cues, language.grammar.complementiser
    if language.syntax.marked_clauses:
        return None
    opening = next((i for i in range(word - 1, -1, -1) if tree.lows[i] in that), None)
    if opening is None or (opening and not holds_report(tree, opening - 1, language)):
        return None
    path = {word, *tree.ancestors(word)}
    for index in range(word + 1, len(tree)):
        if tree.words[index] in (",", ";", ":"):
            return None
        # "Klaim itu hoaks": what stands behind a demonstrative is none of its noun.
        apart = tree.lows[index - 1] in language.grammar.demonstrative or tree.dep[index] in _LOOSE
        if not apart or (tree.head[index] not in path and tree.head[index] != index):
            continue
        finding = _closing(tree, index, language)
        if finding is not None:
            return Verdict(finding, index, max(0, opening - 1), word, verdict_words(tree, index, cues))
    return None


def _closing(tree: Tree, word: int, language: Language) -> Finding | None:
    """Return what a word that closes a sentence says of what stands before it."""
    cues, low = language.cues, tree.lows[word]
    negated = is_negated(tree, word, cues)
    if is_false(tree, word, cues, negated=negated) or (low in cues.categories["denying"] and not negated):
        return "false"
    if not negated:
        return None
    if low in cues.categories["indisputable"] or _able(tree, word, language):
        return "beyond"
    return "open" if low in cues.categories["denying"] | cues.categories["proven"] else None


def verdict_words(tree: Tree, word: int, cues: Cues) -> str:
    """Write a verdict with what denies it."""
    first = min((i for i in _before(tree, word) if denies(tree, i, cues)), default=word)
    return " ".join(tree.lows[max(first, word - _REACH) : word + 1])
