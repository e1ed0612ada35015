"""Who says so: quotations, clauses, relays, hidden sources, nesting."""

from collections.abc import Callable
from typing import Any

import pytest

Tell = Callable[..., Any]


def said(tell: Tell, *body: str, title: str = "") -> list[str]:
    return tell(*body, title=title).said


def content(tell: Tell, *body: str, title: str = "") -> str:
    told = tell(*body, title=title)
    return told.words(told.statement.content)


def test_a_quotation_may_be_closed_by_its_cue(tell: Tell):
    told = tell(
        '"Kami akan terus mendukung Ukraina sampai menang," kata Presiden Prancis Emmanuel Macron di Paris.'
    )
    assert told.said == ["report FRA"]
    assert told.statement.direct
    assert told.words(told.statement.cue) == "kata"
    assert told.words(told.statement.content) == '"Kami akan terus mendukung Ukraina sampai menang,"'


def test_a_quotation_may_be_opened_by_its_cue(tell: Tell):
    told = tell('Menteri Pertahanan Jepang mengatakan, "Kami tidak akan pergi dari pulau itu."')
    assert told.said == ["report JPN"]
    assert told.statement.direct
    assert told.words(told.statement.content) == '"Kami tidak akan pergi dari pulau itu."'


def test_curly_marks_quote_as_well(tell: Tell):
    assert (
        content(tell, "“Kami mengecam serangan itu,” tegas Presiden Moldova.")
        == "“Kami mengecam serangan itu,”"
    )


def test_a_split_quotation_has_its_longest_part_as_content(tell: Tell):
    told = tell(
        '"Kami siap berunding," ujar Perdana Menteri Irak, "tetapi Turki harus pergi dari wilayah kami."'
    )
    assert told.said == ["report IRQ"]
    expected = '"tetapi Turki harus pergi dari wilayah kami."'
    assert told.words(told.statement.content) == expected


def test_acts_in_both_parts_of_a_split_quotation_have_its_statement(tell: Tell):
    told = tell(
        '"Kami menolak usulan itu," ujar Perdana Menteri Irak, "dan kami mengecam keras keputusan Turki itu."'
    )
    assert {event.statement for event in told.events} == {told.statement.id}


def test_a_first_person_in_a_quotation_is_its_speaker(tell: Tell):
    told = tell('"Kami mengecam serangan Rusia," tegas Presiden Moldova.')
    assert told.acts == ["ACCUSE MDA > RUS"]


def test_a_quotation_paragraph_without_cue_takes_the_nearest_one(tell: Tell):
    told = tell(
        '"Rusia adalah ancaman bagi kami semua," kata Perdana Menteri Estonia.',
        '"Kami mengecam keras keputusan NATO itu."',
    )
    assert told.said == ["report EST", "report EST"]
    assert told.acts == ["ACCUSE EST > NATO"]


@pytest.mark.parametrize("cue", ["tambahnya", "ujarnya", "katanya", "imbuhnya", "tutup dia"])
def test_who_goes_on_speaking_is_who_spoke_last(tell: Tell, cue: str):
    found = said(
        tell,
        '"Rusia adalah ancaman bagi kami semua," kata Perdana Menteri Estonia.',
        f'"Kami tidak akan pernah menyerah kepada mereka," {cue}.',
    )
    assert found == ["report EST", "report EST"]


def test_who_speaks_may_have_been_named_in_the_sentence_before(tell: Tell):
    told = tell(
        'Menteri Pertahanan Israel mengancam Hizbullah. "Kami akan menghancurkan markas mereka," katanya.'
    )
    assert told.by("report").source[0].id == "ISR"


def test_a_mark_that_never_closes_opens_a_quotation_at_the_head_of_the_line(tell: Tell):
    told = tell(
        '"Rusia adalah ancaman bagi kami semua," kata Perdana Menteri Estonia.',
        '"Kami mendesak NATO segera mengirim pasukan ke Baltik.',
    )
    assert told.acts == ["REQUEST EST > NATO"]


def test_a_stray_mark_does_not_spoil_the_page(tell: Tell):
    told = tell('Presiden Kolombia mengatakan, "Kami tidak akan mundur.', "Turki menyerang Suriah.")
    assert "ASSAULT TUR > SYR" in told.acts


