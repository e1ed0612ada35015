"""Lines of an export: articles with their records, taken as they are once they prove sound."""

from collections.abc import Iterator
from itertools import pairwise

import msgspec

from saksi import codec
from saksi.errors import ReadError
from saksi.model import Actor, Coded, Page, Refusal, article_id, event_id, statement_id
from saksi.reference.plover import plover
from saksi.run.inputs import Input
from saksi.run.sources.files import NAME

__all__ = ["given"]

_HINT = "Export the line again, or leave out `coder` to have the text read anew."


def given(line: bytes, *, source: str) -> Input | Refusal:
    """Take a line of `saksi export jsonl` or `saksi read --json`; what is not sound is refused (R051)."""
    try:
        coded = codec.decode(line)
        wrong = next(_faults(coded), None)
    except (msgspec.MsgspecError, UnicodeError, RecursionError) as error:
        coded, wrong = None, " ".join(str(error).split())[:200]
    if coded is None or wrong is not None:
        reason = f"The records of the line are not sound: {wrong}."
        return ReadError("R051", reason, hint=_HINT).refusal(source=source, step=NAME)
    page = Page(line, source=source, url=coded.article.url, media_type="application/json", charset="utf-8")
    return Input(page, given=coded)


def _faults(coded: Coded) -> Iterator[str]:
    """Name what is wrong: ids that do not follow, offsets outside the text, unknown modes, loose ends."""
    article = coded.article
    size = len(article.text)
    if not article.text.strip():
        yield "the text is empty"
    # A lone surrogate was replaced when the line was written, so the hash cannot be computed again.
    if article_id(text=article.text, url=article.url) != article.id and "\ufffd" not in article.text:
        yield "the article's id is not the hash of its address and text"
    if any(not 0 <= part.start <= part.end <= size for part in article.parts):
        yield "a part lies outside the text"
    if any(one.end > other.start for one, other in pairwise(article.parts)):
        yield "the parts are not in order"
    ids = [one.id for one in coded.statements] + [one.id for one in coded.events]
    if len(set(ids)) < len(ids):
        yield "two records have one id"
    yield from _statement_faults(coded, size)
    yield from _event_faults(coded, size)


def _statement_faults(coded: Coded, size: int) -> Iterator[str]:
    known = {statement.id for statement in coded.statements}
    for statement in coded.statements:
        cue, content = statement.cue, statement.content
        if statement.id != statement_id(article=coded.article.id, cue=cue.start, content=content.start):
            yield f"the id {statement.id} does not follow from the article and the offsets"
        if any(not 0 <= span.start <= span.end <= size for span in (cue, content)):
            yield f"{statement.id} lies outside the text"
        if statement.in_ is not None and statement.in_ not in known:
            yield f"{statement.id} is held by a statement that the line does not have"
        if _outside(statement.source, size):
            yield f"a source of {statement.id} lies outside the text"


def _event_faults(coded: Coded, size: int) -> Iterator[str]:
    known = {statement.id for statement in coded.statements}
    for event in coded.events:
        span = event.predicate
        if event.id != event_id(article=coded.article.id, predicate=span.start, type_=event.type):
            yield f"the id {event.id} does not follow from the article, the offset and the type"
        if not 0 <= span.start <= span.end <= size:
            yield f"{event.id} lies outside the text"
        if event.mode is not None and event.mode not in plover().types[event.type].modes:
            yield f"{event.type} has no mode {event.mode}"
        if event.statement is not None and event.statement not in known:
            yield f"{event.id} is held by a statement that the line does not have"
        if _outside((*event.actor, *event.recipient), size):
            yield f"a party of {event.id} lies outside the text"


def _outside(actors: tuple[Actor, ...], size: int) -> bool:
    return any(
        actor.start is not None and actor.end is not None and not 0 <= actor.start <= actor.end <= size
        for actor in actors
    )
