"""Overhearing: what speaks for a line without a cue being speech that goes on.

Wires that lost their quotation marks print what somebody says as lines of their own. Speech tells of now and
of what is to come, of "we" and "this"; the page itself tells of the past, of days, places and people by their
names.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from saksi.steps.code.reading import Reading
from saksi.steps.code.traits import step

if TYPE_CHECKING:
    from saksi.steps.code.telling import Heard

_OPENING = frozenset('"“‘')
_MARKS = ('"', "“", "«", "„")
#: Lengths of a line in words, and of what stands behind a cue in characters, that are told apart.
_WORDS, _TAIL = (4, 8, 14, 22, 32), (2, 8, 20, 50)


def speech(heard: Heard, around: Sequence[Heard]) -> Iterator[str]:
    """Yield what a line without a cue shows of being speech; `around` are the drafts that the rules tell."""
    statement, reading = heard.statement, heard.reading
    text, grammar = reading.text, reading.language.grammar
    line = text[slice(*statement.content)]
    gap = min(text.count("\n", statement.cue[1], statement.content[0]), 4)
    first = any(w.lower() in grammar.speech for w in line.split() if w == "I" or not w.isupper())
    marked = any(mark in text for mark in _MARKS)
    yield f"lines off={gap}"
    yield f"first person={first}"
    yield f"first person={first}|lines off={gap}"
    yield f"opens with a mark={line[:1] in _OPENING}"
    yield f"marks on page={marked}"
    yield f"quotation open={_is_open(text, heard)}"
    own = [r for r in heard.line if len(r.tree)]
    tells = "".join(sorted({_tense(r) for r in own}))
    page = f"lines off={gap}|marks={marked}"
    end = text.find("\n", statement.cue[1])
    tail = step((end if end > 0 else len(text)) - statement.cue[1], _TAIL)
    for trait in (*_told(heard, own), f"tense={tells}", f"tail={tail}", *_beyond(heard, around)):
        yield f"line {trait}"
        yield f"line {trait}|{page}"
    yield f"line tense={tells}|first person={first}|{page}"
    yield f"line tense={tells}|tail={tail}|{page}"


def _is_open(text: str, heard: Heard) -> bool:
    """Tell whether a quotation that opened in the lines since the cue's own is not closed before the line.

    A new paragraph of a quotation opens anew, whether or not the one before was closed.
    """
    opened = False
    begin = text.rfind("\n", 0, heard.statement.cue[0]) + 1
    for line in text[begin : heard.statement.content[0]].splitlines():
        for number, sign in enumerate(line):
            if sign in _MARKS:
                opened = sign != '"' or not opened or not number
            elif sign == "”":
                opened = False
    return opened


def _tense(reading: Reading) -> str:
    """Name the tense of a segment and what the subject of its main clause is."""
    tree = reading.tree
    subjects = tree.kids(tree.root, "nsubj", "expl", "nsubj:pass")
    mention = next((reading.clauses.cover[c] for c in subjects if c in reading.clauses.cover), None)
    what = "none"
    if subjects:
        what = "person" if mention and mention.person else "name" if mention else tree.pos[subjects[0]]
    return f"({reading.tense(tree.root) or 'no'} {what})"


def _told(heard: Heard, own: Sequence[Reading]) -> Iterator[str]:
    """Yield what stands in the line."""
    words = [low for reading in own for low in reading.tree.lows]
    grammar, categories = heard.reading.language.grammar, heard.reading.language.cues.categories
    speaker = {w.lower() for a in heard.statement.source for w in a.name.split()[-1:]}
    yield f"words={step(len(words), _WORDS)}"
    yield f"segments={min(len(own), 4)}"
    yield f"day={not grammar.weekdays.isdisjoint(words)}"
    yield f"speaker={not speaker.isdisjoint(words)}"
    yield f"cues={min(sum(len(reading.hits) for reading in own), 2)}"
    yield f"names={min(sum(1 for reading in own for m in reading.mentions if m.id), 3)}"
    yield f"people={min(sum(1 for reading in own for m in reading.mentions if m.person), 2)}"
    yield f"figures={min(sum(word[:1].isdigit() for word in words), 2)}"
    yield f"opens={own[0].tree.pos[0] if own else 'none'}"
    for name in ("future", "chance", "negation"):
        if not categories.get(name, frozenset()).isdisjoint(words):
            yield name


def _beyond(heard: Heard, around: Sequence[Heard]) -> Iterator[str]:
    """Yield how the statements before and behind the line stand."""
    start, end = heard.statement.content
    text, told = heard.reading.text, [other.statement for other in around]
    earlier = [s for s in told if s.content[1] <= start]
    if earlier:
        before = max(earlier, key=lambda s: s.content[1])
        near = "\n" not in text[max(before.content[1], before.cue[1]) : start].strip()
        side = "last" if before.cue[0] >= before.content[1] else "first"
        yield f"before=cue {side}|{near}|{before.continues}"
        yield f"before direct={before.direct}|{near}"
    later = [s for s in told if min(s.content[0], s.cue[0]) >= end]
    if later:
        behind = min(later, key=lambda s: s.content[0])
        near = not text[end : min(behind.content[0], behind.cue[0])].strip()
        yield f"behind=cue {'last' if behind.cue[0] >= behind.content[1] else 'first'}|{near}"
