"""Predicates: the words of a segment that name a political act.

A verb counts wherever it stands; an event noun only as the subject of its clause or as the object of a verb
that lends it its subject or announces it (codebook 3, rule 2).
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from saksi.languages.lexicon import Light, Predicate
from saksi.steps.code.lookup import match_rest, match_words

if TYPE_CHECKING:
    from saksi.steps.code.reading import Reading

#: How far behind a light verb its event noun may stand ("menggelar serangkaian pertemuan").
LIGHT_REACH = 5
#: How far behind an event noun the relative clause that tells it again may begin.
RELATIVE_REACH = 7

#: Acts of speaking: they can have a content, and are present unless dated or marked (codebook 6, "Time").
SPEECH = frozenset({"AGREE", "SUPPORT", "CONCEDE", "REQUEST", "ACCUSE", "REJECT", "THREATEN"})
#: Nouns of these types name a standing relation where they are a subject ("aliansi A dan B"), not an act.
_FORCEFUL = frozenset({"ASSAULT", "COERCE", "PROTEST", "MOBILIZE", "SANCTION", "THREATEN", "ACCUSE"})
_RELATIONS = frozenset({"COOPERATE", "SUPPORT", "AGREE"})


#: The voice of forms that do not tell it: the clause does.
UNSETTLED = "verb"


@dataclass(frozen=True, slots=True)
class Candidate:
    """A word that may name an act.

    `word` is the verb or noun looked up; `first` to `last` are the words that name the act together;
    `light_word` is the support verb, whose subject is the actor; `anaphoric` marks "pertemuan itu";
    `relative` is a verb behind an event noun that tells the same act ("serangan yang menewaskan").
    """

    word: int
    first: int
    last: int
    entry: Predicate
    voice: str
    light: Light | None = None
    light_word: int | None = None
    anaphoric: bool = False
    relative: int | None = None

    @property
    def verb(self) -> int:
        """Return the verb that carries tense and subject."""
        return self.word if self.light_word is None else self.light_word

    @property
    def form(self) -> str:
        """Name what words tell the act: a support verb with its noun, a noun, a phrase, a verb."""
        if self.light is not None:
            return "light"
        return "noun" if self.entry.noun else "phrase" if self.entry.rest else "verb"


def find_candidates(reading: "Reading") -> list[Candidate]:
    """List the candidates of a reading, in order, at most one a word."""
    found: dict[int, Candidate] = {}
    taken: set[int] = set()
    for index in range(len(reading.tree)):
        if index in taken:
            continue
        candidate = _verb(reading, index) or _light(reading, index)
        if candidate is not None:
            found[candidate.word] = candidate
            taken.update((candidate.word, *range(candidate.first, candidate.last + 1)))
    for index in range(len(reading.tree)):
        if index not in taken:
            noun = _noun_subject(reading, index)
            if noun is not None:
                found[index] = noun
                taken.update(range(noun.first, noun.last + 1))
    return _without_repeats(reading, [found[index] for index in sorted(found)])


def _without_repeats(reading: "Reading", found: list[Candidate]) -> list[Candidate]:
    """Keep one of an event noun and the verb that it is the subject of, where both name the same act.

    "Serangan Rusia ke Kyiv menewaskan 12 orang" is one assault, and the noun knows more of its parties.
    """
    nouns = {reading.tree.head[c.word]: c for c in found if c.entry.noun and c.light is None}
    dropped: set[int] = set()
    for candidate in found:
        noun = nouns.get(candidate.word)
        if noun is not None and noun.entry.type == candidate.entry.type:
            owned = reading.clauses.owner(noun.word, last=noun.last) or noun.anaphoric
            dropped.add(candidate.word if owned else noun.word)
        if candidate.entry.frame.name == "victim" and _goes_on(reading, candidate, found):
            dropped.add(candidate.word)
    relatives = {r.word: r for c in found if (r := _told_again(reading, c, found)) is not None}
    told = {relative.relative for relative in relatives.values()}
    return [relatives.get(c.word, c) for c in found if c.word not in dropped and c.word not in told]


def _goes_on(reading: "Reading", candidate: Candidate, found: Sequence[Candidate]) -> bool:
    """Tell whether people hurt are told beside others hurt: "2 orang tewas dan 5 terluka" is one act."""
    tree = reading.tree
    first = [c.word for c in found if c.entry.frame.name == "victim"]
    return tree.dep[candidate.word] == "conj" and tree.head[candidate.word] in first


def _told_again(reading: "Reading", verb: Candidate, found: Sequence[Candidate]) -> Candidate | None:
    """Return the event noun whose relative clause the verb heads, if both name the same act."""
    tree, at = reading.tree, verb.first - 1
    while at > 0 and tree.pos[at] in ("ADV", "AUX", "PART"):
        at -= 1
    if verb.entry.noun or tree.lows[at] not in reading.language.grammar.relative:
        return None
    for noun in found:
        near = 0 <= at - 1 - noun.last <= RELATIVE_REACH
        if not noun.entry.noun or noun.entry.type != verb.entry.type or not near:
            continue
        if not any(tree.pos[i] in ("VERB", "SCONJ") for i in range(noun.last + 1, at)):
            return replace(noun, relative=verb.word)
    return None


def _verb(reading: "Reading", index: int) -> Candidate | None:
    tree = reading.tree
    covering = reading.clauses.cover.get(index)
    if covering is not None and covering.kind not in ("role:group", "role:person"):
        return None
    named = covering is not None
    best: Candidate | None = None
    for form in reading.forms[index]:
        for entry, voice in reading.language.lexicon.verbs.get(form, ()):
            if named and voice == "bare":
                # "Pembebasan Sandera": a role noun is no headline verb.
                continue
            if not reading.has(entry.rest):
                continue
            if not reading.may_be_verb(index, voice, phrase=bool(entry.rest)):
                continue
            if voice == UNSETTLED:
                voice = reading.voice(index)
            subject = reading.clauses.surface_subject(index) if entry.rest and voice == "passive" else None
            if entry.frame.name == "warn" and not entry.rest and reading.foretells(index):
                # "memperingatkan bahwa" is a prediction and no threat.
                continue
            matched = match_rest(
                tree,
                reading.forms,
                index,
                entry.rest,
                passive_subject=subject,
                far_object=reading.language.syntax.marked_clauses,
            )
            if matched is None:
                continue
            if reading.language.syntax.marked_clauses and not _means(reading, index, matched[-1], entry):
                continue
            if not reading.language.syntax.marked_clauses and _describes(reading, index, entry, voice):
                continue
            # A phrase may open with a negator or an auxiliary: its verb is the first word that is one.
            word = next((i for i in matched if tree.pos[i] == "VERB"), index) if voice == "plain" else index
            candidate = Candidate(word, index, matched[-1], entry, voice)
            if best is None or _rank(candidate) > _rank(best):
                best = candidate
        if best is not None:
            break
    carried = None if best is None or len(best.entry.rest) > 1 else _light(reading, index)
    if best is not None and carried is not None and carried.light is not None:
        # The verb rather lends its subject to an event noun behind it: "called off an attack on" is no call.
        parted = bool(carried.light.rest) and best.last >= carried.last
        if not best.entry.rest or parted:
            return None
    return best


def _describes(reading: "Reading", index: int, entry: Predicate, voice: str) -> bool:
    """Tell whether a verb only describes: "pria yang dituduh", accused by nobody; "krisis yang mengancam"."""
    tree, clauses = reading.tree, reading.clauses
    if entry.type == "ACCUSE" and voice == "passive":
        relative = index > 0 and tree.lows[index - 1] in reading.language.grammar.relative
        return relative and clauses.agent(index) is None
    if entry.type == "THREATEN" and voice == "active" and not entry.rest:
        subject = clauses.surface_subject(index)
        return subject is not None and tree.pos[subject] == "NOUN" and subject not in clauses.cover
    return False


def _rank(candidate: Candidate) -> tuple[int, bool, int]:
    """Rank what one word may be: the longest phrase, an expression that is no act, the tightest match."""
    return len(candidate.entry.rest), candidate.entry.stop, -candidate.last


def _means(reading: "Reading", index: int, last: int, entry: Predicate) -> bool:
    """Tell whether a verb's clause fits the act: "going to" is no visit, "told Iran that" no request."""
    tree = reading.tree
    if entry.frame.name == "visit" and last > index and tree.dep[last] == "mark":
        return False
    return entry.type != "REQUEST" or reading.directs(index, single=not entry.rest)


