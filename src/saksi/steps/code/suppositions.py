"""Suppositions: clauses that are only supposed, and what is said to follow from them (codebook 6).

An if-clause is not told; its main clause is, as possible. The words that open one are those of the category
`supposition`; English opens one by a verb before its subject too ("had they attacked").
"""

from collections.abc import Iterator
from dataclasses import dataclass

from saksi.languages.cues import Cues
from saksi.steps.code.tree import Tree
from saksi.steps.code.verdicts import denies, is_negated

#: How many words a phrase that opens a condition may have.
_LONGEST = 4
#: What a condition may stand behind, when a verb opens it.
_BORDERS = frozenset({",", ";", ":", '"', "“", "‘", "—", "–", "-", "and", "but", "or"})
_BESIDE = ("conj", "parataxis", "ccomp")
_AIMS = ("advcl", "xcomp", "acl")


@dataclass(frozen=True, slots=True)
class Supposition:
    """A clause that is only supposed: where it opens, its words, and the verb that follows from it."""

    opening: int
    words: frozenset[int]
    main: int | None
    phrase: str

    @property
    def phrased(self) -> range:
        """Return the words that open it."""
        return range(self.opening, self.opening + len(self.phrase.split()))


def suppositions(tree: Tree, cues: Cues) -> Iterator[Supposition]:
    """Find the clauses of a segment that are only supposed, in order."""
    free = 0
    for opening in range(len(tree)):
        if opening < free:
            continue
        found = _opened(tree, opening, cues) or _inverted(tree, opening, cues)
        if found is None:
            continue
        head, phrase = found
        free = opening + len(phrase.split())
        beside = [c for c in tree.kids(head, *_BESIDE) if _apart(tree, head, c)]
        bare = not tree.kids(head, "nsubj")
        aims = [c for c in tree.kids(head, *_AIMS) if bare and _aims(tree, c, cues)]
        apart = {i for child in (*beside, *aims) for i in tree.subtree(child)}
        words = frozenset(i for i in tree.subtree(head) if i >= opening and i not in apart)
        if phrase in cues.categories["conceding"]:
            # "Will attack even if": the main clause is told.
            yield Supposition(opening, words, None, phrase)
            continue
        main = _main(tree, head, range(opening, free), cues)
        if main is None and opening < head and beside:
            # The parser took the if-clause for the main one.
            main = beside[0]
        yield Supposition(opening, words, main, phrase)


def follows(tree: Tree, word: int, supposed: Supposition) -> bool:
    """Tell whether an act is what follows from a condition; one at the head bears on all verbs."""
    if supposed.main is None or word in supposed.words:
        return False
    if word == supposed.main:
        return True
    firsts = (_first(tree, word), _first(tree, supposed.main))
    return firsts[0] == firsts[1] and supposed.opening < min(word, supposed.main)


def _first(tree: Tree, word: int) -> int:
    """Return the first of the verbs that are joined with one."""
    while tree.dep[word] == "conj" and tree.head[word] < word:
        word = tree.head[word]
    return word


def _opened(tree: Tree, opening: int, cues: Cues) -> tuple[int, str] | None:
    """Return the head of the clause that a word or phrase of supposing opens, and the phrase."""
    phrases = cues.categories["supposition"]
    for length in range(_LONGEST, 0, -1):
        phrase = " ".join(tree.lows[opening : opening + length])
        if phrase in phrases and opening + length <= len(tree):
            break
    else:
        return None
    head, last = tree.head[opening], opening + length
    hangs = tree.dep[opening] in ("mark", "advmod", "case", "fixed") and head > opening
    if not hangs or (length > 1 and (head < last or tree.pos[head] != "VERB")):
        window = range(last, len(tree))
        found = next((i for i in window if tree.pos[i] == "VERB" or tree.words[i] in ",;"), -1)
        if found < 0 or tree.pos[found] != "VERB":
            if not hangs or head < last:
                return None
        else:
            head = found
    # "Only if they attack will we": what marks the clause stands last.
    marked = (tree.head[i] for i in range(opening, last) if tree.dep[i] == "mark")
    head = min((*(i for i in marked if last <= i < head), head))
    if not _stands_open(tree, opening, head, phrase, cues):
        return None
    before = max(0, opening - 1)
    complement = opening > 0 and tree.pos[before] == "VERB" and tree.dep[head] in ("ccomp", "xcomp", "obj")
    told = complement or (opening > 0 and tree.lows[before] in cues.cues)
    told = told or untrue_if(tree, opening, cues)
    # "Mengatakan jika" is "said that", "takut kalau" is "afraid that": no condition.
    return None if told and len(phrase.split()) == 1 else (head, phrase)


