import pytest

from saksi.errors import ReadError
from saksi.model import Page
from saksi.steps.read.decode import SIZE_LIMIT, decoded

TEXT = "Menteri itu berkata: “Kami tidak akan mundur” – dan pergi. Café München menutup pintu.\n"


def code_of(content: bytes) -> str:
    with pytest.raises(ReadError) as caught:
        decoded(Page(content, source="-"))
    assert caught.value.hint.endswith(".")
    return caught.value.code


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "windows-1252"]
)
def test_encodings_are_read(encoding: str):
    assert decoded(Page((TEXT * 5).encode(encoding), source="-")).text == TEXT * 5


def test_line_ends_stay():
    assert decoded(Page(b"a\r\nb\rc\n", source="-")).text == "a\r\nb\rc\n"


def test_declared_charset_is_used():
    content = "Министр встретился с послом".encode("windows-1251")
    assert decoded(Page(content, source="-", charset="windows-1251")).text == "Министр встретился с послом"


def test_charset_in_the_page_is_used():
    content = '<meta charset="windows-1251"><p>Министр'.encode("windows-1251")
    assert decoded(Page(content, source="-")).text.endswith("Министр")


def test_unknown_charset_is_passed_over():
    assert decoded(Page("Café".encode("windows-1252"), source="-", charset="no-such")).text == "Café"


def test_damaged_utf8_keeps_the_rest():
    content = (TEXT * 20).encode()
    spoilt = content[:200] + b"\xff" + content[200:]
    assert decoded(Page(spoilt, source="-")).text.count("“") == 20


@pytest.mark.parametrize("content", [b"", b" \r\n\t ", b"\xef\xbb\xbf", b"\xff\xfe \x00"])
def test_empty_is_refused(content: bytes):
    assert code_of(content) == "R001"


def test_size_limit():
    assert code_of(b"a" * (SIZE_LIMIT + 1)) == "R002"
    assert len(decoded(Page(b"a" * SIZE_LIMIT, source="-")).text) == SIZE_LIMIT


@pytest.mark.parametrize(
    "content",
    [
        b"\x89PNG\r\n\x1a\n" + bytes(100),
        b"PK\x03\x04" + bytes(50),
        b"\x1f\x8b\x08" + bytes(50),
        bytes(range(256)) * 20,
        b"\x00" * 50,
        b"text\x00\x01\x02\x03" * 30,
    ],
)
def test_binary_is_refused(content: bytes):
    assert code_of(content) == "R003"


def test_pdf_is_refused():
    assert code_of(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n") == "R004"


def test_undecodable_is_refused():
    assert code_of(b"\xef\xbb\xbfteks \xff\xfe\xfd") == "R005"
