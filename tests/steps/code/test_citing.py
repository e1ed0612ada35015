"""Who quotes whom, and wires that are where the page read something."""

import pytest

from saksi.languages import load
from saksi.steps.code.coder import code_article
from tests.conftest import Told, article_of


def heard(*body: str, language: str = "id") -> Told:
    """Code lines with the weights, which may not overrule what the words alone settle."""
    return Told(code_article(article_of(*body, language=language), load(language)))


@pytest.mark.parametrize(
    ("language", "line", "said"),
    [
        ("id", "Media Rusia mengutip pernyataan Presiden Peru bahwa Chile menyerang Lima.", ["RUS", "PER"]),
        ("id", "Media Iran melansir keterangan Menteri Peru bahwa Chile menyerang Lima.", ["IRN", "PER"]),
        ("id", "Reuters mengutip pejabat Peru mengatakan bahwa Chile menyerang Lima.", ["GBR", "PER"]),
        ("id", "TASS mengutip pejabat Peru yang mengatakan Chile menyerang Lima.", ["RUS", "PER"]),
        ("ms", "Media Rusia memetik kenyataan Presiden Peru bahawa Chile menyerang Lima.", ["RUS", "PER"]),
        ("ms", "Bernama memetik Presiden Peru sebagai berkata Chile menyerang Lima.", ["MYS", "PER"]),
        ("en", "Xinhua quoted the Peruvian president as saying that Chile attacked Lima.", ["CHN", "PER"]),
        ("en", "TASS cited a Peruvian official as saying Chile attacked Lima.", ["RUS", "PER"]),
        ("en", "TASS quoted a statement by the Peruvian army that Chile attacked Lima.", ["RUS", "PER"]),
    ],
)
def test_who_is_quoted_speaks_inside_who_quotes(language: str, line: str, said: list[str]):
    told = heard(line, language=language)
    assert told.said == [f"report {who}" for who in said]
    outer, inner = sorted(told.statements, key=lambda s: s.cue.start)
    assert (outer.in_, inner.in_) == (None, outer.id)
    assert outer.content == inner.content
    assert told.holder(told.event) == inner


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("id", "Mengutip Kementerian Pertahanan Peru, TASS melaporkan bahwa Chile menyerang Lima."),
        ("id", "TASS, dengan mengutip keterangan tentara Peru, melaporkan bahwa Chile menyerang Lima."),
        ("id", "TASS melaporkan bahwa Chile menyerang Lima, mengutip Kementerian Pertahanan Peru."),
        ("id", "Chile menyerang Lima, demikian dilaporkan TASS mengutip Kementerian Pertahanan Peru."),
        ("ms", "Memetik Kementerian Pertahanan Peru, TASS melaporkan bahawa Chile menyerang Lima."),
        ("en", "Citing the Peruvian defence ministry, TASS reported that Chile attacked Lima."),
        ("en", "TASS, citing the Peruvian defence ministry, reported that Chile attacked Lima."),
    ],
)
def test_who_is_cited_speaks_inside_the_medium(language: str, line: str):
    told = heard(line, language=language)
    medium = next(s for s in told.statements if s.source[0].id == "RUS")
    cited = next(s for s in told.statements if s.source[0].id == "PER")
    assert (len(told.statements), medium.in_, cited.in_) == (2, None, medium.id)
    assert told.holder(told.event) == cited


def test_him_who_is_quoted_is_whoever_spoke(tell_english):
    told = tell_english(
        "Peruvian President Dina Boluarte spoke in Cusco.",
        "TASS quoted her as saying that Chile attacked Lima.",
    )
    assert told.said == ["report RUS", "report PER"]


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("id", '"Kami tidak menyerang Chile," kata Presiden Peru, lapor Reuters.'),
        ("id", '"Kami tidak menyerang Chile," kata Presiden Peru, demikian laporan Antara.'),
        ("id", "Presiden Peru mengatakan Lima tidak menyerang Chile, demikian dilaporkan Xinhua."),
        ("id", "Chile menyerang Lima, kata juru bicara tentara Peru, menurut laporan AFP."),
        ("ms", '"Kami tidak menyerang Chile," kata Presiden Peru, lapor Reuters.'),
        ("ms", "Presiden Peru berkata Lima tidak menyerang Chile, lapor Bernama."),
        ("en", '"We did not attack Chile," the Peruvian president said, the AP reported.'),
        ("en", '"We did not attack Chile," the Peruvian president said, according to AFP.'),
        ("en", "The Peruvian president said Chile had attacked Lima, the AP reported."),
        ("en", '"We did not attack Chile," TASS quoted the Peruvian president as saying.'),
        ("en", '"We did not attack Chile," the Peruvian president was quoted as saying by TASS.'),
    ],
)
def test_a_wire_behind_a_speaker_is_no_second_one(language: str, line: str):
    assert heard(line, language=language).said == ["report PER"]


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("id", "Chile mengebom rumah sakit di Lima, demikian laporan Antara."),
        ("ms", "Chile menyerang Lima semalam, lapor Bernama."),
        ("en", "Chilean troops attacked Lima after Peru said it would not yield, the AP reported."),
    ],
)
def test_a_wire_that_reports_itself_speaks(language: str, line: str):
    told = heard(line, language=language)
    assert told.holder(told.of("ASSAULT")).source[0].sector == "JRN"


def test_where_a_statement_was_printed_is_no_speaker():
    told = heard("Presiden Peru, dalam pernyataan yang dikutip TASS, mengatakan bahwa Chile menyerang Lima.")
    assert told.said == ["report PER"]
    line = "Peruvian President Dina Boluarte, in remarks published by Anadolu, said Chile bombed a hospital."
    assert heard(line, language="en").said == ["report PER"]
