"""Titles, the organisations they belong to, and who holds them."""

import pytest


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        (
            "Ketua Gugus Tugas Percepatan Penanganan Covid-19 Doni Monardo menyatakan, air sudah surut.",
            "Doni Monardo",
        ),
        (
            "Kepala Balai Besar Wilayah Sungai (BBWS) Anang Muchlis mengatakan, tanggul itu rampung.",
            "Anang Muchlis",
        ),
        ("Wali Kota Cirebon Nashrudin Wijono mengatakan, tanggul itu rampung.", "Nashrudin Wijono"),
        (
            "Kepala Bidang Humas Balai Besar Wilayah Sungai Kombes Anang Muchlis mengatakan, air surut.",
            "Anang Muchlis",
        ),
        ('"Tanggul itu rampung," kata Arief Sasmito, Direktur Utama Perumda Kebun Jaya.', "Arief Sasmito"),
        ('"Tanggul itu rampung," kata Arief, Kepala Regu C dari Stasiun Kebun Jaya.', "Arief"),
        ('"Tanggul itu rampung," ujar Arief yang juga menjabat Wakil Ketua Himpunan Kebun Jaya.', "Arief"),
        (
            "Arief Sasmito, Direktur Utama Perumda Kebun Jaya, mengatakan, tanggul itu rampung.",
            "Arief Sasmito",
        ),
    ],
)
def test_the_source_is_whoever_holds_the_title(tell, sentence, name):
    (source,) = tell(sentence).statement.source

    assert source.name == name


def test_two_titles_are_two_actors(tell):
    told = tell("Presiden Rusia Vladimir Putin dan Presiden Amerika Serikat Donald Trump bertemu di Jenewa.")

    assert [actor.id for actor in told.event.actor] == ["RUS", "USA"]


def test_a_list_of_names_behind_a_title_is_no_chain(tell):
    told = tell("Menteri Luar Negeri Rusia dan Donald Trump bertemu di Jenewa.")

    assert [actor.id for actor in told.event.actor] == ["RUS", "USA"]
