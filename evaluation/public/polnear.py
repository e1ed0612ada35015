"""PolNeAR: attribution in American political news (Newell, Margolin and Ruths 2018), development part.

Each of the 84 articles is read and coded from its raw text. An attribution of ours answers an annotated
one if their contents overlap; pairs are made greedily, best first. Of each pair, source, cue and content
count as exact (the same stretch, marks at the ends and an opening "that" left out), half (intersection
over union) and overlap (any common word: "Ratna, head of the office" and "Ratna"). Of a content in
pieces, as around "he said", the longest counts, as in our records. Sources that the text hides are left
out on both sides. PolNeAR annotates more than our records mean to hold: nearly a quarter of its contents
have no verb ("attacked Trump", "expected a debate"), which here is an event or nothing. So each figure is
given twice: over all of them, and over those whose content has a verb or is quoted.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from evaluation.data import Data
from evaluation.public.coding import code_texts, codes
from evaluation.public.spans import hull, trimmed
from evaluation.public.table import Absent, Measured, Table, f1_rows
from saksi.evaluation.pairs import Bounds, overlap
from saksi.evaluation.scoring import Counts
from saksi.languages import load
from saksi.model import Coded

KEY, TITLE = "polnear", "PolNeAR: attribution, English (F1, %)"
FOLDER = "attribution/polnear/dev"
OTHERS = {
    "source, overlap": "84 (Guardian and AFP, other articles)",
    "cue, overlap": "86 (Guardian and AFP, other articles)",
    "content, overlap": "93 (Guardian and AFP, other articles)",
}
ROLES = ("source", "cue", "content")
WAYS = ("exact", "half", "overlap")
#: What stands behind the names of figures over clauses alone.
CLAUSES = ", clauses"
QUOTES = ('"', "“", "‘")


@dataclass(frozen=True, slots=True)
class Told:
    """One attribution: where each of its parts stands, and whether its content is a clause."""

    parts: dict[str, Bounds] = field(default_factory=dict)
    clause: bool = True


def read_annotations(path: Path) -> Iterator[Told]:
    """Read the attributions of one article, in brat's standoff format."""
    spans: dict[str, Bounds] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        id_, _, rest = line.partition("\t")
        if id_.startswith("T"):
            places = rest.split("\t")[0]
            numbers = [int(number) for number in places.partition(" ")[2].replace(";", " ").split()]
            pieces = list(zip(numbers[::2], numbers[1::2], strict=True))
            longest = max(pieces, key=lambda piece: piece[1] - piece[0])
            spans[id_] = longest if places.startswith("Content") else (min(numbers), max(numbers))
    for line in path.read_text(encoding="utf-8").splitlines():
        id_, _, rest = line.partition("\t")
        if id_.startswith("E"):
            found: dict[str, Bounds] = {}
            for item in rest.split():
                name, _, target = item.partition(":")
                role = name.rstrip("0123456789").lower()
                if role in ROLES and target in spans:
                    found[role] = hull(found.get(role), spans[target])
            yield Told(found)


def told_by(coded: Coded) -> list[Told]:
    """Turn our statements into attributions; only sources that are written have a place."""
    found = []
    for statement in coded.statements:
        parts = {
            "cue": (statement.cue.start, statement.cue.end),
            "content": (statement.content.start, statement.content.end),
        }
        near = [
            (actor.start, actor.end)
            for actor in statement.source
            if actor.start is not None and actor.end is not None
        ]
        if near:
            source = near[0]
            for other in near[1:]:
                source = hull(source, other)
            parts["source"] = source
        found.append(Told(parts))
    return found


def counted(text: str, gold: Sequence[Told], system: Sequence[Told]) -> Counts:
    """Compare one article, over all attributions and over those whose content is a clause."""
    counts: Counts = Counter()
    scored = []
    for i, wanted in enumerate(gold):
        for j, given in enumerate(system):
            common = overlap(wanted.parts.get("content", (0, 0)), given.parts["content"])
            if common > 0:
                scored.append((-common, i, j))
    pairs: dict[int, int] = {}
    for _, i, j in sorted(scored):
        if i not in pairs and j not in pairs.values():
            pairs[i] = j
    bare = {pairs[i] for i, item in enumerate(gold) if i in pairs and not item.clause}
    for scope, wanted_ones, given_ones in (
        ("", range(len(gold)), range(len(system))),
        (
            CLAUSES,
            [i for i, item in enumerate(gold) if item.clause],
            [j for j in range(len(system)) if j not in bare],
        ),
    ):
        _count_parts(counts, [gold[i] for i in wanted_ones], side="gold", scope=scope)
        _count_parts(counts, [system[j] for j in given_ones], side="system", scope=scope)
        for i in wanted_ones:
            for role in ROLES if i in pairs else ():
                wanted_part, given_part = gold[i].parts.get(role), system[pairs[i]].parts.get(role)
                if wanted_part and given_part:
                    _compare(counts, text, role, wanted_part, given_part, scope=scope)
    return counts


def _count_parts(counts: Counts, items: Sequence[Told], *, side: str, scope: str) -> None:
    for item in items:
        for role in item.parts:
            for way in WAYS:
                counts[f"{role}, {way}{scope}.{side}"] += 1


def _compare(counts: Counts, text: str, role: str, wanted: Bounds, given: Bounds, *, scope: str) -> None:
    one, other = (_without_that(text, trimmed(text, span)) for span in (wanted, given))
    common = overlap(one, other)
    counts[f"{role}, exact{scope}.tp"] += one == other
    counts[f"{role}, half{scope}.tp"] += common >= 0.5
    counts[f"{role}, overlap{scope}.tp"] += common > 0


def _without_that(text: str, span: Bounds) -> Bounds:
    """Leave out an opening "that", which belongs to the cue in our records and to the content in PolNeAR."""
    opening = "that "
    return (span[0] + len(opening), span[1]) if text.startswith(opening, *span) else span


def with_clauses(text: str, gold: Sequence[Told]) -> list[Told]:
    """Tell of each attribution whether its content has a verb or is quoted."""
    contents = [text[slice(*item.parts.get("content", (0, 0)))] for item in gold]
    docs = load("en").nlp.pipe(" ".join(content.split()) or "." for content in contents)
    return [
        replace(item, clause=content[:1] in QUOTES or any(token.pos_ in ("VERB", "AUX") for token in doc))
        for item, content, doc in zip(gold, contents, docs, strict=True)
    ]


def measure(data: Data) -> Measured:
    """Measure the development part."""
    folder = data.find(FOLDER)
    if folder is None:
        return Absent(KEY, TITLE, "the corpus is not beside the repository")
    if not codes("en"):
        return Absent(KEY, TITLE, "English cannot be coded yet")
    # The name of an annotation is that of its text and four characters; of an article annotated twice, the
    # first counts.
    annotated = {
        path.stem[:-5]: path for path in sorted((folder / "attributions").glob("*.ann"), reverse=True)
    }
    texts = [(folder / "text" / f"{name}.txt").read_text(encoding="utf-8") for name in annotated]
    units = []
    for path, text, coded in zip(annotated.values(), texts, code_texts(texts, language="en"), strict=True):
        system = told_by(coded) if isinstance(coded, Coded) else []
        units.append(counted(text, with_clauses(text, list(read_annotations(path))), system))
    names = [f"{role}, {way}{scope}" for role in ROLES for way in WAYS for scope in ("", CLAUSES)]
    text = (__doc__ or "").split("\n", 2)[2].strip()
    return Table(KEY, TITLE, text, f1_rows(units, names, others=OTHERS))
