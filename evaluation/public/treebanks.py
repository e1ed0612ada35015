"""Universal Dependencies test sets: tags and trees of the pipeline that a language uses.

Each sentence goes through as raw text, cut into words by the pipeline itself. Words are compared by their
characters, as in the CoNLL shared task; labels without their subtypes, punctuation included. Multiword
tokens of the treebanks ("bukunya") stay whole where the pipeline keeps them whole: both sides are
compared by surface token, with the tag and head of the part that heads it.

Lines with a name behind the set are what others publish of the test part of the same treebank, rounded. They
are no race on equal terms. Theirs is one model a treebank (UDPipe 2 on multilingual BERT, Trankit on XLM-R
large), ours one of 28 MB for all of them, which has learnt nothing of PUD, and of GUM the Wikinews alone.
Their words are syntactic ones, so that the parts of a multiword token count apart; and from raw text they
split sentences too, which are given to us. UD 2.17, of UDPipe 2, is nearly our version; in UD 2.5 GUM was
smaller and GSD annotated otherwise. Sources: UDPipe 2's page of models (ud-2.17-251125); Trankit's page of
performance, for Stanza 1.1.1 as well; the card of `en_udv25_englishewt_trf` for spaCy; Alfina et al. 2019 for
Parsito, ten-fold over PUD itself; the results of the CoNLL 2017 task, whose best system is that of Stanford.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from evaluation.data import Data
from evaluation.public.coding import codes
from evaluation.public.table import RESAMPLES, Absent, Measured, Row, Table
from saksi.evaluation.figures import f1, intervals, total
from saksi.evaluation.scoring import Counts
from saksi.languages import load

KEY, TITLE = "treebanks", "Universal Dependencies: tags and trees"
#: Language, name and file.
SETS = (
    ("id", "GSD test", "ud_id_gsd/id_gsd-ud-test.conllu"),
    ("id", "CSUI test (news)", "ud_id_csui/id_csui-ud-test.conllu"),
    ("id", "PUD", "ud_id_pud/id_pud-ud-test.conllu"),
    ("en", "EWT test", "ud_en_ewt/en_ewt-ud-test.conllu"),
    ("en", "GUM test", "ud_en_gum/en_gum-ud-test.conllu"),
    ("en", "PUD", "ud_en_pud/en_pud-ud-test.conllu"),
)
FIGURES = ("UPOS", "UAS", "LAS")
_RAW, _GOLD = "words and sentences its own", "gold words"


@dataclass(frozen=True, slots=True)
class Published:
    """What others report of a set, in percent; None where they do not."""

    by: str
    upos: float | None
    uas: float | None
    las: float
    over: str


#: By set. Only what was read in the source itself, which the text of the section names.
PUBLISHED: Mapping[str, tuple[Published, ...]] = {
    "id GSD test": (
        Published("UDPipe 2", 94.4, 87.7, 81.9, _RAW),
        Published("UDPipe 2, gold words", 94.8, 88.5, 82.7, _GOLD),
        Published("Trankit", 93.4, 86.3, 79.8, f"{_RAW}; UD 2.5"),
        Published("Stanza", 93.7, 85.2, 79.2, f"{_RAW}; UD 2.5"),
    ),
    "id CSUI test (news)": (
        Published("UDPipe 2", 95.9, 86.1, 81.7, _RAW),
        Published("UDPipe 2, gold words", 96.5, 87.4, 82.8, _GOLD),
    ),
    "id PUD": (Published("Parsito", None, 83.3, 79.4, f"{_GOLD}; trained on PUD"),),
    "en EWT test": (
        Published("UDPipe 2", 96.8, 91.6, 89.9, _RAW),
        Published("UDPipe 2, gold words", 97.6, 94.1, 92.4, _GOLD),
        Published("Trankit", 96.7, 91.3, 89.4, f"{_RAW}; UD 2.5"),
        Published("spaCy, transformer", 96.9, 91.9, 89.4, f"{_RAW}; UD 2.5"),
        Published("Stanza", 95.4, 86.2, 83.6, f"{_RAW}; UD 2.5"),
    ),
    "en GUM test": (
        Published("UDPipe 2", 98.1, 93.2, 91.5, _RAW),
        Published("UDPipe 2, gold words", 98.4, 93.8, 92.1, _GOLD),
        Published("Trankit", 96.7, 91.6, 89.1, f"{_RAW}; UD 2.5"),
        Published("Stanza", 95.9, 87.1, 83.6, f"{_RAW}; UD 2.5"),
    ),
    "en PUD": (Published("best of CoNLL 2017", None, None, 85.5, f"{_RAW}; UD 2.0"),),
}
#: Labels that a pipeline does not tell from others, as its model card says.
SAME: Mapping[str, Mapping[str, str]] = {"id": {"compound": "nmod"}}


@dataclass(frozen=True, slots=True)
class Word:
    """A surface token: where it stands, its tag, where its head stands (None for the root), its label."""

    span: tuple[int, int]
    tag: str
    head: tuple[int, int] | None
    label: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of a treebank."""

    text: str
    words: tuple[Word, ...]


