"""Speakers as the page writes them: whom "according to" names, who is of no state, shared subjects."""

import pytest

from saksi.languages import load
from saksi.steps.code.coder import code_article
from tests.conftest import Told, article_of


def heard(*body: str, language: str = "en", title: str = "") -> Told:
    return Told(code_article(article_of(*body, language=language, title=title or "News"), load(language)))


@pytest.mark.parametrize(
    ("line", "who"),
    [
        ("According to her plan, firms that leave Peru must repay the aid they received.", "her plan"),
        (
            "The publisher turned the offer down twice, according to an executive familiar with the talks.",
            "an executive",
        ),
        ("Turnout in Iran has fallen sharply since 2008, according to early returns.", "early returns"),
        (
            "Russia has moved its ships to Tartus, according to satellite imagery reviewed on Monday.",
            "satellite imagery",
        ),
    ],
)
def test_whom_according_to_names_speaks_and_nobody_of_the_content(line: str, who: str):
    told = heard(line)
    statement = next(s for s in told.statements if told.words(s.cue).lower().startswith("according"))
    assert [a.name for a in statement.source] == [who]


@pytest.mark.parametrize(
    ("language", "page", "who"),
    [
        ("en", ("Iran struck Israel on Monday.", "Diplomats said the talks would go on."), None),
        (
            "en",
            ("China warned Taiwan.", "Two senior diplomats told the paper that the bill would pass."),
            None,
        ),
        ("en", ("China warned Taiwan.", "Chinese diplomats told the paper that the bill would fail."), "CHN"),
        (
            "en",
            ("China warned Taiwan.", "Diplomats from Peru told the paper that the bill would fail."),
            "PER",
        ),
        ("id", ("Iran menyerang Israel.", "Para diplomat mengatakan perundingan akan dilanjutkan."), None),
        (
            "id",
            ("Iran menyerang Israel.", "Dua diplomat yang enggan disebut namanya mengatakan Iran siap."),
            None,
        ),
        ("id", ("Iran menyerang Israel.", "Diplomat Qatar mengatakan perundingan akan dilanjutkan."), "QAT"),
        ("ms", ("Iran menyerang Israel.", "Beberapa diplomat berkata rundingan akan diteruskan."), None),
    ],
)
def test_diplomats_are_of_no_state_in_view(language: str, page: tuple[str, ...], who: str | None):
    told = heard(*page, language=language)
    assert [a.id for a in told.statements[-1].source] == [who]


@pytest.mark.parametrize(
    ("language", "line", "who"),
    [
        ("id", "Kantor berita Koravia melaporkan China akan membalas serangan itu.", None),
        ("id", "Menurut kantor berita Zenvar, Tokyo akan memprotes Beijing.", None),
        ("id", "Kantor berita Xinhua melaporkan Jepang akan membalas serangan itu.", "CHN"),
        ("ms", "Agensi berita Zenvar melaporkan Iran akan membalas serangan itu.", None),
    ],
)
def test_a_news_agency_of_a_strange_name_is_of_no_state(language: str, line: str, who: str | None):
    told = heard(line, language=language)
    assert [a.id for a in told.statements[0].source] == [who]
    assert told.statements[0].source[0].sector == "JRN"


@pytest.mark.parametrize(
    ("language", "title"),
    [("id", "Pengamat: Iran Bakal Balas Israel"), ("en", "Analysts: Iran will strike Israel")],
)
def test_experts_before_a_colon_are_of_no_country(language: str, title: str):
    told = heard(
        "Iran menyerang Israel." if language == "id" else "Iran warned Israel.",
        language=language,
        title=title,
    )
    assert [a.id for a in told.statements[0].source] == [None]


@pytest.mark.parametrize(
    "line",
    [
        "Ukrainian accusations that Hungary spied on Kyiv have soured ties.",
        "Ukrainian allegations that Hungary had spied on Kyiv were rejected in Budapest.",
        "Poland spoke amid Ukrainian accusations that Hungary spied on Kyiv.",
    ],
)
def test_accusations_with_a_whole_clause_are_a_statement(line: str):
    assert "report UKR" in heard(line).said


def test_what_lacks_its_object_is_no_clause_that_is_said():
    told = heard("The accusations that Peru made against Chile in March were withdrawn on Monday.")
    assert "report PER" not in told.said


@pytest.mark.parametrize(
    "line",
    [
        "Betting markets give a 12% likelihood that Israel will strike Iran this year.",
        "Traders see a 40 percent chance that Israel will strike Iran by June.",
        "Bookmakers put the probability that Israel will strike Iran at 5 percent.",
    ],
)
def test_a_chance_that_somebody_names_is_a_prediction(line: str):
    told = heard(line)
    assert [s.kind for s in told.statements] == ["prediction"]
    assert told.of("ASSAULT").certainty == "possible"


@pytest.mark.parametrize(
    "line", ["He gave Peru a chance.", "The coach saw a chance to win and gave the boy the ball."]
)
def test_a_chance_to_do_something_is_no_prediction(line: str):
    assert not heard(line).statements


def test_who_is_addressed_does_not_speak():
    told = heard('"There is no doubt about it," his wife, Gabriela Lazar, wrote in a letter to the court.')
    assert "court" not in told.statement.source[0].name


def test_joined_verbs_share_their_pronoun():
    told = heard("She left the hall at noon and said that Peru would leave the pact.")
    assert told.words(told.statement.source[0]) == "She"


def test_a_state_s_own_agency_is_of_the_state_in_view():
    told = heard(
        "Iran menembakkan rudal ke Irak.",
        "Kantor berita pemerintah Zenvar melaporkan lima orang tewas.",
        language="id",
    )
    assert told.statements[-1].source[0].id == "IRN"


def test_a_foreign_ministry_is_of_a_state_though_its_name_has_the_word():
    line = '"Kami menyesalkan itu," ujar juru bicara Kementerian Luar Negeri Teuku Ramadhan di Jakarta.'
    assert [actor.id for actor in heard(line, language="id").statement.source] == ["IDN"]


def test_the_court_is_the_one_named_last_be_it_of_no_state():
    line = "ICJ mengeluarkan perintah sementara. Pengadilan memerintahkan Israel menghentikan serangan."
    assert "REQUEST ICJ > ISR" in heard(line, language="id").acts
