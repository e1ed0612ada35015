"""A report in one HTML file, to read and to print: no script, nothing loaded, everything escaped."""

import collections
import itertools
from collections.abc import Iterator, Mapping
from html import escape
from typing import Any
from urllib.parse import urlsplit

from saksi.export.describe import asked, behind
from saksi.export.parties import party
from saksi.export.selection import Row, Selection, rows_of
from saksi.export.writing import Made, Target
from saksi.reference.plover import plover

#: Pairs that the summary shows; the list below it holds every event.
_PAIRS = 15
_STYLE = """
:root { color-scheme: light dark }
body { font: 16px/1.5 Georgia, 'Times New Roman', serif }
body { max-width: 46rem; margin: 2rem auto; padding: 0 1rem }
h1 { font-size: 1.7rem; margin-bottom: .2rem } h2 { font-size: 1.2rem; margin-top: 2rem }
h3 { font-size: 1rem; margin: 1.5rem 0 .3rem; border-bottom: 1px solid #8888 }
table { border-collapse: collapse; width: 100%; font-size: .9rem }
th, td { text-align: left; padding: .25rem .6rem .25rem 0; border-bottom: 1px solid #8884 }
td.n, th.n { text-align: right } p.q { margin: .5rem 0 .1rem }
p.s { margin: 0; font-size: .85rem; opacity: .75 }
article { break-inside: avoid } .no { text-decoration: line-through }
@media print { body { font-size: 10.5pt; max-width: none; margin: 0 } a { color: inherit } }
"""
_POLICY = "default-src 'none'; style-src 'unsafe-inline'"


def write(selection: Selection, target: Target) -> Made:
    """Write `report.html`."""
    with (target.folder / "report.html").open("w", encoding="utf-8", errors="replace") as stream:
        stream.writelines(_page(selection, target))
    return Made({"report.html": selection.events.shown})


def _page(selection: Selection, target: Target) -> Iterator[str]:
    title = "Events: " + asked(selection.query)
    yield (
        '<!doctype html>\n<html lang="en"><head><meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(title)}</title><style>{_STYLE}</style></head><body>\n"
        f"<h1>{escape(title)}</h1>\n"
        f"<p class=s>{escape(behind(selection))}. saksi {escape(target.version)}</p>\n"
    )
    yield from _summary(selection)
    yield "<h2>Events by day</h2>\n"
    days = itertools.groupby(rows_of(selection.events.table), key=lambda row: row["day"])
    for day, rows in days:
        yield f"<h3>{escape(str(day or 'without a date'))}</h3>\n"
        for row in rows:
            yield _event(row, selection.page(row))
    if not selection.events.shown:
        yield "<p>No event matches.</p>\n"
    yield "</body></html>\n"


def _summary(selection: Selection) -> Iterator[str]:
    counts: collections.Counter[tuple[str, str, str]] = collections.Counter()
    for row in rows_of(selection.events.table):
        denied = "not " if row["polarity"] == "negative" else ""
        what = denied + _label(row["type"])
        counts[_parties(row["actor"]) or "?", what, _parties(row["recipient"])] += 1
    if not counts:
        return
    rows = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    yield "<h2>Most frequent</h2>\n<table><tr><th>who<th>what<th>to whom<th class=n>events</tr>\n"
    for (who, what, whom), count in rows[:_PAIRS]:
        yield f"<tr><td>{escape(who)}<td>{escape(what)}<td>{escape(whom)}<td class=n>{count:,}</tr>\n"
    yield "</table>\n"
    if len(rows) > _PAIRS:
        yield f"<p class=s>{len(rows) - _PAIRS:,} more combinations; every event stands below.</p>\n"


def _event(row: Mapping[str, Any], page: Row) -> str:
    what = _label(row["type"], row["mode"])
    verb = f"<span class=no>{escape(what)}</span>" if row["polarity"] == "negative" else escape(what)
    sure = [row["certainty"], row["time"]] + (["denied"] if row["polarity"] == "negative" else [])
    said = ", ".join(row["source_ids"] or ()) or (
        "a hidden source" if row["statement"] else "the page itself"
    )
    whom = _names(row["recipient"])
    return (
        f"<article><p class=q><b>{escape(_names(row['actor']) or '?')}</b> {verb}"
        f"{' → <b>' + escape(whom) + '</b>' if whom else ''}: “{escape(row['evidence'])}”</p>\n"
        f"<p class=s>{escape(', '.join(sure))}; according to {escape(said)}; {_link(page)} "
        f"<code>{escape(row['id'])}</code></p></article>\n"
    )


def _link(page: Row) -> str:
    name = escape(" · ".join(filter(None, (page["outlet"], page["title"]))) or page["source"])
    url = page["url"] or ""
    # An address with another scheme could run script when it is followed.
    if urlsplit(url).scheme not in ("http", "https"):
        return name
    return f'<a rel="noreferrer noopener" href="{escape(url)}">{name}</a>'


def _names(actors: Any) -> str:
    return ", ".join(dict.fromkeys(actor["name"] for actor in actors or ()))


def _parties(actors: Any) -> str:
    """Name the states and bodies that act, whoever speaks or acts for them."""
    return ", ".join(dict.fromkeys(party(actor).name for actor in actors or ()))


def _label(type_: str, mode: str | None = None) -> str:
    entry = plover().types[type_]
    own = entry.modes.get(mode or "")
    return f"{entry.label.en} ({own.label.en})" if own else entry.label.en
