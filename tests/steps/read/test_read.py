import pytest

from saksi.errors import ReadError
from saksi.model import Article, Page, Refusal, article_id
from saksi.steps.read import NAME, READS, VERSION, WRITES, read, read_page

TEXT = "Dua Menteri Bertemu di Wina\n\nMereka bertemu pada hari Senin untuk membahas perbatasan."


def test_step_declares_itself():
    assert (NAME, READS, WRITES) == ("read", "Page", "Article")
    assert VERSION


def test_a_bad_page_is_refused_in_its_place():
    pages = [Page(TEXT.encode(), source="a"), Page(b"", source="b"), Page(TEXT.encode(), source="c")]
    results = list(read(pages))
    assert [type(result) for result in results] == [Article, Refusal, Article]
    assert results[1] == Refusal(
        source="b", step="read", code="R001", reason=results[1].reason, hint=results[1].hint
    )


def test_text_is_kept_as_captured():
    text = "  Dua Menteri Bertemu di Wina\r\n\r\n\tMereka bertemu untuk membahas perbatasan.\r\n "
    article = read_page(Page(text.encode(), source="-"))
    assert article.text == text
    assert [text[part.start : part.end] for part in article.parts] == [
        "Dua Menteri Bertemu di Wina",
        "Mereka bertemu untuk membahas perbatasan.",
    ]


def test_byte_order_mark_is_dropped():
    assert read_page(Page(b"\xef\xbb\xbf" + TEXT.encode(), source="-")).text == TEXT


def test_id_comes_from_text_and_address_not_from_source():
    first = read_page(Page(TEXT.encode(), source="a.txt", url="https://a.example/1"))
    second = read_page(Page(TEXT.encode(), source="b.txt", url="https://a.example/1"))
    assert first.id == second.id == article_id(text=TEXT, url="https://a.example/1")
    assert first.id != read_page(Page(TEXT.encode(), source="a.txt")).id


def test_page_of_furniture_is_refused():
    with pytest.raises(ReadError) as caught:
        read_page(Page("Sebarkan artikel ini\n\nBaca Juga\n\nAdvertisement\n\n×".encode(), source="-"))
    assert caught.value.code == "R006"


def test_page_without_title_has_none():
    text = "Pemerintah mengatakan bahwa perundingan itu akan dilanjutkan pada pekan depan di ibu kota."
    article = read_page(Page(text.encode(), source="-"))
    assert article.title is None
    assert [part.kind for part in article.parts] == ["body"]
