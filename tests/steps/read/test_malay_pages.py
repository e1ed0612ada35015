"""Malay pages: captions that lost markup laid into a line, hours by the time of the day, lines of tags."""

import pytest

from saksi.steps.read.anatomy import anatomy_of

AFTER = (
    " Beliau berkata, kerajaan negeri akan meneliti semula kontrak itu bersama pihak berkuasa tempatan." * 4
)


def captions(text: str, language: str = "ms") -> list[str]:
    found = anatomy_of(f"Menteri tinjau projek\n\n{text}", language)
    whole = f"Menteri tinjau projek\n\n{text}"
    return [whole[part.start : part.end].strip() for part in found.parts if part.kind == "caption"]


@pytest.mark.parametrize(
    "caption",
    [
        "Hamdan (kiri) meninjau kerja pembaikan jambatan itu. — Facebook",
        "Penduduk berkumpul di balai raya. — Agensi",
        "Kapal peronda bertolak dari Lumut pada Rabu. — Bernama",
        "Rosnah Kadir — Twitter",
    ],
)
def test_a_caption_inside_a_line_is_cut_out(caption: str) -> None:
    assert captions(f'"Kita akan teruskan," katanya.  {caption}{AFTER}') == [caption]


@pytest.mark.parametrize(
    "text",
    [
        f"Hal itu disahkan menteri.{AFTER} Siasatan masih berjalan. — Bernama   Ikuti kami di Telegram.",
        f"Hal itu disahkan menteri. Beliau menulisnya di laman sosial — Facebook menyiarkannya.{AFTER}",
        f"Hal itu disahkan menteri.  Dua pihak — kerajaan dan Facebook — akan bertemu esok.{AFTER}",
    ],
)
def test_credits_and_dashes_of_the_text_are_no_captions(text: str) -> None:
    assert captions(text) == []


def test_a_line_that_closes_with_the_source_of_a_picture_is_a_caption() -> None:
    caption = "Sukarelawan mengagihkan makanan kepada mangsa banjir. — Facebook"
    assert captions(f"Banjir bertambah buruk.{AFTER}\n\n{caption}\n\nHujan dijangka berterusan.{AFTER}") == [
        caption
    ]


@pytest.mark.parametrize(
    ("line", "moment"),
    [
        ("5 Mac 2025, 10:15 pagi", "2025-03-05T10:15"),
        ("5 Mac 2025, 2:30 petang", "2025-03-05T14:30"),
        ("Selasa, 11 November 2025, 9.05 malam", "2025-11-11T21:05"),
        ("11 November 2025 12:20 tengah hari", "2025-11-11T12:20"),
    ],
)
def test_hours_by_the_time_of_the_day(line: str, moment: str) -> None:
    found = anatomy_of(f"Menteri tinjau projek\n{line}\n\nKerja itu bermula semalam.{AFTER}", "ms")
    assert [stamp.moment for stamp in found.stamps] == [moment]
    assert [part.kind for part in found.parts] == ["title", "dateline", "body"]


def test_a_line_of_hashtags_is_furniture_even_with_tags_of_two_words() -> None:
    tags = "#Thailand #gencatan senjata #AWANInews"
    found = anatomy_of(f"Menteri tinjau projek\n\nKerja itu bermula semalam.{AFTER}\n\n{tags}", "ms")
    assert found.parts[-1].kind == "furniture"
    told = anatomy_of(f"Menteri tinjau projek\n\n#1 Projek itu siap semalam.{AFTER}", "ms")
    assert told.parts[-1].kind == "body"
