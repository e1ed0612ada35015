"""Ensemble: what speaks for who acts and who receives in an act taken together, and the choice among casts.

Roles are not filled one by one: a demand is made of somebody, a meeting has two or more who meet, and nobody
attacks himself. So whole casts are compared, and weights are learnt as one choice among them: those of the
parties, of each side as a whole and of both sides together add up, and the likeliest cast is taken: first
beside the rules' drafts of the page's other acts, then beside what those were settled to be (`again`). So how
many take part, who is usual company of whom, and whether the rules are to be believed weigh as much as each
party by itself. Traits name no language.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, combinations
from math import exp

from saksi.steps.code.again import Beside, members, once
from saksi.steps.code.bearing import Asked, advised, bearings, class_of
from saksi.steps.code.bounds import FREE, Bounds, bounds_of
from saksi.steps.code.casting import Cast, Keys
from saksi.steps.code.traits import step, total_of
from saksi.steps.code.weighing import ROLES, key_of, keys_of

#: So many of the likeliest parties are tried in a role; so many act and receive together at most.
TRIED, ACTING, RECEIVING = 4, 3, 2
#: So many casts, the likeliest by their sides, are compared as wholes.
COMPARED = 24
#: The tables of weights: a party in each role, and the rest.
ACTS, RECEIVES, TOGETHER = "acts", "receives", "together"
#: How likely a party is at first sight: whom the rules have, and who is not in the sentence.
_RULED, _UNSAID = 3.0, -3.0
#: More than anything else adds up to: who is in a role by the words alone.
_CERTAIN = 100.0
_SURE = (-3.0, -1.0, 0.0, 1.0, 3.0)

Weights = Mapping[str, Mapping[str, float]]


def settles_casts(weights: Weights) -> bool:
    """Tell whether weights of whole casts are known; without them the parties are those of the rules."""
    return all(name in weights for name in (ACTS, RECEIVES, TOGETHER))


@dataclass(slots=True)
class Scene:
    """What of an act its casts are seen against."""

    case: Asked
    form: str
    ruled: str
    here: Keys
    present: int
    classes: Mapping[str, str]
    heads: Mapping[str, int]
    breaths: Sequence[Keys]
    speaker: Keys


def scene_of(case: Asked) -> Scene:
    """Gather what the casts of an act are seen against."""
    draft, deed = case.deed.draft, case.deed
    candidate, entry, reading = draft.candidate, draft.candidate.entry, draft.reading
    kind = "light" if candidate.light else "noun" if entry.noun else "verb"
    here = frozenset(p.key for p in case.parties if p.mention is not None)
    return Scene(
        case,
        f"{kind} {candidate.voice}",
        f"{min(len(deed.actor), 3)}{min(len(deed.recipient), 3)}",
        here,
        min(sum(1 for key in here if not key.startswith("?")), 4),
        {p.key: class_of(p.actor.sector) for p in case.parties},
        {p.key: p.heads[0] for p in case.parties if p.heads},
        [
            frozenset(key_of(actor) for mention in group for actor in reading.resolve_mention(mention))
            for group in reading.clauses.groups.values()
            if len(group) > 1
        ],
        keys_of(draft.holder.source) if draft.holder is not None else frozenset(),
    )


def side_traits(scene: Scene, role: str, side: Keys) -> Iterator[str]:
    """Yield what speaks for one side of a cast."""
    case, deed, size = scene.case, scene.case.deed, len(side)
    entry = deed.draft.candidate.entry
    name = f"{role}s={size}"
    yield name
    yield f"{name}|{deed.type}"
    yield f"{name}|entry={entry.citation}"
    for breath in scene.breaths:
        if side & breath:
            yield f"{role} breath={'whole' if breath <= side else 'part'}"
    odds = case.odds or {}
    left = max((odd for (key, r), odd in odds.items() if r == role and key not in side), default=-9.0)
    yield f"left out {role}={step(left, _SURE)}|size={size}"


def cast_traits(scene: Scene, cast: Cast) -> Iterator[str]:
    """Yield what speaks for both sides of a cast together."""
    deed, here = scene.case.deed, scene.here
    entry, type_ = deed.draft.candidate.entry, deed.type
    frame = "together" if entry.frame.together else entry.frame.name
    size = f"{len(cast.actor)} to {len(cast.recipient)}"
    yield size
    for name in (
        type_,
        f"ruled={scene.ruled}",
        frame,
        scene.form,
        f"present={scene.present}",
        f"part={deed.draft.reading.tree.segment.kind}",
    ):
        yield f"{size}|{name}"
    agrees = f"{cast.actor == deed.actor}{cast.recipient == deed.recipient}"
    yield f"as ruled={agrees}"
    for name in (type_, frame, scene.ruled):
        yield f"as ruled={agrees}|{name}"
    if deed.actor != deed.recipient and (cast.actor, cast.recipient) == (deed.recipient, deed.actor):
        yield "turned"
        yield f"turned|{scene.form}"
    yield from _members(scene, cast, size)
    if cast.actor & cast.recipient:
        yield from _both(scene, cast, agrees)
    yield from _history(scene, cast)
    if cast.actor and cast.recipient:
        yield from _pairs(scene, cast)
    elif cast.actor or cast.recipient:
        role, side = ("actor", cast.actor) if cast.actor else ("recipient", cast.recipient)
        yield f"only {role}|here={side <= here}"


def _members(scene: Scene, cast: Cast, size: str) -> Iterator[str]:
    """Tell what those on both sides are, and on which side whoever says it is."""
    yield f"classes={_classes(scene, cast.actor)}>{_classes(scene, cast.recipient)}"
    stateless = ">".join(
        "?" if any(k.startswith("?") for k in side) else "" for side in (cast.actor, cast.recipient)
    )
    yield f"stateless={stateless}"
    yield f"stateless={stateless}|{scene.case.deed.type}"
    if scene.speaker:
        sides = [
            n for n, side in zip(ROLES, (cast.actor, cast.recipient), strict=True) if scene.speaker & side
        ]
        yield f"speaker={' '.join(sides)}|{size}"


def _classes(scene: Scene, side: Keys) -> str:
    return "+".join(sorted({scene.classes.get(key, "?") for key in side})) or "nobody"


def _both(scene: Scene, cast: Cast, agrees: str) -> Iterator[str]:
    """Tell of a party on both sides, such as a state and its people."""
    both = cast.actor & cast.recipient
    yield "both"
    yield f"both|{scene.case.deed.type}"
    yield f"both|as ruled={agrees}"
    yield f"both|{scene.form}"
    yield f"both|present={scene.present}"
    yield f"both|home={scene.case.company.home in both}"
    yield f"both|alone={len(cast.actor) == len(cast.recipient) == 1}"


def _pairs(scene: Scene, cast: Cast) -> Iterator[str]:
    """Tell whether the page has one side act upon the other elsewhere, and in which order they stand."""
    case, deed, here = scene.case, scene.case.deed, scene.here
    counts = case.company.apart(case.number)
    kind = f"hostile={deed.hostile}"
    pairs = [(one, other) for one in cast.actor for other in cast.recipient]
    same = max(counts.pairs(deed.type, *pair) for pair in pairs)
    alike = max(counts.pairs(kind, *pair) for pair in pairs)
    back = max(counts.pairs(kind, other, one) for one, other in pairs)
    yield f"pair={min(same, 2)}"
    yield f"pair alike={min(alike, 3)}|back={min(back, 2)}"
    yield f"pair alike={min(alike, 2)}|back={min(back, 1)}|{kind}"
    where = f"{cast.actor <= here}{cast.recipient <= here}"
    yield f"here={where}"
    yield f"here={where}|{deed.type}"
    if len(pairs) == 1 and all(key in scene.heads for key in pairs[0]):
        word = deed.draft.candidate.word
        one, other = (scene.heads[key] for key in pairs[0])
        order = f"{'L' if one < word else 'R'}{'L' if other < word else 'R'}{'<' if one < other else '>'}"
        yield f"order={order}|{scene.form}"
        yield f"order={order}|{deed.type}"


def _history(scene: Scene, cast: Cast) -> Iterator[str]:
    """Tell whether the page has told just this cast of an act of the type."""
    counts = scene.case.company.apart(scene.case.number)
    yield f"cast told={min(counts.wholes(cast.actor, cast.recipient), 2)}|any={counts.told() > 0}"


def tried(case: Asked, role: str, most: int, bounds: Bounds = FREE) -> list[Keys]:
    """List the sides that are compared: those that the likeliest parties make up, within the bounds."""
    odds, deed = case.odds or {}, case.deed
    side = deed.actor if role == "actor" else deed.recipient
    rough = {
        party.key: odds.get((party.key, role), _UNSAID if party.mention is None else 0.0)
        + (_RULED if party.key in side else 0.0)
        + (_CERTAIN if party.key in bounds.sure(role) else 0.0)
        for party in case.parties
    }
    likely = sorted(rough, key=lambda key: -rough[key])[:TRIED]
    sides = [
        frozenset(keys) for keys in chain.from_iterable(combinations(likely, n) for n in range(most + 1))
    ]
    return [side for side in sides if bounds.allows(role, side)] or sides


@dataclass(frozen=True, slots=True)
class Ranked:
    """The casts of an act that were compared, what speaks for each in sum, and for each party in a role."""

    casts: Sequence[tuple[float, Cast]]
    odds: Sequence[dict[str, float]]

    @property
    def best(self) -> Cast:
        """The likeliest cast."""
        return max(self.casts, key=lambda pair: pair[0])[1]

    @property
    def share(self) -> float:
        """How likely that one is among those that were compared, from 0 to 1."""
        return share_of([total for total, _ in self.casts])


def share_of(totals: Sequence[float]) -> float:
    """Return how likely the likeliest of several answers is, by what speaks for each in sum.

    Example:
        >>> share_of([0.0]), share_of([2.0, 2.0])
        (1.0, 0.5)
    """
    best = max(totals)
    return 1 / sum(exp(total - best) for total in totals)


def ranked(case: Asked, weights: Weights) -> Ranked:
    """Compare the casts of an act, seen beside what the rules draft of the other acts."""
    named = {party.key: list(bearings(case, party)) for party in case.parties}
    odds = [
        {
            party.key: _sum(named[party.key], table) + total_of(advised(case, party, role), table)
            for party in case.parties
        }
        for role, table in zip(ROLES, (weights[ACTS], weights[RECEIVES]), strict=True)
    ]
    scene, table = scene_of(case), weights[TOGETHER]
    bounds = bounds_of(case.deed.draft, case.company.view.named)
    acting, receiving = (
        {
            side: sum(odd[key] for key in side) + _sum(side_traits(scene, role, side), table)
            for side in tried(case, role, most, bounds)
        }
        for role, odd, most in zip(ROLES, odds, (ACTING, RECEIVING), strict=True)
    )
    every = [
        (one + other, Cast(actor, recipient))
        for actor, one in acting.items()
        for recipient, other in receiving.items()
    ]
    every.sort(key=lambda pair: -pair[0])
    likely = [(total + _sum(cast_traits(scene, cast), table), cast) for total, cast in every[:COMPARED]]
    return Ranked(likely, odds)


def settled(cases: Sequence[Asked], weights: Weights) -> list[Ranked]:
    """Settle all acts of a page once, and then again beside what the others were settled to be."""
    first = [ranked(case, weights) for case in cases]
    acts = [once(case, one.best) for case, one in zip(cases, first, strict=True)]
    return [
        _again(case, one, Beside(acts, number), weights)
        for number, (case, one) in enumerate(zip(cases, first, strict=True))
    ]


def _again(case: Asked, first: Ranked, beside: Beside, weights: Weights) -> Ranked:
    """Add what the other acts tell to what spoke for each party and each cast."""
    named = {member.key: list(beside.party_traits(member)) for member in members(case)}
    more = [{key: _sum(names, weights[name]) for key, names in named.items()} for name in (ACTS, RECEIVES)]
    casts = [
        (
            total
            + sum(more[0][key] for key in cast.actor)
            + sum(more[1][key] for key in cast.recipient)
            + _sum(beside.cast_traits(cast), weights[TOGETHER]),
            cast,
        )
        for total, cast in first.casts
    ]
    odds = [
        {key: odd + added[key] for key, odd in own.items()}
        for own, added in zip(first.odds, more, strict=True)
    ]
    return Ranked(casts, odds)


def _sum(names: Iterable[str], weights: Mapping[str, float]) -> float:
    total, known = 0.0, weights.get
    for name in names:
        total += known(name, 0.0)
    return total
