"""Telling: what speaks for a draft of a statement being one that the page makes.

The rules draft statements and object to some. Annotated articles (training/acts) give each trait of a draft a
weight: how it was found, its cue, where its content stands, whether anybody is behind it, what the network
sees in its cue.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from saksi.languages.encoder.acts import Advice
from saksi.model import StatementKind
from saksi.steps.code.attributed import COLON, Attribution
from saksi.steps.code.hits import Hit
from saksi.steps.code.overheard import speech
from saksi.steps.code.predicates import Candidate
from saksi.steps.code.reading import Reading
from saksi.steps.code.traits import log_odds, step

#: The kinds of statement in the order of the network's answers; 0 stands for none.
KINDS: tuple[StatementKind, ...] = ("report", "belief", "prediction", "concern", "denial", "no_comment")
#: Lengths of a content, in characters, that are told apart.
_LENGTHS = (15, 30, 60, 100, 160, 240)
#: Two contents that share half of what they cover together are one (the scorer's measure).
_SAME = 0.5


@dataclass(frozen=True, slots=True)
class Heard:
    """A draft of a statement with the place of its cue: words `first` to `last` of a reading.

    `hit` is the cue of the lexicon that made it, `act` the speech act. `line` has the segments of a line
    without a cue of its own.
    """

    statement: Attribution
    reading: Reading
    first: int
    last: int
    hit: Hit | None
    act: Candidate | None
    line: tuple[Reading, ...] = ()


def placed(statements: Sequence[Attribution], readings: Sequence[Reading]) -> list[Heard]:
    """Find the words of each statement's cue; what has none is left out."""
    ordered = sorted((r for r in readings if len(r.tree)), key=lambda r: r.tree.start[0])
    starts = [reading.tree.start[0] for reading in ordered]
    found = []
    for statement in statements:
        at = bisect_right(starts, statement.cue[0]) - 1
        inside = list(ordered[at].tree.within(*statement.cue)) if at >= 0 else []
        if inside:
            heard = _heard(statement, ordered[at], inside[0], inside[-1])
            if statement.continues:
                begin = max(bisect_right(starts, statement.content[0]) - 1, 0)
                end = bisect_right(starts, statement.content[1])
                heard = replace(heard, line=tuple(ordered[begin:end]))
            found.append(heard)
    return found


def _heard(statement: Attribution, reading: Reading, first: int, last: int) -> Heard:
    hit = next((h for h in reading.hits if h.first <= last and first <= h.last), None)
    act = None
    if statement.act:
        act = next(
            (c for c in reading.candidates if first <= c.verb <= last or first <= c.word <= last), None
        )
        hit = None
    return Heard(statement, reading, first, last, hit, act)


def overlap(one: tuple[int, int], other: tuple[int, int]) -> float:
    """Return which part of what two stretches cover they share."""
    shared = max(0, min(one[1], other[1]) - max(one[0], other[0]))
    return shared / max(one[1] - one[0] + other[1] - other[0] - shared, 1)


def cue_word(heard: Heard, advice: Advice | None) -> int:
    """Return the word of a cue that the network is surest of; without advice the first that is a verb."""
    words = range(heard.first, heard.last + 1)
    if advice is not None:
        return min(words, key=lambda word: float(advice.kinds[word, 0]))
    return next((word for word in words if heard.reading.tree.pos[word] == "VERB"), heard.first)


def told_by(heard: Heard, around: Sequence[Heard], advice: Advice | None) -> Iterator[tuple[str, float]]:
    """Yield what speaks for and against a draft, by name and strength.

    Args:
        heard: the draft.
        around: the drafts of the page that the rules would tell.
        advice: what the network says of the sentence of its cue.
    """
    made = made_as(heard)
    for name in _traits(heard, around, made):
        yield name, 1.0
    if advice is None:
        return
    word = cue_word(heard, advice)
    odds = log_odds(1 - float(advice.kinds[word, 0]))
    kind = log_odds(float(advice.kinds[word, 1 + KINDS.index(heard.statement.kind)]))
    yield "advised", 1.0
    yield "cue odds", odds
    yield "kind odds", kind
    yield f"objected={heard.statement.objection is not None}|cue odds", odds
    yield f"{made}|cue odds", odds


def made_as(heard: Heard) -> str:
    """Name what made a draft, which says most of how far it is to be trusted."""
    statement = heard.statement
    if statement.continues:
        return "goes on"
    if statement.citation == COLON:
        return "colon"
    if statement.act:
        return "act"
    marked = "marked " if heard.reading.language.syntax.marked_clauses else ""
    return marked + (heard.hit.cue.frame if heard.hit is not None else "other")


