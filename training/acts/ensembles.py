"""Learn which parties fill both roles of an act together, as `ensemble` settles them."""

from __future__ import annotations

import sys
from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from saksi.steps.code.again import Beside, Member, Once, members, once
from saksi.steps.code.bearing import Asked, advised, bearings
from saksi.steps.code.casting import Cast
from saksi.steps.code.ensemble import (
    ACTING,
    ACTS,
    RECEIVES,
    RECEIVING,
    TOGETHER,
    cast_traits,
    scene_of,
    share_of,
    side_traits,
    tried,
)
from saksi.steps.code.traits import total_of
from saksi.steps.code.weighing import ROLES
from training.acts.fitting import RARE, Features

#: Strength of the prior that weights are small: of parties, and of sides and casts.
PARTY, WHOLE = 0.03, 0.1
#: The casts beside which acts are seen again come from so many parts of the articles in turn.
PARTS = 3
#: Weights below are left out of the file.
TINY = 0.02
STEPS = 80
Weights = dict[str, dict[str, float]]
Wanted = tuple[frozenset[str], frozenset[str]]


@dataclass(slots=True)
class Choice:
    """The casts of one act as the weights see them.

    Args:
        casts: those that are compared.
        right: which of them the labels have, if any.
        parties: what speaks for each party in each role.
        members: for each cast the places of its parties among `parties`.
        traits: what speaks for each cast as a whole.
        seen: the parties as they are seen again, and the act, with the cast that the rules drafted.
    """

    casts: list[Cast]
    right: int | None
    seen: list[Member]
    act: Once
    parties: list[Features] = field(default_factory=list)
    members: list[list[int]] = field(default_factory=list)
    traits: list[list[str]] = field(default_factory=list)


def choice_of(case: Asked, wanted: Wanted | None) -> Choice:
    """List the casts of an act with all that speaks for them."""
    scene, place = scene_of(case), dict[tuple[str, str], int]()
    found: list[Features] = []
    for party in case.parties:
        named: Features = [(sys.intern(name), 1.0) for name in bearings(case, party)]
        for role in ROLES:
            place[party.key, role] = len(found)
            found.append([*named, *((sys.intern(name), value) for name, value in advised(case, party, role))])
    sides = [
        {side: _interned(side_traits(scene, role, side)) for side in tried(case, role, most)}
        for role, most in zip(ROLES, (ACTING, RECEIVING), strict=True)
    ]
    casts = [Cast(one, other) for one in sides[0] for other in sides[1]]
    right = None
    if wanted is not None:
        right = next((n for n, cast in enumerate(casts) if (cast.actor, cast.recipient) == wanted), None)
    drafted = once(case, Cast(case.deed.actor, case.deed.recipient))
    result = Choice(casts, right, members(case), drafted, found)
    for cast in casts:
        both = zip(ROLES, (cast.actor, cast.recipient), strict=True)
        result.members.append([place[key, role] for role, side in both for key in side])
        whole = _interned(cast_traits(scene, cast))
        result.traits.append([*sides[0][cast.actor], *sides[1][cast.recipient], *whole])
    return result


def _interned(names: Iterable[str]) -> list[str]:
    return [sys.intern(name) for name in names]


class _Rows:
    """A sparse matrix in the making, with names for its columns."""

    def __init__(self) -> None:
        self.columns: dict[str, int] = {}
        self._values, self._places, self._ends = array("d"), array("i"), array("i", [0])

    def add(self, row: Iterable[tuple[str, float]], prefix: str = "") -> None:
        """Append a row."""
        for name, value in row:
            self._places.append(self.columns.setdefault(prefix + name, len(self.columns)))
            self._values.append(value)
        self._ends.append(len(self._places))

    def matrix(self) -> csr_matrix:
        """Return what has been gathered."""
        parts = [np.frombuffer(p, dtype=p.typecode) for p in (self._values, self._places, self._ends)]
        return csr_matrix(tuple(parts), shape=(len(self._ends) - 1, len(self.columns)))


def learn_casts(pages: Sequence[Sequence[Choice]]) -> Weights:
    """Fit the weights of parties and casts, so that right casts are the likeliest, at first and again.

    Each page has the choices of its acts in order. Again they are seen beside what weights settle that
    have not seen the page.
    """
    again: list[Choice] = []
    for part in range(PARTS):
        weights = _learn([c for n, page in enumerate(pages) if n % PARTS != part for c in page])
        for page in (page for n, page in enumerate(pages) if n % PARTS == part):
            casts = [best_cast(choice, weights)[0] for choice in page]
            again.extend(c for c in seen_again(page, casts) if c.right is not None)
    return _learn([*chain.from_iterable(pages), *again])


