"""Company: who of a page may be a party of one of its acts, and what each does in the other acts.

News goes on about the same few parties: who attacked in the last sentence attacks in this one, and a demand
is often made of whoever was blamed before. So each party is seen in the company of the whole page.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from saksi.model import Actor
from saksi.steps.code.casting import Keys, part_of
from saksi.steps.code.events import Draft
from saksi.steps.code.mentions import Mention
from saksi.steps.code.parties import HOSTILE
from saksi.steps.code.reading import Reading
from saksi.steps.code.weighing import Party, View, in_view, key_of, keys_of, view_of

#: So many sentences before lend whom they name, and so many states that the page names most.
BACK, TOP = 2, 3
#: How far back the last mention of a party is looked for.
FAR = 4


@dataclass(frozen=True, slots=True)
class Deed:
    """An act of the page as the rules draft it; `sound` tells that they do not object to it."""

    draft: Draft
    type: str
    hostile: bool
    actor: Keys
    recipient: Keys
    sound: bool

    def part(self, key: str) -> str:
        """Name the part of a party in the act."""
        return part_of(key, self.actor, self.recipient)


class Company:
    """The acts of one page in order, and those who take part in them."""

    __slots__ = (
        "_counts",
        "_most_named",
        "_pairs",
        "_parts",
        "_wholes",
        "deeds",
        "home",
        "place",
        "readings",
        "top",
        "view",
    )

    def __init__(self, drafts: Sequence[Draft], readings: Sequence[Reading]) -> None:
        self.readings = readings
        self.view: View = view_of(readings)
        self.home = readings[0].discourse.home if readings else None
        self.place = {id(reading): number for number, reading in enumerate(readings)}
        named = self.view.named
        self.top = sorted(named, key=lambda key: (-named[key], key))
        first: dict[str | None, Actor] = {}
        for mention in (m for reading in readings for m in reading.mentions if m.id in self.top[:TOP]):
            first.setdefault(mention.id, mention.actor())
        self._most_named = [first[key] for key in self.top[:TOP] if key in first]
        self.deeds = [_deed(draft) for draft in drafts]
        self._parts: Counter[tuple[str, str, str]] = Counter()
        self._pairs: Counter[tuple[str, str, str]] = Counter()
        self._wholes: Counter[tuple[str, Keys, Keys]] = Counter()
        self._counts: Counter[str] = Counter()
        for deed in self.deeds:
            self._note(deed, 1)

    def _note(self, deed: Deed, step: int) -> None:
        if not deed.sound:
            return
        self._wholes[deed.type, deed.actor, deed.recipient] += step
        self._counts[deed.type] += step
        for kind in (deed.type, f"hostile={deed.hostile}"):
            for role, side in (("actor", deed.actor), ("recipient", deed.recipient)):
                for key in side:
                    self._parts[kind, role, key] += step
            for one in deed.actor:
                for other in deed.recipient:
                    self._pairs[kind, one, other] += step

    def apart(self, number: int) -> "Without":
        """Count what the page tells beside one of its acts."""
        return Without(self, self.deeds[number])

    def parts(self, kind: str, role: str, key: str) -> int:
        """Count the acts of a kind in which a party plays a role."""
        return self._parts[kind, role, key]

    def pairs(self, kind: str, one: str, other: str) -> int:
        """Count the acts of a kind of one party upon another."""
        return self._pairs[kind, one, other]

    def wholes(self, type_: str, actor: Keys, recipient: Keys) -> int:
        """Count the acts of a type with just these parties."""
        return self._wholes[type_, actor, recipient]

    def told(self, type_: str) -> int:
        """Count the acts of a type."""
        return self._counts[type_]

    def parties(self, number: int) -> list[Party]:
        """List who may be a party of an act: those in view of it, then those whom the page is about."""
        draft = self.deeds[number].draft
        found = in_view(draft, [deed.draft for deed in self.deeds[:number]], self.view)
        known = {party.key for party in found}
        for actor in self._around(draft, number):
            key = key_of(actor)
            if key not in known:
                known.add(key)
                found.append(Party(key, actor))
        return found

    def _around(self, draft: Draft, number: int) -> Iterator[Actor]:
        holder = draft.holder
        while holder is not None:
            yield from holder.source
            holder = holder.parent
        for deed in self.deeds[number + 1 : number + 2]:
            yield from (*deed.draft.actor, *deed.draft.recipient)
        at = self.place[id(draft.reading)]
        for reading in reversed(self.readings[max(0, at - BACK) : at]):
            yield from (mention.actor() for mention in reading.mentions if mention.id)
        yield from self._most_named

    def last_named(self, draft: Draft, key: str) -> tuple[int, Reading, Mention] | None:
        """Find how many sentences before an act a party was named last, and there its last mention."""
        at = self.place[id(draft.reading)]
        for back, reading in enumerate(reversed(self.readings[max(0, at - FAR) : at + 1])):
            found = [mention for mention in reading.mentions if mention.id == key]
            if found:
                return back, reading, found[-1]
        return None


class Without:
    """What a page tells beside one act: the same counts, its own left out."""

    __slots__ = ("_company", "_own")

    def __init__(self, company: Company, own: Deed) -> None:
        self._company, self._own = company, own

    def _is(self, kind: str) -> bool:
        return self._own.sound and kind in (self._own.type, f"hostile={self._own.hostile}")

    def parts(self, kind: str, role: str, key: str) -> int:
        """Count the other acts of a kind in which a party plays a role."""
        side = self._own.actor if role == "actor" else self._own.recipient
        return self._company.parts(kind, role, key) - (self._is(kind) and key in side)

    def pairs(self, kind: str, one: str, other: str) -> int:
        """Count the other acts of a kind of one party upon another."""
        own = self._is(kind) and one in self._own.actor and other in self._own.recipient
        return self._company.pairs(kind, one, other) - own

    def wholes(self, actor: Keys, recipient: Keys) -> int:
        """Count the other acts of the same type with just these parties."""
        own = self._own.sound and (actor, recipient) == (self._own.actor, self._own.recipient)
        return self._company.wholes(self._own.type, actor, recipient) - own

    def told(self) -> int:
        """Count the other acts of the same type."""
        return self._company.told(self._own.type) - self._own.sound


def _deed(draft: Draft) -> Deed:
    type_ = draft.candidate.entry.type
    return Deed(
        draft,
        type_,
        type_ in HOSTILE,
        keys_of(draft.actor),
        keys_of(draft.recipient),
        draft.objection is None,
    )
