"""The words that a language model is asked with: the codebook in short, and the lines of an article."""

import json
from collections.abc import Iterator
from dataclasses import dataclass

from saksi.codec import LONE_SURROGATE
from saksi.coders.llm.answer import schema
from saksi.model import Article
from saksi.model.records import READ_KINDS
from saksi.reference.plover import plover

__all__ = ["PROMPT_VERSION", "Line", "instructions", "lines_of", "question"]

#: Bump whenever the words below change what is asked.
PROMPT_VERSION = "1"

_INSTRUCTIONS = """\
You read a news article and write down (1) statements: who says, believes, predicts, fears or denies
what, and (2) events: who did what to whom among political actors. Answer with one JSON object and
nothing else.

Quote exactly: `cue`, `content`, `predicate` and names are copied from the line character by character;
`line` is the number in front of the line. What is not in the text is thrown away.

Actors: `id` is the ISO 3166 alpha-3 code of a state for all that act for it (ministries, officials,
armies, cities, "the Kremlin"), else the usual short name of a body (UN, EU, NATO, HAMAS), else null.
`sector` is PLOVER's.

Statements: one for each attribution. `kind` follows the cue: report (says, announces), belief (believes,
judges), prediction (predicts, expects), concern (fears), denial (denies), no_comment (declines to
comment). `source` is empty where the text hides it ("reportedly"). `content` is what is said, without
"that"; a quotation with its marks and `direct` true. `in` is the id of the statement that it is nested
in.

Events: one for each act asserted, denied, planned or predicted between political actors; no sport,
weather, prices, no bare topics ("the war in Ukraine"). `predicate` is the word or words that name the
act. Several actors are one list. Meetings and joint acts have all parties in `actor`. `polarity` is
negative for what does not happen. `certainty`: certain; probable for plans, beliefs, forecasts; possible
for may, reportedly, alleged, accused of. `time` relative to the text: past, present or future.
`statement` is the id of the innermost statement whose content holds the act, null if the page says it
itself. "X urges Y to do Z" is one REQUEST; "X accuses Y of attacking Z" is ACCUSE and a possible
ASSAULT.

Types with their modes (mode null where none fits):
{types}
"""


@dataclass(frozen=True, slots=True)
class Line:
    """A read part of an article as it is shown: its number, and where it stands."""

    number: int
    kind: str
    start: int
    end: int


def lines_of(article: Article) -> Iterator[Line]:
    """Yield the parts of an article that are read, numbered from 1."""
    read = (part for part in article.parts if part.kind in READ_KINDS)
    for number, part in enumerate(read, start=1):
        yield Line(number, part.kind, part.start, part.end)


def instructions(*, with_schema: bool) -> str:
    """Write the instructions, with the schema where the server does not hold the model to it."""
    types = "\n".join(f"{name}: {', '.join(entry.modes) or '-'}" for name, entry in plover().types.items())
    text = _INSTRUCTIONS.format(types=types)
    if with_schema:
        text += f"\nThe answer follows this JSON Schema:\n{json.dumps(schema(), separators=(',', ':'))}\n"
    return text


def question(article: Article) -> str:
    r"""Write the lines of an article, each with its number.

    Example:
        >>> from saksi.model import Part
        >>> question(Article("a", "Kabar", (Part("title", 0, 5),), "id", published="2026-11-26"))
        'Language: id. Published: 2026-11-26.\n\n1 [title] Kabar'
    """
    published = article.published or article.not_before
    head = f"Language: {article.language}." + (f" Published: {published}." if published else "")
    lines = (
        f"{line.number} [{line.kind}] {' '.join(article.text[line.start : line.end].split())}"
        for line in lines_of(article)
    )
    # No encoding writes half of a surrogate pair.
    return LONE_SURROGATE.sub("\ufffd", "\n".join([head, "", *lines]))
