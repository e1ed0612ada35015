import pytest

from saksi.steps.read.anatomy import anatomy_of
from saksi.steps.read.proof import not_before


def proven(line: str, *, language: str = "id", published: str | None = None) -> str | None:
    found = not_before(line, anatomy_of(line, language).parts, language, published=published)
    return found.isoformat() if found else None


@pytest.mark.parametrize(
    ("line", "day"),
    [
        (
            "Menteri itu mengatakan pada Selasa (17/6/2025) bahwa pasukan telah tiba di ibu kota.",
            "2025-06-17",
        ),
        ("Menteri itu mengatakan pada Selasa (17/6) bahwa pasukan telah tiba di ibu kota.", None),
        (
            "Pasukan tiba pada Selasa (17/6/2025), kata menteri itu pada Rabu (18/6) di ibu kota.",
            "2025-06-18",
        ),
        ("Sidang akan digelar pada Selasa (17/6/2025) di ibu kota negara tersebut.", None),
        ("Sidang digelar hingga Selasa (17/6/2025) di ibu kota negara tersebut.", None),
        ("Sidang digelar pada 20 Juni 2025 mendatang di ibu kota negara tersebut.", None),
        ("Sidang akan digelar, kata menteri itu, Selasa (17/6/2025) di ibu kota.", "2025-06-17"),
        ("Ia akan melakukan perjalanan ke ibu kota hari ini, Senin (27/2/2023) pagi.", "2023-02-27"),
        ("Menteri menjabat sejak tahun 2019 dan kembali terpilih pada tahun lalu.", None),
        ("Perang pecah pada 24 Februari 2022, demikian laporan itu, Selasa (17/6/2025).", "2025-06-17"),
    ],
)
def test_indonesian(line: str, day: str | None):
    assert proven(line) == day


def test_later_plain_dates_do_not_outdo_reported_days():
    line = "Menteri mengatakan, Selasa (17/6/2025), sidang dibuka 11 Juli 2025 di ibu kota negara tersebut."
    assert proven(line) == "2025-06-17"


def test_slip_of_the_pen_gives_way_to_a_day_that_fits():
    line = "Menteri mengatakan, Selasa (17/6/2025), bahwa pasukan tiba pada Senin (16/6/2026) di ibu kota."
    assert proven(line) == "2025-06-17"


def test_nothing_after_publication_is_proven():
    line = "Menteri mengatakan, Selasa (17/6/2025), sidang dibuka Rabu, 18 Juni 2025 di ibu kota."
    assert proven(line, published="2025-06-17T10:00+07:00") == "2025-06-17"


def test_english():
    line = "The ministers met on Friday, October 18, 2024 and will meet again on Monday, October 28, 2024."
    assert proven(line, language="en") == "2024-10-18"
