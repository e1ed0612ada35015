"""The page of tables and views for `saksi sql`, from the schemas of the store."""

from collections.abc import Iterator

import pyarrow as pa

from docs.generator.markdown import code, opening, plain, table
from saksi.run.relate import VIEWS
from saksi.store.find import DERIVED
from saksi.store.schema import TABLES, record_columns, schema_of

__all__ = ["names", "page"]

_HEAD = """\
# Tables for SQL

What one SELECT of `saksi sql` can ask, in the dialect of
[DuckDB](https://duckdb.org/docs/stable/sql/introduction). Only what the archive shows at that moment is
there: no half batch, no version that a later one replaced. Nothing can be written, and no file and no network
is in reach.

A table has the fields of its [record](records.md), and beside them the columns below that queries filter by.
"""
_ABOUT = {
    "articles": "one row a page, with its text",
    "statements": "one row a statement",
    "events": "one row a reported act",
    "refusals": "one row for whatever could not be read",
    "batches": "one row a commit",
    "stories": "texts and their copies; derived",
    "occurrences": "acts, with all their reports; derived",
    "ties": "who did what towards whom, by month; computed when the query names it",
    "forecasts": "predictions, plans and threats with what became of them; computed when the query names it",
}

#: What is said of the columns that stand beside a record's fields; a name means the same in each table.
_COLUMNS = {
    "actor_ids": "ids of who acts",
    "article": "id of its article",
    "articles": "ids of the articles that hold it",
    "at": "when it was committed, in UTC",
    "batch": "the commit that added the row",
    "certainties": "how sure its reports are",
    "coder": "the coder and its version",
    "content_text": "the words that are given to the source",
    "copies": "how many articles beside the original hold the text",
    "credit": "the wire or broadcaster that the text is taken from",
    "credits": "the wires and broadcasters that its texts are taken from",
    "cue_text": "the words that give them to it",
    "day": "the day that filters go by: that of the act if the text tells it, of publication, or the latest "
    "that the page proves",
    "difference": "what this version of a page changed against the one before",
    "events": "how many events the article has",
    "evidence": "the words of the page that name the act",
    "id": "names the refusal",
    "input": "hash of the content and of the steps that read it",
    "language": "language of the article",
    "languages": "languages of its articles",
    "origin": "the file or address that it was read from, where its content can change",
    "outlet": "who printed it",
    "outlets": "who printed its articles",
    "outlook": "what became of it",
    "own_voice": "whether a page tells it in its own voice",
    "page": "where the raw page is kept, if it is",
    "places": "country codes and names of places",
    "polarities": "whether its reports say that it happened or that it did not",
    "published": "the full stamp of publication, if the page has one",
    "quad": "PLOVER's class of the act",
    "recipient_ids": "ids of who is acted upon",
    "sides": "whose word its reports rest on",
    "source": "how the page was named when it was added",
    "source_ids": "ids of those who say so",
    "source_kind": "kind of the statement that holds it",
    "source_kinds": "kinds of the statements that hold its reports",
    "statements": "how many statements the article has",
    "steps": "versions of the steps that made it",
    "stories": "ids of the stories that report it",
    "supersedes": "id of the version that this one replaces",
    "supersedes_batch": "the commit of that version",
    "title": "headline of the original",
}


def names() -> tuple[str, ...]:
    """Name all tables and views that a query can ask."""
    return (*TABLES, *DERIVED, *VIEWS)


def page() -> str:
    """Write the page."""
    lines = [_HEAD]
    for name in names():
        own = set(record_columns(name))
        lines += [f"## {name}", "", f"{_ABOUT[name][0].upper()}{_ABOUT[name][1:]}.", ""]
        lines += ["Of the record: " + ", ".join(code(column) for column in record_columns(name)) + ".", ""]
        if rows := list(_rows(name, own)):
            lines += [table(["column", "type", "what it is"], rows), ""]
    return "\n".join(lines)


def _rows(name: str, own: set[str]) -> Iterator[list[str]]:
    for column in schema_of(name):
        if column.name not in own:
            yield [code(column.name), _type(column.type), plain(opening(_COLUMNS[column.name]))]


def _type(type_: pa.DataType) -> str:
    if pa.types.is_list(type_):
        return f"list of {_type(type_.value_type)}"
    return {"string": "text", "int64": "whole number", "date32[day]": "day", "bool": "true or false"}[
        str(type_)
    ]
