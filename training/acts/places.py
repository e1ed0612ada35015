"""Learn which places of its sentence an act took place at, as `placing` settles them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from saksi.languages.encoder.acts import Advice
from saksi.steps.code.events import Draft
from saksi.steps.code.placing import PLACE, spots
from saksi.steps.code.traits import total_of
from training.acts.fitting import Features, logistic
from training.acts.gold import Record

PRIOR = 0.1
PARTS = 5
#: Weights below are left out of the file.
TINY = 0.01
#: How far the bias is moved at most.
SHIFTS = tuple(np.arange(0.0, 2.01, 0.1).round(1).tolist())
Weights = dict[str, dict[str, float]]


@dataclass(frozen=True, slots=True)
class Stood:
    """A place in the sentence of an act: its country, what the rules and the labels say."""

    country: str
    traits: Features
    ruled: bool
    wanted: bool


@dataclass(frozen=True, slots=True)
class Scene:
    """An act that the labels have: the places of its sentence, and the countries that the labels give it."""

    places: list[Stood]
    wanted: frozenset[str]


def scenes_of(
    drafts: Sequence[Draft],
    events: Mapping[int, Record],
    advice: Mapping[int, Advice],
    original: Callable[[int], int],
) -> list[Scene]:
    """Note where the acts of an article took place, of those that the labels have."""
    found = []
    for number, event in events.items():
        draft = drafts[number]
        said = advice.get(id(draft.reading))
        if said is None:
            continue
        places = []
        for spot in spots(draft, said):
            one = spot.mention
            start, end = original(one.start), original(one.end)
            right = any(_same(place, one.name, start, end) for place in event["location"])
            places.append(Stood(one.id or "?", spot.traits, spot.ruled, right))
        found.append(Scene(places, frozenset(p.get("country") or "?" for p in event["location"])))
    return found


def _same(place: Record, name: str, start: int, end: int) -> bool:
    meets = place.get("start") is not None and place["start"] < end and start < place["end"]
    return bool(meets or place["name"] == name)


def learn_places(articles: Sequence[Sequence[Scene]]) -> Weights:
    """Fit the weights, moved to where most countries come out right in articles that they have not seen."""
    honest: list[tuple[Scene, list[float]]] = []
    for part in range(PARTS):
        weights = _fitted([scenes for n, scenes in enumerate(articles) if n % PARTS != part])
        for scenes in (scenes for n, scenes in enumerate(articles) if n % PARTS == part):
            honest += [(scene, _odds(scene, weights)) for scene in scenes]
    shift = max(SHIFTS, key=lambda one: (_figure(honest, one), -one))
    weights = {trait: weight for trait, weight in _fitted(articles).items() if abs(weight) >= TINY}
    weights["bias"] = round(weights.get("bias", 0.0) + shift, 3)
    return {PLACE: weights}


def _fitted(articles: Sequence[Sequence[Scene]]) -> dict[str, float]:
    every = [place for scenes in articles for scene in scenes for place in scene.places]
    return logistic([place.traits for place in every], [place.wanted for place in every], prior=PRIOR)


def _odds(scene: Scene, weights: Mapping[str, float]) -> list[float]:
    return [total_of(place.traits, weights) for place in scene.places]


def _figure(scenes: Sequence[tuple[Scene, list[float]]], shift: float) -> float:
    """Return the F1 of countries of acts."""
    hits = total = 0
    for scene, odds in scenes:
        said = {p.country for p, odd in zip(scene.places, odds, strict=True) if odd + shift > 0}
        hits += len(said & scene.wanted)
        total += len(said) + len(scene.wanted)
    return 2 * hits / max(total, 1)


def placed_as(scenes: Sequence[Scene], weights: Weights) -> str:
    """Tell what rules and weights reach: the F1 of countries of acts."""
    ruled = [(scene, [1.0 if place.ruled else -1.0 for place in scene.places]) for scene in scenes]
    weighed = [(scene, _odds(scene, weights[PLACE])) for scene in scenes]
    return f"rules place {_figure(ruled, 0.0):.3f}; weighed place {_figure(weighed, 0.0):.3f}"
