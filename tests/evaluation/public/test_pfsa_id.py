"""PFSA-ID's format and counts, on an article of our own words."""

from pathlib import Path

import pytest

from evaluation.data import Data
from evaluation.public import pfsa_id
from evaluation.public.table import Absent
from saksi.model import Actor, Article, Coded, Span, Statement

TAGGED = """\
JAKARTA O|, O|KOMPAS O|— O|Kepala B-ROLE|Dinas I-ROLE|Kebun L-ROLE|Ratna B-PERSON|Dewi L-PERSON|datang O|. O

Ia O|diam O|. O|” B-STATEMENT

Kita I-STATEMENT|pulang I-STATEMENT|. I-STATEMENT

Sudah I-STATEMENT|malam I-STATEMENT|, I-STATEMENT|” L-STATEMENT|kata U-CUE|Ratna U-PERSONCOREF|. O

BANDUNG O|, O|KOMPAS O|— O|“ B-STATEMENT|Baik I-STATEMENT|, I-STATEMENT|” L-STATEMENT|ujarnya U-CUECOREF|. O

Selesai O|, O|” O|kata O|orang O|, O|( O|13 O|/ O|4 O|) O|Covid O|- O|19 O|. O
"""


@pytest.fixture
def texts(tmp_path: Path) -> list[pfsa_id.Text]:
    path = tmp_path / "dev.txt"
    tokens = ["\t".join(line.rsplit(" ", 1)) for line in TAGGED.replace("|", "\n").split("\n")]
    path.write_text("\n".join(tokens), encoding="utf-8")
    return list(pfsa_id.read_texts(path))


def test_articles_are_put_together_by_layout(texts: list[pfsa_id.Text]):
    first, second = texts

    assert first.text == (
        "JAKARTA, KOMPAS — Kepala Dinas Kebun Ratna Dewi datang.\n\nIa diam.\n\n"
        "”Kita pulang. Sudah malam,” kata Ratna.\n"
    )
    # A closing mark whose opening one was lost opens nothing.
    assert second.text.startswith(
        "BANDUNG, KOMPAS — “Baik,” ujarnya.\n\nSelesai,” kata orang, (13/4) Covid-19."
    )


def test_labels_are_placed_on_the_text(texts: list[pfsa_id.Text]):
    (quote,) = texts[0].quotes
    text = texts[0].text

    assert text[slice(*quote.span)] == "”Kita pulang. Sudah malam,”"
    assert quote.cue is not None
    assert text[slice(*quote.cue)] == "kata"
    assert [(label.name, text[slice(*label.span)]) for label in texts[0].labels] == [
        ("role", "Kepala Dinas Kebun"),
        ("person", "Ratna Dewi"),
        ("person again", "Ratna"),
    ]


def coded(text: str, *statements: Statement) -> Coded:
    return Coded(Article("a", text, (), "id"), statements, (), "x")


def statement(text: str, content: str, cue: str, source: str, name: str, *, direct: bool = True) -> Statement:
    def span(words: str) -> Span:
        return Span(text.index(words), text.index(words) + len(words))

    at = span(source)
    actor = Actor(None, name, "GOV", at.start, at.end)
    return Statement("s", "report", (actor,), span(cue), span(content), direct=direct)


def test_counts_are_of_labelled_statements_and_sentences_alone(texts: list[pfsa_id.Text]):
    text = texts[0].text
    right = statement(text, "”Kita pulang. Sudah malam,”", "kata", "Ratna.", "Ratna.")
    elsewhere = statement(text, "Ia diam", "datang", "Ratna Dewi", "Ratna Dewi", direct=False)

    counts = pfsa_id.counted(texts[0], coded(text, right, elsewhere))

    for name in ("statement", "cue", "person", "person, anywhere"):
        assert [counts[f"{name}.{side}"] for side in ("tp", "gold", "system")] == [1, 1, 1], name
    assert [counts[f"role, anywhere.{side}"] for side in ("tp", "gold", "system")] == [0, 1, 0]


def test_a_statement_that_covers_half_is_found_and_not_exact(texts: list[pfsa_id.Text]):
    text = texts[0].text
    half = statement(text, "pulang. Sudah malam,”", "kata", "Ratna.", "Ratna.")

    counts = pfsa_id.counted(texts[0], coded(text, half))

    assert (counts["statement.tp"], counts["statement, half.tp"]) == (0, 1)


def test_what_is_refused_is_missed(texts: list[pfsa_id.Text]):
    counts = pfsa_id.counted(texts[0], None)

    assert (counts["statement.gold"], counts["statement.system"], counts["person.gold"]) == (1, 0, 1)
    assert counts["person, anywhere.gold"] == 1


def test_a_source_is_taken_apart(indonesian: object):
    text = "kata Wali Kota Bandung Ratna Dewi, Ratna, dan Menteri Kebun"

    def parts(words: str, name: str) -> dict[str, str]:
        start = text.index(words)
        found = pfsa_id.parts_of(Actor("IDN", name, "GOV", start, start + len(words)), text)
        return {key: text[slice(*span)] for key, span in found.items()}

    assert parts("Wali Kota Bandung Ratna Dewi", "Ratna Dewi") == {
        **{"person": "Ratna Dewi", "role": "Wali Kota Bandung"}
    }
    assert parts("Ratna", "Ratna") == {"person": "Ratna"}
    assert parts("Menteri Kebun", "Menteri Kebun") == {"role": "Menteri Kebun"}


@pytest.mark.parametrize(
    ("title", "role", "affiliation"),
    [
        ("Kepala Dinas Kebun Bandung", "Kepala", "Dinas Kebun Bandung"),
        ("Direktur Jenderal Pajak Kementerian Kebun", "Direktur Jenderal Pajak", "Kementerian Kebun"),
        ("Ketua Tim Kebun", "Ketua", "Tim Kebun"),
    ],
)
def test_a_body_is_the_affiliation(indonesian: object, title: str, role: str, affiliation: str):
    text = f"{title} Komisaris Besar Ratna Dewi"

    found = pfsa_id.parts_of(Actor("IDN", "Ratna Dewi", "GOV", 0, len(text)), text)

    assert {name: text[slice(*span)] for name, span in found.items()} == {
        **{"person": "Komisaris Besar Ratna Dewi", "role": role, "affiliation": affiliation}
    }


def test_without_the_corpus_there_is_a_reason(tmp_path: Path):
    result = pfsa_id.measure(Data(tmp_path, tmp_path))

    assert isinstance(result, Absent)
    assert "not beside the repository" in result.reason
