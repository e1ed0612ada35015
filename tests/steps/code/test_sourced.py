"""Who is behind a cue by the words alone, with the weights, which may not overrule that."""

import pytest

from saksi.languages import load
from saksi.steps.code.coder import code_article
from tests.conftest import Told, article_of


def heard(*body: str, language: str = "id") -> Told:
    return Told(code_article(article_of(*body, language=language), load(language)))


@pytest.mark.parametrize(
    ("language", "line", "who"),
    [
        ("id", "Klaim Rusia bahwa Polandia menyerang Belarus dibantah Warsawa.", "RUS"),
        ("id", "Tuduhan Ukraina bahwa Rusia menembaki Kherson memicu kecaman.", "UKR"),
        ("id", "Laporan dari Turki bahwa Israel menyerang Damaskus mengejutkan para diplomat.", "TUR"),
        ("ms", "Dakwaan Rusia bahawa Poland menyerang Belarus dinafikan Warsaw.", "RUS"),
        ("ms", "Dakwaan daripada Ukraine bahawa Rusia menyerang Kherson mencetuskan kecaman.", "UKR"),
        ("en", "Russia's claim that Poland attacked Belarus was denied in Warsaw.", "RUS"),
        ("en", "A claim by Russia that Poland attacked Belarus could not be verified.", "RUS"),
        ("en", "Reports from Turkey that Israel bombed Damascus surprised diplomats.", "TUR"),
        ("id", "Pengumuman Kementerian Luar Negeri Iran bahwa Israel mengebom Natanz menuai kritik.", "IRN"),
        ("id", "Tudingan dari Kyiv bahwa Rusia menculik anak-anak Ukraina ditolak Kremlin.", "UKR"),
    ],
)
def test_whose_claim_it_is_claims_it(language: str, line: str, who: str):
    said = heard(line, language=language)
    assert f"report {who}" in said.said
    holder = said.holder(next(e for e in said.events if e.type == "ASSAULT"))
    assert holder is not None
    assert [a.id for a in holder.source] == [who]


@pytest.mark.parametrize(
    ("language", "line", "content"),
    [
        (
            "id",
            "Klaim Rusia bahwa Polandia menyerang Belarus belum terverifikasi.",
            "Polandia menyerang Belarus",
        ),
        ("id", "Kabar bahwa Chile menyerang Lima beredar luas.", "Chile menyerang Lima"),
        ("ms", "Dakwaan Rusia bahawa Poland menyerang Belarus dinafikan Warsaw.", "Poland menyerang Belarus"),
        (
            "en",
            "A claim by Russia that Poland attacked Belarus could not be verified.",
            "Poland attacked Belarus",
        ),
        (
            "en",
            "The ministry said Chile had attacked two ships, in a post on Telegram on Monday.",
            "Chile had attacked two ships",
        ),
        (
            "id",
            "Kementerian Pertahanan Peru mengatakan Chile menyerang Lima, dalam unggahan di X pada Senin.",
            "Chile menyerang Lima",
        ),
        ("en", "Washington allegedly bombed the port, but Caracas denies it.", "bombed the port"),
        (
            "id",
            "Washington kabarnya mengebom pelabuhan itu, tetapi Caracas membantahnya.",
            "mengebom pelabuhan itu",
        ),
        (
            "id",
            "Peru menyebut Chile menyerang Lima, sedangkan Chile menuduh Peru menyerang Arica.",
            "Chile menyerang Lima",
        ),
    ],
)
def test_what_is_said_ends_where_another_speaks_or_the_noun_has_its_verb(
    language: str, line: str, content: str
):
    said = heard(line, language=language)
    first = min(said.statements, key=lambda s: s.cue.start)
    assert said.words(first.content) == content


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("id", "Katanya Spanyol mengirim kapal perang ke Gibraltar."),
        ("id", "Katanya, Spanyol menyerang Maroko."),
        ("ms", "Katanya Sepanyol menyerang Maghribi."),
    ],
)
def test_hearsay_is_of_nobody_where_nobody_spoke_before(language: str, line: str):
    said = heard(line, language=language)
    assert said.said == ["report -"]
    assert said.words(said.statement.content).startswith(("Spanyol", "Sepanyol"))


