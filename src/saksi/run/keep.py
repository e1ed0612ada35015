"""What is read from each article once, when it comes in: forecasts, and who worries about whom.

It needs the text. Ties, networks, changes and outcomes follow from it and from the occurrences, and are
computed when asked for (`run/relate.py`).
"""

from functools import cache
from typing import TYPE_CHECKING

import msgspec

from saksi.languages import CODED
from saksi.languages.gazetteer import Gazetteer
from saksi.languages.names import all_names
from saksi.model import Coded
from saksi.steps.follow import Draft, drafts_of
from saksi.steps.relate import Worry, worries_of
from saksi.store.relations import Relations
from saksi.store.rows import day_of

if TYPE_CHECKING:
    from saksi.run.derive import Changes

_encode = msgspec.msgpack.Encoder().encode
decode_drafts = msgspec.msgpack.Decoder(list[Draft]).decode
decode_worries = msgspec.msgpack.Decoder(list[Worry]).decode


def keep(relations: Relations, changes: "Changes") -> None:
    """Keep what the articles of a batch foretell and fear, and forget that of replaced ones."""
    gone = [coded.article.id for coded in changes.removed]
    drafts: dict[str, tuple[str | None, bytes]] = {}
    worries: dict[str, tuple[str | None, bytes]] = {}
    for coded in changes.added:
        article = coded.article
        day = day_of(article.published, article.not_before)
        iso = day.isoformat() if day else None
        if foretold := list(drafts_of(coded, day=day)):
            drafts[article.id] = (iso, _encode(foretold))
        if feared := _worries(coded):
            worries[article.id] = (iso, _encode(feared))
    relations.replace("drafts", gone, drafts)
    relations.replace("worries", gone, worries)


def _worries(coded: Coded) -> list[Worry]:
    if not any(statement.kind == "concern" for statement in coded.statements):
        return []
    return list(worries_of(coded, _gazetteer(coded.article.language)))


@cache
def _gazetteer(language: str) -> Gazetteer:
    return Gazetteer(all_names(language if language in CODED else CODED[0]))
