"""The annotated articles of the samples as a table with intervals, for the document of accuracy."""

from collections.abc import Mapping

from rich.console import Console

from evaluation.data import Data
from evaluation.gate import SHARED, coded
from evaluation.join import LABELS
from evaluation.public.table import Absent, Measured, Row, Table
from evaluation.samples import SAMPLES, complete, gold_of, labelled_articles
from evaluation.scorer import score
from saksi.evaluation import RESAMPLES
from saksi.languages import CODED

KEY, TITLE = "articles", "Annotated articles"
TEXT = """\
From the captured page to records, by the scorer of `saksi evaluate`; F1, then accuracies over what was found.
Samples whose name ends in "held" were only ever scored; "read" ones were read with their errors while rules
were written. "Two readers" are what annotators reach against each other on articles of the same kind; the
targets are those for unseen articles, Indonesian and English each."""
#: What two readers reach against each other, and what is to be reached, by figure.
BESIDE: Mapping[str, Mapping[str, float]] = {
    "two readers, Indonesian": {
        "event": 0.90,
        "type": 0.90,
        "statement": 0.92,
        "certainty": 0.96,
        "time": 0.92,
    },
    "two readers, English": {"event": 0.72, "type": 0.83, "statement": 0.92, "certainty": 0.96, "time": 0.92},
    "target": {
        **{"event": 0.45, "event_soft": 0.58, "type": 0.65, "statement": 0.65},
        **{"attribution": 0.80, "certainty": 0.80, "polarity": 0.95, "time": 0.85, "body": 0.985},
    },
}
SHOWN = tuple(BESIDE["target"])


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
    rows += [Row(f"{name}: {f}", value) for name, values in BESIDE.items() for f, value in values.items()]
    return Table(KEY, TITLE, TEXT, rows, digits=3, wide=True)