def _light(reading: "Reading", index: int) -> Candidate | None:
    """Match a support verb with the event noun that it carries."""
    for form in reading.forms[index]:
        for light, voice in reading.language.lexicon.light.get(form, ()):
            if voice == "bare" and reading.tree.pos[index] != "VERB" and reading.tree.segment.kind == "body":
                continue
            if voice == UNSETTLED:
                if not reading.may_be_verb(index, voice, phrase=True):
                    continue
                voice = reading.voice(index)
            matched = match_rest(reading.tree, reading.forms, index, light.rest)
            found = None if matched is None else _carried(reading, index, matched[-1], light, voice)
            if found is not None:
                return found
    return None


def _carried(reading: "Reading", index: int, last: int, light: Light, voice: str) -> Candidate | None:
    """Find the event noun of a support verb: behind it, or as the surface subject of its passive."""
    tree = reading.tree
    places: list[int] = []
    if voice == "passive":
        subject = reading.clauses.surface_subject(index)
        if subject is not None:
            places.extend(range(subject, min(subject + 3, index)))
    for after in range(last + 1, min(len(tree), last + 1 + LIGHT_REACH)):
        if tree.pos[after] in ("VERB", "SCONJ", "PUNCT", "ADP") and not reading.is_noun(after):
            break
        if tree.dep[after] != "compound" or not reading.language.syntax.modifiers_first:
            places.append(after)
    if reading.language.syntax.marked_clauses:
        places.extend(c for c in tree.kids(index, "obj") if c > last and c not in places)
    for place in places:
        if place < index and tree.head[index] == place and tree.dep[place] in ("obj", "obl", "nmod"):
            # "mengecam uji coba yang dilakukan X": still another verb's object.
            continue
        noun = noun_at(reading, place)
        if noun is not None and place < index and _interrupted(reading, noun[1], index):
            continue
        if noun is not None and noun[0].type not in light.bars:
            entry, end = noun
            first, final = (index, end) if place > index else (place, index)
            if light.announces and place > index:
                # What is announced is the act; announcing it is a statement.
                first = place
            anaphoric = reading.points_back(place, end)
            return Candidate(place, first, final, entry, voice, light, index, anaphoric)
    return None


