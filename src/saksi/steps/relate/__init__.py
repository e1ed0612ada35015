"""The step `relate`: from occurrences to ties, networks and changes.

All of it is a function of the occurrences and the statements of concern, and is computed when asked for.
"""

from saksi.steps.relate.changes import ALARM, Turn, breaks, changes, history, turns
from saksi.steps.relate.concerns import Concern, Worry, concerns, side_of, worries_of
from saksi.steps.relate.network import edges, network
from saksi.steps.relate.pairs import Act, Deed, acts_of, directions
from saksi.steps.relate.ties import SIDES, believed, tie_of, ties

NAME = "relate"
READS = ("Occurrence", "Statement")
WRITES = ("Tie",)
VERSION = 2

__all__ = [
    "ALARM", "NAME", "READS", "SIDES", "VERSION", "WRITES", "Act", "Concern", "Deed", "Turn", "Worry",
    "acts_of", "believed", "breaks", "changes", "concerns", "directions", "edges", "history", "network",
    "side_of", "tie_of", "ties", "turns", "worries_of",
]  # fmt: skip
