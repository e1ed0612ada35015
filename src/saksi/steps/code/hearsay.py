"""Hearsay: words that open a clause and give it to nobody ("konon Rusia menyerang", "dikabarkan Rusia …")."""

from saksi.languages.cues import Cues
from saksi.steps.code.tree import Tree


def is_heard(tree: Tree, word: int, cues: Cues) -> bool:
    """Tell whether an adverb of hearsay opens the clause: "konon Rusia menyerang", "reportedly, X did"."""
    hearsay = cues.categories["hearsay"]
    for index in range(word - 1, -1, -1):
        if tree.lows[index] in hearsay and (
            (tree.pos[index] != "VERB" and tree.dep[index] != "amod") or _heard_first(tree, index, cues)
        ):
            return True
        border = tree.words[index] in (",", ";", ":")
        if tree.pos[index] == "VERB" or (border and not (index <= 2 and tree.lows[0] in hearsay)):
            return False
    return False


def _heard_first(tree: Tree, index: int, cues: Cues) -> bool:
    """Tell whether a passive of hearsay opens a sentence whose verbs bear no tense: "dikabarkan Rusia …"."""
    infinitives, agent = cues.categories.get("infinitive"), cues.categories.get("agent", frozenset())
    nouns = any(tree.pos[i] in ("PROPN", "PRON") for i in range(1, index))
    return (
        not infinitives
        and not nouns
        and tree.lows[index + 1 : index + 2] != []
        and (tree.lows[index + 1] not in agent)
    )