def seen_again(choices: Sequence[Choice], casts: Sequence[Cast]) -> list[Choice]:
    """Add to the choices of a page what speaks for them beside the casts that its acts were given."""
    acts = [replace(choice.act, cast=cast) for choice, cast in zip(choices, casts, strict=True)]
    found: list[Choice] = []
    for number, choice in enumerate(choices):
        beside = Beside(acts, number)
        named = [[(sys.intern(name), 1.0) for name in beside.party_traits(member)] for member in choice.seen]
        parties = [[*row, *named[place // 2]] for place, row in enumerate(choice.parties)]
        traits = [
            [*row, *_interned(beside.cast_traits(cast))]
            for row, cast in zip(choice.traits, choice.casts, strict=True)
        ]
        found.append(replace(choice, parties=parties, traits=traits))
    return found


def _learn(choices: Sequence[Choice]) -> Weights:
    known = [choice for choice in choices if choice.right is not None]
    parties, wholes = _Rows(), _Rows()
    belong, ends = array("i"), array("i", [0])
    begins, right = [], []
    for choice in known:
        offset = len(parties._ends) - 1
        for number, row in enumerate(choice.parties):
            parties.add(row, ROLES[number % 2] + " ")
        begins.append(len(ends) - 1)
        right.append(len(ends) - 1 + (choice.right or 0))
        for own, traits in zip(choice.members, choice.traits, strict=True):
            wholes.add((name, 1.0) for name in traits)
            belong.extend(offset + number for number in own)
            ends.append(len(belong))
    columns = np.frombuffer(belong, dtype="i")
    rows = csr_matrix(
        (np.ones(len(columns)), columns, np.frombuffer(ends, dtype="i")),
        shape=(len(ends) - 1, len(parties._ends) - 1),
    )
    one, one_names = _common(parties)
    other, other_names = _common(wholes, seen=np.array(right))
    found = _fit(one, rows, other, np.array(begins), np.array(right))
    weights: Weights = {ACTS: {}, RECEIVES: {}, TOGETHER: {}}
    for name, weight in zip(one_names, found[: len(one_names)], strict=True):
        role, _, rest = name.partition(" ")
        weights[ACTS if role == "actor" else RECEIVES][rest] = round(float(weight), 3)
    for name, weight in zip(other_names, found[len(one_names) :], strict=True):
        weights[TOGETHER][name] = round(float(weight), 3)
    return {key: {n: w for n, w in table.items() if abs(w) >= TINY} for key, table in weights.items()}


def _common(rows: _Rows, *, seen: np.ndarray | None = None) -> tuple[csr_matrix, list[str]]:
    """Keep the columns that are not rare; with `seen`, those that stand in one of these rows."""
    matrix = rows.matrix()
    counts = np.asarray((matrix if seen is None else matrix[seen]).astype(bool).sum(0)).ravel()
    kept = np.flatnonzero(counts >= (RARE if seen is None else 1))
    names = list(rows.columns)
    return matrix[:, kept], [names[number] for number in kept]


def _fit(
    parties: csr_matrix, members: csr_matrix, wholes: csr_matrix, begins: np.ndarray, right: np.ndarray
) -> np.ndarray:
    """Make the right casts likely (L-BFGS), with a normal prior around zero."""
    sizes = np.diff(np.append(begins, members.shape[0]))
    turned = parties.T.tocsr(), members.T.tocsr(), wholes.T.tocsr()
    count = parties.shape[1]
    strength = np.concatenate([np.full(count, 1 / PARTY), np.full(wholes.shape[1], 1 / WHOLE)])

    def loss(weights: np.ndarray) -> tuple[float, np.ndarray]:
        scores = members @ (parties @ weights[:count]) + wholes @ weights[count:]
        scores -= np.repeat(np.maximum.reduceat(scores, begins), sizes)
        shares = np.exp(scores)
        sums = np.add.reduceat(shares, begins)
        total = np.log(sums).sum() - scores[right].sum() + 0.5 * (strength * weights) @ weights
        shares /= np.repeat(sums, sizes)
        shares[right] -= 1
        slope = np.concatenate([turned[0] @ (turned[1] @ shares), turned[2] @ shares])
        return float(total), slope + strength * weights

    begin = np.zeros(len(strength))
    return minimize(loss, begin, jac=True, method="L-BFGS-B", options={"maxiter": STEPS}).x


def best_cast(choice: Choice, weights: Weights) -> tuple[Cast, float]:
    """Choose the likeliest cast by weights; how likely it is comes with it."""
    tables = [weights[ACTS], weights[RECEIVES]]
    odds = [total_of(row, tables[number % 2]) for number, row in enumerate(choice.parties)]
    table = weights[TOGETHER]
    totals = [
        sum(odds[number] for number in own) + sum(table.get(name, 0.0) for name in traits)
        for own, traits in zip(choice.members, choice.traits, strict=True)
    ]
    return choice.casts[max(range(len(totals)), key=totals.__getitem__)], share_of(totals)


def best_casts(choices: Sequence[Choice], weights: Weights) -> list[tuple[Cast, float]]:
    """Choose the casts of a page's acts, at first and again; how likely each is comes with it."""
    first = [best_cast(choice, weights)[0] for choice in choices]
    return [best_cast(choice, weights) for choice in seen_again(choices, first)]
