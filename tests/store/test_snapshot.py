import datetime

import pytest

from saksi.errors import UsageError
from saksi.store.commit import Committer
from saksi.store.snapshot import Snapshot
from tests.store.samples import outcome


@pytest.fixture
def history(place):
    days = iter(datetime.datetime(2026, 6, day, 12, tzinfo=datetime.UTC) for day in (1, 2, 3))
    committer = Committer(place, clock=lambda: next(days))
    committer.commit([outcome(1)])
    committer.commit([outcome(1, body="Samudra menolak usul Nusantara, kata Ratna.")])
    committer.commit([outcome(2)])
    committer.close()
    return place


@pytest.mark.parametrize(
    ("as_of", "articles", "opening"),
    [
        ("2026-05-31", 0, None),
        ("2026-06-01", 1, "Nusantara"),
        ("2026-06-02T11:59:00+00:00", 1, "Nusantara"),
        ("2026-06-02T19:01:00+07:00", 1, "Samudra"),
        ("2026-06-03", 2, None),
        (None, 2, None),
    ],
)
def test_an_archive_can_be_asked_as_it_stood(history, as_of, articles, opening):
    snapshot = Snapshot(history, as_of=as_of)
    assert snapshot.value("SELECT count(*) FROM articles") == articles
    if opening:
        assert snapshot.value("SELECT split(text, '\n')[2] FROM articles").startswith(opening)
    snapshot.close()


def test_a_moment_that_is_none_is_refused(history):
    with pytest.raises(UsageError, match="U022"):
        Snapshot(history, as_of="soon")


@pytest.fixture
def sealed(committer, place):
    committer.commit([outcome(1)])
    snapshot = Snapshot(place, sealed=True)
    yield snapshot
    snapshot.close()


def test_sql_reads_the_tables(sealed):
    assert sealed.select("SELECT actor[1].id AS who FROM events").to_pylist() == [{"who": "IDN"}]


@pytest.mark.parametrize(
    "statement",
    [
        "SELECT * FROM read_csv('/etc/passwd')",
        "SELECT * FROM read_parquet('https://example.org/x.parquet')",
        "SELECT * FROM read_text('/etc/hostname')",
        "SELECT * FROM glob('/*')",
        "SELECT * FROM '/etc/passwd'",
        "COPY (SELECT 1) TO '/tmp/saksi-test-copy.csv'",
        "ATTACH '/tmp/saksi-test.db'",
        "INSTALL httpfs",
        "LOAD httpfs",
        "SET enable_external_access = true",
        "DROP VIEW events",
        "CREATE TABLE x AS SELECT 1",
        "SELECT 1; SELECT 2",
        "EXPORT DATABASE '/tmp/saksi-test-export'",
        "SELECT * FROM place",
        "PRAGMA database_list",
        "CALL pragma_version()",
        "SELEC",
        "",
    ],
)
def test_sql_can_only_read_the_archive(sealed, statement):
    with pytest.raises(UsageError, match="U020"):
        sealed.select(statement)
