"""What holds for any page whatever."""

from hypothesis import given, settings
from hypothesis import strategies as st

from saksi.model import Article, Page
from saksi.steps.read import read
from saksi.steps.read.anatomy import anatomy_of
from saksi.steps.read.phrases import lowered

LINES = [
    "Internasional",
    "Dua Menteri Bertemu di Wina",
    "×",
    "Baca Juga",
    "Baca juga: Menteri Tiba di Wina",
    "SCROLL TO CONTINUE WITH CONTENT",
    "Liputan6.com, Moskow - Menteri itu menolak usulan tersebut.",
    "JAKARTA- Menteri itu menolak usulan tersebut.",
    "Menteri itu mengatakan bahwa pasukan telah tiba, Selasa (17/6/2025). (VOA)",
    "Ia menolak. Baca juga: Menteri Tiba Pewarta: Sari Editor: Budi Copyright © ANTARA 2025",
    "Kamis, 19 Juni 2025 | 09:24 WIB",
    "Penulis: Sari Wulandari",
    "(rin/bud)",
    "# Judul Dengan Tanda",
    "Foto: Menteri (AP)",
    "-",
    "Jakarta",
    "Tags",
    "perang dunia",
    "",
    "\u00a0",
    "\u200b",
    "İstanbul'da ﬁ ß",
]
pages = st.one_of(
    st.text(max_size=400),
    st.lists(st.sampled_from(LINES), max_size=25).map("\n".join),
    st.lists(st.one_of(st.sampled_from(LINES), st.text(max_size=40)), max_size=20).map("\r\n\u2028".join),
)


def read_or_refused(content: bytes) -> Article | None:
    """Read a page; a refusal must be a well-formed one."""
    (result,) = read([Page(content, source="-")])
    if isinstance(result, Article):
        check_parts(result)
        return result
    assert result.code.startswith("R0")
    assert result.reason
    assert result.hint
    return None


def check_parts(article: Article) -> None:
    text, end = article.text, 0
    for part in article.parts:
        assert end <= part.start < part.end <= len(text)
        assert not text[end : part.start].strip()
        words = text[part.start : part.end]
        assert words == words.strip()
        end = part.end
    assert not text[end:].strip()


@given(pages)
@settings(max_examples=300, deadline=None)
def test_parts_cover_every_text_once(text: str):
    for language in ("id", "ms", "en"):
        found = anatomy_of(text, language)
        check_parts(Article(id="", text=text, parts=tuple(found.parts), language=language))


@given(pages)
@settings(max_examples=150, deadline=None)
def test_any_text_is_read_or_refused(text: str):
    content = text.encode("utf-8", "surrogatepass")
    assert read_or_refused(content) == read_or_refused(content)


@given(st.binary(max_size=300))
@settings(max_examples=200, deadline=None)
def test_any_bytes_are_read_or_refused(content: bytes):
    read_or_refused(content)


@given(
    st.lists(
        st.sampled_from(["<p>", "</p>", "<html>", "<div", ">", "<!--", "teks dan kata", "&amp;", "\x00"]),
        max_size=30,
    )
)
@settings(max_examples=60, deadline=None)
def test_any_html_is_read_or_refused(pieces: list[str]):
    content = ("<!doctype html>" + "".join(pieces)).encode()
    read_or_refused(content)


@given(st.text())
def test_lowering_keeps_offsets(text: str):
    assert len(lowered(text)) == len(text)
