"""PFSA-ID: direct quotations of public figures in Indonesian news (Purnomo W.P. et al. 2024).

The development part has 333 articles as tagged words. The text is put together again by layout alone:
blanks by punctuation, paragraphs by quotation marks, articles by their datelines; the labels are not
looked at. Only direct quotations before an inverted cue ("...," kata X) are labelled there, so figures
count where a labelled statement stands: what saksi finds elsewhere is neither right nor wrong. A
statement of saksi answers a labelled one if the two overlap; "exact" asks for the same first and last
word, "half" for an overlap by half. Person, role and affiliation are taken apart from the one span that
saksi gives a source: the name, what its tables call a role in front of it, and the rest; they count in
each sentence that has such a label, since a speaker is often introduced a sentence before. "Person again"
is a speaker named once more by a short name. The published model tags words, was trained on the rest of
the corpus, and was scored by exact spans; how the authors count beyond that is not written down.
"""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from evaluation.data import Data
from evaluation.public.coding import code_texts, codes
from evaluation.public.spans import trimmed
from evaluation.public.table import Absent, Measured, Table, f1_rows
from saksi.evaluation.pairs import Bounds, overlap
from saksi.evaluation.scoring import Counts
from saksi.languages import load
from saksi.model import Actor, Coded, Statement

KEY, TITLE = "pfsa-id", "PFSA-ID: direct quotations, Indonesian (F1, %)"
FILE = "attribution/pfsa-id/dev-40.txt"
#: What the authors report for their best model.
OTHERS = {"statement": "92.7", "cue": "94.7", "person": "72.2", "role": "63.6", "affiliation": "63.7"}
MARK = "”"
_LABELS = {"STATEMENT": "statement", "CUE": "cue", "CUECOREF": "cue", "PERSON": "person", "ROLE": "role"}
_LABELS |= {"PERSONCOREF": "person again", "AFFILIATION": "affiliation"}
NAMES = ("statement", "cue", "person", "person again", "role", "affiliation")


@dataclass(slots=True)
class Label:
    """One labelled stretch of an article's text, its sentence, and of a statement its cue."""

    name: str
    span: Bounds
    sentence: Bounds
    cue: Bounds | None = None


@dataclass(slots=True)
class Text:
    """An article put together again: its statements, and its labels of other kinds."""

    text: str = ""
    quotes: list[Label] = field(default_factory=list)
    labels: list[Label] = field(default_factory=list)


Token = tuple[str, str]


def read_texts(path: Path) -> Iterator[Text]:
    """Put the articles of the file together."""
    article: list[list[Token]] = []
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        sentence = [(line.split("\t")[0], line.split("\t")[1]) for line in block.split("\n") if "\t" in line]
        opens = any(word == "KOMPAS" for word, _ in sentence[:8])
        if opens and article:
            yield _built(article)
            article = []
        if sentence:
            article.append(sentence)
    if article:
        yield _built(article)


class _Builder:
    """Words put together to a text, with labels by its offsets."""

    def __init__(self) -> None:
        self.text = ""
        self.open = False
        self.glue = True

    def add(self, word: str, *, behind: str) -> Bounds:
        """Append a word, with a blank before it where its neighbours want one; `behind` follows it."""
        opens = word == "“" or (word == MARK and not self.open and not self._closes_unopened(behind))
        closes = word == MARK and not opens
        if opens and self.text.rstrip()[-1:] in ("", ".", "!", "?"):
            self.text = self.text.rstrip() and self.text.rstrip() + "\n\n"
            self.glue = True
        tight = word in (",", ".", ";", ":", "!", "?", ")", "%", "’s", "/", "-")
        blank = "" if self.glue or closes or tight else " "
        start = len(self.text) + len(blank)
        self.text += blank + word
        self.glue = word in ("(", "/", "-") or opens
        self.open = opens or (self.open and not closes)
        return start, len(self.text)

    def _closes_unopened(self, behind: str) -> bool:
        """Tell whether a mark closes a quotation whose opening mark was lost: "..., ” kata X"."""
        return self.text[-1:] in (",", "?", "!") and behind[:1].islower()

    def end_sentence(self) -> None:
        """End a sentence: a new paragraph outside quotations."""
        self.text += " " if self.open and not self.glue else "" if self.open else "\n\n"
        self.glue = True


def _built(sentences: Sequence[Sequence[Token]]) -> Text:
    builder = _Builder()
    found: list[tuple[str, Bounds]] = []
    ends: list[Bounds] = []
    begun = 0
    for sentence in sentences:
        first = len(builder.text)
        following = [word for word, _ in sentence[1:]] + [""]
        for (word, tag), behind in zip(sentence, following, strict=True):
            start, end = builder.add(word, behind=behind)
            place, _, name = tag.partition("-")
            begun = start if place in ("B", "U") else begun
            if place in ("L", "U") and name in _LABELS:
                found.append((_LABELS[name], (begun, end)))
        ends.append((first, len(builder.text)))
        builder.end_sentence()
    starts = [first for first, _ in ends]
    labels = [Label(name, span, ends[bisect_right(starts, span[1] - 1) - 1]) for name, span in found]
    quotes = [label for label in labels if label.name == "statement"]
    for quote in quotes:
        cues = (c for c in labels if c.name == "cue" and c.sentence == quote.sentence and c.span > quote.span)
        quote.cue = next((cue.span for cue in cues), None)
    others = [label for label in labels if label.name not in ("statement", "cue")]
    return Text(builder.text.rstrip() + "\n", quotes, others)


