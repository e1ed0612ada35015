"""Draw docs/calibration.svg: planted forecasts whose truth is known, settled and scored as in an archive."""

import datetime
from pathlib import Path

import numpy as np

from docs.changes import panel
from saksi.model.ids import forecast_id, occurrence_id
from saksi.model.networks import Record
from saksi.model.relations import Occurrence, Party, Report, Spread
from saksi.steps.follow import Draft, follow, past_of, records

#: Forecasts of each probability, and these.
MANY = 400
STATED = (0.05, 0.15, 0.25, 0.35, 0.45, 0.55, 0.65, 0.75, 0.85, 0.95)
#: Forecasters, by how far the chance of what they foretell lies from one half where theirs lies at 1.
FORECASTERS = {"calibrated": 1.0, "too sure": 0.5, "no idea": 0.0}
MADE, TOLD, DUE, READ = "2026-01-10", "2026-01-20", "2026-02-10", datetime.date(2026, 6, 1)


def forecast(name: str, probability: float) -> Draft:
    """Plant a forecast between two parties of its own."""
    event = f"f{name}:e0-ASSAULT"
    return Draft(
        id=forecast_id(event), made_from=event, kind="prediction", statement="s", event=event,
        article=f"f{name}", position=0, sources=("X",), source_names=("X",), outlet=None,
        actors=(f"A{name}",), recipients=(f"B{name}",), type="ASSAULT", mode=None, polarity="positive",
        made=MADE, published=None, due=DUE, due_known=True, low=probability, high=probability,
        probability=probability, words="", condition=None, awaits=None,
    )  # fmt: skip


def outcome(name: str, number: int, *, happened: bool) -> Occurrence:
    """Plant what became of it: a report that it was done, or that it was not."""
    event = f"o{name}:e0-ASSAULT"
    report = Report(
        event=event, article=f"o{name}", story=f"story-{number}", origin=f"Origin {number}", root=0,
        outlet=None, language="id", day=TOLD, published=None, stance="asserts" if happened else "denies",
        side="page", sources=(), source_names=(), source_kind=None, statement=None, type="ASSAULT", mode=None,
        polarity="positive" if happened else "negative", certainty="certain", time="past", words="",
    )  # fmt: skip
    names = (report.origin,)
    return Occurrence(
        id=occurrence_id([event]), type="ASSAULT", mode=None, quad="material conflict",
        actors=(Party(id=f"A{name}", name="A"),), recipients=(Party(id=f"B{name}", name="B"),), places=(),
        day=TOLD, end=TOLD, dated=False, time="past", standing="asserted" if happened else "denied",
        origins=1, asserted_by=names if happened else (), denied_by=() if happened else names,
        spread=Spread(certain=int(happened)), first=event, reports=(report,), history=(),
    )  # fmt: skip


def record(reach: float) -> Record:
    """Settle and score the forecasts of one forecaster."""
    chance = np.random.default_rng(7)
    drafts, past = [], []
    for number, stated in enumerate(STATED * MANY):
        drafts.append(forecast(str(number), stated))
        happened = bool(chance.random() < 0.5 + (stated - 0.5) * reach)
        past.append(outcome(str(number), number, happened=happened))
    found = follow(drafts, past_of(past, last=READ), stories={})
    (made,) = records(list(found), by=("source",))
    return made


def draw() -> str:
    """Score all forecasters, print their scores, and draw how often what they foretold came true."""
    lines: dict[str, list[float]] = {}
    for name, reach in FORECASTERS.items():
        made = record(reach)
        lines[name] = [one.came_true for one in made.bins]
        print(f"{name}: Brier {made.brier:.3f}, log {made.log:.3f}, base {made.base_brier:.3f}")
        print("  ", ", ".join(f"{one.mean:.2f} stated {one.came_true:.3f}" for one in made.bins))
    shown = panel(60, STATED, lines, 1, 1, "came true, by the probability that was stated", diagonal=True)
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 300" role="img" font-family="sans-serif" '
        'font-size="12">\n<title>How often planted forecasts came true</title>\n'
        f'<rect width="400" height="300" fill="#ffffff"/>\n{shown}\n</svg>\n'
    )


if __name__ == "__main__":
    Path(__file__).with_name("calibration.svg").write_text(draw(), encoding="utf-8")
