"""The scorer that stands beside the repository, and its figures as a flat list of names and numbers."""

import importlib.util
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

#: One line of JSON in the codebook's format.
Record = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Figures:
    """What a sample came to.

    Args:
        values: figures between 0 and 1, in the order in which they are shown.
        note: how many articles and records they rest on.
        errors: one line each.
    """

    values: dict[str, float]
    note: str
    errors: tuple[str, ...] = ()


Scorer = Callable[[Mapping[str, Record], Mapping[str, Record]], Figures]

#: Figures that are F1 values in the scorer's answer.
F1 = ("event", "event_soft", "type", "statement", "content", "body")


def load_scorer(path: Path) -> Scorer:
    """Import the scorer from its path, so that there is one definition of every figure."""
    spec = importlib.util.spec_from_file_location("saksi_score", path)
    if spec is None or spec.loader is None:
        raise SystemExit(f"{path} is no Python file")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)

    def score(gold: Mapping[str, Record], system: Mapping[str, Record]) -> Figures:
        result, errors = module.evaluate(dict(gold), dict(system))
        return flattened(result, errors)

    return score


def flattened(result: Mapping[str, Any], errors: list[str]) -> Figures:
    """Turn the scorer's nested answer into figures.

    `read` is the share of articles that were not refused; `fields` is over all fields together.
    """
    fields = result["fields"].values()
    values = {"read": result["articles_read"] / max(1, result["articles"])}
    values |= {name: result[name]["f1"] for name in F1}
    values["parts"] = result["parts"]["value"]
    values["fields"] = sum(f["right"] for f in fields) / max(1, sum(f["seen"] for f in fields))
    values |= {name: item["value"] for name, item in result["accuracy"].items()}
    note = (
        f"{result['articles']} articles, {result['event']['gold']} events, "
        f"{result['statement']['gold']} statements"
    )
    return Figures(values=values, note=note, errors=tuple(errors))