def test_a_closing_frame_without_marks_is_a_report(tell: Tell):
    told = tell("Pasukan Sudan menguasai bandara itu, kata juru bicara militer Sudan.")
    assert told.said == ["report SDN"]
    assert not told.statement.direct
    assert told.words(told.statement.content) == "Pasukan Sudan menguasai bandara itu"


def test_a_wire_behind_a_speaker_gives_nothing(tell: Tell):
    found = said(tell, "Pasukan Sudan menguasai bandara itu, kata juru bicara militer Sudan, dilansir AFP.")
    assert found == ["report SDN"]


def test_a_wire_before_a_speaker_nests(tell: Tell):
    told = tell(
        "Menurut Reuters, Menteri Pertahanan India mengatakan bahwa Pakistan menyerang pos perbatasan."
    )
    outer, inner = sorted(told.statements, key=lambda s: s.cue.start)
    assert (outer.source[0].name, inner.source[0].id) == ("Reuters", "IND")
    assert (outer.in_, inner.in_) == (None, outer.id)


def test_a_news_agency_before_a_speaker_nests(tell: Tell):
    found = said(
        tell, "Menurut kantor berita Anadolu, Presiden Turki mengatakan bahwa pasukannya tetap di Suriah."
    )
    assert found == ["report TUR", "report TUR"]


@pytest.mark.parametrize(
    ("sentence", "cue", "name"),
    [
        ("Menurut kantor berita Xinhua, Fiji menolak usul Tonga.", "Menurut", "kantor berita Xinhua"),
        ("Fiji menolak usul Tonga, kata surat kabar Kompas.", "kata", "surat kabar Kompas"),
        ("Mengutip media Israel Haaretz, Fiji menolak usul Tonga.", "Mengutip", "media Israel Haaretz"),
    ],
)
def test_a_medium_and_its_name_are_one_source(tell: Tell, sentence: str, cue: str, name: str):
    told = tell(sentence)
    assert told.words(told.statement.cue) == cue
    assert [(actor.name, actor.sector) for actor in told.statement.source] == [(name, "JRN")]


@pytest.mark.parametrize(
    "sentence",
    [
        "Menurut Kementerian Luar Negeri Mesir, Israel menyerang konvoi bantuan di Rafah.",
        "Israel menyerang konvoi bantuan di Rafah, menurut Kementerian Luar Negeri Mesir.",
    ],
)
def test_according_to_may_lead_or_trail(tell: Tell, sentence: str):
    told = tell(sentence)
    assert told.said == ["report EGY"]
    assert told.words(told.statement.content) == "Israel menyerang konvoi bantuan di Rafah"
    assert told.event.statement == told.statement.id


@pytest.mark.parametrize(
    ("sentence", "kind", "expected"),
    [
        ("Rusia dinilai gagal mempertahankan kota itu.", "belief", "gagal mempertahankan kota itu"),
        ("Israel diprediksi akan menyerang Iran.", "prediction", "akan menyerang Iran"),
        ("Presiden Polandia disebut akan mengunjungi Kyiv.", "report", "akan mengunjungi Kyiv"),
        ("Korea Utara kabarnya telah mengirim pasukan.", "report", "telah mengirim pasukan"),
        ("Agen itu diduga telah dibunuh oleh Rusia.", "belief", "telah dibunuh oleh Rusia"),
    ],
)
def test_a_passive_cue_without_agent_hides_its_source(tell: Tell, sentence: str, kind: str, expected: str):
    told = tell(sentence)
    assert told.said == [f"{kind} -"]
    assert told.words(told.statement.content) == expected


@pytest.mark.parametrize(
    ("sentence", "statement"),
    [
        ("Amerika Serikat percaya Iran akan menyerang Israel.", "belief USA"),
        ("Inggris menilai Rusia tidak serius berunding.", "belief GBR"),
        ("Presiden Polandia memperkirakan perang akan berakhir tahun ini.", "prediction POL"),
        ("Pejabat Jepang khawatir Korea Utara akan meluncurkan rudal baru.", "concern JPN"),
        ("Iran membantah bahwa negaranya menyerang kapal tanker itu.", "denial IRN"),
        ("Pentagon menolak berkomentar tentang laporan itu.", "no_comment USA"),
        ("Kementerian Pertahanan Israel enggan mengomentari laporan tersebut.", "no_comment ISR"),
        ("China tidak langsung mengomentari tuduhan itu.", "no_comment CHN"),
        ("Kementerian Luar Negeri Mesir mengumumkan bahwa perbatasan dibuka kembali.", "report EGY"),
    ],
)
def test_the_kind_follows_the_cue(tell: Tell, sentence: str, statement: str):
    assert said(tell, sentence) == [statement]


