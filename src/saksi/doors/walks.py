"""Walks from a record to the characters on the page, as JSON has them."""

from dataclasses import asdict
from typing import Any

import msgspec

from saksi.archive import Archive
from saksi.doors.coding import considered
from saksi.doors.reasons import Record, reasons_of
from saksi.model import Refusal
from saksi.run.backing import Backing, is_backed
from saksi.run.grounds import Grounds, is_derived
from saksi.store.why import Why

__all__ = ["Walk", "plain", "walk"]

Walk = Why | Grounds | Backing


def walk(archive: Archive, id_: str) -> Walk:
    """Walk from the id of any record to the pages.

    Raises:
        UsageError: no record has this id (U025).
    """
    if is_backed(id_):
        return archive.backing(id_)
    return archive.grounds(id_) if is_derived(id_) else archive.why(id_)


def plain(found: Walk, *, full: bool = False) -> dict[str, Any]:
    """Return a walk as JSON has it; with `full`, that of an article lists what is no record after all."""
    if isinstance(found, Backing):
        return _backing(found)
    if isinstance(found, Grounds):
        return _grounds(found)
    passed = considered(found.record, found.coder or "") if full else None
    return _why(found) | ({} if passed is None else {"passed": [asdict(one) for one in passed]})


def _why(why: Why) -> dict[str, Any]:
    fields = asdict(why)
    for record in (fields["record"], *fields["statements"]):
        if "in_" in record:
            record["in"] = record.pop("in_")
    kind, id_ = type(why.record).__name__.lower(), fields["record"].get("id")
    return {
        "kind": kind,
        "id": id_,
        **fields,
        "fields": _fields(why.record),
        "quote": why.quote,
        "line": why.line,
    }


def _fields(record: Record) -> list[dict[str, Any]]:
    return [asdict(one) for one in reasons_of(record)]


def _grounds(found: Grounds) -> dict[str, Any]:
    return {
        "kind": type(found.record).__name__.lower(),
        "id": found.record.id,
        "record": msgspec.to_builtins(found.record),
        "fields": _fields(found.record),
        "evidence": [_page(walk) for walk in found.evidence],
        "added": {article: [asdict(span) for span in spans] for article, spans in found.added.items()},
    }


def _backing(found: Backing) -> dict[str, Any]:
    return {
        "kind": type(found.record).__name__.lower(),
        "id": found.record.id,
        "record": msgspec.to_builtins(found.record),
        "fields": _fields(found.record),
        "told": [_page(walk) for walk in found.told],
        "words": asdict(found.words) if found.words else None,
        "occurrences": [_grounds(one) for one in found.occurrences],
    }


def _page(walk: Why) -> dict[str, Any]:
    return {
        "id": walk.record.id if not isinstance(walk.record, Refusal) else None,
        "article": walk.article.id if walk.article else None,
        "url": walk.article.url if walk.article else None,
        "start": walk.span.start if walk.span else None,
        "end": walk.span.end if walk.span else None,
        "quote": walk.quote,
        "line": walk.line,
    }
