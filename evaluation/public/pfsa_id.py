"""PFSA-ID: direct quotations of public figures in Indonesian news (Purnomo W.P. et al. 2024).

The development part has 333 articles as tagged words. The text is put together again by layout alone:
blanks by punctuation, paragraphs by quotation marks, articles by their datelines; the labels are not
looked at. Only direct quotations before an inverted cue ("...," kata X) are labelled there, so figures
count where a labelled statement stands: what saksi finds elsewhere is neither right nor wrong. A
statement of saksi answers a labelled one if the two overlap; "exact" asks for the same first and last
word, "half" for an overlap by half. Person, role and affiliation are taken apart from the one span that
saksi gives a source: the name with its rank, what its tables call a role, and the rest. They count in the
sentence that frames a labelled statement, where a person named again by a short name is one; and
"anywhere", in each sentence that has such a label in full, since a speaker is often introduced a sentence
before, be it as a source or not. Errors of this part were read while rules for quotations and titles were
written: it is seen text. The published model tags words, was trained on the rest of the corpus, and was
scored by exact spans; how the authors count beyond that is not written down.
"""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
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
from saksi.languages.names import all_names
from saksi.model import Actor, Coded, Statement

KEY, TITLE = "pfsa-id", "PFSA-ID: direct quotations, Indonesian (F1, %)"
FILE = "attribution/pfsa-id/dev-40.txt"
#: What the authors report for their best model.
OTHERS = {"statement": "92.7", "cue": "94.7", "person": "72.2", "role": "63.6", "affiliation": "63.7"}
MARK = "”"
_LABELS = {"STATEMENT": "statement", "CUE": "cue", "CUECOREF": "cue", "PERSON": "person", "ROLE": "role"}
_LABELS |= {"PERSONCOREF": "person again", "AFFILIATION": "affiliation"}
SOURCE = ("person", "role", "affiliation")
INTRODUCED = ", anywhere"
NAMES = ("statement", "cue", *SOURCE, *(f"{name}{INTRODUCED}" for name in SOURCE))


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
#: Words that open the name of a body whose head is called by one word ("Kepala Dinas ...").
BODIES = frozenset(
    {
        *(
            "dinas",
            "badan",
            "kepolisian",
            "polda",
            "polres",
            "polsek",
            "kejaksaan",
            "kantor",
            "balai",
            "museum",
        ),
        *("kementerian", "universitas", "lembaga", "pusat", "asosiasi", "ikatan", "himpunan", "yayasan"),
        *("persatuan", "komite", "satuan", "gugus", "dewan", "komisi", "institut", "fakultas"),
        *("pt", "cv", "dpp", "dpd", "dpw", "dpc", "kpu", "kpud", "bpbd", "rsud", "forum", "serikat"),
        "partai",
    }
)
_BODY = frozenset({"role:institution", "role:group", "role:force", "org", "body"})
#: Ranks that the table of roles does not call addresses.
RANKS = frozenset(
    {
        *("komisaris besar", "ajun komisaris besar", "ajun komisaris", "letnan kolonel"),
        *("brigadir jenderal", "inspektur jenderal", "mayor jenderal", "komisaris jenderal"),
        *("letnan jenderal", "brigjen", "irjen", "komjen", "mayjen", "letjen", "kombes", "akbp", "jenderal"),
        *("kolonel", "letkol"),
    }
)


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
def _roles() -> Mapping[str, str]:
    return {name.name.lower(): name.kind for name in all_names("id") if name.kind.startswith("role:")}


def parts_of(actor: Actor, text: str) -> dict[str, Bounds]:
    """Take a source apart into person, role and affiliation, by its own name and the table of roles.

    What stands beside the name is its title. An office ("Wali Kota Bandung", "Menteri Keuangan") is a role as
    a whole; of any other title ("Kepala Dinas Kebun") the longest beginning that the table has is the role,
    and the rest the affiliation.
    """
    if actor.start is None or actor.end is None:
        return {}
    start, end = actor.start, actor.end
    name = text.find(actor.name, start, end)
    leading = _leading_role(text[start:end])
    found: dict[str, Bounds] = {}
    if name > start or (name == start and not leading):
        found["person"] = (name, name + len(actor.name))
        start, end = (start, name) if name > start else (name + len(actor.name), end)
    start, end = trimmed(text, (start, end))
    if "person" in found:
        # The set counts a rank to the name: "Komisaris Besar Yusri Yunus".
        rank = _rank_before(text[start:end])
        if rank and found["person"][0] >= end:
            end -= rank
            found["person"] = (end, found["person"][1])
            start, end = trimmed(text, (start, end))
    start += _bridge(text[start:end])
    length = _role_length(text[start:end])
    if length:
        found["role"] = trimmed(text, (start, start + length))
        rest = trimmed(text, (start + length, end))
        if rest[0] < rest[1]:
            found["affiliation"] = rest
    return found


