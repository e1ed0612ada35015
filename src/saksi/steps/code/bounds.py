"""Bounds: what the words alone settle of who takes part in an act, so that no weight overrules it.

"We" are whoever speaks. Of two coordinated verbs each has its own object: "did not attack Kuwait, but
threatened Bahrain". Who is cited as saying something, and named nowhere else, suffers none of it. Whoever
denies what another claims "its troops" did is whose troops these are. And who fights back fights whoever the
condition names. All else is left to the weights.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from saksi.steps.code.casting import Keys
from saksi.steps.code.events import BY_CONDITION, Draft
from saksi.steps.code.mentions import Mention
from saksi.steps.code.reading import Reading
from saksi.steps.code.weighing import key_of, keys_of

_NOBODY: Keys = frozenset()
#: Acts whose object may be the actor's own forces.
_MOVING = frozenset({"RETREAT", "MOBILIZE", "REJECT", "THREATEN"})


@dataclass(frozen=True, slots=True)
class Bounds:
    """Who certainly is on each side of an act, who certainly is not acted upon, and who does not act."""

    acting: Keys = _NOBODY
    receiving: Keys = _NOBODY
    untouched: Keys = _NOBODY
    idle: Keys = _NOBODY

    def sure(self, role: str) -> Keys:
        """Return those who are in a role for certain."""
        return self.acting if role == "actor" else self.receiving

    def allows(self, role: str, side: Keys) -> bool:
        """Tell whether a side of an act may be those."""
        barred = self.idle if role == "actor" else self.untouched
        return self.sure(role) <= side and not barred & side


#: Of whom nothing is settled.
FREE = Bounds()


def bounds_of(draft: Draft, named: Mapping[str, int]) -> Bounds:
    """Find what the words settle of the parties of an act.

    Args:
        draft: the act as the rules draft it.
        named: how often the page names each party.
    """
    entry = draft.candidate.entry
    if entry.frame.together or (entry.noun and draft.candidate.light is None):
        return Bounds(untouched=_cited(draft, named))
    verb, clauses = draft.candidate.verb, draft.reading.clauses
    accused = _accused(draft)
    acting = _speaking(draft, clauses.subject(verb), keys_of(draft.actor)) | accused
    receiving = _NOBODY if entry.noun else _speaking(draft, clauses.object(verb), keys_of(draft.recipient))
    if BY_CONDITION in draft.why:
        receiving |= frozenset(a.id for a in draft.recipient if a.id)
    receiving |= _policed(draft)
    cited = _cited(draft, named)
    untouched = cited | _of_another_verb(draft) | accused | _struck(draft) | _own_means(draft)
    idle = cited - acting - keys_of(draft.actor) if _has_subject(draft) else _NOBODY
    return Bounds(acting, receiving - acting, untouched - receiving - keys_of(draft.recipient), idle)


def _struck(draft: Draft) -> Keys:
    """Return those who are named as nothing but whom the deed befell that an act judges."""
    if not draft.struck:
        return _NOBODY
    starts = {one.start for one in draft.struck}
    besides = _keys(draft.reading, (m for m in draft.reading.mentions if m.start not in starts))
    return frozenset(one.id for one in draft.struck if one.id) - besides


def _policed(draft: Draft) -> Keys:
    """Return the state of people whom its own police act upon, where these are the object of the verb."""
    candidate = draft.candidate
    if candidate.entry.type not in ("ASSAULT", "COERCE") or not all(a.sector == "COP" for a in draft.actor):
        return _NOBODY
    clauses = draft.reading.clauses
    mention = clauses.named_at(clauses.object(candidate.word))
    if mention is None or mention.sector in ("COP", "GOV", "MIL"):
        return _NOBODY
    hurt = frozenset(a.id for a in draft.recipient if a.id and a.start == mention.start)
    return hurt & keys_of(draft.actor)


def _own_means(draft: Draft) -> Keys:
    """Return whoever moves nothing but their own forces: "menarik pasukannya", "will not pull out our ships".

    These are not whom the act befalls, unless the sentence names that party beside them.
    """
    if draft.candidate.entry.type not in _MOVING:
        return _NOBODY
    reading = draft.reading
    starts = {a.start for a in draft.actor}
    mention = reading.clauses.named_at(reading.clauses.object(draft.candidate.word))
    if mention is None or mention.sector != "MIL" or mention.start in starts:
        return _NOBODY
    acting = frozenset(a.id for a in draft.actor if a.id)
    own = _keys(reading, [mention]) & acting
    others = [m for m in reading.mentions if m.start != mention.start and m.start not in starts]
    return own - _keys(reading, others)


def _has_subject(draft: Draft) -> bool:
    """Tell whether the verb of an act has a noun for its subject: "X said those companies fund Y"."""
    head = draft.reading.clauses.subject(draft.candidate.verb)
    return head is not None and draft.reading.tree.pos[head] in ("NOUN", "PROPN")


def _speaking(draft: Draft, head: int | None, ruled: Keys) -> Keys:
    """Return whoever speaks, if that is who "we" are in a role."""
    clauses = draft.reading.clauses
    if head is None:
        return _NOBODY
    # "Attacked us", "attacked our ports".
    mention = clauses.cover.get(head) or next(iter(clauses.actors(head)), None)
    if mention is None or draft.holder is None or mention.note.split()[:1] != ["speaker"]:
        return _NOBODY
    said = frozenset(actor.id for actor in draft.holder.source if actor.id)
    return said if said <= ruled else _NOBODY


def _cited(draft: Draft, named: Mapping[str, int]) -> Keys:
    """Return whoever says it from outside of what is said, if the page names them nowhere else."""
    holder = draft.holder
    if holder is None or len(holder.source) != 1:
        return _NOBODY
    (source,) = holder.source
    inside = source.start is None or source.end is None or holder.covers(source.start, source.end)
    if inside or source.id is None or named.get(source.id, 0) > 1:
        return _NOBODY
    others = _keys(draft.reading, (m for m in draft.reading.mentions if m.start != source.start))
    return frozenset({key_of(source)}) - others


def _of_another_verb(draft: Draft) -> Keys:
    """Return those who are nothing but the object of a verb that this one, with its own, is joined to."""
    reading, word = draft.reading, draft.candidate.word
    tree, clauses = reading.tree, reading.clauses
    own = clauses.object(word)
    if draft.candidate.entry.noun or own is None or own < word or own not in clauses.cover:
        return _NOBODY
    joined = [*tree.kids(word, "conj"), *([tree.head[word]] if tree.dep[word] == "conj" else [])]
    others: list[Mention] = []
    for verb in joined:
        if tree.pos[verb] == "VERB" and clauses.voice(verb) != "passive":
            found = clauses.object(verb)
            others += clauses.actors(found) if found is not None and found > verb else []
    starts = {mention.start for mention in others}
    besides = _keys(reading, (m for m in reading.mentions if m.start not in starts))
    return _keys(reading, others) - besides


def _keys(reading: Reading, mentions: Iterable[Mention]) -> Keys:
    return frozenset(key_of(actor) for m in mentions for actor in reading.resolve_mention(m))


def _accused(draft: Draft) -> Keys:
    """Return whoever denies what somebody else claims that "it" or "its troops" did to them.

    Where what is claimed was done to whoever denies it, "its" may be the other's.
    """
    holder, reading = draft.holder, draft.reading
    if holder is None or holder.kind != "denial" or len(holder.source) != 1 or holder.source[0].id is None:
        return _NOBODY
    denies = frozenset({holder.source[0].id})
    mention = reading.clauses.named_at(reading.clauses.subject(draft.candidate.verb))
    if mention is None or mention.id is not None or keys_of(draft.actor) != denies:
        return _NOBODY
    start, end = holder.content
    before = [m for m in reading.mentions if holder.cue[0] <= m.start < start and m.id is not None]
    inside = {m.id for m in reading.mentions if start <= m.start < end}
    suffix = next(iter(reading.language.grammar.suffix_pronoun), " ")
    own = mention.kind == "role:description" or reading.tree.lows[mention.last].endswith(suffix)
    return denies if own and before and before[0].id not in denies and not inside & denies else _NOBODY
