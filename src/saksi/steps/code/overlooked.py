"""Overlooked: words that the lexicon knows as acts, where the rules see none.

An event noun counts only as a subject or under a support verb (codebook 3, rule 2), and a verb's form or its
clause may not fit its entry. A parse errs, and readers code some of these all the same; so wherever the
network sees at least a chance, such words give drafts that the rules object to, for the weights to settle.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from saksi.languages.encoder.acts import Advice
from saksi.languages.lexicon import Predicate
from saksi.steps.code.attribution import Attribution
from saksi.steps.code.events import Draft, draft_one
from saksi.steps.code.lookup import match_rest
from saksi.steps.code.marks import TYPES
from saksi.steps.code.predicates import UNSETTLED, Candidate, noun_at
from saksi.steps.code.reading import Reading

#: The objections: an event noun in no place of an act; a verb whose form or clause does not fit its entry.
NOUN, VERB, BARE = "noun elsewhere", "unfit clause", "unfit form"
#: Mentions whose words may be events all the same.
_OPEN = frozenset({"role:group", "role:person"})


@dataclass(frozen=True, slots=True)
class Passed:
    """A word passed over by the rules, and what they object to it."""

    candidate: Candidate
    objection: str


def overlooked(
    readings: Sequence[Reading],
    statements: Sequence[Attribution],
    drafts: Sequence[Draft],
    advice: Mapping[int, Advice],
    *,
    least: float,
) -> Iterator[Draft]:
    """Draft what the rules pass over, where the network gives its type at least that probability."""
    told = [draft for draft in drafts if draft.objection is None]
    for reading in readings:
        said = advice.get(id(reading))
        if said is None:
            continue
        chances = said.types.max(axis=0)
        for passed in passed_over(reading):
            candidate = passed.candidate
            number = 1 + TYPES.index(candidate.entry.type)
            if chances[number] >= least and said.types[candidate.word, number] >= least:
                before = [draft for draft in told if draft.start < reading.tree.start[candidate.first]]
                draft = draft_one(reading, candidate, statements, told=before)
                draft.objection = passed.objection
                yield draft


def passed_over(reading: Reading) -> Iterator[Passed]:
    """List the words that an entry names, outside of the candidates of the rules."""
    taken: set[int] = set()
    for candidate in reading.candidates:
        taken.update((candidate.word, candidate.verb, *range(candidate.first, candidate.last + 1)))
    for word in range(len(reading.tree)):
        covering = reading.clauses.cover.get(word)
        if word in taken or (covering is not None and covering.kind not in _OPEN):
            continue
        passed = (None if covering is not None else _noun(reading, word)) or _verb(reading, word)
        if passed is not None and not passed.candidate.entry.stop:
            taken.update(range(passed.candidate.first, passed.candidate.last + 1))
            yield passed


def _noun(reading: Reading, word: int) -> Passed | None:
    found = noun_at(reading, word)
    if found is None:
        return None
    entry, last = found
    back = reading.points_back(word, last)
    return Passed(Candidate(word, min(word, last), max(word, last), entry, "plain", anaphoric=back), NOUN)


def _verb(reading: Reading, word: int) -> Passed | None:
    """Match the longest phrase that opens with the word, whatever its clause."""
    for form in reading.forms[word]:
        for entry, voice in reading.language.lexicon.verbs.get(form, ()):
            last = _end_of(reading, word, entry) if reading.has(entry.rest) else None
            if last is not None:
                own = reading.voice(word) if voice == UNSETTLED else voice
                return Passed(Candidate(word, word, last, entry, own), BARE if voice == "bare" else VERB)
    return None


def _end_of(reading: Reading, word: int, entry: Predicate) -> int | None:
    far = reading.language.syntax.marked_clauses
    matched = match_rest(reading.tree, reading.forms, word, entry.rest, far_object=far)
    return None if matched is None else matched[-1]
