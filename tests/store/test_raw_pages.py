import dataclasses

import pytest

import saksi
from saksi.errors import StoreError
from saksi.model import Page
from saksi.run.sources import expand
from saksi.store import care, pages
from saksi.store.place import place_of
from tests.store.samples import outcome

RAW = Page(
    b"<p>Nusantara\r\n\r\nWARC/1.1 \x00\xff</p>",
    source="page\r\nSaksi-Article: other",
    url="https://contoh.example/1",
    media_type="text/html",
    charset="windows-1252",
)


def with_page(number=1, page=RAW):
    return dataclasses.replace(outcome(number), page=page)


def test_a_raw_page_comes_back_as_it_was(place, committer):
    committer.commit([outcome(2), with_page(1)])
    with saksi.open(place.root) as archive:
        kept = archive.page(outcome(1).result.events[0].id)
        assert kept == dataclasses.replace(RAW, source="page Saksi-Article: other")
        assert archive.page(outcome(2).result.article.id) is None


def test_kept_pages_can_be_read_again(place, committer):
    batch = committer.commit([with_page(1)]).batch
    (item,) = expand([str(pages.file_of(place, batch))])
    assert (item.page.content, item.page.url, item.page.charset) == (RAW.content, RAW.url, RAW.charset)


def test_no_pages_no_file(place, committer):
    assert not pages.file_of(place, committer.commit([outcome(1)]).batch).exists()


def test_pages_of_a_batch_that_was_never_listed_are_swept(place, committer):
    kept = committer.commit([with_page(1)]).batch
    pages.keep(place, 77, [("x", RAW)], at="2026-01-01T00:00:00+00:00")
    care.tidy(place)
    assert pages.file_of(place, kept).exists()
    assert not pages.file_of(place, 77).exists()


def test_object_storage_keeps_tables_only():
    with pytest.raises(StoreError, match="S004"):
        pages.keep(place_of("s3://news/archive"), 1, [("x", RAW)], at="2026-01-01T00:00:00+00:00")
