"""Whoever spoke on a day that the page tells has spoken: such acts are past, in each language."""

import pytest

from saksi.model import Coded, Page
from saksi.pipeline import run
from saksi.steps.code import load


@pytest.fixture(scope="module")
def times():
    coder = load()

    def one(language: str, text: str) -> dict[str, str]:
        (coded,) = run([Page(text.encode(), source="a.txt")], coder=coder, language=language)
        assert isinstance(coded, Coded)
        return {event.type: event.time for event in coded.events}

    return one


@pytest.mark.parametrize(
    ("language", "text", "type_"),
    [
        ("ms", "Setiausaha Agung PBB pada Sabtu menyeru Israel mematuhi gencatan senjata.", "REQUEST"),
        ("ms", "Kerajaan Filipina pada Rabu memprotes tindakan kapal China di Beting Scarborough.", "ACCUSE"),
        ("ms", "Pertubuhan Bangsa-Bangsa Bersatu (PBB) hari ini menggesa Myanmar berundur.", "REQUEST"),
        ("ms", "Kementerian Luar Thailand semalam menyelar kenyataan Kemboja.", "ACCUSE"),
        ("id", "Presiden Meksiko pada Kamis mengecam tarif baru Amerika Serikat.", "ACCUSE"),
        ("id", "Uni Eropa kemarin mendesak Serbia membebaskan para mahasiswa.", "REQUEST"),
        ("en", "Norway on Monday condemned the Russian attack.", "ACCUSE"),
    ],
)
def test_who_spoke_on_a_day_that_is_told_has_spoken(times, language: str, text: str, type_: str) -> None:
    assert times(language, text)[type_] == "past"


@pytest.mark.parametrize(
    ("language", "text", "type_", "time"),
    [
        ("ms", "Jepun akan menuntut China membayar ganti rugi pada Isnin.", "REQUEST", "future"),
        ("ms", "Vietnam menggesa China mengundurkan kapalnya menjelang Jumaat.", "REQUEST", "present"),
        ("ms", "Malaysia sedang menggesa negara anggota menyokong resolusi itu.", "REQUEST", "present"),
        ("ms", "Iran mengutuk serangan Israel.", "ACCUSE", "present"),
        ("id", "Filipina akan menggugat Tiongkok pada Senin.", "ACCUSE", "future"),
    ],
)
def test_deadlines_plans_and_undated_words_do_not_make_it_past(
    times, language: str, text: str, type_: str, time: str
) -> None:
    assert times(language, text)[type_] == time