@cache
def _roles() -> frozenset[str]:
    return load("id").titles


def parts_of(actor: Actor, text: str) -> dict[str, Bounds]:
    """Take a source apart into person, role and affiliation, by its own name and the table of roles.

    The role is the longest beginning of what stands before the name that the table has, with its place or
    field behind it ("Wali Kota Surabaya"); an organisation behind it is the affiliation.
    """
    if actor.start is None or actor.end is None:
        return {}
    start, end = actor.start, actor.end
    name = text.rfind(actor.name, start, end)
    found: dict[str, Bounds] = {}
    if name > start or (name == start and len(actor.name) < end - start):
        found["person"] = (name, name + len(actor.name))
        end = name
    elif name == start and not _leading_role(text[start:end]):
        return {"person": (start, end)}
    title = text[start:end]
    length = _leading_role(title)
    if length:
        role, rest = trimmed(text, (start, start + length)), trimmed(text, (start + length, end))
        found["role"] = role
        if rest[0] < rest[1]:
            found["affiliation"] = rest
    return found


def _leading_role(title: str) -> int:
    """Return how many characters of a title its role takes."""
    words = title.split(" ")
    for count in range(len(words), 0, -1):
        if " ".join(words[:count]).lower().strip(" ,") in _roles():
            return len(" ".join(words[:count]))
    return 0


def counted(gold: Text, coded: Coded | None) -> Counts:
    """Count one article: what saksi has for each labelled statement, and in each sentence with a label."""
    counts: Counts = Counter()
    statements = coded.statements if coded else ()
    for quote in gold.quotes:
        _count_quote(counts, gold.text, quote, [s for s in statements if s.direct])
    sources = {(a.start, a.end): a for s in statements for a in s.source if a.start is not None}
    for sentence in {label.sentence for label in gold.labels}:
        wanted = [label for label in gold.labels if label.sentence == sentence]
        given = [a for a in sources.values() if sentence[0] <= (a.start or 0) and (a.end or 0) <= sentence[1]]
        _count_sources(counts, gold.text, wanted, given)
    for name in NAMES:
        for side in ("gold", "system"):
            counts[f"{name}, half.{side}"] = counts[f"{name}.{side}"]
    return counts


def _count_quote(counts: Counts, text: str, quote: Label, statements: Sequence[Statement]) -> None:
    """Count a labelled statement and its cue."""
    span = quote.span
    answers = [s for s in statements if s.content.start < span[1] and span[0] < s.content.end]
    counts["statement.gold"] += 1
    counts["statement.system"] += len(answers)
    if answers:
        best = max(answers, key=lambda s: overlap(span, (s.content.start, s.content.end)))
        _right(counts, "statement", text, span, (best.content.start, best.content.end))
    if quote.cue is not None:
        cues = [(s.cue.start, s.cue.end) for s in answers]
        cues = [cue for cue in cues if quote.sentence[0] <= cue[0] and cue[1] <= quote.sentence[1]]
        counts["cue.gold"] += 1
        counts["cue.system"] += bool(cues)
        if cues:
            _right(counts, "cue", text, quote.cue, cues[0])


def _count_sources(counts: Counts, text: str, wanted: Sequence[Label], given: Sequence[Actor]) -> None:
    """Count persons, roles and affiliations of one sentence."""
    parts = [parts_of(actor, text) for actor in given]
    for name in NAMES[2:]:
        spans = [label.span for label in wanted if label.name == name]
        kind = "person" if name == "person again" else name
        found = [part[kind] for part in parts if kind in part]
        if kind == "person":
            # A sentence that names somebody again answers for that, any other for persons in full.
            again = {label.name for label in wanted} & set(NAMES[2:4]) == {"person again"}
            found = found if again == (name == "person again") else []
        counts[f"{name}.gold"] += len(spans)
        counts[f"{name}.system"] += len(found)
        for span in spans:
            if found:
                best = max(found, key=lambda other: overlap(span, other))
                _right(counts, name, text, span, best)


def _right(counts: Counts, name: str, text: str, wanted: Bounds, given: Bounds) -> None:
    one, other = trimmed(text, wanted), trimmed(text, given)
    counts[f"{name}.tp"] += one == other
    counts[f"{name}, half.tp"] += overlap(one, other) >= 0.5


def measure(data: Data) -> Measured:
    """Measure the development part."""
    path = data.find(FILE)
    if path is None or not codes("id"):
        return Absent(KEY, TITLE, "the corpus is not beside the repository")
    texts = list(read_texts(path))
    units = [
        counted(text, coded if isinstance(coded, Coded) else None)
        for text, coded in zip(texts, code_texts((t.text for t in texts), language="id"), strict=True)
    ]
    others = {name: f"{figure} (PFSA-ID's own model)" for name, figure in OTHERS.items()}
    names = [name for exact in NAMES for name in (exact, f"{exact}, half")]
    return Table(KEY, TITLE, (__doc__ or "").split("\n", 2)[2].strip(), f1_rows(units, names, others=others))
