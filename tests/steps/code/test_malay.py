"""Malay sentences through the whole coder: own words, one behaviour each."""

import pytest

from saksi.model import Coded, Page
from saksi.pipeline import run
from saksi.steps.code import load


@pytest.fixture(scope="module")
def code():
    coder = load()

    def one(text: str, url: str | None = "https://www.bernama.com/bm/1") -> Coded:
        (coded,) = run([Page(text.encode(), source="a.txt", url=url)], coder=coder)
        assert isinstance(coded, Coded)
        return coded

    return one


def acts(coded: Coded) -> list[tuple[str, set[str | None], set[str | None]]]:
    return [(e.type, {a.id for a in e.actor}, {a.id for a in e.recipient}) for e in coded.events]


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("Israel menyerang Lubnan semalam.", ("ASSAULT", {"ISR"}, {"LBN"})),
        ("Lubnan diserang oleh tentera Israel semalam.", ("ASSAULT", {"ISR"}, {"LBN"})),
        ("Malaysia menggesa Myanmar menghentikan keganasan.", ("REQUEST", {"MYS"}, {"MMR"})),
        ("Mesir menyelar tindakan Israel itu.", ("ACCUSE", {"EGY"}, {"ISR"})),
        ("Turkiye menyokong Palestin.", ("SUPPORT", {"TUR"}, {"PSE"})),
        (
            "Amerika Syarikat mengenakan sekatan baharu terhadap Rusia.",
            ("SANCTION", {"USA"}, {"RUS"}),
        ),
        ("Menteri Luar Jepun melawat Filipina pada Isnin.", ("CONSULT", {"JPN"}, {"PHL"})),
        ("Polis Thailand menahan 12 rakyat Kemboja.", ("COERCE", {"THA"}, {"KHM"})),
        ("Korea Utara mengugut akan menyerang Korea Selatan.", ("THREATEN", {"PRK"}, {"KOR"})),
    ],
)
def test_acts_with_their_parties(code, text: str, act: tuple[str, set[str], set[str]]):
    assert act in acts(code(text))


@pytest.mark.parametrize(
    ("text", "kind", "source"),
    [
        ("Menteri Luar Jepun berkata, rundingan itu gagal.", "report", {"JPN"}),
        ("Rusia mendakwa Ukraine menyerang Crimea.", "report", {"RUS"}),
        ("Iran menafikan Tehran menghantar dron kepada Rusia.", "denial", {"IRN"}),
        ("Mesir bimbang Israel akan menyerang Rafah.", "concern", {"EGY"}),
        ("China dijangka menghantar bantuan ke Gaza.", "prediction", set()),
        ("Junta Myanmar difahamkan telah menahan 30 aktivis.", "report", set()),
    ],
)
def test_statements_with_their_sources(code, text: str, kind: str, source: set[str]):
    found = [(s.kind, {a.id for a in s.source}) for s in code(text).statements]
    assert (kind, source) in found


@pytest.mark.parametrize(
    ("text", "certainty", "time"),
    [
        ("Rusia telah menyerang Kyiv.", "certain", "past"),
        ("Rusia akan menyerang Kyiv.", "probable", "future"),
        ("Rusia mungkin menyerang Kyiv.", "possible", "future"),
        ("Rusia didakwa telah menyerang Kyiv.", "possible", "past"),
    ],
)
def test_how_sure_and_when(code, text: str, certainty: str, time: str):
    (event,) = code(text).events
    assert (event.certainty, event.time) == (certainty, time)


def test_what_did_not_happen_is_negative(code):
    (event,) = code("Rusia tidak menyerang Kyiv semalam.").events
    assert event.polarity == "negative"


def test_a_title_of_malaysia_gives_its_bearer_a_state(code):
    coded = code("Datuk Seri Halim Baharom berkata, Israel menyerang Gaza.")
    assert [actor.id for actor in coded.statements[0].source] == ["MYS"]


def test_a_pronoun_goes_on_speaking(code):
    text = "Menteri Luar Jepun, Kenji Mori tiba di Tokyo. Beliau berkata, China menyerang Taiwan."
    assert [actor.id for actor in code(text).statements[-1].source] == ["JPN"]


def test_a_bare_institution_repeats_the_one_named_before(code):
    text = "Malaysia mengecam junta Myanmar. Thailand turut mengecam junta itu."
    assert ("ACCUSE", {"THA"}, {"MMR"}) in acts(code(text))


def test_the_government_of_a_paper_of_brunei_is_that_of_brunei(code):
    text = "Kerajaan mengecam serangan Israel ke atas Gaza."
    url = "https://www.pelitabrunei.gov.bn/1"
    assert acts(code(text, url)) == [("ACCUSE", {"BRN"}, {"ISR"})]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Jurucakap Rumah Putih enggan mengulas laporan mengenai syarikat itu.", {"USA"}),
        ("Setiausaha akhbar Rumah Putih berkata, rundingan itu ditangguhkan.", {"USA"}),
        ("Jurucakap Kremlin, Dmitry Peskov berkata, dakwaan itu tidak berasas.", {"RUS"}),
        ("Jurucakap Pentagon memberitahu pemberita bahawa latihan itu dibatalkan.", {"USA"}),
        ("Jurucakap Kementerian Luar China berkata, lawatan itu ditangguhkan.", {"CHN"}),
    ],
)
def test_spokespeople_of_foreign_seats_speak_for_their_states(code, text: str, source: set[str]):
    assert source in [{a.id for a in s.source} for s in code(text).statements]


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("Thailand mengusir 60 warga Kemboja yang bekerja di ladang.", ("COERCE", {"THA"}, {"KHM"})),
        ("Rusia mengusir dua diplomat Norway pada Selasa.", ("SANCTION", {"RUS"}, {"NOR"})),
        ("Parti Warisan menarik balik sokongan kepada kerajaan Sabah.", ("SANCTION", {"MYS"}, {"MYS"})),
        ("Amerika Syarikat menarik balik sekatan terhadap Syria.", ("CONCEDE", {"USA"}, {"SYR"})),
        ("Sultan Brunei berkenan berangkat ke Jepun bagi lawatan rasmi.", ("CONSULT", {"BRN"}, {"JPN"})),
        (
            "Pasukan Pengawal Pantai China menembak kapal bekalan Filipina.",
            ("ASSAULT", {"CHN"}, {"PHL"}),
        ),
    ],
)
def test_words_that_tell_one_act_from_another(code, text: str, act: tuple[str, set[str], set[str]]):
    assert act in acts(code(text))


def test_gracious_consent_is_no_agreement(code):
    found = acts(code("Sultan Brunei berkenan menerima menghadap Menteri Luar Singapura di istana."))
    assert [type_ for type_, *_ in found] == ["CONSULT"]


@pytest.mark.parametrize(
    ("text", "state"),
    [
        # A body of the home state is as good as its name.
        (
            "Jepun mencatat banyak kes. Dr Razif Hamdan berkata, angka Polis Diraja Malaysia naik.",
            "MYS",
        ),
        ("Jepun mencatat banyak kes. Ketua polis, Kenji Mori berkata, angka itu meningkat.", "JPN"),
    ],
)
def test_a_page_that_names_a_body_of_home_is_from_there(code, text: str, state: str):
    (statement,) = code(text).statements
    assert {a.id for a in statement.source} == {state}
