"""Ask: one SELECT over the archive's tables, with examples, kept questions, and answers as a table."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import msgspec
import pyarrow as pa

from saksi.archive import Archive
from saksi.doors.web.address import Ask
from saksi.doors.web.screen import Records, Screen
from saksi.errors import UsageError
from saksi.settings import read_serve_settings
from saksi.store.saved import LONGEST, Saved, saved
from saksi.store.schema import schema_of

__all__ = ["EXAMPLES", "SCREEN", "TABLES", "AskView"]

TABLES = (
    "articles", "statements", "events", "refusals", "batches", "stories", "occurrences", "ties", "forecasts",
    "reviews",
)  # fmt: skip
#: Questions to begin with, by the key of their title.
EXAMPLES: Mapping[str, str] = {
    "types": "SELECT type, count(*) AS events\nFROM events\nGROUP BY type\nORDER BY events DESC",
    "voices": "SELECT unnest(source_ids) AS voice, kind, count(*) AS statements\nFROM statements\n"
    "GROUP BY voice, kind\nORDER BY statements DESC\nLIMIT 20",
    "denied": "SELECT day, type, actor_ids, recipient_ids, asserted_by, denied_by, id\nFROM occurrences\n"
    "WHERE len(denied_by) > 0\nORDER BY day DESC",
    "pairs": "SELECT actor, recipient, sum(len(occurrences)) AS acts, round(avg(intensity), 1) AS tone\n"
    "FROM ties\nWHERE period = 'month' AND asserted_by IS NULL\nGROUP BY actor, recipient\n"
    "ORDER BY acts DESC\nLIMIT 20",
    "unsure": "SELECT outlet, count(*) AS events,\n"
    "  round(avg((certainty <> 'certain')::INT), 2) AS unsure\nFROM events\nGROUP BY outlet\n"
    "ORDER BY events DESC",
    "copies": "SELECT day, title, copies, origin, outlets, id\nFROM stories\nWHERE copies > 1\n"
    "ORDER BY copies DESC, day DESC",
    "pages": "SELECT day, outlet, count(*) AS articles, sum(events) AS events\nFROM articles\n"
    "GROUP BY day, outlet\nORDER BY day DESC",
}  # fmt: skip
#: The most bytes that an answer may have on a page.
_LARGEST = 16 * 1024 * 1024
_ROWS = 200
#: Columns whose values lead to a screen.
_LINKED = frozenset(("id", "article", "statement", "event", "occurrence", "story", "forecast"))


@dataclass(frozen=True, slots=True, kw_only=True)
class AskView:
    """What the screen of a question shows.

    Args:
        sql: the question, empty before one was asked.
        answer: its rows, None without a question or with one that failed.
        more: whether there are more rows than the answer has.
        problem: why it failed, None if it did not.
        kept: questions that people keep.
        seconds: how long a question may take.
        ask: the address.
    """

    sql: str
    answer: pa.Table | None
    more: bool
    problem: UsageError | None
    kept: tuple[Saved, ...]
    seconds: float
    ask: Ask

    @property
    def columns(self) -> list[tuple[str, bool]]:
        """Names of the columns, and whether they hold numbers."""
        schema = self.answer.schema if self.answer is not None else ()
        return [(column.name, _number(column.type)) for column in schema]

    @property
    def rows(self) -> list[tuple[Any, ...]]:
        """The rows, in the order of the columns."""
        columns = [column.to_pylist() for column in self.answer.columns] if self.answer is not None else []
        return list(zip(*columns, strict=True))

    @property
    def linked(self) -> list[bool]:
        """Whether a column's values lead to a screen."""
        return [name in _LINKED for name, _ in self.columns]

    @property
    def examples(self) -> Mapping[str, str]:
        """Questions to begin with, by the key of their title."""
        return EXAMPLES

    @property
    def tables(self) -> dict[str, list[tuple[str, str]]]:
        """The tables that can be asked, with their columns and types."""
        return {name: [(column.name, str(column.type)) for column in schema_of(name)] for name in TABLES}

    def data(self) -> dict[str, Any]:
        """Return the question and its answer.

        Raises:
            UsageError: the question failed (U020, U029).
        """
        if self.problem:
            raise self.problem
        names = [name for name, _ in self.columns]
        return {"sql": self.sql, "columns": names, "rows": self.rows, "more": self.more}

    def table(self) -> Records:
        """Return the answer.

        Raises:
            UsageError: the question failed (U020, U029).
        """
        if self.problem:
            raise self.problem
        names = [name for name, _ in self.columns]
        records = [dict(zip(names, row, strict=True)) for row in self.rows]
        return Records(name="answer", records=records, columns=names or ("answer",))

    def cell(self, value: Any) -> str:
        """Write a cell for people."""
        return text_of(value)


def view(archive: Archive, ask: Ask) -> AskView:
    """Make the screen of a question."""
    sql, seconds = ask.one("sql"), read_serve_settings().sql_seconds
    answer, problem = None, None
    limit = 0 if ask.whole else ask.number("per", _ROWS, high=10_000)
    if sql:
        try:
            answer = _answer(archive, sql, seconds=seconds, limit=limit + 1 if limit else 0)
        except UsageError as error:
            problem = error
    else:
        archive.prepare_sql()  # Whoever opens this screen asks in a moment.
    return AskView(
        sql=sql,
        answer=answer.slice(0, limit or None) if answer is not None else None,
        more=answer is not None and bool(limit) and answer.num_rows > limit,
        problem=problem,
        kept=tuple(saved(archive.place)),
        seconds=seconds,
        ask=ask,
    )


def _answer(archive: Archive, sql: str, *, seconds: float, limit: int) -> pa.Table:
    if len(sql) > LONGEST:
        raise UsageError("U020", f"The question is longer than {LONGEST:,} characters.", hint="Shorten it.")
    table = archive.sql(sql, seconds=seconds, limit=limit)
    if table.nbytes > _LARGEST:
        hint = "Ask for fewer columns or rows; texts are long."
        raise UsageError("U029", f"The answer is larger than {_LARGEST >> 20} MB.", hint=hint)
    return table


def _number(type_: pa.DataType) -> bool:
    return bool(pa.types.is_integer(type_) or pa.types.is_floating(type_) or pa.types.is_decimal(type_))


def text_of(value: Any) -> str:
    """Write a cell for people: lists by commas, what has fields as JSON.

    Example:
        >>> text_of(["RUS", None]), text_of({"start": 3}), text_of(0.5)
        ('RUS, ', '{"start":3}', '0.5')
    """
    if value is None:
        return ""
    if isinstance(value, (list, tuple)):
        return ", ".join(map(text_of, value))
    return msgspec.json.encode(value).decode() if isinstance(value, dict) else str(value)


SCREEN = Screen(name="ask", path="/ask", view=view)