def _interrupted(reading: "Reading", noun: int, verb: int) -> bool:
    """Tell whether another clause, or another noun that a relative is about, stands before a passive verb.

    "Penyidikan masih berjalan, nama tersangka belum disampaikan", "serangan atas jembatan, yang dibuka 2018".
    """
    tree, relatives = reading.tree, reading.language.grammar.relative
    between = range(noun + 1, verb)
    if any(tree.lows[i] in relatives for i in between[-3:]):
        return any(tree.pos[i] == "PUNCT" for i in between)
    verbs = (i for i in between if tree.pos[i] == "VERB")
    return any(tree.head[noun] == i or noun in tree.kids(i, "nsubj") for i in verbs)


def noun_at(reading: "Reading", index: int) -> tuple[Predicate, int] | None:
    """Return the event noun that a word heads or opens, and its last word."""
    if index in reading.clauses.cover and reading.clauses.cover[index].kind not in ("role:group",):
        return None
    for form in reading.forms[index]:
        for entry, words in reading.language.lexicon.nouns.get(form, ()):
            if reading.language.syntax.modifiers_first:
                first = index - len(words) + 1
                matched = first >= 0 and match_words(reading.forms, first, (*words[:-1], form)) is not None
                last = index if matched else None
            else:
                last = match_words(reading.forms, index, (form, *words[1:]))
            if last is not None:
                return entry, last
    return None


def _noun_subject(reading: "Reading", index: int) -> Candidate | None:
    """Take an event noun that is the subject of its clause."""
    tree = reading.tree
    arises = _arises(reading, index)
    if tree.dep[index].split(":")[0] not in ("nsubj", "csubj") and not arises:
        return None
    noun = noun_at(reading, index)
    if noun is None or (tree.pos[tree.head[index]] not in ("VERB", "AUX", "ADJ") and not arises):
        return None
    if tree.kids(tree.head[index], "cop"):
        return None
    if tree.dep[index] == "nsubj:pass" and reading.language.syntax.marked_clauses:
        # "The attack was condemned": still another verb's object.
        return None
    entry, last = noun
    if entry.type in _RELATIONS or entry.light_only:
        return None
    describes = reading.language.grammar.describing
    if entry.type not in _FORCEFUL and describes.intersection(reading.forms[tree.head[index]]):
        # "Kunjungan itu mencerminkan …" speaks of a visit and does not tell it.
        return None
    return Candidate(index, index, last, entry, "plain", anaphoric=reading.points_back(index, last))


def _arises(reading: "Reading", index: int) -> bool:
    """Tell whether a noun follows a verb of coming about ("terjadi serangan") or heads a headline."""
    tree = reading.tree
    words = reading.language.grammar.existential
    if tree.segment.kind == "title" and index == 0 and tree.dep[index] == "root":
        return True
    return any(words.intersection(reading.forms[i]) for i in range(max(0, index - 2), index)) and (
        tree.lows[index - 1] in words or tree.pos[index - 1] in ("NUM", "DET", "NOUN", "ADV")
    )