def read_conllu(path: Path) -> Iterator[Sentence]:
    """Read the sentences of a CoNLL-U file by surface token."""
    text, rows = "", []
    for line in [*path.read_text(encoding="utf-8").split("\n"), ""]:
        if line.startswith("# text = "):
            text = line.removeprefix("# text = ")
        elif line and not line.startswith("#"):
            rows.append(line.split("\t"))
        elif not line and rows:
            yield _sentence(text, rows)
            rows = []


def _sentence(text: str, rows: Sequence[Sequence[str]]) -> Sentence:
    surface: dict[str, int] = {}  # id of a syntactic word to the index of its surface token
    spans: list[tuple[int, int]] = []
    parts: list[list[Sequence[str]]] = []
    position, covered = 0, 0
    for row in rows:
        first, _, last = row[0].partition("-")
        if "." in first:
            continue  # An empty node of the enhanced graph.
        if not last and int(first) <= covered:
            surface[first] = len(spans) - 1
            parts[-1].append(row)
            continue
        start = text.find(row[1], position)
        start = position if start < 0 else start
        position = start + len(row[1])
        spans.append((start, position))
        parts.append([] if last else [row])
        surface[first] = len(spans) - 1
        covered = int(last) if last else covered
    words = []
    for index, own in enumerate(parts):
        lead = next((row for row in own if surface.get(row[6]) != index), own[0])
        head = None if lead[6] == "0" else spans[surface[lead[6]]]
        words.append(Word(spans[index], lead[3], head, lead[7].split(":")[0]))
    return Sentence(text, tuple(words))


def words_of(doc: Any) -> tuple[Word, ...]:
    """Return the tokens of a parse, without blanks."""
    found = []
    for token in doc:
        if token.is_space:
            continue
        root = token.head.i == token.i
        head = None if root else (token.head.idx, token.head.idx + len(token.head.text))
        label = "root" if root else token.dep_.lower().split(":")[0]
        found.append(Word((token.idx, token.idx + len(token.text)), token.pos_, head, label))
    return tuple(found)


def counted(gold: Sequence[Word], system: Sequence[Word], *, same: Mapping[str, str] = {}) -> Counts:
    """Compare one sentence; `same` gives labels that a pipeline does not tell from others."""
    counts: Counts = Counter({"gold": len(gold), "system": len(system)})
    by_span = {word.span: word for word in system}
    for word in gold:
        other = by_span.get(word.span)
        if other is not None:
            counts["UPOS"] += word.tag == other.tag
            counts["UAS"] += word.head == other.head
            counts["LAS"] += word.head == other.head and same.get(word.label, word.label) == other.label
    return counts


def measured(counts: Mapping[str, float]) -> dict[str, float]:
    """Give F1 in percent."""
    return {name: 100 * f1(counts[name], counts["gold"], counts["system"]).f1 for name in FIGURES}


def published(name: str) -> list[Row]:
    """Make the rows of what others report of a set, such as "id PUD"."""
    rows = []
    for found in PUBLISHED.get(name, ()):
        for figure, value in zip(FIGURES, (found.upos, found.uas, found.las), strict=True):
            if value is not None:
                rows.append(Row(f"{name}, {found.by}: {figure}", value, None, found.over))
    return rows


def measure(data: Data) -> Measured:
    """Measure each set that is there and whose language has a pipeline."""
    rows = []
    for language, name, file in SETS:
        path = data.find(f"treebanks/{file}")
        if path is None or not codes(language):
            continue
        sentences = list(read_conllu(path))
        docs = load(language).nlp.pipe((s.text for s in sentences), batch_size=256)
        same = SAME.get(language, {})
        units = [counted(s.words, words_of(doc), same=same) for s, doc in zip(sentences, docs, strict=True)]
        values, ranges = measured(total(units)), intervals(units, measured, resamples=RESAMPLES)
        over = f"{len(units):,} sentences"
        rows += [
            Row(f"{language} {name}: {figure}", values[figure], ranges[figure], over) for figure in FIGURES
        ] + published(f"{language} {name}")
    if not rows:
        return Absent(KEY, TITLE, "no treebank is beside the repository, or no language has a pipeline")
    return Table(KEY, TITLE, __doc__.split("\n", 2)[2].strip(), rows, wide=True)
