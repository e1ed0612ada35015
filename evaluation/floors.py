"""Floors: the figures that accuracy must not fall under, and the articles that they were measured on.

A floor says something only about the articles it was measured on, so the file keeps their digests. Floors are
raised by writing, and lowered only with a reason, which the file keeps.
"""

import hashlib
import json
import math
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

#: How far under a measured figure its floor is set: what a rule changed for the better may cost elsewhere.
MARGIN = 0.01
HEADER = """\
# Floors of accuracy by language and sample; written by `python -m evaluation.gate --write`.
# A floor is the figure measured less the margin. Digests are SHA-256 of the files it was measured on.
"""


@dataclass(frozen=True, slots=True)
class Lowering:
    """That floors were lowered, which ones and why."""

    reason: str
    floors: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Floors:
    """The content of floors.toml; a sample is named by its language, "/" and its name."""

    margin: float = MARGIN
    digests: Mapping[str, str] = field(default_factory=dict)
    samples: Mapping[str, Mapping[str, float]] = field(default_factory=dict)
    lowered: tuple[Lowering, ...] = ()

    def of(self, sample: str) -> Mapping[str, float]:
        """Return the floors of a sample."""
        return self.samples.get(sample, {})


@dataclass(frozen=True, slots=True)
class Broken:
    """A floor that does not hold, or a file that is not the one it was measured on."""

    name: str
    sentence: str


def digest(path: Path) -> str:
    """Return the SHA-256 of a file."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def read_floors(path: Path) -> Floors:
    """Read the file of floors; an absent one has none."""
    if not path.exists():
        return Floors()
    content = tomllib.loads(path.read_text(encoding="utf-8"))
    return Floors(
        margin=content["margin"],
        digests=content["digests"],
        samples={
            f"{language}/{name}": values
            for language, samples in content["floors"].items()
            for name, values in samples.items()
        },
        lowered=tuple(
            Lowering(reason=item["reason"], floors=tuple(item["floors"]))
            for item in content.get("lowered", ())
        ),
    )


def write_floors(path: Path, floors: Floors) -> None:
    """Write the file of floors; the same floors always give the same bytes."""
    lines = [HEADER, f"margin = {floors.margin}", "", "[digests]"]
    lines += [f'"{name}" = "{value}"' for name, value in sorted(floors.digests.items())]
    for sample, values in floors.samples.items():
        language, _, name = sample.partition("/")
        lines += ["", f"[floors.{language}.{name}]"]
        lines += [f"{name} = {value:.3f}" for name, value in values.items()]
    for item in floors.lowered:
        # A JSON string is a TOML string too.
        names = ", ".join(json.dumps(name) for name in item.floors)
        lines += ["", "[[lowered]]", f"reason = {json.dumps(item.reason)}", f"floors = [{names}]"]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def compare(
    figures: Mapping[str, Mapping[str, float]], floors: Floors, digests: Mapping[str, str]
) -> list[Broken]:
    """Find what does not hold: other articles than the floors rest on, figures under their floor or gone.

    Args:
        figures: measured values by sample and name.
        floors: what they must not fall under.
        digests: SHA-256 of the files that were measured on, by name.
    """
    broken = [
        Broken(name, f"{name} is not the file that the floors were measured on.")
        for name, value in digests.items()
        if floors.digests.get(name, value) != value
    ]
    for sample, values in figures.items():
        for name, floor in floors.of(sample).items():
            value = values.get(name)
            if value is None:
                broken.append(
                    Broken(f"{sample}.{name}", f"{sample} {name} has a floor and was not measured.")
                )
            elif value < floor:
                under = f"{sample} {name} is {value:.3f}, {floor - value:.3f} under its floor of {floor:.3f}."
                broken.append(Broken(f"{sample}.{name}", under))
    return broken


def updated(
    figures: Mapping[str, Mapping[str, float]],
    floors: Floors,
    digests: Mapping[str, str],
    *,
    reason: str | None = None,
) -> Floors:
    """Raise floors to the figures less the margin; lower the broken ones only where there is a reason.

    Args:
        figures: measured values by sample and name.
        floors: the floors so far.
        digests: SHA-256 of the files that were measured on, by name.
        reason: why broken floors may be lowered, or None if they may not.

    Example:
        >>> updated({"id/dev": {"event": 0.5}}, Floors(), {}).samples
        {'id/dev': {'event': 0.49}}
    """
    samples: dict[str, dict[str, float]] = {name: dict(values) for name, values in floors.samples.items()}
    lowered = []
    for sample, values in figures.items():
        old = samples.get(sample, {})
        samples[sample] = {}
        for name, value in values.items():
            reached = max(0.0, math.floor((value - floors.margin) * 1000 + 1e-6) / 1000)
            kept = old.get(name, 0.0)
            if value < kept and reason:
                lowered.append(f"{sample}.{name}")
                kept = 0.0
            samples[sample][name] = max(kept, reached)
    history = floors.lowered + ((Lowering(reason, tuple(lowered)),) if reason and lowered else ())
    return replace(floors, digests={**floors.digests, **digests}, samples=samples, lowered=history)
