"""Blame: whom what somebody condemns befell, and who did it.

Whoever condemns an attack blames who attacked, never who was attacked: "mengecam serangan terhadap tentara
Mali" blames nobody, "condemned Russia's strikes on a refinery" Russia. So what is condemned is read as an act
with parties of its own.
"""

from dataclasses import dataclass, field

from saksi.model import Actor
from saksi.steps.code.mentions import Mention
from saksi.steps.code.parties import find_parties
from saksi.steps.code.predicates import Candidate, noun_at
from saksi.steps.code.reading import Reading

#: Judgements, whose recipient is whoever did what is judged (codebook 3, rule 6).
JUDGING = frozenset({"ACCUSE", "REJECT", "SUPPORT"})
#: Acts whose victims tell nothing of who did them; arrests and bans are by whose state it is.
_STRIKING = frozenset({"ASSAULT"})
_GROUND = frozenset({"state", "demonym", "capital", "place"})


@dataclass(frozen=True, slots=True)
class Judged:
    """The parties of a deed that somebody judges: who did it, and whom or where it struck."""

    doers: list[Actor] = field(default_factory=list)
    struck: list[Actor] = field(default_factory=list)


def judged_deed(reading: Reading, candidate: Candidate) -> Judged | None:
    """Read the object of a judgement as an act; None where it names no attack."""
    if candidate.entry.type not in JUDGING or candidate.entry.noun:
        return None
    head = reading.clauses.object(candidate.word)
    if head is None:
        return None
    noun = noun_at(reading, head)
    if noun is None or noun[0].type not in _STRIKING or noun[0].stop:
        return None
    entry, last = noun
    tree = reading.tree
    told = next((v for v in tree.kids(head, "acl", "acl:relcl") if tree.pos[v] == "VERB" and v > head), None)
    parties = find_parties(reading, Candidate(head, head, last, entry, "plain", relative=told))
    doers = [a for a in parties.actor if a.id]
    acting = {a.id for a in doers}
    struck = [a for a in (*parties.recipient, *parties.victims) if a.id not in acting]
    for mention in _grounds(reading, head):
        struck += [a for a in reading.resolve_mention(mention) if a.id and a.id not in acting]
    return Judged(doers, struck)


def _grounds(reading: Reading, head: int) -> list[Mention]:
    """List the places inside a noun phrase where what it names happened."""
    tree, locative = reading.tree, reading.language.grammar.locative
    inside = set(tree.subtree(head, clauses=False))
    return [
        m
        for m in reading.mentions
        if m.kind in _GROUND and m.first in inside and m.first and tree.lows[m.first - 1] in locative
    ]
