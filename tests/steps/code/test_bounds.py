"""What the words alone settle of the parties of an act, with the weights, which may not overrule that."""

import pytest

from saksi.languages import load
from saksi.steps.code.coder import code_article
from tests.conftest import Told, article_of


def done(*body: str, language: str = "id") -> list[str]:
    return Told(code_article(article_of(*body, language=language), load(language))).acts


SPEAKS = {
    "id": '"Kami akan menyerang Israel," kata Presiden Iran Masoud Pezeshkian.',
    "ms": '"Kami akan menyerang Israel," kata Presiden Iran Masoud Pezeshkian.',
    "en": '"We will attack Israel," said Iranian President Masoud Pezeshkian.',
}


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("id", '"Israel menyerang kami kemarin," ujarnya.'),
        ("id", '"Israel menyerang kami kemarin."'),
        ("ms", '"Israel menyerang kami semalam," katanya.'),
        ("en", '"Israel attacked us yesterday," he said.'),
        ("en", '"Israel attacked us yesterday."'),
    ],
)
@pytest.mark.parametrize("between", [" ", "\n"])
def test_we_are_whoever_speaks_in_a_second_quotation_too(language: str, line: str, between: str):
    body = f"{SPEAKS[language]}{between}{line}".split("\n")
    assert done(*body, language=language) == ["ASSAULT IRN > ISR", "ASSAULT ISR > IRN"]


@pytest.mark.parametrize(
    ("language", "line"),
    [
        (
            "id",
            '"Chile menyerang Lima," kata Presiden Peru Dina Boluarte, "dan kami akan menggempur Santiago."',
        ),
        (
            "ms",
            '"Chile menyerang Lima," kata Presiden Peru Dina Boluarte, "dan kami akan menggempur Santiago."',
        ),
        (
            "en",
            '"Chile attacked Lima," Peruvian President Dina Boluarte said, "and we will strike Santiago."',
        ),
    ],
)
def test_acts_of_both_halves_of_a_broken_quotation_are_of_its_speaker(language: str, line: str):
    said = Told(code_article(article_of(line, language=language), load(language)))
    assert said.acts == ["ASSAULT CHL > PER", "ASSAULT PER > CHL"]
    assert {event.statement for event in said.events} == {said.statement.id}


def test_the_subject_of_a_second_verb_is_no_object_of_the_first():
    line = "Iran attacked Israel and Hezbollah shelled Haifa."
    assert done(line, language="en") == ["ASSAULT IRN > ISR", "ASSAULT HEZBOLLAH > ISR"]


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("en", "Iraq did not attack Kuwait, but threatened Bahrain."),
        ("id", "Irak tidak menyerang Kuwait, tetapi mengancam Bahrain."),
        ("id", "Irak tidak menyerang Kuwait, melainkan mengancam Bahrain."),
        ("ms", "Iraq tidak menyerang Kuwait, tetapi mengancam Bahrain."),
    ],
)
def test_each_of_two_verbs_has_its_own_object(language: str, line: str):
    assert done(line, language=language) == ["ASSAULT IRQ > KWT", "THREATEN IRQ > BHR"]


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("en", "Russia fired missiles overnight, Polish Defence Minister Jan Nowak said, the AP reported."),
        ("id", "Rusia melancarkan serangan rudal semalam, kata Menteri Pertahanan Polandia, lapor AP."),
        ("ms", "Rusia melancarkan serangan semalam, kata Menteri Pertahanan Poland, lapor AP."),
    ],
)
def test_who_is_cited_and_named_nowhere_else_suffers_nothing(language: str, line: str):
    assert not any("POL" in act for act in done(line, language=language))


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("en", "Peru rejected Chile's claim that its troops had attacked Arica."),
        ("en", "Peru denied Chile's accusation that its soldiers had attacked Arica."),
        ("id", "Peru membantah tuduhan Chile bahwa militernya menyerang Arica."),
        ("id", "Peru menolak klaim Chile bahwa tentaranya menyerang Arica."),
        ("ms", "Peru menolak dakwaan Chile bahawa tenteranya menyerang Arica."),
    ],
)
def test_whose_troops_are_accused_is_who_denies_it(language: str, line: str):
    assert done(line, language=language)[0].startswith("ASSAULT PER")


def test_who_fights_back_fights_whoever_the_condition_names():
    line = "Lebanon's president warned that if Israel invaded Lebanon, the army would fight back."
    assert done(line, language="en") == ["ASSAULT LBN > ISR"]


@pytest.mark.parametrize(
    ("language", "body", "whom"),
    [
        ("id", "Ribuan warga Georgia berunjuk rasa. Sedikitnya 30 demonstran ditahan.", "demonstran"),
        ("ms", "Ribuan rakyat Georgia mengadakan tunjuk perasaan. 30 penunjuk perasaan ditahan.", "penunjuk"),
        ("en", "Thousands of Georgians protested. At least 30 demonstrators were arrested.", "demonstrators"),
        ("en", "Thousands of Peruvians protested. Six protesters were later detained.", "protesters"),
    ],
)
def test_whom_a_passive_befalls_does_it_to_nobody_of_the_same_state(language: str, body: str, whom: str):
    events = Told(code_article(article_of(body, language=language), load(language))).events
    (event,) = (event for event in events if event.type == "COERCE")
    assert [actor.name.partition(" ")[0] for actor in event.recipient] == [whom]
    assert all(whom not in actor.name for actor in event.actor)


def test_who_is_cited_does_not_do_what_another_subject_does():
    line = "Menurut Menteri Keuangan Scott Bessent, perusahaan-perusahaan itu membiayai Hizbullah."
    assert done(line) != ["AID USA > HEZBOLLAH"]
