"""Who is behind a cue, and what it holds beside further acts of speaking."""

from collections.abc import Callable
from typing import Any

Tell = Callable[..., Any]


def test_who_speaks_on_beside_a_speech_act_is_the_same(tell: Tell):
    told = tell(
        "Menteri Luar Negeri Swedia mengatakan bahwa perbatasan itu ditutup, "
        "seraya menambahkan bahwa tentara berjaga di sana."
    )
    assert told.said == ["report SWE", "report SWE"]


def test_a_second_act_ends_the_content_and_has_the_same_speaker(tell: Tell):
    told = tell("Menteri Pertahanan Kanada menuduh Rusia berbohong, serta meminta Jerman mengirim tank.")
    assert told.acts == ["ACCUSE CAN > RUS", "REQUEST CAN > DEU"]
    assert next(told.words(s.content) for s in told.statements) == "Rusia berbohong"


def test_an_addressee_may_be_described_before_what_is_asked(tell: Tell):
    told = tell("Kanada meminta perusahaan Kanada yang beroperasi di Haiti untuk menutup kantor.")
    assert told.words(told.statement.content) == "untuk menutup kantor"


def test_data_speak_for_who_gathered_them(tell: Tell):
    assert tell("Menurut data yang dikumpulkan Norwegia, kapal itu berlayar ke utara.").said == ["report NOR"]


def test_a_headline_goes_on_behind_its_comma(tell: Tell):
    told = tell("Isi berita.", title="Spanyol Minta Rusia Mundur, Sebut Moskow Agresor")
    assert told.said == ["report ESP", "report ESP"]


def test_a_name_before_a_colon_may_stand_behind_a_comma(tell: Tell):
    told = tell("Isi berita.", title="Serangan Kena Sekolah, Menteri Ukraina: Moskow Harus Dihukum")
    assert told.said == ["report UKR"]


def test_plural_speakers_go_on_speaking(tell: Tell):
    told = tell(
        "Para pejabat Jepang mengatakan bahwa utusan Iran datang.",
        "Iran akan menutup pelabuhan itu, kata mereka.",
    )
    assert told.said == ["report JPN", "report JPN"]


def test_witnesses_are_of_the_place_in_view(tell: Tell):
    told = tell("Bom meledak di Kabul, kata beberapa saksi mata.")
    assert told.said == ["report AFG"]


def test_escaped_marks_are_quotation_marks(tell: Tell):
    told = tell('\\"Kami akan menutup perbatasan sampai musim dingin,\\" kata Menteri Luar Negeri Norwegia.')
    assert told.statement.direct
    assert told.said == ["report NOR"]


def test_who_spoke_may_be_described_behind_the_cue(tell: Tell):
    told = tell("Perundingan itu gagal, kata seorang pejabat Kanada yang tak mau disebut namanya.")
    assert told.said == ["report CAN"]
    assert told.words(told.statement.content) == "Perundingan itu gagal"


def test_who_spoke_may_go_on(tell: Tell):
    told = tell("Kapal itu tenggelam, kata pejabat Kanada menambahkan.")
    assert told.said == ["report CAN"]
