"""How good a coder is: records against annotated articles, in the figures of the codebook's scorer.

`evaluate` compares, `read_records` reads files, `coded` lets a coder code the texts of annotated articles.
"""

from saksi.evaluation.figures import RESAMPLES, SEED, Figures, Interval, intervals
from saksi.evaluation.gold import read_records
from saksi.evaluation.measure import coded
from saksi.evaluation.mistakes import Mistake
from saksi.evaluation.pairs import Record
from saksi.evaluation.report import Group, Report, evaluate, plain

__all__ = [
    "RESAMPLES",
    "SEED",
    "Figures",
    "Group",
    "Interval",
    "Mistake",
    "Record",
    "Report",
    "coded",
    "evaluate",
    "intervals",
    "plain",
    "read_records",
]
