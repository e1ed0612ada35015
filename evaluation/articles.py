"""The annotated articles of the samples as a table with intervals, for the document of accuracy."""

from collections.abc import Mapping

from rich.console import Console

from evaluation.data import Data
from evaluation.gate import SHARED, coded
from evaluation.join import LABELS
from evaluation.public.table import Absent, Measured, Row, Table
from evaluation.readers import NAMES, Agreement, read_agreement
from evaluation.samples import SAMPLES, complete, gold_of, labelled_articles
from evaluation.scorer import score
from saksi.evaluation import RESAMPLES
from saksi.languages import CODED

KEY, TITLE = "articles", "Annotated articles"
TEXT = """\
From the captured page to records, by the scorer of `saksi evaluate`; F1, then accuracies over what was found.
Samples whose name ends in "held" were only ever scored. Those that end in "read" were read with their errors
while rules were written. From these, from "seed" and from "labels-tune" networks and weights learnt besides,
so that they tell how well the program fits what it has seen. "Two readers" are what a second reading of an
article reaches against the first (`evaluation.agreement`), measured on the articles of this repository that
two labellers read apart, nearly all of the `labels` samples, held or not; which part of a page is its text
("body") was not asked twice. The targets are those for unseen articles, Indonesian and English each."""
#: What is to be reached on unseen articles, by figure.
TARGET: Mapping[str, float] = {
    **{"event": 0.45, "event_soft": 0.58, "type": 0.65, "statement": 0.65},
    **{"attribution": 0.80, "certainty": 0.80, "polarity": 0.95, "time": 0.85, "body": 0.985},
}
SHOWN = tuple(TARGET)


def beside(agreement: Mapping[str, Agreement]) -> list[Row]:
    """Make the rows that stand below the samples: two readers of each language, then the targets."""
    rows = [
        Row(f"two readers, {NAMES[language]}: {name}", found.values[name], found.intervals[name], found.over)
        for language, found in agreement.items()
        for name in SHOWN
        if name in found.values
    ]
    return rows + [Row(f"target: {name}", value) for name, value in TARGET.items()]


def measure(data: Data) -> Measured:
    """Score every sample whose articles are there and whose language can be coded."""
    gold_folder = SHARED / "gold"
    if not gold_folder.is_dir():
        return Absent(KEY, TITLE, "no annotated articles are beside the repository")
    samples = [sample for sample in SAMPLES if sample.language in CODED]
    labelled = labelled_articles(samples, labels=LABELS, news=data.folder / "news")
    samples = complete(samples, labelled, Console(stderr=True))
    golds = {sample.name: gold_of(sample, gold_folder, labelled) for sample in samples}
    records = {
        record["article"]["text"]: record
        for record in coded({text: item for gold in golds.values() for text, item in gold.items()})
    }
    rows = []
    for name, gold in golds.items():
        if not gold:
            continue
        figures = score(gold, {t: records[t] for t in gold if t in records}, resamples=RESAMPLES)
        for figure in SHOWN:
            if figure in figures.values:
                interval = figures.intervals.get(figure)
                rows.append(Row(f"{name}: {figure}", figures.values[figure], interval, figures.note))
    return Table(KEY, TITLE, TEXT, rows + beside(read_agreement()), digits=3, wide=True)
