from collections.abc import Callable
from pathlib import Path

import pytest

from saksi.errors import ReadError
from saksi.model import Article, Page
from saksi.steps.read import read_page
from saksi.steps.read.html import is_html

Read = Callable[[str], Article]
PAGES = Path(__file__).parent / "pages"


def test_article_is_extracted(read_file: Read):
    article = read_file("article.html")
    assert [part.kind for part in article.parts] == [
        "title",
        "dateline",
        "body",
        "body",
        "related",
        "body",
        "body",
        "credit",
    ]
    assert article.text.startswith("Dewan Keamanan Gelar Sidang Darurat\n")
    assert "Beranda" not in article.text


def test_metadata_fill_the_fields(read_file: Read):
    article = read_file("article.html")
    assert article.title == "Dewan Keamanan Gelar Sidang Darurat"
    assert article.published == "2025-06-21T09:30+07:00"
    assert article.not_before == "2025-06-21"
    assert (article.outlet, article.section, article.credit) == ("Kabar Samudra", "Internasional", "AFP")
    assert article.byline == "Sari Wulandari"
    assert article.url == "https://kabarsamudra.example/berita/1"
    assert article.known["published"] == article.known["outlet"] == "html metadata"


def test_given_address_goes_before_the_canonical_one():
    page = Page((PAGES / "article.html").read_bytes(), source="-", url="https://lain.example/1")
    assert read_page(page).url == "https://lain.example/1"


def test_page_of_scripts_is_refused(read_file: Read):
    with pytest.raises(ReadError) as caught:
        read_file("script.html")
    assert caught.value.code == "R007"


@pytest.mark.parametrize(
    "source", ["<html>", "<html><body></body></html>", "<!doctype html><p></p>", "<!-- x -->"]
)
def test_html_without_text_is_refused(source: str):
    with pytest.raises(ReadError) as caught:
        read_page(Page(source.encode(), source="-"))
    assert caught.value.code == "R007"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<!DOCTYPE html>\n<html>", True),
        ("\n<html lang='id'>", True),
        ("<?xml version='1.0'?><!DOCTYPE html>", True),
        ("<div><p>Satu</p><p>Dua</p><p>Tiga</p></div>", True),
        ("Harga < 5 dan > 3, kata <b>menteri</b>.", False),
        ("Presiden bertemu menteri.", False),
    ],
)
def test_html_is_told_from_text(text: str, *, expected: bool):
    assert is_html(text) is expected


def test_declared_media_type_counts_where_there_is_a_tag():
    assert is_html("<p>Satu", media_type="text/html; charset=utf-8")
    assert not is_html("Satu", media_type="text/html")


@pytest.mark.parametrize(
    "head",
    [
        '<html lang="ms-MY"><head>',
        '<html xml:lang="ms"><head>',
        '<html><head><meta http-equiv="Content-Language" content="ms">',
        '<html><head><meta property="og:locale" content="ms_MY">',
    ],
)
def test_a_page_may_declare_its_language_in_several_ways(head: str):
    text = "Menteri dan duta itu akan ke sana untuk hari ini. " * 8
    page = Page(
        f"<!doctype html>{head}</head><body><article><p>{text}</p></article></body></html>".encode(),
        source="a.html",
    )
    found = read_page(page)
    assert isinstance(found, Article)
    assert (found.language, found.known["language"]) == ("ms", "declared by the page")
