"""The page of languages: what each data file holds, counted."""

import math
from collections.abc import Callable, Mapping
from typing import Any

from docs.generator.markdown import table
from saksi.languages import CODED, read_yaml
from saksi.languages.names import all_names, rows
from saksi.reference.bodies import bodies
from saksi.reference.outlets import outlets
from saksi.reference.people import people
from saksi.reference.states import states

__all__ = ["page", "rounded"]

_NAMES = {"id": "Indonesian", "ms": "Malay", "en": "English"}
_HEAD = """\
# Languages

What the coder knows is data: words with what they do in a sentence, and tables of who is who. Numbers are
rounded to two digits. Malay is laid over Indonesian: its own entries, then those of Indonesian, in Malay
spelling. How entries are written stands at the top of each file in `src/saksi/languages`; `CONTRIBUTING.md`
says which word goes where.
"""
_MORE = """\
One network parses all three languages, and a branch of it advises which words name acts; how well is told in
[accuracy](../accuracy.md). The language of a page is found by its words, its address and what the page
declares; a page in another language is refused with `R010`.
"""


def page() -> str:
    """Write the page."""
    header = ["", *(f"{_NAMES[code]} (`{code}`)" for code in CODED)]
    counted: Mapping[str, Callable[[str], int]] = {
        "acts: verbs, phrases, event nouns": _acts,
        "cues: words that give a content to a source": _cues,
        "roles: offices, institutions, forces, groups": lambda code: len(list(rows(code, "roles.tsv"))),
        "names: states, bodies, people, outlets, places": lambda code: len(all_names(code)),
    }
    found = ([name, *(rounded(count(code)) for code in CODED)] for name, count in counted.items())
    shared = {
        "states and territories": states(),
        "bodies that act for no state": bodies(),
        "office-holders": people(),
        "outlets": outlets(),
    }
    known = ([name, rounded(len(items))] for name, items in shared.items())
    parts = [_HEAD, table(header, found), "## Shared by all", table(["", "rows"], known), _MORE]
    return "\n\n".join(part.rstrip() for part in parts) + "\n"


def rounded(count: int) -> str:
    """Round a count to two digits, so that one more entry changes nothing.

    Example:
        >>> rounded(7842), rounded(57)
        ('7,800', '57')
    """
    scale = 10 ** max(0, math.floor(math.log10(max(1, count))) - 1)
    return f"{round(count / scale) * scale:,}"


def _acts(code: str) -> int:
    return sum(
        _entries(group, ("verbs", "phrases", "nouns"))
        for group in read_yaml(code, "predicates.yaml")["groups"]
    )


def _cues(code: str) -> int:
    return sum(
        _entries(group, ("verbs", "words", "phrases", "nouns"))
        for group in read_yaml(code, "cues.yaml")["cues"]
    )


def _entries(group: Mapping[str, Any], kinds: tuple[str, ...]) -> int:
    return sum(len(group.get(kind) or ()) for kind in kinds)
