"""What listings filter and sort by: plain columns of derived records, beside the records themselves.

Every question about one pair, one record, the first records of a listing or one period reads only what it
shows. Rows are made by the caller; here they are kept, changed by their difference, and found.

    listed      each story and occurrence with what it is filtered by, in the order of its listing
    parties     who takes part in an occurrence, in the order of its listing
    pairings    which two take part together, and how
    acts        one actor towards another on one day, with the act itself
    spans       in which periods there is a tie, and on whose word
    fears       who worries about whom
    habits      on how many occurrences of a type the same parties met on a day
    rates       how many acts of a type a day has, and how many parties had their first
    days        how many articles a day has
    forecasts   forecasts as the rules settle them
    tellings    the forecast of each of its tellings
    watches     which acts of whom bear on the forecasts of a story
    counts      how many records of a kind and type a day has
    tones       how two behave towards each other in a period, on whose word: sums, see `saksi.store.tones`
    touched     a stamp of all acts of a pair, which any change of them changes
    cards       what the scores of forecasters are computed from, a row a forecast
"""

import sqlite3
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

Row = tuple[str | int | float | bytes | None, ...]

SCHEMA = """
CREATE TABLE IF NOT EXISTS listed (
    kind TEXT, id TEXT, rank INTEGER, day TEXT, type TEXT, mode TEXT, time TEXT, own_voice INTEGER,
    outlets TEXT, credits TEXT, languages TEXT, sources TEXT, source_kinds TEXT, certainties TEXT,
    polarities TEXT, places TEXT, PRIMARY KEY (kind, id)
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS listed_ranks ON listed (kind, rank DESC, day DESC, id);
CREATE INDEX IF NOT EXISTS listed_days ON listed (kind, day, rank, id, type);
CREATE INDEX IF NOT EXISTS listed_types ON listed (kind, type, rank DESC, day DESC, id);
CREATE TABLE IF NOT EXISTS parties (
    party TEXT, role TEXT, rank INTEGER, day TEXT, id TEXT, type TEXT,
    PRIMARY KEY (party, role, rank DESC, day DESC, id)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS pairings (
    one TEXT, other TEXT, rank INTEGER, day TEXT, id TEXT, type TEXT, how INTEGER, first TEXT, last TEXT,
    contested INTEGER, PRIMARY KEY (one, other, rank DESC, day DESC, id)
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS pairings_types ON pairings (one, other, type, last, first, how);
CREATE INDEX IF NOT EXISTS pairings_contested ON pairings (one, other, day, id) WHERE contested;
CREATE TABLE IF NOT EXISTS acts (
    actor TEXT, recipient TEXT, day TEXT, id TEXT, type TEXT, planned INTEGER, mutual INTEGER, data BLOB,
    PRIMARY KEY (actor, recipient, day, id)
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS acts_days ON acts (day, data);
CREATE INDEX IF NOT EXISTS acts_types ON acts (recipient, actor, type, planned, day);
CREATE TABLE IF NOT EXISTS spans (
    period TEXT, actor TEXT, recipient TEXT, start TEXT, every INTEGER, own INTEGER, other INTEGER,
    third INTEGER, hidden INTEGER, page INTEGER, PRIMARY KEY (period, actor, recipient, start)
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS spans_starts ON spans (period, start, actor, recipient);
CREATE INDEX IF NOT EXISTS spans_recipients ON spans (period, recipient, start);
CREATE TABLE IF NOT EXISTS fears (
    actor TEXT, about TEXT, day TEXT, article TEXT, statement TEXT, data BLOB,
    PRIMARY KEY (actor, about, day, statement)
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS fears_days ON fears (day);
CREATE INDEX IF NOT EXISTS fears_about ON fears (about);
CREATE INDEX IF NOT EXISTS fears_articles ON fears (article);
CREATE TABLE IF NOT EXISTS habits (
    type TEXT, parties TEXT, day TEXT, acts INTEGER, PRIMARY KEY (type, parties, day)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS rates (
    type TEXT, day TEXT, acts INTEGER, fresh INTEGER, PRIMARY KEY (type, day)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS days (day TEXT PRIMARY KEY, articles INTEGER) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS forecasts (
    id TEXT PRIMARY KEY, story TEXT, made TEXT, due TEXT, kind TEXT, type TEXT, outlook TEXT, outlet TEXT,
    sources TEXT, actors TEXT, recipients TEXT, data BLOB
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS forecasts_made ON forecasts (made DESC, id DESC, actors, recipients);
CREATE INDEX IF NOT EXISTS forecasts_outlook ON forecasts (outlook, made DESC, id DESC);
CREATE INDEX IF NOT EXISTS forecasts_stories ON forecasts (story);
CREATE INDEX IF NOT EXISTS forecasts_due ON forecasts (due, story);
CREATE TABLE IF NOT EXISTS tellings (id TEXT PRIMARY KEY, forecast TEXT) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS watches (
    one TEXT, other TEXT, type TEXT, due TEXT, made TEXT, story TEXT,
    PRIMARY KEY (one, other, type, due, made, story)
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS watches_stories ON watches (story);
CREATE TABLE IF NOT EXISTS counts (
    kind TEXT, day TEXT, type TEXT, records INTEGER, PRIMARY KEY (kind, day, type)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS tones (
    period TEXT, side TEXT, one TEXT, other TEXT, start TEXT, acts INTEGER, belief_high INTEGER,
    belief_low INTEGER, score_high INTEGER, score_low INTEGER, PRIMARY KEY (period, side, one, other, start)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS touched (
    one TEXT, other TEXT, acts INTEGER, stamp INTEGER, PRIMARY KEY (one, other)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS cards (
    made TEXT, id TEXT, due TEXT, type TEXT, negative INTEGER, outlook TEXT, probability REAL, history TEXT,
    actor TEXT, recipient TEXT, times INTEGER, kind TEXT, source TEXT, state TEXT, outlet TEXT,
    PRIMARY KEY (made, id)
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS cards_keys ON cards (recipient, actor, type, made);
"""


