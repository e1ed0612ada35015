from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from saksi.languages.dates import DayOfYear, day_in_year, find_dates, find_days, resolve_relative

WEDNESDAY = date(2025, 6, 18)


def absolute(text: str, language: str) -> list[tuple[str, str, str]]:
    return [
        (text[f.start : f.end], f.first.isoformat(), f.last.isoformat()) for f in find_dates(text, language)
    ]


@pytest.mark.parametrize(
    ("text", "written", "day"),
    [
        ("pada Selasa (17/6/2025) pagi", "Selasa (17/6/2025)", "2025-06-17"),
        ("pada Jumat, (13/6/2025)", "Jumat, (13/6/2025)", "2025-06-13"),
        ("tanggal 5-6-2025.", "5-6-2025", "2025-06-05"),
        ("pada 18 Oktober 2024 lalu", "18 Oktober 2024", "2024-10-18"),
        ("pada13 Juni 2025Turnamen", "13 Juni 2025", "2025-06-13"),
        ("Rabu, 18 Jun 2025", "Rabu, 18 Jun 2025", "2025-06-18"),
        ("Jum'at 20 Agustus 2021", "Jum'at 20 Agustus 2021", "2021-08-20"),
        ("1 Nopember 1999", "1 Nopember 1999", "1999-11-01"),
        ("2024-10-18T10:00", "2024-10-18", "2024-10-18"),
        ("29 Februari 2024", "29 Februari 2024", "2024-02-29"),
    ],
)
def test_indonesian_days(text: str, written: str, day: str):
    assert absolute(text, "id") == [(written, day, day)]


@pytest.mark.parametrize(
    ("text", "written", "day"),
    [
        ("pada 3 Ogos 2023", "3 Ogos 2023", "2023-08-03"),
        ("Khamis, 12 Disember 2024", "Khamis, 12 Disember 2024", "2024-12-12"),
        ("Isnin (1/7/2024)", "Isnin (1/7/2024)", "2024-07-01"),
    ],
)
def test_malay_days(text: str, written: str, day: str):
    assert absolute(text, "ms") == [(written, day, day)]


@pytest.mark.parametrize(
    ("text", "written", "day"),
    [
        ("on Sunday, March 31, 2019", "Sunday, March 31, 2019", "2019-03-31"),
        ("on 18 October 2024", "18 October 2024", "2024-10-18"),
        ("Oct. 18, 2024", "Oct. 18, 2024", "2024-10-18"),
        ("the 1st of May 2020", "1st of May 2020", "2020-05-01"),
        ("on 13/4/2024", "13/4/2024", "2024-04-13"),
        ("on 4/13/2024", "4/13/2024", "2024-04-13"),
    ],
)
def test_english_days(text: str, written: str, day: str):
    assert absolute(text, "en") == [(written, day, day)]


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("pada 11-14 Juni 2025", "2025-06-11", "2025-06-14"),
        ("28 Mei - 3 Juni 2025", "2025-05-28", "2025-06-03"),
        ("30 Desember hingga 2 Januari 2026", "2025-12-30", "2026-01-02"),
        ("bulan Oktober 2024", "2024-10-01", "2024-10-31"),
        ("pada 2011", "2011-01-01", "2011-12-31"),
    ],
)
def test_spans(text: str, first: str, last: str):
    assert [found[1:] for found in absolute(text, "id")] == [(first, last)]


@pytest.mark.parametrize(
    "text", ["17/6/25", "3/4/2024", "1.234.2025", "skor 3-2", "30 February 2024", "", "2024"]
)
def test_what_is_no_day(text: str):
    assert not [found for found in find_dates(text, "en") if found.precision == "day"]


def test_weekday_is_kept():
    assert [found.weekday for found in find_dates("Selasa (17/6/2025) dan 18 Juni 2025", "id")] == [1, None]


def test_days_without_year():
    text = "Selasa (17/6), sejak 13 Juni lalu, bukan (32/6) atau 18/6/2025 atau 5 Juni 2025"
    assert [(found.day, found.month, found.weekday) for found in find_days(text, "id")] == [
        (17, 6, 1),
        (13, 6, None),
    ]


def test_english_slashes_are_no_days():
    assert find_days("a score of (3/4)", "en") == []


def test_day_takes_a_year_only_where_its_weekday_fits():
    day = DayOfYear(0, 0, month=6, day=17, weekday=1)
    assert day_in_year(day, 2025) == date(2025, 6, 17)
    assert day_in_year(day, 2024) is None
    assert day_in_year(DayOfYear(0, 0, month=2, day=29), 2025) is None


