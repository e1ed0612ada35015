"""A second act of the same speaker stands beside what is said, and not within it."""

import pytest

from saksi.languages import load
from saksi.steps.code.coder import code_article
from tests.conftest import Told, article_of


def heard(line: str, language: str) -> Told:
    return Told(code_article(article_of(line, language=language), load(language)))


@pytest.mark.parametrize(
    ("language", "line", "content", "act", "who"),
    [
        (
            "id",
            "Venezuela membantah mengirim senjata ke Kuba dan menuding Kolombia menyebarkan kabar bohong.",
            "mengirim senjata ke Kuba",
            "ACCUSE",
            "VEN",
        ),
        (
            "id",
            "Kementerian Pertahanan Rusia membantah bahwa pesawatnya mengebom Odesa dan mengecam Ukraina.",
            "pesawatnya mengebom Odesa",
            "ACCUSE",
            "RUS",
        ),
        (
            "id",
            "Presiden Peru menegaskan Peru tidak akan mundur dan mendesak Chile menarik pasukannya.",
            "Peru tidak akan mundur",
            "REQUEST",
            "PER",
        ),
        (
            "id",
            "Menteri Luar Negeri Iran menyebut serangan itu melanggar hukum dan mengancam Israel.",
            "serangan itu melanggar hukum",
            "THREATEN",
            "IRN",
        ),
        (
            "ms",
            "Iran menafikan membekalkan dron kepada Rusia dan menuduh Ukraine menyebarkan berita palsu.",
            "membekalkan dron kepada Rusia",
            "ACCUSE",
            "IRN",
        ),
        (
            "en",
            "Sudan's army denied that its planes had bombed the market and accused Chad of arming rebels.",
            "its planes had bombed the market",
            "ACCUSE",
            "SDN",
        ),
        (
            "en",
            "Peru's president said Lima would not back down and urged Chile to withdraw its troops.",
            "Lima would not back down",
            "REQUEST",
            "PER",
        ),
        (
            "en",
            "Venezuela's army said the blast had killed two soldiers and blamed Colombia for the attack.",
            "the blast had killed two soldiers",
            "ACCUSE",
            "VEN",
        ),
    ],
)
def test_who_says_something_goes_on_to_act(language: str, line: str, content: str, act: str, who: str):
    said = heard(line, language)
    first = min(said.statements, key=lambda s: s.cue.start)
    assert said.words(first.content) == content
    event = next(e for e in said.events if e.type == act)
    assert [a.id for a in event.actor] == [who]
    assert event.polarity == "positive"


@pytest.mark.parametrize(
    ("language", "line", "content"),
    [
        # What somebody is accused of, or asked for, goes on.
        (
            "id",
            "Jepang menuduh Korea Utara menembakkan rudal dan mengancam pelayaran di kawasan itu.",
            "Korea Utara menembakkan rudal dan mengancam pelayaran di kawasan itu",
        ),
        (
            "en",
            "Japan accused North Korea of firing missiles and threatening shipping.",
            "of firing missiles and threatening shipping",
        ),
        # Somebody else speaks within what is said.
        (
            "id",
            "Macron mengatakan Presiden Putin menelepon Zelensky dan mengancamnya.",
            "Presiden Putin menelepon Zelensky dan mengancamnya",
        ),
        (
            "en",
            "Macron said Putin had called Zelensky and threatened him.",
            "Putin had called Zelensky and threatened him",
        ),
        # A gerund is joined to the gerund that is denied.
        (
            "en",
            "Hamas denied violating the truce and blaming others for it.",
            "violating the truce and blaming others for it",
        ),
    ],
)
def test_what_is_said_goes_on(language: str, line: str, content: str):
    said = heard(line, language)
    first = min(said.statements, key=lambda s: s.cue.start)
    assert said.words(first.content) == content


def test_each_of_several_acts_in_a_row_ends_what_is_said_before_it():
    said = heard(
        "Kemlu Yordania menyebut Israel sebagai ancaman bagi kawasan, mendesak Suriah menutup perbatasan, "
        "dan menuntut Israel menarik pasukannya dari Golan.",
        "id",
    )
    contents = [said.words(s.content) for s in said.statements]
    assert contents[0] == "Israel sebagai ancaman bagi kawasan"
    assert contents[1].endswith("menutup perbatasan")
    assert {a.id for s in said.statements for a in s.source} == {"JOR"}


def test_a_comma_in_a_headline_lets_the_speaker_go_on():
    article = article_of("Isi berita.", title="Menlu Peru Sebut Chile Siapkan Serangan, Desak PBB Bertindak")
    said = Told(code_article(article, load("id")))
    assert next(said.words(s.content) for s in said.statements) == "Chile Siapkan Serangan"
