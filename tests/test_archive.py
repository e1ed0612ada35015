import pytest

import saksi
import saksi.errors
from saksi.archive import Archive
from saksi.errors import UsageError
from saksi.model import Event
from saksi.model.query import Query
from tests.store.samples import outcome, refused


@pytest.fixture
def archive(tmp_path):
    with saksi.open(tmp_path / "archive") as opened:
        opened.store([outcome(1), outcome(2), refused(1)])
        yield opened


def test_open_is_the_archive(archive):
    assert isinstance(archive, Archive)
    assert not hasattr(saksi, "nothing")


def test_questions_by_query_or_by_name(archive):
    assert archive.events(Query(actors=("IDN",))).matched == archive.events(actors=("IDN",)).matched == 2
    assert archive.events(Query(actors=("IDN",)), text="nusantara", limit=1).shown == 1


def test_results_as_records_and_arrow(archive):
    answer = archive.events()
    assert all(isinstance(record, Event) for record in answer.records())
    assert set(answer.records()) == {event for n in (1, 2) for event in outcome(n).result.events}
    assert answer.table.column("evidence").to_pylist() == ["menolak", "menolak"]


def test_results_as_pandas(archive):
    pytest.importorskip("pandas")
    assert list(archive.events().pandas()["type"]) == ["REJECT", "REJECT"]


def test_results_as_polars(archive):
    pytest.importorskip("polars")
    assert archive.events().polars()["type"].to_list() == ["REJECT", "REJECT"]


def test_an_article_with_its_records(archive):
    coded = outcome(1).result
    assert archive.coded(coded.article.id) == archive.coded(coded.events[0].id) == coded
    with pytest.raises(UsageError, match="U025"):
        archive.coded("nothing")


def test_what_is_added_is_seen_at_once(archive):
    assert archive.articles().matched == 2
    archive.store([outcome(3)])
    assert archive.articles().matched == 3


def test_a_file_that_is_missing_is_told(archive, tmp_path):
    for file in (tmp_path / "archive" / "tables" / "events").glob("*.parquet"):
        file.unlink()
    with pytest.raises(saksi.errors.StoreError, match="S012"):
        archive.events()
    assert [fault.code for fault in archive.check()] == ["C007"]


def test_care(archive):
    assert archive.status().articles == 2
    assert list(archive.check()) == []
    assert archive.tidy().swept == 0
    assert archive.sql("SELECT count(*) AS n FROM events").to_pylist() == [{"n": 2}]
    assert archive.why(outcome(1).result.events[0].id).quote == "menolak"
