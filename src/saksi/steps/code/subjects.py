"""Subjects: speakers whom the page writes as the subject of a cue.

Where a verb of saying or thinking has a subject of its own, or "according to" a noun phrase behind it,
whoever that is speaks, though no table may list it ("his deputies called", "some believe", "according to an
executive"). Of which state it is may be weighed; that nobody or somebody else of the sentence speaks may not:
neither another noun phrase nor, for a pronoun, a name that its own words hold.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from saksi.model import Actor, Sector
from saksi.steps.code.complements import clause_of
from saksi.steps.code.hits import Hit
from saksi.steps.code.mentions import Mention
from saksi.steps.code.reading import Reading

if TYPE_CHECKING:
    from saksi.steps.code.attributed import Attribution
    from saksi.steps.code.speaking import Speaker
    from saksi.steps.code.telling import Heard

#: Frames of cues whose subject speaks.
_ACTIVE = frozenset({"say", "tell", "quote", "as", "state"})
_NOMINAL = frozenset({"NOUN", "PROPN", "NUM", "ADJ", "DET"})
#: What goes on a name or a compound behind its head.
_NAMES = ("flat", "compound", "fixed")
#: How what stands in a noun phrase before its head hangs from it.
_INNER = frozenset({"compound", "nmod", "flat", "amod", "nummod"})
#: How far behind "according to" the noun stands that it names; how many verbs may be joined to one subject.
_REACH, _JOINED = 12, 4


def written_subject(reading: Reading, hit: Hit) -> list[Actor]:
    """Take a subject that no table lists for a speaker as it is written: "his deputies", "some", "the panel".

    Not so where things do what the cue says as well ("the figures suggest", "the raid shows").
    """
    tree, grammar = reading.tree, reading.language.grammar
    hints = hit.cue.kind == "report" and hit.cue.certainty == "probable"
    if hints or hit.cue.frame not in _ACTIVE or hit.cue.citation in grammar.evidencing:
        return []
    subject = subject_word(reading, hit.first)
    if subject is None or tree.pos[subject] not in _NOMINAL:
        return []
    # "The fund warned that" speaks, "the blast claimed ten lives" and "the raid reminded them" do not.
    tells = hit.cue.frame == "tell" and hit.cue.kind == "report"
    if reading.is_noun(subject) and (tells or clause_of(tree, hit.first, grammar) is None):
        return []
    if tree.lows[subject] in grammar.weekdays | grammar.time_words | grammar.relative:
        return []
    return [_phrase(reading, subject)]


def written_behind(reading: Reading, hit: Hit) -> list[Actor]:
    """Take the noun phrase behind "according to" as it is written: "a person familiar with the talks"."""
    word = behind_word(reading, hit)
    return [] if word is None else [_phrase(reading, word, past=hit.last)]


def text_as_named(reading: Reading, word: int | None, *, past: int = -1) -> list[Actor]:
    """Name a text that speaks by its noun phrase behind the word `past`, if the word is one for a text."""
    tree, grammar = reading.tree, reading.language.grammar
    if word is None or grammar.documents.isdisjoint(reading.forms[word]):
        return []
    first = min((i for i in tree.subtree(word, clauses=False) if i > past), default=word)
    start, end = tree.start[min(first, word)], tree.end[word]
    low = tree.lows[word]
    sector: Sector = "UNK"
    if low in grammar.researched:
        sector = "EXP"
    elif low in grammar.reported:
        sector = "JRN"
    return [Actor(None, reading.text[start:end], sector, start, end)]


def _phrase(reading: Reading, head: int, *, past: int = -1) -> Actor:
    """Return a speaker of no known state by the words of its noun phrase up to its head and its names."""
    tree = reading.tree
    words = [i for i in tree.subtree(head, clauses=False) if i > past]
    last = head
    while last + 1 in words and tree.dep[last + 1].partition(":")[0] in _NAMES:
        last += 1
    start, end = tree.start[min(words)], tree.end[last]
    return Actor(None, reading.text[start:end], "UNK", start, end)


def subject_word(reading: Reading, verb: int) -> int | None:
    """Return the written subject of a verb in the active, not one that only stands for a word before.

    Verbs that are joined share the subject of the first: "she left and said".
    """
    tree, grammar = reading.tree, reading.language.grammar
    apart = grammar.relative | grammar.gaps | grammar.complementiser
    for _ in range(_JOINED):
        if tree.kids(verb, "aux:pass") or any(tree.dep[c] == "nsubj:pass" for c in tree.children[verb]):
            return None
        subjects = [c for c in tree.children[verb] if tree.dep[c] == "nsubj"]
        if subjects or tree.dep[verb] != "conj" or tree.pos[tree.head[verb]] != "VERB":
            return next((c for c in subjects if tree.lows[c] not in apart), None)
        verb = tree.head[verb]
    return None


def behind_word(reading: Reading, hit: Hit) -> int | None:
    """Return the head of the noun phrase behind "according to"; of "in the words of" likewise."""
    tree = reading.tree
    if hit.cue.frame != "according" or hit.cue.nobody:
        return None
    found: int | None = None
    for index in range(hit.last + 1, min(len(tree), hit.last + 1 + _REACH)):
        if tree.pos[index] in ("VERB", "AUX", "SCONJ", "PUNCT") and found is None:
            return None
        if tree.pos[index] in ("NOUN", "PROPN", "PRON"):
            found = index
            break
    if found is None:
        return None
    above = tree.head[found]
    while hit.last < above and tree.dep[found].partition(":")[0] in _INNER:
        if tree.pos[above] not in ("NOUN", "PROPN") or above - hit.last > _REACH:
            break
        found, above = above, tree.head[above]
    # A name may be known from elsewhere on the page.
    return None if tree.pos[found] == "PROPN" else found


def by_owner(reading: Reading, hit: Hit) -> list[Actor]:
    """Take whoever spoke last for the owner of a noun of saying: "his claim that", "their fears that"."""
    tree = reading.tree
    owners = [c for c in tree.kids(hit.first, "nmod:poss") if tree.lows[c] in reading.language.grammar.owners]
    if not owners:
        return []
    start, end = tree.start[owners[0]], tree.end[owners[0]]
    found = reading.last_speaker(owners[0]) or [Actor(None, reading.text[start:end], "UNK")]
    return [replace(actor, start=start, end=end) for actor in found]


def by_subject(heard: "Heard", found: "Sequence[Speaker]") -> "list[Speaker]":
    """Let nobody else of the sentence be the speaker where the cue's own subject is.

    Whoever else the sentence names lends the subject a state, and no more: its name and place stay.
    """
    reading, ruled = heard.reading, heard.statement.source
    found = _not_quoted(heard, found)
    subject = written_speaker(heard)
    if subject is None:
        return found
    tree = reading.tree
    phrase = tree.subtree(subject, clauses=False)
    kept: list[Speaker] = []
    for speaker in found:
        held = tree.pos[subject] != "PRON" or all(
            heard.statement.covers(tree.start[head], tree.end[head]) for head in speaker.heads
        )
        if (
            speaker.mention is None
            or speaker.actor == ruled[0]
            or not held
            or set(speaker.heads) & set(phrase)
        ):
            kept.append(speaker)
        else:
            # It is weighed as who it is, and recorded as the subject.
            sector = ruled[0].sector if speaker.actor.id is not None else speaker.actor.sector
            kept.append(replace(speaker, actor=replace(ruled[0], id=speaker.actor.id, sector=sector)))
    return kept


def _not_quoted(heard: "Heard", found: "Sequence[Speaker]") -> "list[Speaker]":
    """Leave out whom a quotation names where a pronoun speaks: "“Peru must leave,” it said" is not Peru's.

    Whoever is quoted says "we" of themselves. Whom the rules name stays.
    """
    statement = heard.statement
    ruled = {actor.id for actor in statement.source}
    text = heard.reading.text
    named = any(a.start is not None and text.startswith(a.name, a.start) for a in statement.source)
    if not heard.reading.language.syntax.marked_clauses or not statement.direct or statement.continues:
        return list(found)
    if named or not ruled or None in ruled:
        return list(found)
    return [
        speaker
        for speaker in found
        if speaker.actor.id in ruled or speaker.last is None or not _names(statement, speaker.last)
    ]


def but_named_by_self(
    heard: "Heard", found: "Sequence[Speaker]", lenders: "Sequence[Attribution]"
) -> "list[Speaker]":
    """Leave out states, and whom "I" names only in what it says: "I doubt that Peru will pay" is not Peru's.

    Whoever spoke before may be "I", and be of the state that it names; so may a person named before.
    """
    reading, statement = heard.reading, heard.statement
    tree, own = reading.tree, reading.language.grammar.first_singular
    subject = subject_word(reading, heard.first)
    if subject is None or tree.lows[subject] not in own or statement.direct or statement.parent is not None:
        return list(found)
    spoke = {actor.id for lender in lenders for actor in lender.source}
    return [s for s in found if s.actor.id is None or s.actor.id in spoke or _may_be_one(heard, s)]


def _may_be_one(heard: "Heard", speaker: "Speaker") -> bool:
    """Tell whether somebody is one person, and named elsewhere than in what is said."""
    tree = heard.reading.tree
    inside = [heard.statement.covers(tree.start[head], tree.end[head]) for head in speaker.heads]
    named = speaker.last if inside and all(inside) else speaker.mention or speaker.last
    return named is not None and (named.person is not None or named.kind == "role:office")


def _names(statement: "Attribution", mention: Mention) -> bool:
    return mention.kind != "role:description" and statement.covers(mention.start, mention.end)


def written_speaker(heard: "Heard") -> int | None:
    """Return the word whose phrase names the one source that the rules give, if it stands by the cue."""
    reading, ruled = heard.reading, heard.statement.source
    if not reading.language.syntax.marked_clauses or len(ruled) != 1 or heard.statement.continues:
        return None
    tree, place = reading.tree, ruled[0].start
    if place is None:
        return None
    if heard.hit is not None and heard.hit.cue.frame == "according":
        # Whom a table lists may be weighed: "according to the Times" of whichever state.
        word = behind_word(reading, heard.hit) if ruled[0].id is None and ruled[0].sector == "UNK" else None
    elif heard.hit is not None and heard.hit.cue.frame not in _ACTIVE:
        return None
    else:
        words = range(heard.first, heard.last + 1)
        verb = next((word for word in words if tree.pos[word] in ("VERB", "AUX", "ADJ")), heard.first)
        word = subject_word(reading, verb)
    if word is None:
        return None
    phrase = tree.subtree(word, clauses=False)
    return word if tree.start[min(phrase)] <= place < tree.end[max(phrase)] else None
