"""What is read from each article once, when it comes in: forecasts, and who worries about whom.

It needs the text. Ties, networks, changes and outcomes follow from it and from the occurrences.
"""

import datetime
from collections import Counter
from functools import cache
from typing import TYPE_CHECKING

import msgspec

from saksi.languages import CODED
from saksi.languages.gazetteer import Gazetteer
from saksi.languages.names import all_names
from saksi.model import Article, Coded
from saksi.run.index import add_spans
from saksi.steps.follow import Draft, drafts_of
from saksi.steps.relate import Worry, side_of, worries_of
from saksi.store import indexes
from saksi.store.indexes import Row, Span
from saksi.store.relations import Relations
from saksi.store.rows import day_of

if TYPE_CHECKING:
    from saksi.run.derive import Changes

_encode = msgspec.msgpack.Encoder().encode
decode_drafts = msgspec.msgpack.Decoder(list[Draft]).decode
decode_worry = msgspec.msgpack.Decoder(Worry).decode


def keep(relations: Relations, changes: "Changes") -> None:
    """Keep what the articles of a batch foretell and fear, and forget that of replaced ones."""
    gone = [coded.article.id for coded in changes.removed]
    drafts: dict[str, tuple[str | None, bytes]] = {}
    feared: set[Row] = set()
    for coded in changes.added:
        day = _day(coded.article)
        if foretold := list(drafts_of(coded, day=day)):
            drafts[coded.article.id] = (day.isoformat() if day else None, _encode(foretold))
        if day:
            feared |= {_fear(worry, day) for worry in _worries(coded)}
    relations.replace("drafts", gone, drafts)
    _replace_fears(relations, gone, feared)
    days = Counter(day.isoformat() for coded in changes.added if (day := _day(coded.article)))
    days.subtract(day.isoformat() for coded in changes.removed if (day := _day(coded.article)))
    indexes.count_days(relations.db, days)


def _day(article: Article) -> datetime.date | None:
    return day_of(article.published, article.not_before)


def _fear(worry: Worry, day: datetime.date) -> Row:
    return (worry.actor, worry.about, day.isoformat(), worry.article, worry.statement, _encode(worry))


def _replace_fears(relations: Relations, gone: list[str], new: set[Row]) -> None:
    old = {row for id_ in gone for row in relations.rows("SELECT * FROM fears WHERE article = ?", (id_,))}
    indexes.FEARS.change(relations.db, old, new)
    spans: dict[Span, list[int]] = {}
    for some, sign in ((old, -1), (new, 1)):
        for actor, about, day, _, _, data in some:
            side = side_of(decode_worry(data))  # type: ignore[arg-type]
            add_spans(spans, str(actor), str(about), datetime.date.fromisoformat(str(day)), (side,), sign)
    indexes.count_spans(relations.db, spans)


def _worries(coded: Coded) -> list[Worry]:
    if not any(statement.kind == "concern" for statement in coded.statements):
        return []
    return list(worries_of(coded, _gazetteer(coded.article.language)))


@cache
def _gazetteer(language: str) -> Gazetteer:
    return Gazetteer(all_names(language if language in CODED else CODED[0]))
