"""Which words name an act: verbs, support verbs, event nouns, headlines."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from saksi.languages import load
from saksi.model import Part
from saksi.steps.code.coder import draft_article
from tests.conftest import article_of

Tell = Callable[..., Any]


def acts(tell: Tell, *body: str, title: str = "") -> list[str]:
    return tell(*body, title=title).acts


@pytest.mark.parametrize(
    ("sentence", "act"),
    [
        ("Rusia melancarkan serangan ke Ukraina.", "ASSAULT RUS > UKR"),
        ("Mesir menggelar pertemuan dengan Qatar di Doha.", "CONSULT EGY,QAT"),
        ("Iran mendapat kecaman dari Inggris.", "ACCUSE GBR > IRN"),
        ("Amerika Serikat menjatuhkan sanksi kepada Rusia.", "SANCTION USA > RUS"),
        ("Jepang melayangkan protes kepada China.", "ACCUSE JPN > CHN"),
    ],
)
def test_a_support_verb_lends_its_subject_to_a_noun(tell: Tell, sentence: str, act: str):
    assert acts(tell, sentence) == [act]


@pytest.mark.parametrize(
    ("sentence", "act"),
    [
        ("Serangan Israel ke Gaza menewaskan 15 orang.", "ASSAULT ISR > PSE"),
        ("Serangan udara Amerika Serikat terhadap Yaman menewaskan 30 orang.", "ASSAULT USA > YEM"),
        ("Kunjungan Perdana Menteri India ke Moskow berlangsung dua hari.", "CONSULT IND > RUS"),
    ],
)
def test_a_noun_that_is_the_subject_of_its_clause_is_an_act(tell: Tell, sentence: str, act: str):
    assert acts(tell, sentence) == [act]


@pytest.mark.parametrize(
    "sentence",
    [
        "Bupati Bekasi terjaring OTT KPK.",
        "Wali Kota Depok terciduk polisi di Bali.",
        "Menteri Iran itu tertangkap oleh aparat di Baku.",
    ],
)
def test_whom_a_raid_catches_is_arrested(tell: Tell, sentence: str):
    assert [act.split()[0] for act in acts(tell, sentence)] == ["COERCE"]


@pytest.mark.parametrize(
    "sentence",
    [
        "Mahasiswa Iran itu tertangkap basah membuang sampah.",
        "Kapal Iran itu tertangkap oleh radar Israel.",
        "Menteri Iran itu terciduk saat makan siang di Bali.",
    ],
)
def test_who_is_only_noticed_is_not_arrested(tell: Tell, sentence: str):
    assert acts(tell, sentence) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "Para menteri itu membahas serangan Israel ke Lebanon.",
        "Usai serangan Rusia itu, warga mengungsi ke stasiun.",
        "Warga berkumpul setelah kunjungan Presiden Prancis.",
        "Menteri itu berbicara tentang sanksi Amerika Serikat terhadap Iran.",
    ],
)
def test_a_noun_elsewhere_is_no_act(tell: Tell, sentence: str):
    assert not [act for act in acts(tell, sentence) if act.startswith(("ASSAULT", "SANCTION", "CONSULT FRA"))]


def test_a_noun_as_the_object_of_a_judgement_is_no_act(tell: Tell):
    assert acts(tell, "Mesir mengecam serangan Israel ke Gaza.") == ["ACCUSE EGY > ISR"]


def test_an_announced_act_is_planned(tell: Tell):
    event = tell("Amerika Serikat mengumumkan pertemuan dengan Iran di Muscat.").of("CONSULT")
    assert (event.certainty, event.time) == ("probable", "future")


def test_what_was_just_announced_is_planned_all_the_same(tell: Tell):
    event = tell("Rusia baru saja mengumumkan konsultasi dengan Korea Utara di Moskwa.").of("CONSULT")
    assert (event.certainty, event.time) == ("probable", "future")


def test_an_announced_visit_is_the_visitors(tell: Tell):
    event = tell("Mesir mengumumkan kunjungan Presiden Turki ke Kairo.").of("CONSULT")
    assert [actor.id for actor in event.actor] == ["TUR"]


def test_a_proposed_meeting_is_a_request_to_the_other_party(tell: Tell):
    told = tell("Ukraina mengusulkan pertemuan dengan Rusia di Istanbul.")
    assert told.acts == ["REQUEST UKR > RUS"]
    assert told.event.mode == "meet"


def test_the_predicate_is_the_word_that_names_the_act(tell: Tell):
    told = tell("Presiden Meksiko bertemu Presiden Brasil di Lima.")
    assert told.words(told.event.predicate) == "bertemu"


def test_an_act_told_twice_in_one_sentence_is_one(tell: Tell):
    assert acts(tell, "Serangan Rusia ke Kyiv itu menyerang dua gedung apartemen.") == ["ASSAULT RUS > UKR"]


def test_an_act_told_again_in_another_paragraph_is_coded_again(tell: Tell):
    found = acts(tell, "Rusia menyerang Kyiv pada Senin.", "Rusia menyerang Kyiv dengan rudal.")
    assert found == ["ASSAULT RUS > UKR", "ASSAULT RUS > UKR"]


def test_a_noun_as_the_object_of_a_judgement_is_no_act_with_a_relative_clause_either(tell: Tell):
    found = acts(tell, "Jepang mengecam uji coba rudal yang dilakukan Korea Utara.")
    assert [act.split()[0] for act in found] == ["ACCUSE"]


@pytest.mark.parametrize(
    ("title", "act"),
    [
        ("Rusia Serang Kyiv, 12 Orang Tewas", "ASSAULT RUS > UKR"),
        ("Menlu Jepang Kecam Korea Utara", "ACCUSE JPN > PRK"),
        ("Trump dan Putin Bertemu di Budapest", "CONSULT RUS,USA"),
        ("Bantu Ukraina, Jerman Siapkan Dana", "AID DEU > UKR"),
        ("PBB Desak Israel Buka Perbatasan", "REQUEST UN > ISR"),
        ("Iran Ancam Tutup Selat Hormuz", "THREATEN IRN"),
    ],
)
def test_headlines_in_title_case_are_read(tell: Tell, title: str, act: str):
    assert acts(tell, "Keterangan lain belum ada.", title=title)[:1] == [act]


@pytest.mark.parametrize(
    "title",
    ["Menlu Jepang Kecam Peluncuran Rudal Korea Utara", "Jerman Pamerkan Rudal Baru di Berlin"],
)
def test_the_name_of_a_weapon_in_a_headline_is_no_attack(tell: Tell, title: str):
    assert not [act for act in acts(tell, title=title) if act.startswith("ASSAULT")]


def test_a_headline_may_open_with_a_relative(tell: Tell):
    assert acts(tell, title="Yang Mengecam Israel Bukan Hanya Turki")[:1] != ["ACCUSE UN > ISR"]


def test_a_missile_delivered_to_an_ally_is_no_strike(tell: Tell):
    assert acts(tell, "Iran mengirim rudal ke Rusia.")[:1] != ["ASSAULT IRN > RUS"]


def test_a_repeated_title_is_read_once(tell: Tell, code: Callable[..., Any]):
    article = tell("Rusia Serang Kyiv", title="Rusia Serang Kyiv").coded.article
    titles = tuple(Part("title", part.start, part.end) for part in article.parts)
    assert len(code(replace(article, parts=titles)).events) == 1


def test_a_relative_clause_tells_its_event_noun_again(tell: Tell):
    told = tell("Turki melancarkan serangan udara yang menghantam gudang senjata di Suriah.")
    assert told.acts == ["ASSAULT TUR > SYR"]


def test_the_dead_and_the_hurt_of_one_attack_are_one_act(tell: Tell):
    told = tell("Dua tentara Mesir tewas dan lima lainnya terluka dalam serangan ISIS.")
    assert told.acts == ["ASSAULT ISIS > EGY"]


def test_a_place_does_not_fight(tell: Tell):
    assert tell("Tiga prajurit Mesir tewas dalam bentrokan di Sudan.").acts == []


def test_attacks_come_about(tell: Tell):
    assert tell("Setiap pekan terjadi serangan Rusia di Ukraina timur.").acts == ["ASSAULT RUS > UKR"]


def test_warships_on_their_way_are_moved(tell: Tell):
    assert tell("Kapal induk Prancis bergerak menuju Laut Merah.").acts == ["MOBILIZE FRA"]


def test_of_phrases_of_one_length_the_tighter_one_holds(tell: Tell):
    assert tell("Meksiko menyambut baik rencana kunjungan Presiden Chile.").acts == ["SUPPORT MEX > CHL"]


def test_who_is_accused_by_nobody_is_described(tell: Tell):
    told = tell("Seorang pria yang dituduh mencuri dokumen Peru tiba di Chile.")
    assert not any(act.startswith("ACCUSE") for act in told.acts)


def test_a_thing_that_threatens_is_no_threat(tell: Tell):
    assert tell("Krisis tersebut mengancam upaya damai Mesir di Sudan.").acts == []


def test_shots_are_fired(tell: Tell):
    told = tell("Tentara Mesir melepaskan tembakan ke arah tentara Sudan.")
    assert told.acts == ["ASSAULT EGY > SDN"]


@pytest.mark.parametrize(
    ("sentence", "type_"),
    [
        ("Indonesia siap membantu Palestina.", "AGREE"),
        ("Jepang siap untuk memasok vaksin ke Filipina.", "AGREE"),
        ("Amerika Serikat memperpanjang tenggat waktu bagi China.", "CONCEDE"),
    ],
)
def test_readiness_and_more_time_are_acts(sentence: str, type_: str):
    drafts = draft_article(article_of(sentence), load("id")).drafts
    assert [d.candidate.entry.type for d in drafts if d.objection is None] == [type_]
