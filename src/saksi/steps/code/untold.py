"""Untold: verbs of saying that tell of nothing said, because nobody has said it yet or nobody did.

"Will raise questions", "to persuade them", "if Peru says so", "is not suggesting", "are you worried", "they
are required to leave": English marks in the verb's own clause what Indonesian leaves to the words around it,
so this holds for languages with marked clauses alone.
"""

from saksi.steps.code.hits import Hit
from saksi.steps.code.predicates import Candidate
from saksi.steps.code.reading import Reading

#: Kinds of cues that a negation leaves a statement: "does not believe that".
_WITHHELD = frozenset({"belief", "prediction", "concern", "no_comment"})
_FRAMES = frozenset({"say", "tell", "as", "state", "sourceless"})


def untold(reading: Reading, hit: Hit) -> bool:
    """Tell whether a cue has said nothing yet, or nothing at all."""
    if not reading.language.syntax.marked_clauses:
        return False
    if hit.cue.frame == "noun":
        return _none(reading, hit.first)
    if hit.cue.frame not in _FRAMES:
        return False
    word = _clause(reading, hit)
    if hit.cue.citation in reading.language.grammar.evidencing and not _of_a_text(reading, word):
        return True
    if hit.cue.kind == "no_comment" or (hit.voice == "plain" and hit.cue.frame == "sourceless"):
        return _supposed(reading, word)
    if _unreal(reading, word) or (hit.cue.kind not in _WITHHELD and _negated(reading, word, hit)):
        return True
    return hit.cue.frame == "as" and _only_named(reading, hit)


def undone(reading: Reading, act: Candidate) -> bool:
    """Tell whether a speech act is none, or one whose speaker is hidden: "foreigners were asked to leave"."""
    tree, verb = reading.tree, act.verb
    if not reading.language.syntax.marked_clauses:
        return False
    if _unreal(reading, verb) or _negates(reading, verb):
        return True
    if act.voice == "passive" and reading.clauses.agent(verb) is None:
        return act.entry.type in ("REQUEST", "AGREE") or tree.dep[verb] == "acl"
    quoted = tree.segment.quotation is not None
    return quoted and not tree.kids(verb, "nsubj") and tree.dep[verb] in ("root", "parataxis")


def _of_a_text(reading: Reading, word: int) -> bool:
    """Tell whether the subject of a verb is a text: "polls show that", but "the raid shows that"."""
    subject = reading.clauses.surface_subject(word)
    return subject is not None and reading.is_document(subject)


def _clause(reading: Reading, hit: Hit) -> int:
    """Return the word that bears the auxiliaries of a cue."""
    tree = reading.tree
    inside = [i for i in range(hit.first, hit.last + 1) if tree.pos[i] in ("VERB", "AUX", "ADJ")]
    return inside[0] if inside else hit.first


def _unreal(reading: Reading, word: int) -> bool:
    """Tell whether a verb is only foreseen, asked for, supposed or aimed at."""
    tree, grammar = reading.tree, reading.language.grammar
    helpers = {tree.lows[c] for c in tree.kids(word, "aux")}
    if helpers & grammar.modal or any(tree.lows[c] in grammar.addressed for c in tree.kids(word, "nsubj")):
        return True
    if _supposed(reading, word):
        return True
    marks = {tree.lows[c] for c in tree.kids(word, "mark") if c < word}
    return bool(marks & grammar.infinitive) and not _led_to(reading, word)


def _supposed(reading: Reading, word: int) -> bool:
    """Tell whether a verb stands in a condition."""
    tree = reading.tree
    marks = (tree.lows[c] for c in tree.kids(word, "mark") if c < word)
    return not reading.language.cues.categories["condition"].isdisjoint(marks)


def _led_to(reading: Reading, word: int) -> bool:
    """Tell whether an infinitive tells what was said: "went on to say", "the first to admit"."""
    tree, grammar = reading.tree, reading.language.grammar
    head = tree.head[word]
    if tree.dep[word] == "acl":
        singled = {head, *tree.kids(head, "amod", "det")}
        return any(tree.lows[i] in grammar.singled for i in singled)
    return tree.dep[word] in ("xcomp", "advcl", "ccomp") and tree.lows[head] in grammar.leading


def _none(reading: Reading, noun: int) -> bool:
    """Tell whether there is none of what a noun says: "no evidence that", "beyond doubt that"."""
    grammar = reading.language.grammar
    return any(reading.tree.lows[c] in grammar.absent for c in reading.tree.kids(noun, "det", "case"))


def _negates(reading: Reading, word: int) -> bool:
    tree = reading.tree
    return any(
        tree.lows[c] in reading.language.cues.categories["negation"] for c in tree.kids(word, "advmod")
    )


def _negated(reading: Reading, word: int, hit: Hit) -> bool:
    """Tell whether a negation stands beside the cue and is none of its words."""
    tree, negation = reading.tree, reading.language.cues.categories["negation"]
    beside = [c for c in tree.kids(word, "advmod") if not hit.first <= c <= hit.last]
    return any(tree.lows[c] in negation for c in beside)


def _only_named(reading: Reading, hit: Hit) -> bool:
    """Tell whether a thing has a name rather than a judgement: "a militia called the Jaish al-Mahdi"."""
    hidden = hit.voice == "passive" and reading.clauses.agent(hit.first) is None
    return hidden and hit.cue.certainty is None and reading.tree.dep[hit.first] == "acl"
