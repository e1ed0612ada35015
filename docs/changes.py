"""Draw docs/changes.svg: false alarms of `saksi changes` on shuffled histories, and planted changes found."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt

from saksi.steps.relate import breaks

Values = npt.NDArray[np.float64]
#: Histories measured for each point.
MANY = 400
RATES = (0.01, 0.05, 0.1, 0.2)
SHIFTS = (0.0, 0.25, 0.5, 0.75, 1.0, 1.25, 1.5, 2.0)
LENGTHS = (26, 52, 104)
COLOURS = ("#2f7fd0", "#0a7f6a", "#b8401c")


def dense(rng: np.random.Generator, many: int) -> Values:
    """Make a history in which each period has acts."""
    return rng.normal(0, 2, many)


def sparse(rng: np.random.Generator, many: int) -> Values:
    """Make a history that is silent in seven periods of ten."""
    return np.where(rng.random(many) < 0.7, 0.0, rng.normal(-2, 3, many))


def bursts(rng: np.random.Generator, many: int) -> Values:
    """Make a history with a few violent periods; tone stays within its scale."""
    return np.clip(rng.standard_t(2, many), -10, 10)


HISTORIES = {"dense": dense, "sparse": sparse, "bursts": bursts}


def false_alarms(make: Callable[[np.random.Generator, int], Values], rate: float) -> float:
    """Return how often a shuffled history of a year gives an alarm."""
    rng = np.random.default_rng(1)
    history = make(rng, 52)
    return (
        sum(bool(breaks(rng.permutation(history).tolist(), alarm=rate, seed=n)) for n in range(MANY)) / MANY
    )


def power(shift: float, many: int) -> float:
    """Return how often a shift in the middle of a history is found within three periods of where it is."""
    rng = np.random.default_rng(2)
    hits = 0
    for n in range(MANY):
        values = rng.normal(0, 1, many)
        values[many // 2 :] += shift
        hits += any(abs(found.at - many // 2) <= 3 for found in breaks(values.tolist(), seed=n))
    return hits / MANY


def draw() -> str:
    """Measure, and draw both panels."""
    alarms = {name: [false_alarms(make, rate) for rate in RATES] for name, make in HISTORIES.items()}
    found = {f"{many} periods": [power(shift, many) for shift in SHIFTS] for many in LENGTHS}
    for name, rates in alarms.items():
        print(
            f"false alarms, {name}:",
            ", ".join(f"{r:.2f} stated {v:.3f}" for r, v in zip(RATES, rates, strict=True)),
        )
    for name, powers in found.items():
        print(f"found, {name}:", ", ".join(f"{s:g} sd {v:.2f}" for s, v in zip(SHIFTS, powers, strict=True)))
    left = panel(60, RATES, alarms, 0.25, 0.25, "false alarms by stated rate", diagonal=True)
    right = panel(440, SHIFTS, found, 2, 1, "found, by size of the shift in standard deviations")
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 780 300" role="img" font-family="sans-serif" '
        'font-size="12">\n'
        "<title>False alarms at the stated rate, and how often a planted change is found</title>\n"
        f'<rect width="780" height="300" fill="#ffffff"/>\n{left}\n{right}\n</svg>\n'
    )


def panel(
    left: int, xs: Sequence[float], lines: dict[str, list[float]], width: float, height: float, title: str,
    *, diagonal: bool = False,
) -> str:  # fmt: skip
    """Draw lines over one scale of each axis."""

    def at(x: float, y: float) -> str:
        return f"{left + 280 * x / width:.1f},{240 - 190 * y / height:.1f}"

    parts = [f'<text x="{left}" y="30" font-weight="bold">{title}</text>']
    for n in range(6):
        x, y = width * n / 5, height * n / 5
        low, high = at(x, 0).split(","), at(0, y).split(",")
        parts.append(f'<line x1="{left}" x2="{left + 280}" y1="{high[1]}" y2="{high[1]}" stroke="#dddddd"/>')
        parts.append(f'<text x="{low[0]}" y="258" text-anchor="middle">{x:g}</text>')
        parts.append(f'<text x="{left - 8}" y="{float(high[1]) + 4}" text-anchor="end">{y:g}</text>')
    if diagonal:
        parts.append(
            f'<polyline points="{at(0, 0)} {at(width, height)}" stroke="#888888" fill="none" '
            'stroke-dasharray="4"/>'
        )
    parts += _lines(left, xs, lines, at)
    return "\n".join(parts)


def _lines(
    left: int, xs: Sequence[float], lines: dict[str, list[float]], at: Callable[[float, float], str]
) -> Iterator[str]:
    for (name, values), colour, n in zip(lines.items(), COLOURS, range(3), strict=True):
        points = " ".join(at(x, y) for x, y in zip(xs, values, strict=True))
        yield f'<polyline points="{points}" stroke="{colour}" stroke-width="2" fill="none"/>'
        for point in points.split():
            x, y = point.split(",")
            yield f'<circle cx="{x}" cy="{y}" r="3" fill="{colour}"/>'
        yield f'<text x="{left + 95 * n}" y="284" fill="{colour}">{name}</text>'


if __name__ == "__main__":
    Path(__file__).with_name("changes.svg").write_text(draw(), encoding="utf-8")
