"""UW and UDS-IH2: how sure a text is of each act, from -3 (did not happen) to +3 (happened).

Every annotated word is looked at, whether or not it is a political act: polarity and certainty are read
by the same code that reads them for events, from the clause, its governors and the statements that hold
it. For the correlation (Pearson) and the mean absolute error they become a number: certain 3, probable
1.5, possible 0.5, with a minus where negated, and 0 for conditions and purposes, which assert nothing.
For macro-F1 both sides have three classes, whatever the polarity: certain (2 or more), probable (1 or
more), possible. The development parts are used. The systems that others report on were trained on these
very sets and scored on their test parts; ours never saw them. Annotators of UDS-IH2 judged whether the act
happened, so that what is merely reported is often certain there. The figures of DLGRN (Liu, Huang and Zhang
2022) are taken from a summary of the paper. Those of Stanovsky et al. 2017, Rudinger et al. 2018 and Pouran
Ben Veyseh et al. 2019, who report on the same sets, could not be read in the papers and are left out.
"""

import json
import math
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from evaluation.data import Data
from evaluation.public.coding import codes
from evaluation.public.spans import spaced
from evaluation.public.table import RESAMPLES, Absent, Measured, Row, Table
from saksi.evaluation.figures import f1, intervals, total
from saksi.evaluation.pairs import Bounds
from saksi.evaluation.scoring import Counts
from saksi.languages import load
from saksi.model import Article, Part, article_id
from saksi.steps.code.certainty import how_sure
from saksi.steps.code.factuality import Factuality

KEY, TITLE = "factuality", "UW and UDS-IH2: factuality, English"
SETS = (("UW", "factuality/UW/dev.jsonl"), ("UDS-IH2", "factuality/UDS_IH2/dev.jsonl"))
CLASSES = ("certain", "probable", "possible")
#: What others report on the test part, after training on the set.
OTHERS: Mapping[str, str] = {
    "UW: correlation": "0.863 (DLGRN, trained on it)",
    "UW: mean absolute error": "0.346 (DLGRN, trained on it)",
    "UDS-IH2: correlation": "0.912 (DLGRN, trained on it)",
    "UDS-IH2: mean absolute error": "0.722 (DLGRN, trained on it)",
}
NUMBERS = {"certain": 3.0, "probable": 1.5, "possible": 0.5}


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence with the offsets and labels of its annotated words."""

    text: str
    words: tuple[tuple[Bounds, float], ...]


def read_sentences(path: Path) -> Iterator[Sentence]:
    """Read the sentences of a file, with the blanks that the tokenizer put in taken out."""
    for line in path.read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        laid = spaced(record["text"].split(" "))
        words = [
            ((laid.spans[t["span1"][0]][0], laid.spans[t["span1"][1] - 1][1]), float(t["label"]))
            for t in record["targets"]
        ]
        yield Sentence(laid.text, tuple(words))


def number_of(sure: Factuality | None) -> float:
    """Turn polarity and certainty into a number; 0 where nothing is asserted."""
    if sure is None or not sure.asserted:
        return 0.0
    return NUMBERS[sure.certainty] * (-1 if sure.polarity == "negative" else 1)


def class_of(number: float) -> str:
    """Return the certainty that a number stands for.

    Example:
        >>> class_of(-2.6), class_of(1.5), class_of(0.2)
        ('certain', 'probable', 'possible')
    """
    return "certain" if abs(number) >= 2 else "probable" if abs(number) >= 1 else "possible"


def counted(labels: Sequence[float], answers: Sequence[float]) -> Counts:
    """Sum up one sentence: what correlation, error and F1 are made of."""
    sums: dict[str, float] = {}

    def add(name: str, value: float) -> None:
        sums[name] = sums.get(name, 0) + value

    for x, y in zip(labels, answers, strict=True):
        for name, value in (("n", 1), ("x", x), ("y", y), ("xx", x * x), ("yy", y * y), ("xy", x * y)):
            add(name, value)
        add("error", abs(x - y))
        add(f"{class_of(x)}.gold", 1)
        add(f"{class_of(y)}.system", 1)
        add(f"{class_of(x)}.tp", class_of(x) == class_of(y))
    return Counter(sums)


def measured(counts: Mapping[str, float]) -> dict[str, float]:
    """Give correlation, error and macro-F1 from sums."""
    n = counts["n"]
    spread = [n * counts[f"{name}{name}"] - counts[name] ** 2 for name in ("x", "y")]
    common = n * counts["xy"] - counts["x"] * counts["y"]
    scores = [
        f1(*(counts.get(f"{name}.{side}", 0) for side in ("tp", "gold", "system"))).f1 for name in CLASSES
    ]
    return {
        "correlation": common / math.sqrt(spread[0] * spread[1]) if min(spread) > 0 else 0.0,
        "mean absolute error": counts["error"] / n,
        "macro-F1 of certainty": sum(scores) / len(scores),
    }


def answers_of(sentence: Sentence) -> list[float]:
    """Read how sure a sentence is of each annotated word."""
    text = sentence.text
    article = Article(
        id=article_id(text=text, url=None), text=text, parts=(Part("body", 0, len(text)),), language="en"
    )
    found = how_sure(article, load("en"), [span for span, _ in sentence.words])
    return [number_of(sure) for sure in found]


def measure(data: Data) -> Measured:
    """Measure the development parts."""
    if not codes("en"):
        return Absent(KEY, TITLE, "English cannot be coded yet")
    rows = []
    for name, file in SETS:
        path = data.find(file)
        if path is None:
            continue
        units = [
            counted([label for _, label in sentence.words], answers_of(sentence))
            for sentence in read_sentences(path)
            if sentence.words
        ]
        summed = total(units)
        values, ranges = measured(summed), intervals(units, measured, resamples=RESAMPLES)
        over = f"{int(summed['n']):,} words in {len(units):,} sentences"
        named = {f"{name}: {figure}": figure for figure in values}
        rows += [Row(n, values[f], ranges[f], over, OTHERS.get(n, "")) for n, f in named.items()]
    if not rows:
        return Absent(KEY, TITLE, "the sets are not beside the repository")
    return Table(KEY, TITLE, (__doc__ or "").split("\n", 2)[2].strip(), rows, digits=2)
