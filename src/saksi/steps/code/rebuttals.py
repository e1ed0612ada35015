"""Rebuttals: verdicts on an act that are read off the order of words, where no parse is to be trusted.

"Tidak benar Turki menyerang" has no conjunction, and what closes a sentence ("isu Turki menyerang Suriah itu
hoaks", "called reports that … a lie") is hung from the act or from its object as often as not. What counts is
a noun that holds what is said, the clause behind it, and what is then said of the noun: by a verb of judging
before it, by a copula, in the passive ("were denied"), or by nothing at all.
"""

from saksi.languages import Language
from saksi.steps.code.tree import Tree
from saksi.steps.code.verdicts import (
    Finding,
    Verdict,
    denies,
    holds_report,
    is_false,
    is_negated,
    verdict_words,
)

#: What parts clauses; quotation marks do not.
BORDERS = frozenset({",", ";", ":", ".", "?", "!", "—", "–", "(", ")"})
#: How many words a noun that holds what is said may stand before the act, and its conjunction behind it.
_BEFORE, _BEHIND_NOUN = 12, 4
#: How many words may stand between a verdict and its link, or between a verb of judging and its noun.
_LINK = 5
_NAMES = ("NOUN", "PROPN", "PRON")
_LOOSE = frozenset({"root", "xcomp", "ccomp", "acl", "advcl", "parataxis", "conj", "csubj"})
_WITHIN = frozenset({"ADV", "PART", "DET", "ADJ", "AUX", "PUNCT"})
#: Conjunctions of these categories open a clause of which no verdict is said.
_OPENING = ("temporal", "cause", "concessive", "condition", "supposition", "contrast", "purpose")


def rebuttal_of(tree: Tree, word: int, language: Language) -> Verdict | None:
    """Find a verdict that the order of words gives on the act that a word names, None where there is none."""
    return _ahead(tree, word, language) or _on_report(tree, word, language)


def _ahead(tree: Tree, word: int, language: Language) -> Verdict | None:
    """Find what opens a clause and denies it without a conjunction: "tidak benar Turki menyerang"."""
    cues, kinds = language.cues, language.cues.categories
    if language.syntax.marked_clauses:
        return None
    for index in range(word - 1, -1, -1):
        first = max(0, index - 1)
        pair = f"{tree.lows[first]} {tree.lows[index]}"
        untrue = tree.lows[index] in kinds["verity"] and index > 0 and denies(tree, first, cues)
        single = tree.lows[index] in kinds["impossible"]
        doubted = pair in kinds["improbable"]
        if untrue or single or doubted or pair in kinds["impossible"]:
            # "Tidak akurat menghantam": an adverb of the act has no subject behind it.
            named = any(tree.pos[i] in _NAMES for i in range(index + 1, word))
            before = index - 1 if single else index - 2
            if not named or (before >= 0 and denies(tree, before, cues)):
                return None
            finding: Finding = "disbelieved" if doubted else "false"
            return Verdict(finding, index, first, word, verdict_words(tree, index, cues))
        if tree.words[index] in BORDERS or tree.pos[index] == "VERB" or _relates(tree, index, language):
            return None
    return None


def _on_report(tree: Tree, word: int, language: Language) -> Verdict | None:
    """Find what is said of the noun that holds the clause of an act: "… itu hoaks", "… were false"."""
    noun = report_before(tree, word, language)
    if noun is None:
        return None
    called = _called(tree, noun, language)
    if called is not None:
        judge = next((i for i in range(called - 1, -1, -1) if tree.pos[i] == "VERB"), None)
        words = verdict_words(tree, called, language.cues)
        return Verdict("false", called, min(called, noun), word, words, judge)
    judge = _judge(tree, noun, language)
    for index in range(word + 1, len(tree)):
        if _ends(tree, index, language):
            return None
        finding = _said_last(tree, index, language, judged=judge is not None)
        if finding is not None:
            words = verdict_words(tree, index, language.cues)
            return Verdict(finding, index, noun, word, words, judge)
    return None


