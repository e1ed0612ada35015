from pathlib import Path

from evaluation.data import Data
from evaluation.public import treebanks
from evaluation.public.table import Absent
from evaluation.public.treebanks import Word

CONLLU = """\
# text = Bukunya hilang .
1-2\tBukunya\t_\t_\t_\t_\t_\t_\t_\t_
1\tBuku\tbuku\tNOUN\t_\t_\t3\tnsubj:pass\t_\t_
2\tnya\tia\tPRON\t_\t_\t1\tnmod:poss\t_\t_
3\thilang\thilang\tVERB\t_\t_\t0\troot\t_\t_
3.1\tx\tx\tVERB\t_\t_\t_\t_\t_\t_
4\t.\t.\tPUNCT\t_\t_\t3\tpunct\t_\t_
"""


def words(tmp_path: Path) -> tuple[Word, ...]:
    path = tmp_path / "a.conllu"
    path.write_text(CONLLU, encoding="utf-8")
    (sentence,) = treebanks.read_conllu(path)
    assert sentence.text == "Bukunya hilang ."
    return sentence.words


def test_multiword_tokens_stay_whole_with_the_tag_and_head_of_their_lead(tmp_path: Path):
    assert words(tmp_path) == (
        Word((0, 7), "NOUN", (8, 14), "nsubj"),
        Word((8, 14), "VERB", None, "root"),
        Word((15, 16), "PUNCT", (8, 14), "punct"),
    )


def test_words_are_compared_by_their_characters(tmp_path: Path):
    gold = words(tmp_path)
    system = (Word((0, 7), "NOUN", (8, 14), "obj"), Word((8, 16), "VERB", None, "root"))

    counts = treebanks.counted(gold, system)

    assert {name: counts[name] for name in ("gold", "system", "UPOS", "UAS", "LAS")} == {
        **{"gold": 3, "system": 2, "UPOS": 1, "UAS": 1, "LAS": 0}
    }
    assert treebanks.measured(counts)["UPOS"] == 40.0


def test_labels_that_a_pipeline_does_not_tell_apart_are_the_same():
    one, other = (Word((0, 1), "NOUN", None, label) for label in ("compound", "nmod"))

    assert treebanks.counted([one], [other])["LAS"] == 0
    assert treebanks.counted([one], [other], same={"compound": "nmod"})["LAS"] == 1


def test_without_treebanks_there_is_a_reason(tmp_path: Path):
    assert isinstance(treebanks.measure(Data(tmp_path, tmp_path)), Absent)


def test_what_others_publish_stands_below_our_figures():
    rows = treebanks.published("id PUD")

    assert [(row.name, row.interval) for row in rows] == [
        ("id PUD, Parsito: UAS", None),
        ("id PUD, Parsito: LAS", None),
    ]
    assert all("trained on PUD" in row.over for row in rows)
    assert treebanks.published("id of nobody") == []


def test_others_are_named_for_sets_and_systems_that_the_text_names():
    text = treebanks.__doc__ or ""

    assert set(treebanks.PUBLISHED) == {f"{language} {name}" for language, name, _ in treebanks.SETS}
    for found in (found for several in treebanks.PUBLISHED.values() for found in several):
        assert found.by.split(",")[0].removeprefix("best of ") in text
