"""Who does it to whom: voice, control, coordination, reciprocity, frames."""

from collections.abc import Callable
from typing import Any

import pytest

from saksi.languages import load
from saksi.steps.code.coder import code_article
from tests.conftest import Told, article_of

Tell = Callable[..., Any]


def acts(tell: Tell, sentence: str) -> list[str]:
    return tell(sentence).acts


@pytest.mark.parametrize(
    "sentence",
    [
        "Turki menyerang pangkalan militer Suriah pada Senin.",
        "Pangkalan Suriah diserang Turki pada Senin malam.",
        "Pangkalan Suriah diserang oleh Turki pada Senin malam.",
        "Pangkalan militer yang diserang Turki itu milik Suriah.",
        "Turki kembali menyerang Suriah.",
    ],
)
def test_voice_does_not_change_who_acts(tell: Tell, sentence: str):
    assert acts(tell, sentence)[0].startswith("ASSAULT TUR")


def test_a_passive_has_its_subject_as_recipient(tell: Tell):
    assert acts(tell, "Ukraina digempur Rusia dengan ratusan drone.") == ["ASSAULT RUS > UKR"]


def test_a_passive_with_ter_has_its_agent_behind_it(tell: Tell):
    assert acts(tell, "Dua tentara Lebanon tertembak pasukan Israel.") == ["ASSAULT ISR > LBN"]


def test_a_passive_without_agent_has_no_actor(tell: Tell):
    assert acts(tell, "Konvoi bantuan PBB diserang di dekat El Fasher.") == ["ASSAULT - > UN"]


def test_an_object_relative_has_its_agent_behind_the_verb(tell: Tell):
    assert acts(tell, "Rencana yang dikutuk Rusia itu tetap berjalan.") == ["ACCUSE RUS"]


def test_an_object_relative_may_hang_on_the_one_it_is_done_to(tell: Tell):
    found = acts(tell, "Wakil Presiden Filipina, yang dikecam China, mengunjungi Tokyo.")
    assert found == ["ACCUSE CHN > PHL", "CONSULT PHL > JPN"]


@pytest.mark.parametrize(
    ("sentence", "act"),
    [
        ("Amerika Serikat mendesak Hamas menyerah.", "REQUEST USA > HAMAS"),
        ("Prancis mendesak Iran agar segera menghentikan pengayaan uranium.", "REQUEST FRA > IRN"),
        ("Jerman meminta Serbia untuk menarik pasukannya dari perbatasan.", "REQUEST DEU > SRB"),
        ("Amerika Serikat menuntut agar Iran menghentikan program nuklirnya.", "REQUEST USA > IRN"),
        ("Beijing menuntut Tokyo meminta maaf.", "REQUEST CHN > JPN"),
        ("Israel diminta PBB membuka perbatasan Rafah.", "REQUEST UN > ISR"),
    ],
)
def test_what_is_asked_for_is_no_act_beside_the_asking(tell: Tell, sentence: str, act: str):
    assert acts(tell, sentence) == [act]


def test_a_demand_to_give_way_is_a_demand_to_yield(tell: Tell):
    assert tell("Amerika Serikat mendesak Hamas menyerah.").event.mode == "yield"


@pytest.mark.parametrize(
    ("sentence", "act"),
    [
        ("Inggris, Prancis, dan Jerman mengecam keputusan Iran.", "ACCUSE DEU,FRA,GBR > IRN"),
        ("Presiden Mesir dan Raja Yordania menolak rencana Israel.", "REJECT EGY,JOR > ISR"),
        ("Israel menyerang Iran, Lebanon, dan Yaman.", "ASSAULT ISR > IRN,LBN,YEM"),
        ("Kanada serta Selandia Baru mengutuk serangan itu.", "ACCUSE CAN,NZL"),
    ],
)
def test_actors_of_one_act_are_one_list(tell: Tell, sentence: str, act: str):
    assert acts(tell, sentence) == [act]


def test_verbs_side_by_side_share_their_subject(tell: Tell):
    found = acts(tell, "Rusia menyerang Ukraina dan mengancam Polandia.")
    assert found == ["ASSAULT RUS > UKR", "THREATEN RUS > POL"]


@pytest.mark.parametrize(
    ("sentence", "act"),
    [
        ("Menteri Luar Negeri Turki bertemu dengan Menteri Luar Negeri Mesir di Kairo.", "CONSULT EGY,TUR"),
        ("Perdana Menteri Jepang bertemu Presiden Korea Selatan di Seoul.", "CONSULT JPN,KOR"),
        ("India dan Pakistan saling serang di perbatasan.", "ASSAULT IND,PAK"),
        ("Presiden AS Donald Trump menelepon Presiden Rusia Vladimir Putin.", "CONSULT RUS,USA"),
        ("Amerika Serikat dan Israel menggelar latihan militer bersama.", "COOPERATE ISR,USA"),
        ("Rusia dan China menandatangani perjanjian kerja sama pertahanan.", "SUPPORT CHN,RUS"),
        ("Vietnam dan Australia meningkatkan hubungan menjadi kemitraan strategis.", "COOPERATE AUS,VNM"),
    ],
)
def test_parties_of_a_mutual_act_are_all_actors(tell: Tell, sentence: str, act: str):
    assert acts(tell, sentence) == [act]


@pytest.mark.parametrize(
    ("sentence", "act"),
    [
        ("Presiden Prancis mengunjungi Beijing.", "CONSULT FRA > CHN"),
        ("Putin menerima kunjungan Perdana Menteri Hungaria di Moskow.", "CONSULT HUN > RUS"),
    ],
)
def test_a_visitor_acts_and_a_host_receives(tell: Tell, sentence: str, act: str):
    told = tell(sentence)
    assert told.acts == [act]
    assert told.event.mode == "visit"


