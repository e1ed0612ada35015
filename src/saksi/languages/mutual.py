"""Whether what several did was done to each other: by the kind of the act, or by the words of a report."""

import re
from functools import cache

from saksi.languages import CODED, read_yaml
from saksi.model.query import Quad
from saksi.model.relations import Occurrence

__all__ = ["is_reciprocal"]

_FRIENDLY: frozenset[Quad] = frozenset(("verbal cooperation", "material cooperation"))


def is_reciprocal(occurrence: Occurrence) -> bool:
    """Say whether the actors of an occurrence act upon each other.

    What several do together is done with each other, but a conflict only if its words say so ("saling
    serang", "clash"): else it is one with somebody whom the page does not name, or was not understood to.
    """
    if occurrence.recipients:
        return False
    return occurrence.quad in _FRIENDLY or any(
        _mutual(report.language).search(report.words)
        for report in occurrence.reports
        if report.stance == "asserts"
    )


@cache
def _mutual(language: str) -> re.Pattern[str]:
    """Make the pattern of the words that tell a conflict as mutual."""
    words: list[str] = read_yaml(language if language in CODED else CODED[0], "mutual.yaml")["words"]
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, words))})\b", re.IGNORECASE)
