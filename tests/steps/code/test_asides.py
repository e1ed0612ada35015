"""A wire between a word of saying and what is said tells only where it was read; and further contents."""

import pytest

from saksi.languages import load
from saksi.steps.code.coder import code_article
from tests.conftest import Told, article_of


def heard(line: str, language: str) -> Told:
    return Told(code_article(article_of(line, language=language), load(language)))


@pytest.mark.parametrize(
    ("language", "line", "content", "who"),
    [
        (
            "id",
            "Presiden Peru mengatakan, seperti dilaporkan Reuters, Chile menyerang Arica.",
            "Chile menyerang Arica",
            "PER",
        ),
        (
            "id",
            "Zelensky menyatakan, dikutip Ukrinform, Ukraina tidak akan menyerahkan wilayahnya.",
            "Ukraina tidak akan menyerahkan wilayahnya",
            "UKR",
        ),
        (
            "id",
            'Presiden Peru mengatakan, seperti dilaporkan Reuters, "Peru tidak akan menyerahkan wilayahnya."',
            '"Peru tidak akan menyerahkan wilayahnya."',
            "PER",
        ),
        (
            "ms",
            "Presiden Peru berkata, seperti dilaporkan Bernama, Chile menyerang Arica.",
            "Chile menyerang Arica",
            "PER",
        ),
        (
            "en",
            'Peru\'s president said, as reported by Reuters, "Peru will not surrender its territory."',
            '"Peru will not surrender its territory."',
            "PER",
        ),
        (
            "en",
            "Peru's president said, as reported by Reuters, Lima would not surrender its territory.",
            "Lima would not surrender its territory",
            "PER",
        ),
        (
            "en",
            "Peru's army said on Tuesday, according to the state news agency, that it had captured Arica.",
            "it had captured Arica",
            "PER",
        ),
    ],
)
def test_what_is_said_stands_behind_the_wire(language: str, line: str, content: str, who: str):
    said = heard(line, language)
    assert [said.words(s.content) for s in said.statements] == [content]
    assert [a.id for a in said.statements[0].source] == [who]


def test_a_frame_that_closes_its_sentence_stays_one():
    said = heard("The troops left Arica on Monday, according to the ministry, which gave no details.", "en")
    assert said.words(said.statements[0].content) == "The troops left Arica on Monday"


@pytest.mark.parametrize(
    ("language", "line", "kind", "content"),
    [
        ("id", "Peru mengutuk serangan Chile ke Arica dan menyebutnya ilegal.", "belief", "ilegal"),
        (
            "id",
            "Peru mengecam langkah itu dan menggambarkannya sebagai eskalasi berbahaya.",
            "belief",
            "sebagai eskalasi berbahaya",
        ),
        (
            "id",
            "Pengamat melihat kemungkinan besar Chile menyerang Peru tahun ini.",
            "prediction",
            "Chile menyerang Peru tahun ini",
        ),
        (
            "id",
            "Pakar melihat kemungkinan 60 persen bahwa Chile akan menyerang Peru.",
            "prediction",
            "Chile akan menyerang Peru",
        ),
        (
            "en",
            "Analysts see a 60% chance that Chile will attack Peru this year.",
            "prediction",
            "Chile will attack Peru this year",
        ),
        (
            "en",
            "Peru condemned the attack as a flagrant violation of international law.",
            "belief",
            "the attack as a flagrant violation of international law",
        ),
        (
            "en",
            "Peru denounced the move, describing it as a dangerous escalation.",
            "belief",
            "it as a dangerous escalation",
        ),
        (
            "id",
            "Usulan Peru agar Chile mengirim pasukan ke Haiti ditolak Kuba.",
            "report",
            "Chile mengirim pasukan ke Haiti",
        ),
        (
            "id",
            "Laporan bahwa Chile mengirim lebih banyak tentara ke Peru membuat Lima cemas.",
            "report",
            "Chile mengirim lebih banyak tentara ke Peru",
        ),
    ],
)
def test_what_is_judged_foreseen_or_asked(language: str, line: str, kind: str, content: str):
    said = heard(line, language)
    assert [(s.kind, said.words(s.content)) for s in said.statements] == [(kind, content)]


@pytest.mark.parametrize(
    ("language", "line", "kinds"),
    [
        (
            "id",
            "China menolak tuduhan itu dan mengatakan kapal Peru sengaja mendekati kapalnya.",
            ["denial", "report"],
        ),
        ("en", "Peru condemned the raid as protests spread across Lima.", []),
        ("id", "Hanya sedikit negara yang mengatakan akan mengirim pasukan ke Haiti.", []),
        ("ms", "Hanya sedikit negara menyatakan akan menghantar tentera ke Haiti.", []),
        ("id", "Ancaman perang nuklir untuk kawasan itu semakin nyata.", []),
    ],
)
def test_what_only_looks_like_it(language: str, line: str, kinds: list[str]):
    assert [s.kind for s in heard(line, language).statements] == kinds
