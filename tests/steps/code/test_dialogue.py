"""Lines of an interview or a debate: who speaks in each is told by its label."""

import pytest

from saksi.languages import load
from saksi.steps.code.coder import code_article
from saksi.steps.code.dialogue import turns
from tests.conftest import Told, article_of


def heard(*body: str, language: str) -> Told:
    return Told(code_article(article_of(*body, language=language), load(language)))


def spans(*lines: str) -> list[tuple[int, int]]:
    found, position = [], 0
    for line in lines:
        found.append((position, position + len(line)))
        position += len(line) + 1
    return found


@pytest.mark.parametrize(
    ("language", "lines"),
    [
        (
            "en",
            (
                "Q: Will Peru stay in the pact with Chile?",
                "A: Peru will stay, and nobody will leave it.",
                "Q: What does Brazil want from all of you?",
                "A: Brazil wants a seat at the table, no more.",
            ),
        ),
        (
            "id",
            (
                "Tanya: Apakah Indonesia akan mengirim pasukan ke Gaza?",
                "Jawab: Kami siap mengirim pasukan bila diminta.",
                "Tanya: Bagaimana sikap Malaysia soal rencana itu?",
                "Jawab: Malaysia mendukung rencana itu sepenuhnya.",
            ),
        ),
        (
            "ms",
            (
                "Soalan: Adakah Malaysia akan menghantar pasukan ke Gaza?",
                "Jawapan: Kami bersedia menghantar pasukan jika diminta.",
                "Soalan: Apakah pendirian Thailand tentang rancangan itu?",
                "Jawapan: Thailand menyokong rancangan itu sepenuhnya.",
            ),
        ),
    ],
)
def test_each_line_is_said_by_its_label(language: str, lines: tuple[str, ...]):
    told = heard(*lines, language=language)
    labels = [line.partition(":")[0] for line in lines]
    turns_of = [s for s in told.statements if told.words(s.cue) == ":"]
    assert [s.source[0].name for s in turns_of] == labels
    assert [told.words(s.content) for s in turns_of] == [line.partition(": ")[2] for line in lines]
    assert {s.source[0].sector for s in turns_of[::2]} == {"JRN"}


def test_a_label_stands_for_whom_the_page_has_named():
    told = heard(
        "Prime Minister Jonas Gahr Store of Norway and President Alar Karis of Estonia met the press.",
        "STORE: We have sent three ships to the Baltic.",
        "KARIS: Estonia will close its border with Russia.",
        "STORE: We shall do so too, if it must be.",
        "KARIS: Russia has attacked our cables twice.",
        language="en",
    )
    sources = [s.source[0].id for s in told.statements if told.words(s.cue) == ":"]
    assert sources == ["NOR", "EST", "NOR", "EST"]
    act = next(e for e in told.events if e.type == "ASSAULT")
    holder = told.holder(act)
    assert holder is not None
    assert holder.source[0].name == "KARIS"


def test_one_label_counts_behind_questions_that_nobody_is_named_for():
    told = heard(
        "Duta Besar Peru Ana Torres menerima redaksi di kediamannya.",
        "Apakah Peru akan menarik pasukannya dari perbatasan?",
        "Torres: Tidak. Peru tidak akan mundur dari perbatasan.",
        "Bagaimana hubungan dengan Ekuador sekarang?",
        "Torres: Ekuador menuduh kami tanpa bukti. Kami tetap ingin berunding.",
        language="id",
    )
    said = [s for s in told.statements if told.words(s.cue) == ":"]
    assert [s.source[0].id for s in said] == ["PER", "PER"]
    assert told.words(said[0].content) == "Tidak. Peru tidak akan mundur dari perbatasan."


def test_whoever_answers_is_whom_the_page_names_first():
    told = heard(
        "General Samir Odeh of Jordan spoke to the paper in Amman last week.",
        "Q: Will you sit down with the rebels soon?",
        "A: No. We shall not sit down with those who burn villages.",
        "Q: Has Egypt offered you any help at all?",
        "A: Egypt is a brother, and it has sent no troops.",
        language="en",
    )
    answers = [s for s in told.statements if told.words(s.cue) == ":"][1::2]
    assert [(s.source[0].id, s.source[0].name) for s in answers] == [("JOR", "Samir Odeh")] * 2


@pytest.mark.parametrize(
    "lines",
    [
        ("Note: the story was updated after the vote.", "Peru left.", "Note: all prices are in dollars now."),
        ("Name: Ana Torres", "Age: 41", "Name: Luis Rojas", "Age: 37"),
        ("Who was there?", "RUIZ: We shall see each other in court.", "RUIZ: That is all I have to say."),
        ("RUIZ: We shall see each other in court.", "He left the hall and drove home to Lima."),
        ("the rule: do not ask what you know", "the aim: do not say what you think"),
    ],
)
def test_lists_notes_and_lone_labels_are_no_dialogue(lines: tuple[str, ...]):
    assert not turns("\n".join(lines), spans(*lines))


@pytest.mark.parametrize(
    ("language", "labels"),
    [
        ("en", ("Claim", "Fact")),
        ("en", ("UPDATE", "ANALYSIS")),
        ("id", ("Klaim", "Fakta")),
        ("ms", ("Dakwaan", "Fakta")),
    ],
)
def test_headings_speak_for_nobody(language: str, labels: tuple[str, str]):
    lines = [f"{label}: Iran will not leave the pact this year." for label in labels * 2]
    headings = load(language).grammar.headings
    assert turns("\n".join(lines), spans(*lines), headings=headings) == {}
