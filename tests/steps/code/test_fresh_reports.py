"""Faults that a demanding reader found in reports of many kinds: who is meant, and what is no act."""

import pytest

from saksi.languages import load
from saksi.steps.code.coder import code_article
from tests.conftest import Told, article_of


def read(*lines: str, language: str, title: str = "") -> Told:
    return Told(code_article(article_of(*lines, language=language, title=title), load(language)))


@pytest.mark.parametrize(
    ("language", "text", "speaker"),
    [
        (
            "en",
            "Japan's Trade Ministry accused Peruvian firms of dumping. "
            '"Peru should correct its wrong practices," it said in a statement.',
            "JPN",
        ),
        (
            "en",
            "Chile's foreign ministry summoned the Bolivian envoy. "
            '"Bolivia must withdraw its patrols," it said on Monday.',
            "CHL",
        ),
        # Whoever is named inside may be the speaker's own state.
        ("en", 'Russia rejected the plan. "Russia will not yield," it said in a note.', "RUS"),
    ],
)
def test_it_is_not_whom_its_words_name(language: str, text: str, speaker: str):
    told = read(text, language=language)
    quoted = [s for s in told.statements if s.direct]
    assert [s.source[0].id for s in quoted] == [speaker]
    assert all(a.id != b.id for e in told.events for a in e.actor for b in e.recipient)


@pytest.mark.parametrize(
    ("text", "content"),
    [
        (
            "Peru fired at least one missile toward the sea, Chile's military said, "
            "just over a week after Ruiz met Torres in Lima.",
            "Peru fired at least one missile toward the sea",
        ),
        (
            "Kenya will hold its election in August, minister Ruth Odinga said on Tuesday, "
            "a year after deadly protests in Nairobi.",
            "Kenya will hold its election in August",
        ),
        (
            "Norway plans to lift its sanctions on Syria, two people briefed on the matter said.",
            "Norway plans to lift its sanctions on Syria",
        ),
    ],
)
def test_a_frame_may_add_when_it_was(text: str, content: str):
    told = read(text, language="en")
    assert content in [told.words(s.content) for s in told.statements]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("id", "Iran membuat bom di sebuah gudang."),
        ("id", "IAEA tidak menemukan bukti bahwa Iran membuat senjata nuklir."),
        ("en", "Iran built bombs in a cellar near Qom."),
    ],
)
def test_weapons_that_are_made_strike_nobody(language: str, text: str):
    assert not [e for e in read(text, language=language).events if e.type == "ASSAULT"]


@pytest.mark.parametrize(
    ("language", "text", "type_", "mode"),
    [
        (
            "id",
            "Pengadilan menjatuhkan hukuman penjara tiga tahun kepada mantan wali kota.",
            "SANCTION",
            "convict",
        ),
        (
            "ms",
            "Mahkamah Sesyen menjatuhkan hukuman penjara dua tahun terhadap seorang peguam.",
            "SANCTION",
            "convict",
        ),
        (
            "id",
            "Polisi memukul mundur mahasiswa dengan gas air mata di Makassar.",
            "ASSAULT",
            "crowd-control",
        ),
        ("id", "Uni Eropa mengesahkan paket sanksi baru terhadap Belarus.", "SANCTION", None),
        (
            "ms",
            "Kesatuan Eropah (EU) pada Rabu meluluskan pakej sekatan baharu terhadap Belarus.",
            "SANCTION",
            None,
        ),
    ],
)
def test_what_it_is_and_how(language: str, text: str, type_: str, mode: str | None):
    assert (type_, mode) in [(e.type, e.mode) for e in read(text, language=language).events]


def test_to_take_steps_is_to_take_no_land():
    told = read("Beijing memberi amaran akan mengambil langkah balas terhadap Washington.", language="ms")
    assert [e.mode for e in told.events if e.type == "THREATEN"] != ["territory"]


@pytest.mark.parametrize(
    ("text", "sector"),
    [
        ("Ribuan buruh berunjuk rasa di Jakarta. Mereka menuntut DPR membatalkan RUU itu.", "LAB"),
        (
            "Ratusan petani turun ke jalan di Bandung. Mereka mendesak pemerintah mencabut izin tambang.",
            "AGR",
        ),
    ],
)
def test_they_are_the_people_told_of_and_no_city(text: str, sector: str):
    asked = [e for e in read(text, language="id").events if e.type == "REQUEST"]
    assert [a.sector for e in asked for a in e.actor] == [sector]


@pytest.mark.parametrize(
    "title",
    [
        "Banjir Aceh: Malaysia kirim bantuan",
        "Sanksi terhadap Rusia: Uni Eropa setujui paket baru",
        "Konflik Sudan: RSF serang bandara",
    ],
)
def test_a_topic_before_a_colon_says_nothing(title: str):
    told = read("Pertemuan berlangsung kemarin.", language="id", title=title)
    assert ":" not in [told.words(s.cue) for s in told.statements]


@pytest.mark.parametrize(
    "title",
    [
        "Menlu Iran: Kami tidak akan mundur dari perundingan",
        "Perang belum usai, Menlu Iran: Kami tidak akan mundur",
    ],
)
def test_a_name_before_a_colon_does(title: str):
    told = read("Pertemuan berlangsung kemarin.", language="id", title=title)
    assert ":" in [told.words(s.cue) for s in told.statements]


def test_the_world_bank_is_a_body():
    told = read("The World Bank said it would not mediate.", language="en")
    assert told.statements[0].source[0].id == "WORLD_BANK"


@pytest.mark.parametrize(
    ("language", "lines"),
    [
        ("en", ("Peru has closed its port to Chile.", "I doubt that Chile will give in to Peru.")),
        ("id", ("Amerika Serikat kembali mengenakan tarif.", "Saya yakin China akan membalas tarif itu.")),
        ("ms", ("Thailand menutup sempadannya.", "Saya percaya Kemboja akan membalas tindakan itu.")),
    ],
)
def test_who_writes_is_no_state(language: str, lines: tuple[str, ...]):
    told = read(*lines, language=language)
    assert [a.id for s in told.statements if s.kind == "belief" for a in s.source] == []


def test_who_spoke_before_goes_on_as_i():
    told = read(
        "Russian Foreign Minister Sergei Lavrov spoke in Moscow.",
        '"We are ready," Lavrov said.',
        "I believe Russia will win, he added.",
        language="en",
    )
    assert {a.id for s in told.statements for a in s.source} == {"RUS"}
