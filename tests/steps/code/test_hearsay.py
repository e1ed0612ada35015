"""What nobody in particular says: hearsay, which no weight gives to anybody."""

import pytest

from saksi.languages import load
from saksi.steps.code.coder import code_article
from tests.conftest import Told, article_of

WATCHED = "Menteri Pertahanan Israel mengatakan bahwa Iran melanggar janji."


def heard(*body: str, language: str = "id") -> Told:
    """Code lines with the weights, which may not overrule what the words alone settle."""
    return Told(code_article(article_of(*body, language=language), load(language)))


@pytest.mark.parametrize(
    "line",
    [
        "Konon Rusia menyerang pelabuhan itu.",
        "Rusia konon telah menyerang pelabuhan itu.",
        "Rusia dikabarkan menyerang pelabuhan itu.",
        "Dikabarkan Rusia menyerang pelabuhan itu.",
        "Rusia disebut-sebut menyerang pelabuhan itu.",
        "Beredar rumor Rusia menyerang pelabuhan itu.",
        "Kabar beredar Rusia menyerang pelabuhan itu.",
        "Tersiar kabar bahwa Rusia menyerang pelabuhan itu.",
        "Ada laporan bahwa Rusia menyerang pelabuhan itu.",
        "Isu yang beredar menyebutkan Rusia menyerang pelabuhan itu.",
    ],
)
def test_hearsay_is_nobodys(line: str):
    told = heard(WATCHED, line)
    assert told.said == ["report ISR", "report -"]
    assert told.holder(told.of("ASSAULT")).source == ()


def test_what_is_feared_without_a_name_is_nobodys():
    assert heard(WATCHED, "Amerika Serikat dikhawatirkan akan menyerang Iran.").said[-1] == "concern -"


def test_a_report_may_name_whose_it_is():
    assert heard("Ada laporan intelijen Prancis bahwa Rusia menyerang pelabuhan itu.").said == ["report FRA"]


def test_who_is_said_by_somebody_to_have_acted_acted():
    told = heard("Sudan dikatakan oleh Mesir telah menyerang Libya.")
    assert told.said == ["report EGY"]
    assert told.acts == ["ASSAULT SDN > LBY"]
    assert told.words(told.statement.content) == "telah menyerang Libya"


@pytest.mark.parametrize(
    "line",
    [
        "Kononnya Rusia menyerang pelabuhan itu.",
        "Tular dakwaan Rusia menyerang pelabuhan itu.",
        "Tular di media sosial kononnya Rusia menyerang pelabuhan itu.",
        "Khabar angin mengatakan Rusia menyerang pelabuhan itu.",
        "Terdapat laporan bahawa Rusia menyerang pelabuhan itu.",
        "Difahamkan, Rusia menyerang pelabuhan itu.",
    ],
)
def test_malay_hearsay_is_nobodys(line: str):
    told = heard("Menteri Pertahanan Israel berkata Iran melanggar janji.", line, language="ms")
    assert told.said == ["report ISR", "report -"]


@pytest.mark.parametrize(
    "line",
    [
        "Russia is reported to have attacked the port.",
        "Russia is said to have attacked the port.",
        "There were reports that Russia attacked the port.",
        "Rumours were circulating that Russia had attacked the port.",
        "Rumor has it that Russia attacked the port.",
        "Word spread that Russia had attacked the port.",
    ],
)
def test_english_hearsay_is_nobodys(line: str):
    told = heard("The Israeli defence minister said Iran broke its promise.", line, language="en")
    assert told.said == ["report ISR", "report -"]
    assert told.holder(told.of("ASSAULT")).source == ()


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("id", "Disebut-sebut Rusia menyerang pelabuhan Polandia."),
        ("id", "Belakangan disebut-sebut Rusia menyerang pelabuhan Polandia."),
        ("id", "Santer kabar Rusia menyerang pelabuhan Polandia."),
        ("id", "Santer terdengar Rusia menyerang pelabuhan Polandia."),
        ("id", "Menurut desas-desus, Rusia menyerang pelabuhan Polandia."),
        ("ms", "Menurut khabar angin, Rusia menyerang pelabuhan Poland."),
        ("ms", "Dikatakan Rusia menyerang pelabuhan Poland."),
        ("ms", "Rusia kononnya telah menyerang pelabuhan Poland."),
        ("en", "Russia purportedly attacked the Polish port."),
        ("en", "Russia is rumoured to have attacked the Polish port."),
        ("en", "The supposed Russian attack on Poland killed three people."),
    ],
)
def test_hearsay_is_possible_whatever_weights_say(language: str, line: str):
    assert heard(line, language=language).of("ASSAULT").certainty == "possible"


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("en", "Few governments said that Iran attacked the tanker."),
        ("en", "No government said that Iran attacked the tanker."),
        ("en", "Unconfirmed reports suggest that Israel has attacked a convoy in Syria."),
        ("en", "Israel attacked a convoy in Syria, according to unverified media reports."),
        ("id", "Tidak ada negara yang mengatakan bahwa Rusia menyerang bendungan itu."),
        ("id", "Menurut laporan yang belum diverifikasi, Israel menyerang konvoi di Suriah."),
        ("id", "Kabar yang belum dapat dipastikan menyebutkan Israel menyerang konvoi di Suriah."),
    ],
)
def test_what_few_say_or_nobody_confirms_is_left_open(language: str, line: str):
    assert heard(line, language=language).of("ASSAULT").certainty == "possible"


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("en", "Most governments said that Iran attacked the tanker."),
        ("en", "Confirmed reports said that Israel attacked a convoy in Syria."),
        ("id", "Banyak negara mengatakan bahwa Rusia menyerang bendungan itu."),
    ],
)
def test_what_many_say_stays_as_sure_as_they_say_it(language: str, line: str):
    assert heard(line, language=language).of("ASSAULT").certainty == "certain"
