"""Directives: "Y must do Z", said by X, is a request of X to Y (codebook 6)."""

from collections.abc import Sequence

from saksi.languages.lexicon import Frame, Predicate
from saksi.model import Actor
from saksi.steps.code.attribution import Attribution
from saksi.steps.code.predicates import Candidate
from saksi.steps.code.reading import Reading

_FRAME = Frame("directive", ("subj",), ("obj",))
_ENTRY = Predicate("harus + verb", noun=False, type="REQUEST", mode=None, frame=_FRAME)
#: How far behind the obligation its verb may stand ("harus segera menghentikan").
_REACH = 3


def find_directives(
    reading: Reading, statements: Sequence[Attribution]
) -> list[tuple[Candidate, list[Actor], list[Actor], Attribution]]:
    """Find the directives of a segment: candidate, who demands, of whom, and the statement that says so."""
    tree = reading.tree
    words = reading.language.grammar.directive
    found: list[tuple[Candidate, list[Actor], list[Actor], Attribution]] = []
    for index in range(1, len(tree) - 1):
        if tree.lows[index] not in words:
            continue
        verb = next(
            (i for i in range(index + 1, min(len(tree), index + 1 + _REACH)) if tree.pos[i] == "VERB"), None
        )
        near = reading.clauses.left_neighbour(index)
        if verb is None or near is None:
            continue
        holder = _holder(statements, tree.start[index], tree.end[verb])
        if holder is None or not any(a.id for a in holder.source):
            continue
        reading.speaker = holder.source
        addressed = reading.resolve_all(reading.clauses.chains.get(near.first, [near]))
        reading.speaker = ()
        speaks = {a.id for a in holder.source}
        of_own = near.kind == "role:description" and near.note.startswith("speaker")
        if (
            of_own
            or not any(a.id for a in addressed)
            or (speaks & {a.id for a in addressed} and _officials(holder))
        ):
            continue
        candidate = Candidate(verb, index, verb, _ENTRY, "active")
        found.append((candidate, list(holder.source), addressed, holder))
    return found


def _officials(holder: Attribution) -> bool:
    return all(a.sector in ("GOV", "MIL") for a in holder.source)


def _holder(statements: Sequence[Attribution], start: int, end: int) -> Attribution | None:
    covering = [s for s in statements if s.covers(start, end)]
    return min(covering, key=lambda s: s.length, default=None)
