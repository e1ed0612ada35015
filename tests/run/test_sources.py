import gzip
import json

import pytest

from saksi.errors import UsageError
from saksi.model import Refusal
from saksi.run.sources import estimate, expand

BODY = "Menteri luar negeri Nusantara menerima tamunya dari Samudra."


def opened(*paths, **options):
    return list(expand([str(path) for path in paths], **options))


def texts(items):
    return [item.page.content.decode() for item in items if not isinstance(item, Refusal)]


def codes(items):
    return [item.code for item in items if isinstance(item, Refusal)]


def test_a_folder_is_read_in_order_and_what_is_no_page_is_told(tmp_path):
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "2.html").write_text("<p>dua</p>")
    (tmp_path / "a.txt").write_text("satu")
    (tmp_path / "foto.jpg").write_bytes(b"\xff\xd8\xff")
    (tmp_path / ".hidden.txt").write_text("tidak")
    items = opened(tmp_path)
    assert texts(items) == ["satu", "<p>dua</p>"]
    assert codes(items) == ["R040"]
    assert items[0].origin == str(tmp_path / "a.txt")


def test_a_single_file_may_have_any_name(tmp_path):
    (tmp_path / "page").write_text("satu")
    assert texts(opened(tmp_path / "page")) == ["satu"]


def test_missing_and_empty_sources_do_not_end_the_others(tmp_path):
    (tmp_path / "empty").mkdir()
    (tmp_path / "a.txt").write_text("satu")
    items = opened(tmp_path / "none", tmp_path / "empty", "https://example.org/", tmp_path / "a.txt")
    assert codes(items) == ["R030", "R041", "R049"]
    assert texts(items) == ["satu"]


def test_json_lines(tmp_path):
    file = tmp_path / "set.jsonl"
    rows = [
        {
            "judul": "Tajuk",
            "isi": BODY,
            "tanggal": "2026-03-05 08:00:00",
            "url": "https://a.example/1",
            "source": "Kabar",
        },
        {"article": {"text": BODY, "outlet": "Warta", "published": None}, "events": []},
        {"isi": ""},
        {"lain": 1},
        [1],
    ]
    file.write_text("\n".join([*map(json.dumps, rows), "{broken", ""]))
    items = opened(file)
    first = items[0]
    assert first.page.content.decode() == f"Tajuk\n\n{BODY}"
    assert first.page.url == "https://a.example/1"
    assert first.declared == {"title": "Tajuk", "published": "2026-03-05T08:00:00", "outlet": "Kabar"}
    assert first.origin is None
    assert items[1].declared == {"outlet": "Warta"}
    assert codes(items) == ["R044", "R043", "R042", "R042"]
    assert items[-1].source.endswith("set.jsonl:6")


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_tables(tmp_path, delimiter):
    file = tmp_path / ("set.tsv" if delimiter == "\t" else "set.csv")
    rows = [
        ["Link", "Judul", "Isi Berita"],
        ["https://a.example/1", "Tajuk", f'"{BODY}\nBaris dua."'],
        ["", "", ""],
    ]
    file.write_text("\n".join(delimiter.join(row) for row in rows))
    (item,) = opened(file)
    assert item.page.content.decode() == f"Tajuk\n\n{BODY}\nBaris dua."
    assert item.page.url == "https://a.example/1"


def test_a_table_without_text_lists_its_columns(tmp_path):
    file = tmp_path / "set.csv"
    file.write_text("nomor,ulasan\n1,baik\n")
    (refusal,) = opened(file)
    assert refusal.code == "R043"
    assert "'nomor', 'ulasan'" in refusal.reason
    assert "--column text=" in refusal.hint
    assert texts(opened(file, columns={"text": "ulasan"})) == ["baik"]
    (refusal,) = opened(file, columns={"text": "lain"})
    assert "'lain'" in refusal.reason


def test_an_unknown_field_is_wrong_use():
    with pytest.raises(UsageError, match="U031"):
        opened("x.csv", columns={"teks": "isi"})


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_tables_in_other_encodings(tmp_path, encoding):
    file = tmp_path / "set.csv"
    file.write_bytes(("text\n" + "Café di Nusantara.\n" * 3).encode(encoding))
    assert texts(opened(file)) == ["Café di Nusantara."] * 3


def test_compressed_sets_and_damaged_ones(tmp_path):
    whole = gzip.compress("\n".join(json.dumps({"text": f"{BODY} {n}"}) for n in range(200)).encode())
    (tmp_path / "a.jsonl.gz").write_bytes(whole)
    (tmp_path / "b.jsonl.gz").write_bytes(whole[: len(whole) // 2])
    (tmp_path / "c.jsonl.gz").write_bytes(b"no gzip")
    (tmp_path / "d.txt").write_text("satu")
    items = opened(tmp_path)
    assert codes(items) == ["R033", "R033"]
    assert len(texts(items)) > 200
    assert texts(items)[-1] == "satu"


def test_dates_are_never_guessed(tmp_path):
    file = tmp_path / "set.csv"
    file.write_text('text,date\nsatu,05/03/2026\ndua,2026-03-05\ntiga,"Thu, 05 Mar 2026 08:00:00 +0700"\n')
    assert [item.declared.get("published") for item in opened(file)] == [
        None,
        "2026-03-05",
        "2026-03-05T08:00:00+07:00",
    ]


def warc_record(address, body, *, kind="text/html; charset=utf-8", status="200 OK", coding=""):
    head = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n{coding}Content-Length: {len(body)}\r\n\r\n"
    http = head.encode() + body
    fields = (
        "WARC/1.1\r\nWARC-Type: response\r\n"
        "WARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-000000000000>\r\n"
        f"WARC-Target-URI: {address}\r\nWARC-Date: 2026-03-05T00:00:00Z\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n"
    )
    return fields.encode() + http + b"\r\n\r\n"


RECORDS = [
    warc_record("https://a.example/1", b"<p>satu</p>"),
    warc_record("https://a.example/2", gzip.compress(b"<p>dua</p>"), coding="Content-Encoding: gzip\r\n"),
    warc_record("https://a.example/3", b"x", kind="image/png"),
    warc_record("https://a.example/4", b"x", status="404 Not Found"),
]


@pytest.mark.parametrize("compressed", [False, True])
def test_web_archives(tmp_path, compressed):
    file = tmp_path / ("set.warc.gz" if compressed else "set.warc")
    file.write_bytes(b"".join(gzip.compress(record) if compressed else record for record in RECORDS))
    items = opened(file)
    assert texts(items) == ["<p>satu</p>", "<p>dua</p>"]
    assert [item.page.url for item in items[:2]] == ["https://a.example/1", "https://a.example/2"]
    assert codes(items) == ["R047", "R047"]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "R045"),
        (b"no warc at all", "R033"),
        (gzip.compress(RECORDS[0])[:-20] + b"rubbish", "R046"),
        (gzip.compress(RECORDS[0])[:60], None),
    ],
)
def test_damaged_web_archives_are_told(tmp_path, content, code):
    file = tmp_path / ("a.warc.gz" if content[:2] == b"\x1f\x8b" else "a.warc")
    file.write_bytes(content)
    (tmp_path / "b.txt").write_text("satu")
    items = opened(tmp_path)
    assert texts(items)[-1] == "satu"
    assert len(codes(items)) == 1
    assert code is None or codes(items) == [code]


def test_a_guess_at_the_number_of_pages(tmp_path):
    (tmp_path / "a.txt").write_text("satu")
    (tmp_path / "b.jsonl").write_text("{}\n{}\n")
    assert estimate([str(tmp_path)]) == 3
    assert estimate(["https://example.org/feed"]) is None