def test_what_he_says_is_of_whoever_spoke_before():
    quoted = '"Spanyol mendukung Maroko," kata Menteri Luar Negeri Spanyol Jose Albares.'
    said = heard(f"{quoted} Katanya Prancis akan mengirim bantuan ke Rabat.")
    assert said.said == ["report ESP", "report ESP"]


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("en", "No one said that Russia attacked Ukraine."),
        ("en", "Nobody in the Kremlin said Russia attacked Ukraine."),
        ("en", "No country said that it would recognise Kosovo."),
        ("en", "None of the ministers said Iran attacked Israel."),
        ("en", "Few said Iran attacked Israel."),
        ("id", "Tidak ada yang mengatakan Rusia menyerang Ukraina."),
        ("id", "Tidak ada negara yang mengatakan bahwa Iran menyerang Israel."),
        ("id", "Tak ada pejabat Rusia yang mengatakan Iran menyerang Israel."),
        ("id", "Tidak satu negara pun menyatakan akan mengakui Kosovo."),
        ("ms", "Tiada siapa berkata Rusia menyerang Ukraine."),
        ("ms", "Tiada negara yang menyatakan bahawa Iran menyerang Israel."),
    ],
)
def test_nobody_says_nothing(language: str, line: str):
    assert heard(line, language=language).said == []


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("en", "No country said that Russia attacked Kyiv."),
        ("id", "Tidak ada negara yang mengatakan Rusia menyerang Kyiv."),
        ("id", "Tidak ada pejabat Iran yang menyebutkan bahwa Israel menyerang Natanz."),
        ("ms", "Tiada negara yang mengatakan bahawa Rusia menyerang Kyiv."),
    ],
)
def test_what_nobody_says_the_page_does_not_say_either(language: str, line: str):
    told = heard(line, language=language)
    assert told.of("ASSAULT").certainty == "possible"


@pytest.mark.parametrize(
    ("language", "line", "who"),
    [
        ("en", "A few officials of Iran said Israel attacked Natanz.", "IRN"),
        ("en", "With no proof, Iran said Israel attacked Natanz.", "IRN"),
        ("id", "Tidak ada korban, Iran mengatakan Israel menyerang Natanz.", "IRN"),
    ],
)
def test_a_few_or_a_lack_of_something_else_silence_nobody(language: str, line: str, who: str):
    assert heard(line, language=language).said == [f"report {who}"]


@pytest.mark.parametrize(
    ("language", "line", "said"),
    [
        ("ms", "Pegawai Amerika Syarikat berkata Iran menyerang Israel.", "USA GOV"),
        ("ms", '"Iran menyerang Israel," kata pegawai Amerika Syarikat itu kepada Reuters.', "USA GOV"),
        ("ms", "Jurucakap tentera Israel berkata Iran melancarkan serangan ke atas Haifa.", "ISR MIL"),
        ("id", "Pejabat AS mengatakan Iran menyerang Israel.", "USA GOV"),
        ("id", "Pejabat Kremlin mengatakan Ukraina menyerang Belgorod.", "RUS GOV"),
        ("id", "Chile menyerang pangkalan itu, ujar Menteri Pertahanan Peru, dilansir Reuters.", "PER GOV"),
        ("en", "US officials said Iran attacked Israel.", "USA GOV"),
        ("en", "A Kremlin official said Ukraine attacked Belgorod.", "RUS GOV"),
        ("en", "Russia's TASS news agency said Ukraine attacked Belgorod.", "RUS JRN"),
        (
            "en",
            "Russia's TASS news agency, cited by the ministry, said Ukraine attacked Belgorod.",
            "RUS JRN",
        ),
        ("en", "Analysts said Russia attacked Ukraine in response to the raid.", "None EXP"),
        ("en", "Experts believe China will sanction Japan.", "None EXP"),
    ],
)
def test_who_speaks_is_who_stands_beside_the_cue(language: str, line: str, said: str):
    (source,) = heard(line, language=language).statement.source
    assert f"{source.id} {source.sector}" == said


def test_the_medium_that_cites_a_ministry_bears_the_state_of_its_outlet():
    line = "The Fars news agency, citing the defence ministry, said Israel attacked Natanz."
    said = heard(line, language="en")
    medium = next(s for s in said.statements if s.source[0].sector == "JRN")
    assert medium.source[0].id == "IRN"
    assert said.words(medium.content) == "Israel attacked Natanz"


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("id", "Diplomat Barat mengatakan Sudan menyerang Chad."),
        ("id", "Seorang pejabat asing mengatakan Rusia menyerang Polandia."),
        ("ms", "Diplomat Barat berkata Sudan menyerang Chad."),
        ("en", "Western diplomats said Sudan had attacked Chad."),
    ],
)
def test_people_from_abroad_are_of_no_state_in_view(language: str, line: str):
    (statement,) = heard(line, language=language).statements
    assert [actor.id for actor in statement.source] == [None]
