"""Again: the acts of a page settled a second time, beside what the others were settled to be.

At first an act is seen beside what the rules draft of the others. Once all are settled, each is looked at
anew: who attacked in the last sentence, and whom, is then better known. What more that tells is added to what
spoke for a party or a cast before. Traits name no language.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from saksi.steps.code.bearing import Asked
from saksi.steps.code.casting import Cast
from saksi.steps.code.weighing import ROLES


@dataclass(frozen=True, slots=True)
class Once:
    """An act of the page as it was settled once: what it is, where it stands, and its cast."""

    type: str
    hostile: bool
    sentence: int
    line: int
    title: bool
    cast: Cast


@dataclass(frozen=True, slots=True)
class Member:
    """A party as it is seen again: its key, its part by the rules, whether the sentence leaves it unnamed."""

    key: str
    ruled: str
    absent: bool


def once(case: Asked, cast: Cast) -> Once:
    """Note how an act was settled, and where it stands."""
    deed, segment = case.deed, case.deed.draft.reading.tree.segment
    sentence = case.company.place[id(deed.draft.reading)]
    return Once(deed.type, deed.hostile, sentence, segment.line, segment.kind == "title", cast)


def members(case: Asked) -> list[Member]:
    """List the parties of an act as they are seen again."""
    return [Member(p.key, case.deed.part(p.key), p.mention is None) for p in case.parties]


class Beside:
    """What the other acts of a page were settled to be, seen from one of them."""

    __slots__ = ("_alike", "_last", "_next", "_own", "_pairs", "_same", "_title", "_twin", "_wholes")

    def __init__(self, acts: Sequence[Once], number: int) -> None:
        own = self._own = acts[number]
        others = [act for place, act in enumerate(acts) if place != number]
        same = [act for act in others if act.type == own.type]
        alike = [act for act in others if act.hostile == own.hostile]
        self._same, self._alike = _parts(same), _parts(alike)
        self._pairs = _pairs(same), _pairs(alike)
        self._wholes = Counter(act.cast for act in same)
        self._last = acts[number - 1] if number else None
        self._next = acts[number + 1] if number + 1 < len(acts) else None
        self._twin = next((act for act in reversed(acts[:number]) if act.type == own.type), None)
        self._title = next((act for act in same if act.title), None)

    def party_traits(self, member: Member) -> Iterator[str]:
        """Yield what the other acts tell of a party; the role is added by the table."""
        own, key, ruled = self._own, member.key, member.ruled
        does, befalls = (min(self._same[role, key], 2) for role in ROLES)
        yield f"again does={does}|befalls={befalls}|{ruled}"
        yield f"again does={does}|befalls={befalls}|absent={member.absent}"
        does, befalls = (min(self._alike[role, key], 3) for role in ROLES)
        yield f"again alike={does}|befalls={befalls}|{ruled}"
        yield f"again alike={does}|befalls={befalls}|absent={member.absent}|hostile={own.hostile}"
        for name, act in (("last", self._last), ("next", self._next)):
            if act is not None:
                part = act.cast.part(key)
                yield f"again {name}={part}|same={act.type == own.type}|{_near(act, own)}|{ruled}"
                yield f"again {name}={part}|{act.type}|{own.type}"
        if self._twin is not None:
            part = self._twin.cast.part(key)
            yield f"again twin={part}|{_near(self._twin, own)}|{ruled}"
            yield f"again twin={part}|absent={member.absent}|{own.type}"
        if self._title is not None:
            part = self._title.cast.part(key)
            yield f"again title={part}|{ruled}"
            yield f"again title={part}|absent={member.absent}"

    def cast_traits(self, cast: Cast) -> Iterator[str]:
        """Yield what the other acts tell of a cast as a whole."""
        own = self._own
        told, (same, alike) = self._wholes[cast], self._pairs
        yield f"again told={min(told, 2)}|any={bool(self._same)}"
        yield f"again told={min(told, 2)}|{len(cast.actor)} to {len(cast.recipient)}"
        if self._last is not None:
            act, turned = self._last, Cast(cast.recipient, cast.actor)
            yield f"again last={cast == act.cast}|same={act.type == own.type}|{_near(act, own)}"
            yield f"again turned={turned == act.cast}|same={act.type == own.type}"
        if self._title is not None:
            yield f"again title={cast == self._title.cast}"
        pairs = [(one, other) for one in cast.actor for other in cast.recipient]
        if pairs:
            back = max(alike[other, one] for one, other in pairs)
            yield f"again pair={min(max(same[pair] for pair in pairs), 2)}"
            most = min(max(alike[pair] for pair in pairs), 3)
            yield f"again pair alike={most}|back={min(back, 2)}|hostile={own.hostile}"


def _parts(acts: Sequence[Once]) -> Counter[tuple[str, str]]:
    """Count in how many acts a party plays a role."""
    return Counter(
        (role, key)
        for act in acts
        for role, side in zip(ROLES, (act.cast.actor, act.cast.recipient), strict=True)
        for key in side
    )


def _pairs(acts: Sequence[Once]) -> Counter[tuple[str, str]]:
    """Count the acts of one party upon another."""
    return Counter((one, other) for act in acts for one in act.cast.actor for other in act.cast.recipient)


def _near(one: Once, other: Once) -> str:
    """Tell how near two acts stand."""
    if one.sentence == other.sentence:
        return "sentence"
    return "line" if one.line == other.line else "page"
