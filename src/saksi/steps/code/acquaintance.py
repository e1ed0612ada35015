"""Acquaintance: what a page tells of whose people a speaker is.

A name may stand alone where its bearer speaks; the page has said elsewhere who that is: "Arif, a Malaysian
trader", "the union's secretary, Lena Voss". Of each name all mentions are looked at, and of the one in full,
by which the page introduces its bearer, the states and bodies that stand around it. What they are worth is
learnt (`speaking`).
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from saksi.reference.bearers import home_of
from saksi.steps.code.mentions import Mention
from saksi.steps.code.reading import Reading
from saksi.steps.code.traits import step

#: Distances between a name and a state, in words, that are told apart.
_GAPS = (2, 4, 9)


@dataclass(slots=True)
class Bearer:
    """Whoever bears a name: the states that its mentions have, and what stands where it is introduced.

    Args:
        votes: how often its mentions are of each state or body.
        around: by state or body how it stands to the name where the page introduces it.
        title: what its bearer is said to be.
        before: the state named last before.
    """

    votes: Counter[str] = field(default_factory=Counter)
    around: dict[str, list[str]] = field(default_factory=dict)
    title: str = ""
    before: str | None = None


class Acquaintance:
    """The people that a page names."""

    __slots__ = ("_known", "_named", "_readings")

    def __init__(self, readings: Sequence[Reading]) -> None:
        self._known: dict[str, Bearer | None] = {}
        self._named: dict[str, list[tuple[int, Mention]]] = {}
        self._readings = readings
        for number, reading in enumerate(readings):
            for mention in reading.mentions:
                for word in set(_words(mention.person or "")):
                    self._named.setdefault(word, []).append((number, mention))

    def bearer(self, name: str) -> Bearer | None:
        """Return who bears a name, None where it is nobody's on this page."""
        if name not in self._known:
            self._known[name] = self._found(name)
        return self._known[name]

    def _found(self, name: str) -> Bearer | None:
        words = set(_words(name))
        named = {
            (number, mention.first): (number, mention)
            for word in words
            for number, mention in self._named.get(word, ())
            if words <= (parts := set(_words(mention.person or ""))) or parts <= words
        }
        own = [named[place] for place in sorted(named)]
        if not own:
            return None
        found = Bearer(Counter(m.id for _, m in own if m.id))
        full = [(n, m) for n, m in own if len(_words(m.person or "")) > 1]
        number, mention = (full or own)[0]
        reading = self._readings[number]
        found.title = f"{mention.kind} {mention.sector}"
        for other in reading.mentions:
            if other.id is not None and other.kind != "person":
                found.around.setdefault(other.id, []).append(_stands(reading, mention, other))
        earlier = (m for r in reversed(self._readings[:number]) for m in reversed(r.mentions) if m.id)
        found.before = next((m.id for m in earlier if m.kind != "outlet"), None)
        return found

    def traits(self, name: str, key: str) -> Iterator[str]:
        """Yield what the page tells for and against a party being that of whoever bears a name."""
        bearer = self.bearer(name)
        if bearer is None:
            yield "nobody by that name"
            return
        total = sum(bearer.votes.values())
        share = "none" if not total else f"{min(int(4 * bearer.votes[key] / total), 3)}"
        title = f"intro={bearer.title}"
        yield f"votes={share}"
        yield f"votes={share}|{title}"
        ways = bearer.around.get(key, [])
        others = "others" if len(bearer.around) > bool(ways) else "alone"
        for way in ways:
            yield f"stands={way}"
            yield f"stands={way}|votes={share}"
        if not ways:
            yield f"stands=not|{others}|votes={share}"
            yield f"stands=not|{others}|{title}"
        yield f"before={bearer.before == key}|{others}|votes={share}"
        home = home_of(name)
        if home is not None:
            yield f"bears a name of it={home == key}"

    def parties(self, name: str) -> list[str]:
        """List the states and bodies that may be those of whoever bears a name."""
        bearer = self.bearer(name)
        return [] if bearer is None else list(dict.fromkeys([*bearer.votes, *bearer.around]))


def _words(name: str) -> list[str]:
    """Return the words of a name that tell people apart."""
    return [word for word in name.lower().replace("-", " ").split() if len(word) > 2]


def _stands(reading: Reading, name: Mention, other: Mention) -> str:
    """Tell how a state or body stands to the name that is introduced."""
    tree = reading.tree
    if other.first == name.first:
        return "in it"
    after = other.first > name.last
    low, high = (name.last, other.first) if after else (other.last, name.first)
    gap = range(low + 1, high)
    verbs = any(tree.pos[i] in ("VERB", "AUX") for i in gap)
    comma = any(tree.words[i] in (",", "(") for i in gap[: 1 if after else None])
    kind = "role" if other.kind.startswith("role:") else other.kind
    marks = f"{' verb' if verbs else ''}{' comma' if comma else ''}"
    return f"{'after' if after else 'before'} {step(len(gap), _GAPS)}{marks} {kind}"