@dataclass(frozen=True, slots=True)
class Table:
    """A table: how many columns it has, and by which a row is found."""

    name: str
    columns: int
    keys: tuple[str, ...]
    #: Where the columns of the key stand in a row.
    at: tuple[int, ...]

    def change(self, db: sqlite3.Connection, old: Collection[Row], new: Collection[Row]) -> None:
        """Replace rows by others; those that are in both stay as they are."""
        gone, came = set(old).difference(new), set(new).difference(old)
        if gone:
            where = " AND ".join(f"{key} = ?" for key in self.keys)
            db.executemany(
                f"DELETE FROM {self.name} WHERE {where}", [tuple(row[at] for at in self.at) for row in gone]
            )
        if came:
            marks = ", ".join("?" * self.columns)
            db.executemany(f"INSERT OR REPLACE INTO {self.name} VALUES ({marks})", list(came))


LISTED = Table("listed", 16, ("kind", "id"), (0, 1))
PARTIES = Table("parties", 6, ("party", "role", "rank", "day", "id"), (0, 1, 2, 3, 4))
PAIRINGS = Table("pairings", 10, ("one", "other", "rank", "day", "id"), (0, 1, 2, 3, 4))
ACTS = Table("acts", 8, ("actor", "recipient", "day", "id"), (0, 1, 2, 3))
FEARS = Table("fears", 6, ("actor", "about", "day", "statement"), (0, 1, 2, 4))
FORECASTS = Table("forecasts", 12, ("id",), (0,))
TELLINGS = Table("tellings", 2, ("id",), (0,))
WATCHES = Table("watches", 6, ("one", "other", "type", "due", "made", "story"), (0, 1, 2, 3, 4, 5))
CARDS = Table("cards", 15, ("made", "id"), (0, 1))
#: Whose word a tie can rest on, as columns of `spans`.
SIDES = ("every", "own", "other", "third", "hidden", "page")
NAMES = (
    "listed", "parties", "pairings", "acts", "spans", "fears", "habits", "rates", "days", "forecasts",
    "tellings", "watches", "counts", "tones", "touched", "cards",
)  # fmt: skip

#: A period of a pair: its name, who, towards whom, its first day.
Span = tuple[str, str, str, str]
#: A type, the parties joined, and a day.
Habit = tuple[str, str, str]