def relative(text: str, language: str) -> list[tuple[str, str, str]]:
    found = resolve_relative(text, language, WEDNESDAY)
    return [(text[f.start : f.end], f.first.isoformat(), f.last.isoformat()) for f in found]


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("hari ini", "2025-06-18", "2025-06-18"),
        ("kemarin", "2025-06-17", "2025-06-17"),
        ("semalam", "2025-06-17", "2025-06-17"),
        ("besok", "2025-06-19", "2025-06-19"),
        ("Jumat lalu", "2025-06-13", "2025-06-13"),
        ("Rabu", "2025-06-18", "2025-06-18"),
        ("Rabu lalu", "2025-06-11", "2025-06-11"),
        ("Kamis pagi", "2025-06-12", "2025-06-12"),
        ("Kamis mendatang", "2025-06-19", "2025-06-19"),
        ("Selasa pekan depan", "2025-06-24", "2025-06-24"),
        ("Selasa pekan lalu", "2025-06-10", "2025-06-10"),
        ("Senin (16/6)", "2025-06-16", "2025-06-16"),
        ("13 Juni", "2025-06-13", "2025-06-13"),
        ("pekan lalu", "2025-06-09", "2025-06-15"),
        ("minggu lalu", "2025-06-09", "2025-06-15"),
        ("Minggu lalu", "2025-06-15", "2025-06-15"),
        ("awal pekan ini", "2025-06-16", "2025-06-17"),
        ("akhir pekan lalu", "2025-06-14", "2025-06-15"),
        ("bulan lalu", "2025-05-01", "2025-05-31"),
        ("akhir bulan lalu", "2025-05-21", "2025-05-31"),
        ("tahun lalu", "2024-01-01", "2024-12-31"),
        ("bulan Januari lalu", "2025-01-01", "2025-01-31"),
        ("Januari mendatang", "2026-01-01", "2026-01-31"),
        ("Juni tahun lalu", "2024-06-01", "2024-06-30"),
        ("tiga hari lalu", "2025-06-15", "2025-06-15"),
        ("setahun lalu", "2024-01-01", "2024-12-31"),
        ("dua pekan ke depan", "2025-06-18", "2025-07-02"),
    ],
)
def test_indonesian_from_the_article(text: str, first: str, last: str):
    assert relative(f"Kata dia, {text}.", "id") == [(text, first, last)]


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("Friday", "2025-06-13", "2025-06-13"),
        ("on Sunday", "2025-06-15", "2025-06-15"),
        ("last week", "2025-06-09", "2025-06-15"),
        ("next Monday", "2025-06-23", "2025-06-23"),
        ("yesterday", "2025-06-17", "2025-06-17"),
        ("two weeks ago", "2025-06-04", "2025-06-04"),
        ("last December", "2024-12-01", "2024-12-31"),
        ("May 6", "2025-05-06", "2025-05-06"),
        ("over the next two weeks", "2025-06-18", "2025-07-02"),
    ],
)
def test_english_from_the_article(text: str, first: str, last: str):
    assert relative(f"They met, {text}.", "en") == [(text, first, last)]


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("semalam", "2025-06-17", "2025-06-17"),
        ("kelmarin", "2025-06-16", "2025-06-16"),
        ("Isnin lalu", "2025-06-16", "2025-06-16"),
        ("Ahad", "2025-06-15", "2025-06-15"),
        ("minggu lepas", "2025-06-09", "2025-06-15"),
        ("bulan depan", "2025-07-01", "2025-07-31"),
    ],
)
def test_malay_from_the_article(text: str, first: str, last: str):
    assert relative(f"Katanya, {text}.", "ms") == [(text, first, last)]


def test_dates_with_their_year_are_not_resolved_again():
    assert relative("Selasa (17/6/2025) dan Jumat, 18 Oktober 2024", "id") == []


def test_words_in_lower_case_are_no_weekdays():
    assert relative("dua minggu penuh", "id") == []


def test_counts_out_of_the_calendar_are_left():
    assert relative("999 years ago", "en")[0][1] == "1026-01-01"
    assert resolve_relative("999 years ago", "en", date(900, 1, 1)) == []


@given(st.text(max_size=200), st.sampled_from(["id", "ms", "en"]), st.dates())
def test_spans_lie_in_the_text_in_order(text: str, language: str, anchor: date):
    for found in (
        find_dates(text, language),
        find_days(text, language),
        resolve_relative(text, language, anchor),
    ):
        end = 0
        for item in found:
            assert end <= item.start < item.end <= len(text)
            end = item.end


WORDS = [
    "Selasa",
    "(17/6/2025)",
    "(17/6)",
    "13",
    "Juni",
    "2025",
    "lalu",
    "pekan",
    "awal",
    "dua",
    "hari",
    "-",
    "Friday",
    "last",
]


@given(
    st.lists(st.sampled_from(WORDS), max_size=12).map(" ".join),
    st.sampled_from(["id", "ms", "en"]),
    st.dates(),
)
def test_ranges_are_in_order(text: str, language: str, anchor: date):
    for item in (*find_dates(text, language), *resolve_relative(text, language, anchor)):
        assert item.first <= item.last
