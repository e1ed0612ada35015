"""Captions that lost markup laid into a line of running text."""

import pytest

from saksi.steps.read.anatomy import anatomy_of

AFTER = " Beliau berkata, kerajaan negeri akan meneliti semula kontrak itu bersama pihak berkuasa tempatan." * 4


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
    assert captions(f"Banjir bertambah buruk.{AFTER}\n\n{caption}\n\nHujan dijangka berterusan.{AFTER}") == [caption]