def count_spans(db: sqlite3.Connection, changes: Mapping[Span, Sequence[int]]) -> None:
    """Add to the counts of ties, a number for each of `SIDES`, and drop those where nothing is left."""
    rows = [(*key, *values) for key, values in changes.items() if any(values)]
    updates = ", ".join(f"{side} = {side} + excluded.{side}" for side in SIDES)
    db.executemany(
        f"INSERT INTO spans VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET {updates}", rows
    )
    db.executemany(
        "DELETE FROM spans WHERE period = ? AND actor = ? AND recipient = ? AND start = ? AND every = 0",
        [key for key, values in changes.items() if min(values) < 0],
    )


def count_days(db: sqlite3.Connection, changes: Mapping[str, int]) -> None:
    """Add to the number of articles of days."""
    db.executemany(
        "INSERT INTO days VALUES (?, ?) ON CONFLICT DO UPDATE SET articles = articles + excluded.articles",
        [(day, value) for day, value in changes.items() if value],
    )
    db.execute("DELETE FROM days WHERE articles = 0")


def count_records(db: sqlite3.Connection, changes: Mapping[tuple[str, str, str], int]) -> None:
    """Add to the number of records of a kind, a day and a type."""
    rows = [(*key, value) for key, value in changes.items() if value]
    db.executemany(
        "INSERT INTO counts VALUES (?, ?, ?, ?) "
        "ON CONFLICT DO UPDATE SET records = records + excluded.records",
        rows,
    )
    db.executemany(
        "DELETE FROM counts WHERE kind = ? AND day = ? AND type = ? AND records = 0",
        [row[:3] for row in rows if row[3] < 0],
    )


def count_habits(db: sqlite3.Connection, changes: Mapping[Habit, int]) -> None:
    """Add to how often the same parties met in acts of a type on a day, and keep the rates in step."""
    rates: dict[tuple[str, str], list[int]] = {}
    together: dict[tuple[str, str], list[tuple[str, int]]] = {}
    for (type_, parties, day), value in changes.items():
        if value:
            rates.setdefault((type_, day), [0, 0])[0] += value
            together.setdefault((type_, parties), []).append((day, value))
    for key, some in together.items():
        before = _first(db, key)
        db.executemany(
            "INSERT INTO habits VALUES (?, ?, ?, ?) ON CONFLICT DO UPDATE SET acts = acts + excluded.acts",
            [(*key, day, value) for day, value in some],
        )
        if any(value < 0 for _, value in some):
            db.execute("DELETE FROM habits WHERE type = ? AND parties = ? AND acts = 0", key)
        after = _first(db, key)
        if before != after:
            for first, step in ((before, -1), (after, 1)):
                if first is not None:
                    rates.setdefault((key[0], first), [0, 0])[1] += step
    db.executemany(
        "INSERT INTO rates VALUES (?, ?, ?, ?) ON CONFLICT DO UPDATE SET "
        "acts = acts + excluded.acts, fresh = fresh + excluded.fresh",
        [(*key, *values) for key, values in rates.items()],
    )
    db.execute("DELETE FROM rates WHERE acts = 0 AND fresh = 0")


def _first(db: sqlite3.Connection, key: tuple[str, str]) -> str | None:
    row = db.execute("SELECT min(day) FROM habits WHERE type = ? AND parties = ?", key).fetchone()
    return None if row is None or row[0] is None else str(row[0])


def joined(values: Iterable[str]) -> str:
    """Write several values as one, so that `has` finds each.

    Example:
        >>> joined(["a", "b"])
        '|a|b|'
    """
    inside = "|".join(value.replace("|", " ") for value in values)
    return f"|{inside}|" if inside else ""


def has(column: str, values: Sequence[str]) -> str:
    """Make the condition that a joined column holds one of some values; each is a parameter, see `sought`.

    Example:
        >>> has("outlets", ["a", "b"])
        '(instr(outlets, ?) OR instr(outlets, ?))'
    """
    return "(" + " OR ".join(f"instr({column}, ?)" for _ in values) + ")"


def sought(values: Sequence[str]) -> list[str]:
    """Write values as `has` looks for them."""
    return [joined([value]) or "||" for value in values]
