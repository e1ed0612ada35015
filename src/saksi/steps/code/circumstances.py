"""Circumstances: what around a clause keeps it from being told outright, or sets it in time.

Conditions that open it or hang on it, questions, headlines that plan, words that set the scene.
"""

from saksi.languages import Language
from saksi.languages.cues import Cues
from saksi.model import Time
from saksi.steps.code.hedging import hedges_of, mark_words
from saksi.steps.code.suppositions import untrue_if
from saksi.steps.code.tree import Tree

#: How far into a sentence the words may begin that set its scene.
SCENE_REACH = 5
#: How far to the left a word may stand that opens a condition or a question.
_REACH = 8


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


def condition_before(tree: Tree, word: int, cues: Cues) -> bool:
    """Tell whether a condition opens the clause to the left, whatever the parser hung it on."""
    return _opened(tree, word, cues, cues.categories.get("condition", frozenset()))


def _opened(
    tree: Tree, word: int, cues: Cues, openers: frozenset[str], *, closers: frozenset[str] = frozenset()
) -> bool:
    """Tell whether one of some words opens the clause to the left; `closers` end what is none."""
    for index in range(word - 1, max(-1, word - 1 - _REACH), -1):
        if tree.lows[index] in openers and not untrue_if(tree, index, cues):
            return True
        if tree.words[index] in (",", ";", ":") or tree.pos[index] == "VERB" or tree.lows[index] in closers:
            return False
    return False


def in_condition(tree: Tree, word: int, cues: Cues) -> bool:
    """Tell whether the word stands inside an if-clause."""
    conditions = cues.categories.get("condition", frozenset())
    for index in (word, *tree.ancestors(word)):
        marks = (c for c in mark_words(tree, index) if tree.lows[c] in conditions)
        if any(not untrue_if(tree, c, cues) for c in marks):
            return True
        if tree.dep[index] in ("ccomp", "parataxis", "root"):
            break
    return False


def condition_on(tree: Tree, word: int, cues: Cues) -> int | None:
    """Return the word that opens an if-clause which depends on the word's clause, if one does."""
    conditions = cues.categories.get("condition", frozenset())
    marks = (c for child in tree.kids(word, "advcl") for c in mark_words(tree, child))
    return next((c for c in marks if tree.lows[c] in conditions), None)


def questioned(tree: Tree, word: int, cues: Cues) -> bool:
    """Tell whether the clause is asked and not told ("apakah AS akan menyerang")."""
    return any(tree.lows[i] in cues.categories["question"] for i in range(max(0, word - _REACH), word))


def announced(tree: Tree, word: int, cues: Cues) -> bool:
    """Tell whether a headline plans its act: "Trump to meet Putin", an infinitive with a subject."""
    if tree.dep[word] not in ("root", "conj", "ccomp") or not tree.kids(word, "nsubj"):
        return False
    infinitives = cues.categories.get("infinitive", frozenset())
    return any(tree.lows[c] in infinitives for c in tree.kids(word, "mark", "aux"))
