"""The evaluation of a system as one record: all articles, and those of each language."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from saksi.evaluation.figures import RESAMPLES, SEED, Figures, Interval, figures, intervals, total
from saksi.evaluation.mistakes import Mistake
from saksi.evaluation.pairs import Record
from saksi.evaluation.scoring import Scored, score_all


@dataclass(frozen=True, slots=True)
class Group:
    """Some of the articles: their figures, and how far these might be off.

    `intervals` has the names of `Figures.flat`, `type_intervals` those of types of events.
    """

    figures: Figures
    intervals: Mapping[str, Interval]
    type_intervals: Mapping[str, Interval]


@dataclass(frozen=True, slots=True)
class Report:
    """An evaluation: everything together, by language, and what was wrong."""

    all: Group
    languages: Mapping[str, Group]
    mistakes: tuple[Mistake, ...]
    resamples: int
    seed: int


def evaluate(
    gold: Mapping[str, Record],
    system: Mapping[str, Record],
    *,
    resamples: int = RESAMPLES,
    seed: int = SEED,
) -> Report:
    """Compare records with annotated ones; both are keyed by the article's text.

    Example:
        >>> article = {"text": "Teks.", "parts": [], "language": "id"}
        >>> gold = {"Teks.": {"article": article, "statements": [], "events": []}}
        >>> evaluate(gold, gold).all.figures.articles_read
        1
    """
    scored = score_all(gold, system)
    languages = sorted({item.language for item in scored})
    return Report(
        all=_group(scored, resamples=resamples, seed=seed),
        languages={
            language: _group(
                [item for item in scored if item.language == language], resamples=resamples, seed=seed
            )
            for language in languages
        },
        mistakes=tuple(mistake for item in scored for mistake in item.mistakes),
        resamples=resamples,
        seed=seed,
    )


def plain(report: Report) -> dict[str, Any]:
    """Turn a report into plain containers: the scorer's own names, with intervals beside them."""
    return {
        **_plain(report.all),
        "languages": {language: _plain(group) for language, group in report.languages.items()},
        "resamples": report.resamples,
        "seed": report.seed,
    }


def _group(scored: Sequence[Scored], *, resamples: int, seed: int) -> Group:
    units = [item.counts for item in scored]
    found = intervals(units, lambda counts: _named(figures(counts)), resamples=resamples, seed=seed)
    return Group(
        figures=figures(total(units)),
        intervals={name: value for name, value in found.items() if not name.startswith("type.")},
        type_intervals={n.removeprefix("type."): v for n, v in found.items() if n.startswith("type.")},
    )


def _named(measured: Figures) -> dict[str, float]:
    return measured.flat() | {f"type.{name}": value for name, value in measured.flat_types().items()}


def _plain(group: Group) -> dict[str, Any]:
    values = asdict(group.figures)
    f1 = values.pop("f1")
    read = {name: values.pop(name) for name in ("articles", "articles_read")}
    ranges = {name: [item.low, item.high] for name, item in group.intervals.items()}
    types = {name: [item.low, item.high] for name, item in group.type_intervals.items()}
    return {**read, **f1, **values, "intervals": ranges, "type_intervals": types}
