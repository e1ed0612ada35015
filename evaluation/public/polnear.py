"""PolNeAR: attribution in American political news (Newell, Margolin and Ruths 2018), development part.

Each of the 84 articles is read and coded from its raw text. An attribution of ours answers an annotated
one if their contents overlap; pairs are made greedily, best first. Of each pair, source, cue and content
count as exact (the same stretch, marks at the ends and an opening "that" left out), half (intersection
over union) and overlap (any common word: "Ratna, head of the office" and "Ratna"). Of a content in
pieces, as around "he said", the longest counts, as in our records. Sources that the text hides are left
out on both sides; of "Dewi, who said" either word will do. PolNeAR has each word in one attribution at
most, so what is said within somebody's words is none: what our records hold within another statement's
content is left out. It annotates more than our statements mean to hold: nearly a quarter of its contents
have no verb ("attacked Trump", "backed the plan"). What a page tells in its own voice so is no statement of
ours but an act: praise, blame, a demand, a refusal, a promise, a threat. Those acts count as attributions:
whoever acts is the source, the predicate the cue, and what follows it, up to the next mark or "and", the
content. Each figure is given twice: over all, acts included, and over the annotated ones whose content has
a verb or is quoted, against our statements alone. The overlap of statements alone with all stands below.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from evaluation.data import Data
from evaluation.public.coding import code_texts, codes
from evaluation.public.spans import hull, trimmed
from evaluation.public.table import Absent, Measured, Table, f1_rows
from saksi.evaluation.pairs import Bounds, overlap
from saksi.evaluation.scoring import Counts
from saksi.languages import load
from saksi.model import Actor, Coded

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
#: What stands behind the names of figures over all attributions, but of our statements alone.
STATEMENTS = ", statements alone"
#: Types of acts that are done in words; investigations and suits are acts of another kind.
VERBAL = frozenset({"AGREE", "SUPPORT", "CONCEDE", "REQUEST", "ACCUSE", "REJECT", "THREATEN"})
#: Where the content of an act ends, and how long it is at most, in characters.
_END, _LONGEST = re.compile(r"[.,;:!?\n—]|\band\b"), 50
RELATIVE = frozenset({"who", "which", "that"})


@dataclass(frozen=True, slots=True)
class Told:
    """One attribution: where its parts stand, whether its content is a clause, whether ours is an act."""

    parts: dict[str, Bounds] = field(default_factory=dict)
    clause: bool = True
    act: bool = False


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
    """Turn our statements and verbal acts into attributions; only sources that are written have a place."""
    text = coded.article.text
    contents = {statement.id: statement.content for statement in coded.statements}
    found = []
    for statement in coded.statements:
        cue, content = statement.cue, statement.content
        holder = contents.get(statement.in_) if statement.in_ is not None else None
        if holder is not None and holder.start <= cue.start and cue.end <= holder.end:
            continue
        parts = {"cue": (cue.start, cue.end), "content": (content.start, content.end)}
        found.append(Told(parts | _source(statement.source)))
    cues = [(statement.cue.start, statement.cue.end) for statement in coded.statements]
    for event in coded.events:
        place = (event.predicate.start, event.predicate.end)
        spoken = event.type in VERBAL and event.mode != "investigate" and event.statement is None
        if not spoken or any(overlap(place, cue) > 0 for cue in cues):
            continue
        end = _END.search(text, place[1], place[1] + _LONGEST)
        behind = trimmed(text, (place[1], end.start() if end else min(place[1] + _LONGEST, len(text))))
        if behind[0] < behind[1]:
            parts = {"cue": place, "content": behind}
            found.append(Told(parts | _source(event.actor), act=True))
    return found


def _source(actors: Sequence[Actor]) -> dict[str, Bounds]:
    """Give the stretch of those that are written."""
    source: Bounds | None = None
    for actor in actors:
        if actor.start is not None and actor.end is not None:
            source = hull(source, (actor.start, actor.end))
    return {} if source is None else {"source": source}


def counted(text: str, gold: Sequence[Told], system: Sequence[Told]) -> Counts:
    """Compare one article: over all, of our statements alone, and of these over what is a clause."""
    counts: Counts = Counter()
    _count(counts, text, gold, system, _paired(gold, system), scope="")
    said = [item for item in system if not item.act]
    pairs = _paired(gold, said)
    _count(counts, text, gold, said, pairs, scope=STATEMENTS)
    bare = {pairs[i] for i, item in enumerate(gold) if i in pairs and not item.clause}
    clauses = [i for i, item in enumerate(gold) if item.clause]
    kept = [j for j in range(len(said)) if j not in bare]
    places = {j: place for place, j in enumerate(kept)}
    _count(
        counts,
        text,
        [gold[i] for i in clauses],
        [said[j] for j in kept],
        {place: places[pairs[i]] for place, i in enumerate(clauses) if i in pairs},
        scope=CLAUSES,
    )
    return counts


def _paired(gold: Sequence[Told], system: Sequence[Told]) -> dict[int, int]:
    """Pair attributions whose contents overlap, best first."""
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
    return pairs


def _count(
    counts: Counts,
    text: str,
    gold: Sequence[Told],
    system: Sequence[Told],
    pairs: Mapping[int, int],
    *,
    scope: str,
) -> None:
    _count_parts(counts, gold, side="gold", scope=scope)
    _count_parts(counts, system, side="system", scope=scope)
    for i, j in pairs.items():
        for role in ROLES:
            wanted, given = gold[i].parts.get(role), system[j].parts.get(role)
            if wanted and given:
                if role == "source" and _stands_for(text, wanted, given):
                    given = wanted
                _compare(counts, text, role, wanted, given, scope=scope)


def _stands_for(text: str, pronoun: Bounds, name: Bounds) -> bool:
    """Tell whether a relative pronoun stands right behind a name."""
    return text[slice(*pronoun)].lower() in RELATIVE and text[name[1] : pronoun[0]].strip() in ("", ",")


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
    names += [f"{role}, overlap{STATEMENTS}" for role in ROLES]
    text = (__doc__ or "").split("\n", 2)[2].strip()
    return Table(KEY, TITLE, text, f1_rows(units, names, others=OTHERS))
