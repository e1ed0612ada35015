"""Annotated articles coded anew: each text is a captured page, read and coded as by `saksi read`."""

from collections.abc import Iterator, Mapping

import msgspec

from saksi import codec
from saksi.evaluation.pairs import Record
from saksi.model import Page, Refusal
from saksi.pipeline import run
from saksi.steps.code import Coder


def coded(gold: Mapping[str, Record], *, coder: Coder) -> Iterator[Record | Refusal]:
    """Read and code the texts of annotated articles, one result for each, in their order.

    Args:
        gold: annotated articles by text, of which nothing but the text and the key is looked at.
        coder: what turns an article into its records.
    """
    pages = (
        Page(text.encode("utf-8", "surrogatepass"), source=record.get("key") or f"{text[:40]!r}...")
        for text, record in gold.items()
    )
    for result in run(pages, coder=coder):
        yield result if isinstance(result, Refusal) else msgspec.json.decode(codec.encode(result))
