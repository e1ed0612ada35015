"""The step `relate`: from occurrences to ties, networks and changes.

All of it is a function of the occurrences and the statements of concern, and is computed when asked for.
"""

from saksi.steps.relate.changes import ALARM, Turn, breaks, changes, history, turns
from saksi.steps.relate.concerns import Concern, Worry, concerns, side_of, worries_of
from saksi.steps.relate.network import network
from saksi.steps.relate.pairs import Act, acts_of, directions
from saksi.steps.relate.ties import SIDES, ties

NAME = "relate"
READS = ("Occurrence", "Statement")
WRITES = ("Tie",)
VERSION = 2

__all__ = [
    "ALARM", "NAME", "READS", "SIDES", "VERSION", "WRITES", "Act", "Concern", "Turn", "Worry", "acts_of",
    "breaks", "changes", "concerns", "directions", "history", "network", "side_of", "ties", "turns", "worries_of",
]  # fmt: skip