def side_of(heard: Heard) -> str:
    """Tell where the content stands: before or after its cue, around it, or in another segment."""
    content, cue, tree = heard.statement.content, heard.statement.cue, heard.reading.tree
    if content[1] <= tree.start[0] or content[0] >= tree.end[-1]:
        return "apart before" if content[1] <= tree.start[0] else "apart after"
    if content[1] <= cue[0]:
        return "before"
    return "after" if content[0] >= cue[1] else "around"


def _traits(heard: Heard, around: Sequence[Heard], made: str) -> Iterator[str]:
    statement, reading, tree = heard.statement, heard.reading, heard.reading.tree
    objection, side = statement.objection or "fine", side_of(heard)
    voice = heard.hit.voice if heard.hit is not None else heard.act.voice if heard.act is not None else "none"
    yield "bias"
    yield f"made={made}"
    yield f"objection={objection}"
    yield f"objection={objection}|{made}"
    yield f"entry={statement.citation}"
    yield f"entry={statement.citation}|{objection}"
    yield f"kind={statement.kind}"
    yield f"kind={statement.kind}|{made}"
    yield f"voice={voice}|{made}"
    yield f"side={side}|{made}"
    yield f"direct={statement.direct}|{made}"
    yield f"part={tree.segment.kind}|{made}"
    yield f"quoted={tree.segment.quotation is not None}|{made}"
    yield f"dep={tree.dep[heard.first]}|{made}"
    yield f"pos={tree.pos[heard.first]}"
    yield from _source(heard, made)
    yield from _content(heard, made, side)
    yield from _beside(heard, around, made)
    if statement.objection is not None and statement.continues:
        yield from speech(heard, around)
    negated = reading.language.cues.categories["negation"].intersection(
        tree.lows[max(0, heard.first - 3) : heard.first]
    )
    yield f"negated={bool(negated)}|{made}"


def _source(heard: Heard, made: str) -> Iterator[str]:
    statement, tree = heard.statement, heard.reading.tree
    if not statement.source:
        status = "nobody"
    else:
        first = statement.source[0]
        named = "id" if first.id else "?"
        inside = first.start is not None and tree.start[0] <= first.start < tree.end[-1]
        status = f"{named} {'here' if inside else 'elsewhere' if first.start is not None else 'nowhere'}"
        yield f"sector={first.sector}|{named}"
    yield f"source={status}"
    yield f"source={status}|{made}"
    yield f"source={status}|{statement.kind}"
    yield f"sources={min(len(statement.source), 3)}"


def _content(heard: Heard, made: str, side: str) -> Iterator[str]:
    statement, tree = heard.statement, heard.reading.tree
    size = step(statement.length, _LENGTHS)
    yield f"size={size}"
    yield f"size={size}|{made}"
    inside = list(tree.within(*statement.content))
    if not inside:
        return
    verbs = [i for i in inside if tree.pos[i] in ("VERB", "AUX")]
    yield f"verbs={min(len(verbs), 2)}|{made}"
    yield f"opens={tree.pos[inside[0]]}|{side}"
    yield f"opens={tree.pos[inside[0]]}|{made}"
    below = next((tree.dep[i] for i in inside if tree.head[i] == heard.first), "none")
    yield f"arc={below}|{made}"
    yield f"arc={below}|{statement.citation}"
    before = tree.lows[inside[0] - 1] if inside[0] else ""
    yield f"that={before in heard.reading.language.grammar.complementiser}|{made}"
    gap = min(abs(inside[0] - heard.last), abs(heard.first - inside[-1]))
    yield f"gap={min(gap, 6)}|{made}"
    yield f"rest={min(len(tree) - 1 - inside[-1], 4)}|{side}"


def _beside(heard: Heard, around: Sequence[Heard], made: str) -> Iterator[str]:
    """Tell how a draft stands to the others of the page: held by one, or all but the same as one."""
    own = heard.statement
    others = [other.statement for other in around if other.statement is not own]
    holder = own.parent or _holder(own, others)
    yield f"held={holder.kind if holder is not None else 'page'}|{made}"
    if holder is not None:
        yield f"held direct={holder.direct}|{made}"
    twins = [other for other in others if overlap(own.content, other.content) >= _SAME]
    shape = "none" if not twins else "longer" if all(own.length > t.length for t in twins) else "shorter"
    yield f"twin={shape}|{made}"
    yield f"twin={shape}|objected={own.objection is not None}"
    same = any(other.cue == own.cue for other in others)
    yield f"cue shared={same}|{made}"
    crossed = any(0 < overlap(own.content, other.content) < _SAME for other in others)
    yield f"crossed={crossed}|{made}"


def _holder(own: Attribution, others: Sequence[Attribution]) -> Attribution | None:
    around = [o for o in others if o.length > own.length and o.covers(*own.content) and o.covers(*own.cue)]
    return min(around, key=lambda other: other.length, default=None)
