"""Hearsay: words that open a clause and give it to nobody ("konon Rusia menyerang", "dikabarkan Rusia …").

What hardly anybody says ("few countries said that", "tidak ada negara yang mengatakan"), and what unconfirmed
reports say, is left as open.
"""

import re

from saksi.languages.cues import Cues
from saksi.steps.code.tree import Tree

#: How many words a phrase may have that says that something is not confirmed.
_LONGEST = 3
#: How many characters before and behind a cue are looked through for such a phrase.
_AROUND = 80
_ENDS = re.compile(r"[.!?;:]\s|\n")
_WORD = re.compile(r"\w[\w'’-]*")


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


def is_hardly_said(tree: Tree, word: int, cues: Cues) -> bool:
    """Tell whether the clause of an act is what few or none say: "few countries said that Iran attacked"."""
    head, scarce = tree.head[word], cues.categories["scarce"]
    if tree.dep[word] != "ccomp" or tree.lows[head] not in cues.cues:
        return False
    if tree.lows[head] in cues.categories["opinion"]:
        # What nobody believes is denied.
        return False
    speakers = [tree.head[head]] if tree.dep[head] == "acl:relcl" else tree.kids(head, "nsubj")
    for speaker in speakers:
        own = (speaker, *tree.kids(speaker, "amod", "det", "advmod", "nummod"))
        before = " ".join(tree.lows[max(0, speaker - 2) : speaker])
        if before in scarce or any(tree.lows[i] in scarce for i in own):
            return True
    return False


def is_unconfirmed(text: str, cue: tuple[int, int], content: tuple[int, int], cues: Cues) -> bool:
    """Tell whether a sentence says around a cue, outside of its content, that nobody confirms this."""
    before = text[max(0, cue[0] - _AROUND) : cue[0]]
    behind = text[cue[1] : cue[1] + _AROUND]
    if content[1] <= cue[0]:
        before = text[max(content[1], cue[0] - _AROUND) : cue[0]]
    elif content[0] >= cue[1]:
        behind = text[cue[1] : min(content[0], cue[1] + _AROUND)]
    before, behind = _ENDS.split(before)[-1], _ENDS.split(behind)[0]
    words = _WORD.findall(f"{before} {text[cue[0] : cue[1]]} {behind}".lower())
    phrases = cues.categories["unconfirmed"]
    return any(
        " ".join(words[index : index + length]) in phrases
        for index in range(len(words))
        for length in range(1, _LONGEST + 1)
    )
