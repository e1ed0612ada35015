"""Within: parties of one state who meet or fight each other, which both belong to the record.

"Pengunjuk rasa bentrok dengan polisi": two sides, one state. What is weighed is states and bodies, so one of
two is lost there; here whoever the frame has on either side, and shares the state of one that is cast, is put
back beside it.
"""

from collections.abc import Sequence

from saksi.model import Actor
from saksi.steps.code.events import Draft
from saksi.steps.code.mentions import Mention
from saksi.steps.code.parties import HOSTILE
from saksi.steps.code.roles import Roles
from saksi.steps.code.standing import is_state


def with_fellows(draft: Draft, actor: Sequence[Actor]) -> list[Actor]:
    """Add to those who act together whoever of the same state stands beside or across from them."""
    if not draft.candidate.entry.frame.together:
        return list(actor)
    sides = _sides(draft)
    found = {(one.id, one.start): one for one in actor}
    for cast in actor:
        if cast.id is None or not any(cast.start == one.start for one in sides):
            continue
        for one in sides:
            if one.id == cast.id and one.name != cast.name:
                found.setdefault((one.id, one.start), one)
    return sorted(found.values(), key=lambda one: (one.start is None, one.start or 0))


def across(draft: Draft, actor: Sequence[Actor], recipient: Sequence[Actor]) -> list[Actor]:
    """Leave out of those acted upon whoever is already one of two sides, and a body that attacks itself.

    A state may attack its own people; a body has none.
    """
    entry, ids = draft.candidate.entry, [one.id for one in actor]
    twice = {id_ for id_ in ids if entry.frame.together and ids.count(id_) > 1}
    if entry.type in HOSTILE:
        twice |= {id_ for id_ in ids if id_ is not None and not is_state(id_)}
    return [one for one in recipient if one.id is None or one.id not in twice]


def _sides(draft: Draft) -> list[Actor]:
    """List all whom the frame of an act puts on a side of it, with their conjuncts, one a mention."""
    reading, candidate = draft.reading, draft.candidate
    roles, clauses = Roles(reading, candidate), reading.clauses
    by_start = {mention.start: mention for mention in reading.mentions}
    reading.speaker = draft.holder.source if draft.holder is not None else ()
    mentions: list[Mention] = []
    for role in candidate.entry.frame.actor:
        if not role.endswith(".owner"):
            mentions += [by_start[a.start] for a in roles.fill(role) if a.start in by_start]
    if candidate.entry.noun:
        mentions += clauses.between(candidate.word)
    predicate = range(candidate.first, candidate.last + 1)
    every = {m.first: m for one in mentions for m in clauses.groups.get(one.first, [one])}
    every = {first: m for first, m in every.items() if first not in predicate}
    found = [actor for mention in every.values() for actor in reading.resolve_mention(mention)]
    reading.speaker = ()
    return found