def _bridge(title: str) -> int:
    """Return how many characters lead to a title that a clause tells: "yang juga menjabat Ketua ..."."""
    words = title.split(" ")
    besides = load("id").grammar.besides
    count = next((n for n, word in enumerate(words) if word not in besides), len(words))
    return len(" ".join(words[:count])) + bool(count)


def _rank_before(title: str) -> int:
    """Return how many characters at the end of a title are a rank or an address ("Ajun Komisaris Besar")."""
    words = title.split(" ")
    count = 0
    while count < len(words) and _roles().get(words[-1 - count].lower().strip(".")) == "role:honorific":
        count += 1
    ranked = [n for n in range(count + 1, 5) if " ".join(words[-n:]).lower() in RANKS]
    return len(" ".join(words[-max([count, *ranked]) :])) if max([count, *ranked], default=0) else 0


def _leading_role(title: str) -> int:
    """Return how many characters at the beginning of a title the table of roles has."""
    words = title.split(" ")
    for count in range(len(words), 0, -1):
        if " ".join(words[:count]).lower().strip(" ,") in _roles():
            return len(" ".join(words[:count]))
    return 0


def _role_length(title: str) -> int:
    """Return how many characters of a title its role takes, as the set has it.

    "Kepala" of a body ("Kepala Dinas Kebun") is a role of one word; else the role goes to the first body that
    the tables know ("Direktur Jenderal Pajak | Kementerian Keuangan"), and an office without one is whole.
    """
    leading = _leading_role(title)
    if not leading:
        return 0
    first, _, rest = title.partition(" ")
    if rest.split(" ")[0].lower() in BODIES:
        return len(first)
    ends = [a.start for a in load("id").gazetteer.find(title) if a.name.kind in _BODY and a.start >= leading]
    words = [match.start() for match in re.finditer(r"\w+", title) if match.group().lower() in BODIES]
    body = min([*ends, *(start for start in words if start >= leading)], default=None)
    if body is not None:
        return body
    office = _roles()[title[:leading].lower().strip(" ,")] == "role:office"
    return len(title) if office else leading


def counted(gold: Text, coded: Coded | None) -> Counts:
    """Count one article: what saksi has for each labelled statement, and in each sentence with a label."""
    counts: Counts = Counter()
    statements = coded.statements if coded else ()
    for quote in gold.quotes:
        _count_quote(counts, gold.text, quote, [s for s in statements if s.direct])
    sources = {(a.start, a.end): a for s in statements for a in s.source if a.start is not None}
    framing = {quote.sentence for quote in gold.quotes}
    for sentence in {label.sentence for label in gold.labels}:
        wanted = [label for label in gold.labels if label.sentence == sentence]
        given = [a for a in sources.values() if sentence[0] <= (a.start or 0) and (a.end or 0) <= sentence[1]]
        if sentence in framing:
            _count_sources(counts, gold.text, wanted, given, suffix="")
        if any(label.name != "person again" for label in wanted):
            in_full = [label for label in wanted if label.name != "person again"]
            _count_sources(counts, gold.text, in_full, given, suffix=INTRODUCED)
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


def _count_sources(
    counts: Counts, text: str, wanted: Sequence[Label], given: Sequence[Actor], *, suffix: str
) -> None:
    """Count persons, roles and affiliations of one sentence; a person named again is a person."""
    parts = [parts_of(actor, text) for actor in given]
    if not suffix:
        # The set labels a speaker who is named by a title alone as a person.
        parts = [part if "person" in part else {"person": _whole(part)} for part in parts if part]
    for kind in SOURCE:
        spans = [label.span for label in wanted if label.name.removesuffix(" again") == kind]
        found = [part[kind] for part in parts if kind in part]
        name = kind + suffix
        counts[f"{name}.gold"] += len(spans)
        counts[f"{name}.system"] += len(found)
        for span in spans:
            if found:
                best = max(found, key=lambda other: overlap(span, other))
                _right(counts, name, text, span, best)


def _whole(part: Mapping[str, Bounds]) -> Bounds:
    return min(start for start, _ in part.values()), max(end for _, end in part.values())


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