@pytest.mark.parametrize(
    ("sentence", "act"),
    [
        ("Mesir mengecam serangan Israel ke Gaza.", "ACCUSE EGY > ISR"),
        ("Filipina memprotes tindakan China di Laut China Selatan.", "ACCUSE PHL > CHN"),
        ("Jepang memuji keputusan Korea Selatan.", "SUPPORT JPN > KOR"),
        ("Jepang mengecam uji coba rudal yang dilakukan Korea Utara.", "ACCUSE JPN > PRK"),
    ],
)
def test_the_recipient_of_a_judgement_is_whoever_did_it(tell: Tell, sentence: str, act: str):
    assert acts(tell, sentence)[0] == act


def test_an_accusation_is_coded_with_what_is_alleged(tell: Tell):
    told = tell("Ukraina menuduh Rusia menyerang rumah sakit di Kharkiv.")
    assert told.acts == ["ACCUSE UKR > RUS", "ASSAULT RUS > UKR"]
    assert told.of("ACCUSE").mode == "allege"
    alleged = told.of("ASSAULT")
    assert alleged.certainty == "possible"
    assert told.holder(alleged).kind == "report"


@pytest.mark.parametrize(
    ("sentence", "act", "mode"),
    [
        ("Meksiko mengusir duta besar Ekuador.", "SANCTION MEX > ECU", "expel"),
        ("Polisi Turki menangkap 20 anggota ISIS di Ankara.", "COERCE TUR > ISIS", "arrest"),
        ("Korea Utara menguji coba rudal balistik.", "MOBILIZE PRK", "weapons"),
        ("Hamas membebaskan tiga sandera Israel.", "RETREAT HAMAS > ISR", "release"),
        ("Hizbullah menembakkan roket ke Israel utara.", "ASSAULT HEZBOLLAH > ISR", "heavy-weapons"),
        ("Rusia dan Ukraina menyepakati gencatan senjata.", "AGREE RUS,UKR", None),
        ("Rusia dan Ukraina mengumumkan gencatan senjata.", "RETREAT RUS,UKR", "ceasefire"),
        ("Presiden Argentina meminta maaf kepada Spanyol.", "CONCEDE ARG > ESP", None),
        ("Uni Eropa menjatuhkan sanksi baru terhadap Belarus.", "SANCTION EU > BLR", None),
        ("Buruh Prancis mogok kerja di Paris.", "PROTEST FRA > FRA", "strike"),
        ("Pengadilan Rusia menghukum seorang warga Amerika Serikat.", "SANCTION RUS > USA", "convict"),
    ],
)
def test_acts_have_type_parties_and_mode(tell: Tell, sentence: str, act: str, mode: str | None):
    told = tell(sentence)
    assert told.acts == [act]
    assert told.event.mode == mode


def test_citizens_in_the_streets_protest(tell: Tell):
    assert acts(tell, "Ribuan warga Serbia berunjuk rasa di Beograd.") == ["PROTEST SRB > SRB"]


@pytest.mark.parametrize(
    "sentence",
    [
        "Nilai kontrak itu mencapai 3 miliar dolar AS.",
        "Nilai bantuan Jepang kepada Laos mencapai 50 juta dolar AS.",
        "Harga minyak naik tiga persen pada Selasa.",
        "Perang di Sudan memasuki tahun ketiga.",
        "Aliansi militer Rusia dan Belarus berumur dua dekade.",
        "Topan itu bergerak menuju Filipina.",
    ],
)
def test_money_weather_and_mere_topics_are_no_acts(tell: Tell, sentence: str):
    assert acts(tell, sentence) == []


@pytest.mark.parametrize(
    ("sentence", "act"),
    [
        ("Jepang memberikan pinjaman 50 juta dolar AS kepada Laos.", "AID JPN > LAO"),
        ("Indonesia memberi bantuan senilai 10 juta dolar AS kepada Fiji.", "AID IDN > FJI"),
    ],
)
def test_a_currency_is_no_actor(tell: Tell, sentence: str, act: str):
    assert acts(tell, sentence) == [act]


@pytest.mark.parametrize(
    "sentence",
    [
        "Iran mengancam menutup Selat Hormuz.",
        "Jepang mengecam uji coba rudal itu.",
        "Rusia menembakkan rudal dari Laut Hitam.",
        "Korea Utara meluncurkan rudal ke laut.",
    ],
)
def test_places_and_weapons_are_nobody_to_act_upon(tell: Tell, sentence: str):
    assert [event.recipient for event in tell(sentence).events] == [()]


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "Japan recalled its ambassador from China."),
        ("en", "Japan withdrew its soldiers from China."),
        ("id", "Jepang menarik duta besarnya dari China."),
        ("id", "Jepang menarik pasukannya dari China."),
        ("ms", "Jepun memanggil pulang dutanya dari China."),
    ],
)
def test_whom_a_state_calls_back_is_its_own_and_not_of_where_they_leave(language: str, sentence: str):
    event = Told(code_article(article_of(sentence, language=language), load(language))).event
    assert [(actor.id, actor.name) for actor in event.recipient] == [("CHN", "China")]


def test_an_envoy_from_a_state_is_of_that_state():
    sentence = "The ambassador from Chile met Peruvian officials."
    event = Told(code_article(article_of(sentence, language="en"), load("en"))).event
    assert [actor.name for actor in event.actor] == ["The ambassador from Chile", "Peruvian officials"]
