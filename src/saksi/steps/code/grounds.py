"""Grounds: what more speaks for and against an act's being told than the judge's evidence.

How sure the network is of the word beside the words around it, of facts and of parties; where the word
stands in its sentence and under which other act; and what the page has told already. Names no language.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from saksi.languages.encoder.acts import Advice
from saksi.steps.code.bearing import MOST
from saksi.steps.code.events import Draft
from saksi.steps.code.marks import TYPES
from saksi.steps.code.objections import objection_of
from saksi.steps.code.reading import Reading
from saksi.steps.code.traits import log_odds, step
from saksi.steps.code.weighing import ROLES, head_of, keys_of

Grounds = Iterator[tuple[str, float]]
#: How many words on each side are looked at for a likelier one.
_NEAR = 4
_SURE = (-5.0, -3.5, -2.5, -1.5, -0.75, 0.0, 0.75, 1.5, 2.5, 3.5, 5.0)
_ACTS, _WORDS = (2, 5, 10, 20, 40), (8, 15, 25, 40)
_FACTS = ("positive", "negative", "certain", "probable", "possible", "past", "present", "future")
_CLAUSES = frozenset({"acl", "advcl", "ccomp", "csubj", "xcomp", "parataxis"})
_KIDS = frozenset({"nsubj", "obj", "obl", "det", "ccomp", "xcomp", "amod", "nmod", "mark", "aux", "case"})


class Telling:
    """What a page tells by the rules, by type, and the place of each of its sentences."""

    __slots__ = ("_by_type", "count", "place")

    def __init__(self, drafts: Sequence[Draft], readings: Sequence[Reading]) -> None:
        self._by_type: defaultdict[str, list[Draft]] = defaultdict(list)
        for draft in drafts:
            if draft.objection is None:
                self._by_type[draft.candidate.entry.type].append(draft)
        self.count = sum(map(len, self._by_type.values()))
        self.place: Mapping[int, int] = {id(reading): number for number, reading in enumerate(readings)}

    def others(self, draft: Draft) -> list[Draft]:
        """List the other acts of the same type that the rules tell."""
        return [other for other in self._by_type[draft.candidate.entry.type] if other is not draft]


def grounds(draft: Draft, advice: Advice, page: Telling) -> Grounds:
    """Yield what speaks for and against a draft, by name and strength."""
    standing = "objected" if draft.objection else "fine"
    form, objection = draft.candidate.form, objection_of(draft)
    yield from _by_network(draft, advice, standing, form, objection)
    yield from _by_roles(draft, advice, standing, objection)
    for name in (*_by_page(draft, page, standing, form), *_by_grammar(draft, standing, form)):
        yield name, 1.0
    for name in (*_by_facts(draft, standing, form), *_by_entry(draft, form, objection)):
        yield name, 1.0


def _by_network(draft: Draft, advice: Advice, standing: str, form: str, objection: str) -> Grounds:
    """Tell how sure the network is of the word, beside other words and other types."""
    word, type_ = draft.candidate.word, draft.candidate.entry.type
    own, row = 1 + TYPES.index(type_), advice.types[draft.candidate.word]
    odds, best = log_odds(float(row[own])), 1 + int(row[1:].argmax())
    if best != own:
        yield "other type", 1.0
        yield "other odds", log_odds(float(row[best]))
        yield f"rather={TYPES[best - 1]}|{type_}", 1.0
    column = [log_odds(float(p)) for p in advice.types[:, own]]
    near = max([*column[max(0, word - _NEAR) : word], *column[word + 1 : word + 1 + _NEAR]], default=-9.0)
    yield "near odds", near
    yield "sentence odds", max([*column[:word], *column[word + 1 :]], default=-9.0)
    for name in (standing, form):
        yield f"peak={odds >= near}|{name}", 1.0
    for name in (form, type_, objection, f"part={draft.reading.tree.segment.kind}"):
        yield f"odds|{name}", odds
    cue = log_odds(1 - float(advice.kinds[word, 0]))
    yield "cue odds", cue
    yield f"cue odds|{type_}", cue
    sure = step(odds, _SURE)
    for name in (f"sure={sure}", f"sure={sure}|{standing}", f"sure={sure}|{form}"):
        yield name, 1.0
    for name, fact in zip(_FACTS, advice.facts[word], strict=True):
        yield f"fact {name}", float(fact)


def _by_roles(draft: Draft, advice: Advice, standing: str, objection: str) -> Grounds:
    """Tell whether the network sees parties, and whom the rules have: what has parties is an act."""
    word, type_, reading = draft.candidate.word, draft.candidate.entry.type, draft.reading
    mentions = [mention for mention in reading.mentions if mention.kind != "null"]
    for role, side in zip(ROLES, (draft.actor, draft.recipient), strict=True):
        seen = [(advice.role(word, head_of(reading, m), role), m.id is not None) for m in mentions]
        best = max(-MOST, min(MOST, max((odd for odd, _ in seen), default=-MOST)))
        known = max(-MOST, min(MOST, max((odd for odd, stated in seen if stated), default=-MOST)))
        for name in ("", f"|{standing}", f"|{type_}"):
            yield f"{role} odds{name}", best / 3
        yield f"{role} state odds", known / 3
        who = "nobody" if not side else "id" if any(a.id for a in side) else "?"
        yield f"{role}={who}|{type_}", 1.0
        yield f"{role}={who}|{objection}", 1.0
        if side:
            yield f"{role} sector={side[0].sector}", 1.0
            yield f"{role} here={side[0].start is not None}", 1.0
    home = bool(keys_of(draft.actor) & keys_of(draft.recipient))
    yield f"home={home}|{type_}", 1.0


def _parties(draft: Draft) -> tuple[frozenset[str], frozenset[str]]:
    return keys_of(draft.actor), keys_of(draft.recipient)


def _by_page(draft: Draft, page: Telling, standing: str, form: str) -> Iterator[str]:
    """Tell what the page has told of the type, and where on the page the act stands."""
    reading, type_ = draft.reading, draft.candidate.entry.type
    tree, others = reading.tree, page.others(draft)
    before = [other for other in others if other.start < draft.start]
    inline = [other for other in others if other.reading.tree.segment.line == tree.segment.line]
    again = [other for other in inline if other.start < draft.start]
    own = _parties(draft)
    yield f"line again={min(len(again), 2)}|{standing}"
    yield f"line again={bool(again)}|{form}"
    yield f"line later={min(len(inline) - len(again), 2)}|{standing}"
    yield f"line parties told={any(_parties(o) == own for o in again)}|{standing}"
    yield f"parties told={any(_parties(o) == own for o in before)}|{standing}"
    yield f"page same={min(len(others), 4)}|{standing}"
    yield f"page same={min(len(others), 4)}|{type_}"
    citation = draft.candidate.entry.citation
    yield f"word told={any(o.candidate.entry.citation == citation for o in before)}|{form}"
    at = page.place[id(reading)]
    yield f"position={min(at, 6)}"
    yield f"share={5 * at // max(len(page.place), 1)}|{standing}"
    yield f"acts on page={step(page.count, _ACTS)}"
    states = min(len({m.id for m in reading.mentions if m.id}), 3)
    yield f"states here={states}|{standing}"
    yield f"states here={states}|{type_}"
    yield f"words={step(len(tree), _WORDS)}|{standing}"
    yield f"marked={reading.language.syntax.marked_clauses}|{type_}"


def _by_grammar(draft: Draft, standing: str, form: str) -> Iterator[str]:
    """Tell where the word stands in its sentence, and which other acts stand above and below it."""
    reading, tree, word = draft.reading, draft.reading.tree, draft.candidate.word
    type_, above = draft.candidate.entry.type, tree.ancestors(draft.candidate.word)
    dep, governor = tree.dep[word].split(":")[0], tree.pos[tree.head[word]]
    yield f"dep={dep}|{form}"
    yield f"dep={dep}|{governor}|{form}"
    yield f"dep={dep}|{type_}"
    yield f"pos={tree.pos[word]}|{form}"
    yield f"voice={draft.candidate.voice}|{form}"
    acts = {candidate.word: candidate.entry for candidate in reading.candidates if candidate.word != word}
    over = next((acts[i] for i in above if i in acts), None)
    yield f"under={over.type if over else 'none'}|{standing}"
    if over is not None:
        yield f"under={over.type}|{type_}|{form}"
        yield f"under arc={dep}|{over.noun}|{form}"
    below = sum(1 for i in acts if word in tree.ancestors(i))
    yield f"over={min(below, 2)}|{form}|{standing}"
    arcs = (tree.dep[i] for i in (word, *above))
    clause = next((arc for arc in arcs if arc.split(":")[0] in _CLAUSES), "root")
    for name in (form, standing, type_):
        yield f"clause={clause}|{name}"
    kids = {tree.dep[i].split(":")[0] for i in range(len(tree)) if tree.head[i] == word and i != word}
    yield from (f"kid={kid}|{form}" for kid in sorted(kids & _KIDS))


def _by_facts(draft: Draft, standing: str, form: str) -> Iterator[str]:
    """Tell how the rules read the act, and who says it."""
    facts, holder, type_ = draft.facts, draft.holder, draft.candidate.entry.type
    quoted = draft.reading.tree.segment.quotation is not None
    yield f"time={facts.time}|{type_}"
    yield f"time={facts.time}|{form}|{standing}"
    yield f"polarity={facts.polarity}|{type_}"
    yield f"certainty={facts.certainty}|{type_}"
    yield f"tense={draft.reading.tense(draft.candidate.verb)}|{form}"
    yield f"holder={holder.kind if holder else 'page'}|direct={holder is not None and holder.direct}|{type_}"
    yield f"quoted={quoted}|{standing}"
    yield f"quoted={quoted}|{type_}"


def _by_entry(draft: Draft, form: str, objection: str) -> Iterator[str]:
    """Tell the word's own record."""
    entry, tree = draft.candidate.entry, draft.reading.tree
    yield f"entry={entry.citation}|{objection}"
    yield f"entry={entry.citation}|{tree.dep[draft.candidate.word].split(':')[0]}"
    yield f"mode={draft.mode}|{entry.type}"
    yield f"objection={objection}|{entry.type}"
    yield f"objection={objection}|{form}"
