"""Sourced: where the words alone tell who is behind a cue, or that nobody is.

"Pejabat AS mengatakan", "kata Presiden Peru", "Russia's claim that": whoever says it stands beside the cue
and bears a state. "Nobody said", "tidak ada negara yang mengatakan": nothing is said. "Katanya Rusia …" at
the head of a sentence: what whoever spoke before says, else hearsay. No weight overrules that.
"""

from collections.abc import Sequence

from saksi.model import Actor
from saksi.steps.code.hits import Hit, opens_clause
from saksi.steps.code.mentions import Mention
from saksi.steps.code.reading import Reading

#: What tells of somebody's state or body; a capital does so only by itself ("Beijing said").
_TELLING = frozenset({"state", "demonym", "seat", "body", "outlet"})
_SAYING = frozenset({"say", "tell", "quote"})
#: Frames of cues behind which whoever speaks stands.
_LEADING = frozenset({"quote", "according", "relay"})
#: What may stand between a cue and who speaks.
_BESIDE = frozenset({"ADV", "AUX", "PART"})
#: What tells how many speak, or which of them.
_QUANTITY = frozenset({"DET", "NUM", "ADJ"})
#: Behind these a mention belongs to another phrase.
_OTHER_PHRASE = frozenset({"ADP", "VERB", "PROPN", "NOUN", "AUX"})
#: How far before a cue those may stand of whom there are none.
_REACH = 9
_BORDERS = frozenset({",", ";", ":", '"', "“", "”", "—", "–"})


def is_sourced(reading: Reading, hit: Hit, source: Sequence[Actor]) -> bool:
    """Tell whether the source of a cue stands beside it with a state or body of its own."""
    if len(source) != 1 or source[0].start is None:
        return False
    mention = next((m for m in reading.mentions if m.start == source[0].start), None)
    if mention is None:
        return False
    if source[0].id is None:
        if reading.is_nobodys(mention):
            return _is_nearest(reading, hit, mention)
        return _are_unnamed(reading, hit, mention)
    if mention.id != source[0].id or not _names_state(reading, mention):
        return False
    if hit.cue.frame == "noun":
        return hit.first < mention.first and mention.last < hit.last
    return hit.cue.frame in _SAYING and hit.voice != "passive" and _is_beside(reading, hit, mention)


def _names_state(reading: Reading, mention: Mention) -> bool:
    """Tell whether one of the words of a mention names its state or body."""
    atoms = reading.language.gazetteer.find(reading.text[mention.start : mention.end])
    told = any(atom.name.id == mention.id and atom.name.kind in _TELLING for atom in atoms)
    return mention.kind == "capital" or (told and mention.kind != "null")


def _is_beside(reading: Reading, hit: Hit, mention: Mention) -> bool:
    """Tell whether nothing but adverbs and quantities stands between a cue and a whole mention."""
    tree = reading.tree
    if mention.first > hit.last:
        between = range(hit.last + 1, mention.first)
        return hit.cue.frame in _LEADING and all(tree.pos[i] in _QUANTITY for i in between)
    if any(tree.pos[i] not in _BESIDE for i in range(mention.last + 1, hit.first)):
        return False
    before = mention.first - 1
    while before >= 0 and tree.pos[before] in _QUANTITY:
        before -= 1
    return before < 0 or tree.pos[before] not in _OTHER_PHRASE


def _is_nearest(reading: Reading, hit: Hit, mention: Mention) -> bool:
    """Tell whether a cue of saying has nobody else named between itself and a mention."""
    if hit.voice == "passive" or hit.cue.frame not in _SAYING | _LEADING:
        return False
    low, high = sorted((mention.first, hit.first))
    others = any(low < m.first < high and m is not mention for m in reading.mentions)
    return not others and (mention.last < hit.first or hit.cue.frame in _LEADING)


def _are_unnamed(reading: Reading, hit: Hit, mention: Mention) -> bool:
    """Tell whether experts of no country speak, who are nobody's: "analysts said", "many experts believe"."""
    tree = reading.tree
    if not reading.language.syntax.marked_clauses or mention.sector != "EXP" or mention.person is not None:
        return False
    head = mention.last
    plural = tree.lows[head].endswith("s") and not tree.kids(
        head, "det", "nmod:poss", "nmod", "acl", "acl:relcl"
    )
    return plural and hit.cue.frame != "noun" and _is_beside(reading, hit, mention)


def names_experts(reading: Reading, source: Sequence[Actor]) -> bool:
    """Tell whether a headline gives its words to experts of no country: "Analysts: the talks will fail".

    On a page that is written from a state they may be of that state.
    """
    if len(source) != 1 or source[0].id is not None or source[0].sector != "EXP":
        return False
    mention = next((m for m in reading.mentions if m.start == source[0].start), None)
    at_home = reading.discourse.home is not None
    return mention is not None and mention.person is None and mention.id is None and not at_home


def nobody_says(reading: Reading, hit: Hit) -> bool:
    """Tell whether a cue has nobody for its subject: "no country said", "tidak ada yang mengatakan"."""
    if hit.cue.kind == "no_comment" or hit.cue.frame not in ("say", "tell", "state", "as"):
        return False
    tree, grammar = reading.tree, reading.language.grammar
    for index in range(hit.first - 1, max(-1, hit.first - 1 - _REACH), -1):
        low = tree.lows[index]
        pair = " ".join(tree.lows[index : index + 2])
        if low in grammar.nobody or (pair in grammar.nobody and index + 1 < hit.first):
            return _is_subject(reading, hit, index)
        if tree.words[index] in _BORDERS or low in grammar.complementiser - grammar.relative:
            return False
        there_is = " ".join(tree.lows[index - 1 : index + 1]) in grammar.nobody if index else False
        if tree.pos[index] == "VERB" and not there_is:
            return False
    return False


def _is_subject(reading: Reading, hit: Hit, none: int) -> bool:
    """Tell whether "no" or "nobody" belongs to the subject of a cue: not "with no proof, X"."""
    tree = reading.tree
    if none and (
        tree.pos[none - 1] in ("ADP", "VERB") or tree.lows[none - 1] in reading.language.grammar.articles
    ):
        return False
    if not reading.language.syntax.marked_clauses:
        return True
    subjects = [c for c in tree.kids(hit.first, "nsubj") if c < hit.first]
    return any(none == c or none in tree.subtree(c, clauses=False) for c in subjects)


def opens_hearsay(reading: Reading, hit: Hit) -> bool:
    """Tell whether a cue with a pronoun opens a plain sentence: "Katanya Rusia menyerang Kyiv"."""
    tree = reading.tree
    suffix = next(iter(reading.language.grammar.suffix_pronoun), "")
    if not suffix or hit.first or hit.cue.frame != "quote" or not tree.lows[hit.first].endswith(suffix):
        return False
    begin = hit.last + 1 + (tree.words[hit.last + 1 : hit.last + 2] == [","])
    clause = reading.clauses.cover.get(begin)
    if clause is None or clause.last + 1 >= len(tree):
        return False
    return tree.pos[clause.last + 1] in ("VERB", "AUX", "ADV", "PART")


def is_rumour(reading: Reading, hit: Hit, content: tuple[int, int]) -> bool:
    """Tell whether a noun gives a clause to its owner, or to nobody: "klaim Rusia bahwa", "kabar bahwa"."""
    tree = reading.tree
    opened = hit.cue.frame == "noun" and opens_clause(reading, hit)
    return opened and hit.is_doubted and any(tree.pos[i] == "VERB" for i in tree.within(*content))
