"""PolNeAR: attribution in American political news (Newell, Margolin and Ruths 2018), development part.

Each of the 84 articles is read and coded from its raw text. An attribution of ours answers an annotated
one if their contents overlap; pairs are made greedily, best first. Of each pair, source, cue and content
count as exact (the same stretch, marks at the ends left out) and as overlap (at least half, intersection
over union; of a cue, any common word). PolNeAR annotates far more than statements of political actors
(intentions, opinions of anybody), which costs recall here. Sources that the text hides are left out on
both sides.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from evaluation.data import Data
from evaluation.public.coding import code_texts, codes
from evaluation.public.spans import hull, trimmed
from evaluation.public.table import Absent, Measured, Table, f1_rows
from saksi.evaluation.pairs import Bounds, overlap
from saksi.evaluation.scoring import Counts
from saksi.model import Coded

KEY, TITLE = "polnear", "PolNeAR: attribution, English (F1, %)"
FOLDER = "attribution/polnear/dev"
OTHERS = {
    "source, overlap": "84 (Guardian and AFP, other articles)",
    "cue, overlap": "86 (Guardian and AFP, other articles)",
    "content, overlap": "93 (Guardian and AFP, other articles)",
}
ROLES = ("source", "cue", "content")


@dataclass(frozen=True, slots=True)
class Told:
    """One attribution: the hull of each of its parts, if it has them."""

    parts: dict[str, Bounds] = field(default_factory=dict)


def read_annotations(path: Path) -> Iterator[Told]:
    """Read the attributions of one article, in brat's standoff format."""
    spans: dict[str, Bounds] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        id_, _, rest = line.partition("\t")
        if id_.startswith("T"):
            places = rest.split("\t")[0].split(" ", 1)[1]
            numbers = [int(number) for number in places.replace(";", " ").split()]
            spans[id_] = (min(numbers), max(numbers))
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
    """Compare one article."""
    counts: Counts = Counter()
    for side, items in (("gold", gold), ("system", system)):
        for item in items:
            for role in item.parts:
                for way in ("exact", "overlap"):
                    counts[f"{role}, {way}.{side}"] += 1
    scored = []
    for i, wanted in enumerate(gold):
        for j, given in enumerate(system):
            common = overlap(wanted.parts.get("content", (0, 0)), given.parts["content"])
            if common > 0:
                scored.append((-common, i, j))
    used_gold: set[int] = set()
    used_system: set[int] = set()
    for _, i, j in sorted(scored):
        if i in used_gold or j in used_system:
            continue
        used_gold.add(i)
        used_system.add(j)
        for role in ROLES:
            if role in gold[i].parts and role in system[j].parts:
                _compare(counts, text, role, gold[i].parts[role], system[j].parts[role])
    return counts


def _compare(counts: Counts, text: str, role: str, wanted: Bounds, given: Bounds) -> None:
    one, other = trimmed(text, wanted), trimmed(text, given)
    common = overlap(one, other)
    counts[f"{role}, exact.tp"] += one == other
    counts[f"{role}, overlap.tp"] += common >= 0.5 or (role == "cue" and common > 0)


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
        units.append(counted(text, list(read_annotations(path)), system))
    names = [f"{role}, {way}" for role in ROLES for way in ("exact", "overlap")]
    text = (__doc__ or "").split("\n", 2)[2].strip()
    return Table(KEY, TITLE, text, f1_rows(units, names, others=OTHERS))