def test_the_complementiser_belongs_to_the_cue(tell: Tell):
    told = tell("Menteri Luar Negeri Inggris mengatakan bahwa pasukan itu sudah pulang.")
    assert told.words(told.statement.cue) == "mengatakan bahwa"
    assert told.words(told.statement.content) == "pasukan itu sudah pulang"


def test_declining_to_comment_is_no_refusal_event(tell: Tell):
    assert tell("Pentagon menolak berkomentar tentang laporan itu.").acts == []


def test_a_belief_that_somebody_tells_is_nested(tell: Tell):
    told = tell(
        "Menteri Luar Negeri Inggris mengatakan bahwa Amerika Serikat percaya Rusia akan menyerang Moldova."
    )
    outer, inner = told.by("report"), told.by("belief")
    assert (outer.source[0].id, inner.source[0].id) == ("GBR", "USA")
    assert (outer.in_, inner.in_) == (None, outer.id)
    assert told.of("ASSAULT").statement == inner.id


def test_a_forecast_holds_the_act_that_it_foretells(tell: Tell):
    told = tell("Para pengamat memperkirakan China akan menyerang Taiwan.")
    assert told.acts == ["ASSAULT CHN > TWN"]
    assert (told.event.certainty, told.event.time) == ("probable", "future")
    assert told.holder(told.event).kind == "prediction"


def test_a_warning_that_something_may_happen_is_a_prediction_with_its_act(tell: Tell):
    told = tell("Polandia memperingatkan bahwa Rusia dapat menyerang Lituania pada 2030.")
    assert told.said == ["prediction POL"]
    assert told.acts == ["ASSAULT RUS > LTU"]


def test_experts_without_a_state_are_a_source_without_id(tell: Tell):
    (source,) = tell("Para pengamat memperkirakan perang akan berlanjut.").statement.source
    assert (source.id, source.sector, source.name) == (None, "EXP", "Para pengamat")


def test_what_is_denied_did_not_happen(tell: Tell):
    told = tell("Kremlin membantah bahwa Rusia menyerang Polandia.")
    assert told.said == ["denial RUS"]
    assert told.acts == ["ASSAULT RUS > POL"]
    assert told.event.polarity == "negative"
    assert told.event.statement == told.statement.id


def test_a_demand_with_a_clause_is_a_statement_as_well(tell: Tell):
    told = tell("Prancis mendesak agar Iran menyerah.")
    assert (told.acts, told.said) == (["REQUEST FRA > IRN"], ["report FRA"])


def test_a_condemnation_of_a_thing_is_no_statement(tell: Tell):
    told = tell("Mesir mengecam serangan Israel ke Gaza.")
    assert (len(told.events), told.said) == (1, [])


def test_who_must_do_something_is_asked_by_the_speaker(tell: Tell):
    told = tell('"Israel harus segera menghentikan perang di Gaza," kata Menlu Turki Hakan Fidan.')
    assert told.acts == ["REQUEST TUR > ISR"]
    assert told.event.mode == "yield"


def test_a_headline_may_name_its_source_before_a_colon(tell: Tell):
    told = tell("Keterangan lain belum ada.", title="Menhan Inggris: Rusia Akan Menyerang Moldova")
    assert told.said == ["report GBR"]
    assert told.event.statement == told.statement.id


def test_a_page_that_speaks_in_its_own_voice_has_no_statement(tell: Tell):
    told = tell("Turki menyerang pangkalan militer Suriah pada Senin.")
    assert (told.said, told.event.statement) == ([], None)


@pytest.mark.parametrize("dash", ["-", "–", "—"])
def test_a_headline_may_name_who_speaks_behind_a_dash(tell: Tell, dash: str):
    told = tell("Pasar buka seperti biasa.", title=f"Pelabuhan utara segera dibuka {dash} Presiden Peru")
    assert told.said == ["report PER"]
    assert told.words(told.statement.content) == "Pelabuhan utara segera dibuka"


def test_a_dash_inside_a_headline_gives_nothing_to_anybody(tell: Tell):
    assert said(tell, "Pasar buka.", title="Pelabuhan utara - dibangun Peru tahun lalu - segera dibuka") == []
