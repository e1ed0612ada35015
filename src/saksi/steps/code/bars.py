"""Bars: where a word that names an act asserts none.

The content of a request, an agreement, a threat or a refusal belongs to that act (codebook 3, rules 3 and 5);
a purpose under a verb that is no plan tells an aim; what would follow from an act does not assert it.
"""

from saksi.steps.code import factuality
from saksi.steps.code.predicates import Candidate
from saksi.steps.code.reading import Reading

#: Types whose content is not coded beside them.
CLOSED = frozenset({"REQUEST", "AGREE", "THREATEN", "REJECT", "CONCEDE"})
#: Governors whose purpose or complement is the act itself, planned or begun.
_PLANNING = frozenset({"plan", "possible", "hearsay", "belief", "future", "phase"})
_DEPENDENT = frozenset({"xcomp", "ccomp", "advcl", "acl", "obj", "obl", "acl:relcl"})
#: How many governors up a bar is looked for.
_HEIGHT = 6
#: How far before a purpose clause the verb of setting out may stand.
_PURPOSE_REACH = 14


def barred(reading: Reading, candidate: Candidate) -> bool:
    """Tell whether the candidate stands where nothing is coded."""
    if _above(reading, candidate) or has_effect(reading, candidate):
        return True
    verb, tree = candidate.verb, reading.tree
    if verb and tree.lows[verb - 1] in reading.language.grammar.purpose:
        if reading.language.syntax.marked_clauses:
            # The infinitive of a headline plans ("Trump to meet Putin"); others hang from what tells.
            if " ".join(tree.lows[max(0, verb - 2) : verb]) in reading.language.cues.categories["pending"]:
                # "Has yet to approve it" denies.
                return False
            return tree.dep[verb] not in ("root", "ccomp") and not _plans(reading, tree.head[verb])
        return verb < 2 or not (_plans(reading, verb - 2) or leads_to(reading, verb))
    if candidate.entry.noun and candidate.light is None and not comes_about(reading, candidate):
        return _hypothetical(reading, candidate)
    return False


def _above(reading: Reading, candidate: Candidate) -> bool:
    """Look for a bar among the governors of the candidate."""
    tree = reading.tree
    by_word = {other.word: other for other in reading.candidates if other is not candidate}
    current = candidate.verb
    for _ in range(_HEIGHT):
        head, dep = tree.head[current], tree.dep[current]
        beside = dep == "conj" or (
            dep == "parataxis" and current == candidate.verb and tree.kids(current, "nsubj")
        )
        if head == current or (beside and dep == "parataxis"):
            return False
        if dep == "advcl" and any(
            tree.lows[c] in reading.language.grammar.agent for c in tree.kids(current, "mark")
        ):
            # "To protect its border by shelling the town": what is done for an aim is done.
            return False
        governor = by_word.get(head)
        if governor is not None and has_effect(reading, governor):
            governor = None
        if dep in _DEPENDENT and _bars(reading, current, governor, before=candidate.verb):
            return True
        if dep == "acl:relcl":
            return False
        current = head
    return False


def _bars(reading: Reading, word: int, governor: Candidate | None, *, before: int) -> bool:
    """Tell whether one arc bars what hangs below it."""
    tree = reading.tree
    if tree.segment.kind == "title" and word and tree.words[word - 1] == ",":
        # "X Minta Y Mundur, Kecam Z": a headline goes on.
        return False
    dep = tree.dep[word]
    marks = [tree.lows[c] for c in tree.kids(word, "mark", "case")]
    reasons = reading.language.cues.categories["cause"] | reading.language.cues.categories["concessive"]
    if dep != "acl" and any(mark in reasons for mark in marks):
        # Why something is asked is no part of what is asked.
        return False
    purpose = any(mark in reading.language.grammar.purpose for mark in marks)
    if governor is not None and governor.word < before and governor.entry.type in CLOSED:
        bare = dep in ("acl", "advcl") and not tree.kids(word, "mark")
        deed = any(mark in reading.language.grammar.before_deeds for mark in marks)
        if dep in ("xcomp", "ccomp", "obj") or purpose or bare or deed:
            return True
    return (
        purpose
        and dep in ("advcl", "acl", "xcomp")
        and not _plans(reading, tree.head[word])
        and not leads_to(reading, word)
    )


def has_effect(reading: Reading, candidate: Candidate) -> bool:
    """Tell whether a demand is none, but what something brings about: "serangan itu mendorong X untuk …"."""
    tree, word = reading.tree, candidate.word
    effects = reading.language.grammar.effect
    if candidate.entry.noun or candidate.entry.rest or not effects.intersection(reading.forms[word]):
        return False
    if word > 1 and tree.lows[word - 1] in reading.language.grammar.relative and tree.words[word - 2] == ",":
        return True
    subject = reading.clauses.surface_subject(word)
    return candidate.voice == "active" and subject is not None and reading.is_noun(subject)


def leads_to(reading: Reading, word: int) -> bool:
    """Tell whether a purpose belongs to whoever sets out for it, or was brought about.

    "Tiba di Jakarta untuk menghadiri KTT" announces a meeting, "mendorong X untuk membalas" tells a reply.
    """
    index = _mover(reading, word)
    if index is None:
        return False
    if reading.language.grammar.motion.intersection(reading.forms[index]):
        return True
    if not reading.language.grammar.effect.intersection(reading.forms[index]):
        return False
    own = next((c for c in reading.candidates if c.word == index), None)
    return own is None or has_effect(reading, own)


def _mover(reading: Reading, word: int) -> int | None:
    """Find the verb before a purpose clause, or the noun of a journey."""
    motion = reading.language.grammar.motion
    for index in range(word - 1, max(-1, word - _PURPOSE_REACH), -1):
        if reading.tree.pos[index] == "VERB" or motion.intersection(reading.forms[index]):
            return index
    return None


def sets_out(reading: Reading, candidate: Candidate) -> bool:
    """Tell whether the act is what somebody travels for, and so still to come."""
    verb, tree, grammar = candidate.verb, reading.tree, reading.language.grammar
    if not verb or tree.lows[verb - 1] not in grammar.purpose:
        return False
    index = _mover(reading, verb)
    motion = grammar.motion
    return index is not None and bool(motion.intersection(reading.forms[index]))


def comes_about(reading: Reading, candidate: Candidate) -> bool:
    """Tell whether an event noun is what its verb says to take place: "KTT akan berlangsung"."""
    tree = reading.tree
    words = reading.language.grammar.existential
    subject = candidate.entry.noun and candidate.light is None
    return subject and bool(words.intersection(reading.forms[tree.head[candidate.word]]))


def _plans(reading: Reading, word: int) -> bool:
    """Tell whether a word governs its complement as something planned, possible or begun."""
    hedges, low = reading.language.cues.hedges, reading.tree.lows[word]
    pairs = (f"{low} {mark}" for mark in reading.language.grammar.infinitive)
    found = [hedges[key] for key in (low, *pairs) if key in hedges]
    if any(hedge.category in _PLANNING for hedge in found):
        return True
    # "is said to have attacked": a cue that governs its content by an infinitive.
    infinitive = bool(reading.language.grammar.infinitive)
    return infinitive and any(hit.first <= word <= hit.last for hit in reading.hits)


def _hypothetical(reading: Reading, candidate: Candidate) -> bool:
    """Tell whether an event noun is the subject of a clause about what would follow from it."""
    tree, cues = reading.tree, reading.language.cues
    facts = factuality.read(tree, tree.head[candidate.word], cues, supposed=reading.suppositions)
    return facts.certainty != "certain" or facts.polarity == "negative"