def report_before(tree: Tree, word: int, language: Language) -> int | None:
    """Return the noun that holds the clause of an act, with no other verb between them, or None."""
    grammar, cues = language.grammar, language.cues
    opening: int | None = None
    index = word - 1
    while index >= max(0, word - _BEFORE):
        low = tree.lows[index]
        if opening is not None and opening - index > _BEHIND_NOUN:
            return None
        if low in grammar.complementiser:
            if opening is not None:
                return None
            opening = index
        elif tree.words[index] in BORDERS:
            return None
        elif holds_report(tree, index, language) or low in cues.categories["reports"]:
            return index
        elif tree.pos[index] == "VERB":
            # "Laporan yang menyebut": a report that says so.
            if low not in cues.cues or not index or tree.lows[index - 1] not in grammar.relative:
                return None
            opening = index = index - 1
        index -= 1
    return None


def _judge(tree: Tree, noun: int, language: Language) -> int | None:
    """Return the verb that judges a noun behind it: "called the claims …", "menyifatkan dakwaan …"."""
    for index in range(noun - 1, max(-1, noun - 1 - _LINK), -1):
        if tree.words[index] in BORDERS or tree.lows[index] in language.grammar.complementiser:
            return None
        if tree.pos[index] == "VERB":
            cues = language.cues.cues.get(tree.lows[index], ())
            return index if any(cue.frame == "as" or cue.kind == "denial" for cue, _ in cues) else None
    return None


def _called(tree: Tree, noun: int, language: Language) -> int | None:
    """Return what a report is called before it is named: "dismissed as propaganda claims that …"."""
    kinds, as_ = language.cues.categories, language.grammar.as_
    for index in range(noun - 1, max(0, noun - 1 - _LINK), -1):
        known = tree.lows[index] in kinds["falsity"] | kinds["scorn"]
        if known and not as_.isdisjoint(tree.lows[max(0, index - _LINK) : index]):
            return index
        if tree.words[index] in BORDERS or tree.pos[index] == "VERB":
            return None
    return None


def _said_last(tree: Tree, index: int, language: Language, *, judged: bool) -> Finding | None:
    """Return what a word behind the clause of an act says of the noun that holds it."""
    cues, kinds, low = language.cues, language.cues.categories, tree.lows[index]
    marked = language.syntax.marked_clauses
    linked = _linked(tree, index, language)
    if marked and not (linked or judged):
        return None
    negated = is_negated(tree, index, cues)
    if low in kinds["denying"] | kinds["rebutted"] and _is_passive(tree, index, language):
        return "open" if negated else "false"
    if low in kinds["verity"]:
        return "false" if negated else None
    before = tree.pos[index - 1] == "PROPN" or tree.lows[index - 1] in language.grammar.demonstrative
    apart = linked or judged or (not marked and (before or tree.dep[index] in _LOOSE))
    if not apart or negated:
        return None
    return "false" if is_false(tree, index, cues, negated=False) or low in kinds["scorn"] else None


def _linked(tree: Tree, index: int, language: Language) -> bool:
    """Tell whether a word is linked to what stands before it: "were completely false", "adalah bohong"."""
    links = language.cues.categories["linking"]
    for before in range(index - 1, max(-1, index - 1 - _LINK), -1):
        if tree.lows[before] in links:
            return True
        if tree.pos[before] not in _WITHIN or tree.words[before] in BORDERS:
            return False
    return False


def _is_passive(tree: Tree, index: int, language: Language) -> bool:
    """Tell whether a verb of denying says that its subject is denied."""
    if language.syntax.marked_clauses:
        return bool(tree.kids(index, "aux:pass")) or _linked(tree, index, language)
    cues = language.cues.cues.get(tree.lows[index], ())
    return tree.lows[index] in language.cues.categories["rebutted"] or any(v == "passive" for _, v in cues)


def _ends(tree: Tree, index: int, language: Language) -> bool:
    """Tell whether a word ends the sentence in which a verdict may close what is said of a report."""
    kinds, low = language.cues.categories, tree.lows[index]
    if tree.words[index] in BORDERS or low in language.grammar.complementiser:
        return True
    if low in kinds["linking"]:
        return False
    opens = tree.pos[index] in ("SCONJ", "CCONJ", "ADP") and any(low in kinds.get(k, ()) for k in _OPENING)
    return opens or _relates(tree, index, language)


def _relates(tree: Tree, index: int, language: Language) -> bool:
    return tree.lows[index] in language.grammar.relative