def _stands_open(tree: Tree, opening: int, head: int, phrase: str, cues: Cues) -> bool:
    """Tell whether a word opens a clause that has other uses: "kecuali Israel", "provided by Iran"."""
    kinds, inside = cues.categories, range(opening + 1, head)
    if phrase in kinds["positing"]:
        starts = opening == 0 or tree.lows[opening - 1] in _BORDERS
        subject = any(c in inside for c in tree.kids(head, "nsubj"))
        bare = opening + 1 < len(tree) and tree.pos[opening + 1] != "ADP"
        return starts and subject and bare and not tree.dep[head].startswith("acl")
    if phrase in kinds["enduring"]:
        # "As long as it does not attack, we will": of what is over the same words tell the time.
        ahead = any(low in kinds["future"] for low in tree.lows[head + 1 :])
        return ahead and is_negated(tree, head, cues)
    if phrase in kinds["premised"]:
        # "Dengan syarat anonim untuk", "dalam hal ini": a thing, and no clause.
        inside = range(opening + len(phrase.split()), head)
        plain = not any(tree.pos[i] in ("ADP", "SCONJ", "CCONJ") for i in inside)
        named = any(tree.pos[i] in ("NOUN", "PROPN", "PRON") for i in inside)
        return plain and (phrase not in kinds["regarding"] or (opening == 0 and named))
    if phrase not in kinds["excepting"]:
        return True
    # "All but Israel attacked": the verb is that of the main clause.
    named = any(tree.pos[i] in ("NOUN", "PROPN", "PRON") for i in inside)
    clause = named or tree.lows[head] in kinds["showing"]
    plain = tree.pos[opening + 1] != "ADP" and not tree.dep[head].startswith("acl")
    # "Tidak menyerang melainkan …" goes on with what is the case instead.
    instead = tree.dep[head] == "conj" and is_negated(tree, tree.head[head], cues)
    behind = opening == 0 or any(tree.pos[i] == "VERB" for i in range(opening))
    return clause and plain and behind and not instead


def _main(tree: Tree, head: int, phrase: range, cues: Cues) -> int | None:
    """Return the verb whose clause a condition hangs from, the words of its phrase left out."""
    node = head
    while tree.head[node] in phrase and tree.head[node] != node:
        node = tree.head[node]
    above = tree.head[node]
    words = tree.text(phrase.start, phrase.stop - 1).lower()
    if words in cues.categories["excepting"]:
        # "The law requires it unless": what is not to come holds all the same.
        ahead = cues.categories["future"] | cues.categories["possible"]
        if above < phrase.start and ahead.isdisjoint(tree.lows[c] for c in tree.kids(above, "aux", "advmod")):
            return None
        if tree.dep[head] == "conj" and above < phrase.start:
            return above
    hung = ("advcl",) if node == head else ("advcl", "obl", "advmod", "nmod")
    if above == node or tree.dep[node].split(":")[0] not in hung:
        return None
    if tree.lows[above] in cues.cues:
        # "Had they attacked, we would have answered, she said": what she said follows.
        return next((c for c in tree.kids(above, "ccomp") if c > max(node, phrase.start)), above)
    return above


def _inverted(tree: Tree, opening: int, cues: Cues) -> tuple[int, str] | None:
    """Return the head of a clause that a verb opens before its subject: "should Russia attack, …"."""
    if tree.lows[opening] not in cues.categories["inverting"] or tree.words[-1] == "?":
        return None
    if opening and tree.lows[opening - 1] not in _BORDERS:
        return None
    head = tree.head[opening]
    if tree.dep[opening] not in ("aux", "aux:pass", "cop") or head < opening:
        return None
    if tree.dep[head] == "nsubj":
        # "Were Egypt to attack", hung from the subject.
        head = tree.head[head]
    subject = any(opening < c < head for c in tree.kids(head, "nsubj"))
    comma = any(tree.words[i] == "," for i in range(head, len(tree)))
    return (head, tree.lows[opening]) if subject and (comma or tree.dep[head] == "advcl") else None


def untrue_if(tree: Tree, opening: int, cues: Cues) -> bool:
    """Tell whether a conjunction of supposing opens what is denied: "tidak benar kalau Turki menyerang"."""
    verity = opening > 1 and tree.lows[opening - 1] in cues.categories["verity"]
    return verity and denies(tree, opening - 2, cues)


def _aims(tree: Tree, word: int, cues: Cues) -> bool:
    """Tell whether a clause is an aim, which a bare condition does not hold: "if needed to evacuate them"."""
    purpose = cues.categories["purpose"]
    return any(tree.lows[c] in purpose for c in tree.kids(word, "mark", "case") if c < word)


def _apart(tree: Tree, head: int, child: int) -> bool:
    """Tell whether a clause that hangs from an if-clause is the main one: behind a comma, with a subject."""
    comma = any(tree.words[i] == "," for i in range(head + 1, child))
    return child > head and comma and bool(tree.kids(child, "nsubj"))
