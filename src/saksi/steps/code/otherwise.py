"""Otherwise: what else a cue may give to its source than what the rules take for its content.

A parse errs on which side of a cue its content stands ("the road is closed, a witness said as rain fell"),
and where behind it the content opens ("called for a panel to meet"). All of them are weighed (`reaching`).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from saksi.steps.code.attributed import COLON
from saksi.steps.code.clause_text import DASHES
from saksi.steps.code.telling import Heard

#: How a stretch was found: on the other side of the cue, right behind it, behind an agent, "that" or "as".
BEFORE, BEHIND, PAST, THAT, AS = "before", "right behind", "past the agent", "behind that", "behind as"
#: How many words behind a cue a word that opens a content may stand.
REACH = 16
_FRAMES = frozenset({"say", "tell", "as", "according", "quote", "sourceless", "noun", "state"})


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words that may be a content, and how they were found."""

    how: str
    first: int
    last: int


def otherwise(heard: Heard) -> Iterator[Stretch]:
    """Yield where else a draft's content may stand; none of quotations, which their marks delimit."""
    statement, reading, tree = heard.statement, heard.reading, heard.reading.tree
    framed = statement.act or heard.hit is None or heard.hit.cue.frame in _FRAMES
    if statement.direct or statement.continues or not framed or statement.citation == COLON:
        return
    for end in _ends_before(heard):
        yield Stretch(BEFORE, 0, end)
    last, behind = len(tree) - 1, heard.last + 1
    while behind <= last and tree.pos[behind] == "ADP":
        behind += 1
    yield Stretch(BEHIND, behind, last)
    window = range(heard.last + 1, min(len(tree), heard.last + 1 + REACH))
    grammar = reading.language.grammar
    agent = reading.clauses.agent(heard.first)
    if agent is not None and agent > heard.last:
        yield Stretch(PAST, max(tree.subtree(agent, clauses=False)) + 1, last)
    for how, words in ((THAT, grammar.complementiser), (AS, grammar.as_)):
        opening = next((i for i in window if tree.lows[i] in words), None)
        if opening is not None:
            yield Stretch(how, opening + 1, last)


def _ends_before(heard: Heard) -> Sequence[int]:
    """List the words before a cue at which its content may end: before its subject, and before a comma."""
    tree, found = heard.reading.tree, list[int]()
    subject = heard.reading.clauses.surface_subject(heard.first)
    if subject is not None and subject < heard.first:
        found.append(min(tree.subtree(subject, clauses=False)) - 1)
    found += [i - 1 for i in range(heard.first - 1, 2, -1) if tree.words[i] in DASHES][:2]
    return [end for end in dict.fromkeys(found) if end > 1]
