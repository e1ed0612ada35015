"""Sources: who is behind a cue."""

from dataclasses import replace

from saksi.model import Actor
from saksi.reference.outlets import outlet_by_name
from saksi.steps.code.complements import is_participle
from saksi.steps.code.hits import Hit, agent_behind, is_told
from saksi.steps.code.mentions import Mention
from saksi.steps.code.reading import Reading
from saksi.steps.code.subjects import by_owner, subject_word, text_as_named, written_behind, written_subject

#: Frames of cues whose subject speaks.
_ACTIVE = frozenset({"say", "tell", "quote", "as", "state"})
#: What may stand between a cue and the medium that it names, as in Markdown.
_MARKS = frozenset({"*", "**", "_", '"', "“"})


def source_of(reading: Reading, hit: Hit, *, trailing: bool) -> list[Actor]:
    """Find who speaks; a named person of no known state is of the paper's own where the page is about it."""
    found = _found_source(reading, hit, trailing=trailing)
    if not found and reading.language.syntax.marked_clauses and hit.cue.frame in _ACTIVE:
        found = _strange(reading, hit, trailing=trailing)
    found = [reading.at_home(actor) for actor in found]
    return _placed(reading, hit, found)


def _strange(reading: Reading, hit: Hit, *, trailing: bool) -> list[Actor]:
    """Take a name beside a cue that no table lists and that the parser did not take for the subject."""
    tree, before = reading.tree, hit.first - 1
    if any(tree.dep[c] in ("aux:pass", "nsubj:pass") for c in tree.children[hit.first]):
        return []
    mention = reading.clauses.cover.get(before)
    if mention is not None:
        return reading.resolve_mention(mention) if mention.person else []
    if not trailing:
        return []
    first = last = hit.last + 1
    while last < len(tree) and tree.pos[last] == "PROPN":
        last += 1
    if last == first:
        first = last = hit.first
        while first > 0 and tree.pos[first - 1] == "PROPN":
            first -= 1
    if last - first < 2:
        return []
    start, end = tree.start[first], tree.end[last - 1]
    return [Actor(None, reading.text[start:end], "UNK", start, end)]


def _placed(reading: Reading, hit: Hit, found: list[Actor]) -> list[Actor]:
    """Give whoever a pronoun or "the report" stands for its place: evidence is what the page shows."""
    if not reading.language.syntax.marked_clauses or any(actor.start is not None for actor in found):
        return found
    word = _pronoun(reading, hit)
    if word is None:
        word = reading.clauses.surface_subject(hit.first)
        if word is None or not reading.is_document(word):
            return found
    tree = reading.tree
    return [replace(actor, start=tree.start[word], end=tree.end[word]) for actor in found]


def as_written(reading: Reading, hit: Hit) -> list[Actor]:
    """Name a speaker whom nothing tells more about as the page does: "they say", "a survey found"."""
    if not reading.language.syntax.marked_clauses or hit.voice == "passive" or hit.cue.kind == "no_comment":
        return []
    tree, grammar = reading.tree, reading.language.grammar
    word = _pronoun(reading, hit)
    if word is None:
        found = _text_itself(reading, hit) or written_subject(reading, hit)
        return [reading.at_home(actor) for actor in found] or written_behind(reading, hit)
    if tree.lows[word] in grammar.impersonal | grammar.speech or hit.cue.frame not in _ACTIVE:
        return []
    start, end = tree.start[word], tree.end[word]
    return [reading.at_home(Actor(None, reading.text[start:end], "UNK", start, end))]


def _text_itself(reading: Reading, hit: Hit) -> list[Actor]:
    """Name a text that nobody is said to have written, by who mostly write such texts."""
    if hit.cue.frame in ("noun", "sourceless"):
        return []
    if hit.cue.frame == "according":
        return text_as_named(reading, reading.tree.head[hit.first], past=hit.last)
    return text_as_named(reading, reading.clauses.surface_subject(hit.first))


def _pronoun(reading: Reading, hit: Hit) -> int | None:
    """Return the pronoun of a person or body that is the written subject of a cue."""
    tree, grammar = reading.tree, reading.language.grammar
    if not reading.language.syntax.marked_clauses or hit.cue.frame not in _ACTIVE or hit.voice == "passive":
        return None
    shared = subject_word(reading, hit.first) if tree.dep[hit.first] == "conj" else None
    subjects = [
        c for c in [*tree.kids(hit.first, "nsubj"), shared] if c is not None and tree.pos[c] == "PRON"
    ]
    near = hit.first - 1
    if not subjects and near >= 0 and tree.pos[near] == "PRON":
        subjects = [near]
    apart = grammar.addressed | grammar.gaps | (grammar.relative - grammar.personal)
    return next((c for c in subjects if tree.lows[c] not in apart), None)


def _found_source(reading: Reading, hit: Hit, *, trailing: bool) -> list[Actor]:
    """Find who speaks: the subject of the cue, the name behind it, or whoever a pronoun refers to.

    Args:
        reading: the reading of the cue's segment.
        hit: the cue.
        trailing: whether the cue closes a sentence or a quotation ("…," kata X).
    """
    clauses, frame = reading.clauses, hit.cue.frame
    if hit.via is not None:
        return source_of(reading, hit.via, trailing=trailing)
    if hit.cue.nobody == "always" and frame == "according":
        return []
    if frame == "sourceless" and not agent_behind(reading, hit):
        inside = [
            m
            for m in reading.mentions
            if hit.first < m.first and m.last < hit.last and m.kind != "role:description"
        ]
        if inside and clauses.case(inside[0].first) not in reading.language.grammar.locative:
            # "Ada laporan intelijen Prancis bahwa".
            return reading.resolve_all(inside[:1])
        return reading.last_speaker(hit.first) if _has_pronoun(reading, hit) else []
    if hit.cue.kind == "no_comment" and _follows(reading, hit):
        return _behind(reading, hit)
    before = _beside(reading, hit) or _goes_on(reading, hit)
    if before is not None:
        return _found_source(reading, before, trailing=before.cue.frame == "quote")
    if _is_body(reading, hit):
        bodies = reading.discourse.last_body(reading.tree.start[hit.first], outside=_said(reading, hit))
        if bodies:
            return bodies
    if _has_pronoun(reading, hit) or _speaks_on(reading, hit):
        return reading.last_speaker(hit.first)
    if frame in ("according", "relay"):
        return _behind(reading, hit) or _medium(reading, hit) or _of_theirs(reading, hit)
    quoted = quoted_for(reading, hit)
    if quoted is not None:
        return reading.resolve(quoted)
    if frame == "quote" and not (hit.first and _is_told(reading, hit)):
        found = _behind(reading, hit)
        if found:
            return found
    if frame == "state" and reading.language.syntax.marked_clauses:
        # "Was quoted as saying": whoever is something, be it the object of a passive.
        return reading.resolve(clauses.surface_subject(hit.first))
    if frame == "noun":
        return reading.resolve_all(_owner(reading, hit)) or by_owner(reading, hit)
    if hit.voice == "passive":
        return reading.resolve(clauses.agent(hit.first))
    who = _described(reading, hit)
    if who is not None:
        return reading.resolve_all(clauses.chains.get(who.first, [who]))
    near = clauses.left_neighbour(hit.first)
    named = reading.resolve_all(clauses.chains.get(near.first, [near])) if near is not None else []
    if named or (near is not None and not reading.language.syntax.marked_clauses):
        return named
    subject = clauses.subject(_holder_of(reading, hit))
    if subject is not None and reading.is_document(subject):
        return _author(reading, subject, hit)
    actors = reading.resolve(subject)
    if actors or frame == "state":
        return actors
    if trailing:
        # "…, his wife wrote to the court": whom a cue addresses is no speaker.
        addressed = frame == "tell" and subject is not None and reading.language.syntax.marked_clauses
        found = [] if addressed else _behind(reading, hit)
        return found or ([] if subject is None else _unlisted(reading, subject, hit))
    return reading.last_speaker(hit.first) if subject is None else _unlisted(reading, subject, hit)


def _owner(reading: Reading, hit: Hit) -> list[Mention]:
    """List whose claim a noun is: "klaim Rusia bahwa", "Russia's claim that", "reports from Turkey that"."""
    clauses, grammar = reading.clauses, reading.language.grammar
    inside = [m for m in reading.mentions if hit.first < m.first and m.last < hit.last and m.kind != "null"]
    opened = reading.tree.lows[hit.last] in grammar.complementiser | grammar.relative
    if not inside and opened and not reading.language.syntax.modifiers_first:
        # What stands behind the conjunction is what is claimed.
        return []
    owner = (
        []
        if inside and not reading.language.syntax.modifiers_first
        else clauses.owner(hit.first, last=hit.last)
    )
    return owner or [m for first in inside[:1] for m in clauses.groups.get(first.first, [first])]


def quoted_for(reading: Reading, hit: Hit) -> int | None:
    """Return whoever is quoted "as saying" something: the object of the verb, not its subject."""
    tree, grammar = reading.tree, reading.language.grammar
    if not reading.language.syntax.marked_clauses or hit.cue.frame != "say":
        return None
    if not any(tree.lows[c] in grammar.as_ for c in tree.kids(hit.first, "mark")):
        return None
    if not is_participle(tree, hit.first, grammar):
        return None
    objects = [c for c in tree.kids(tree.head[hit.first], "obj") if c < hit.first]
    return objects[-1] if objects else None


def _goes_on(reading: Reading, hit: Hit) -> Hit | None:
    """Return the cue whose speaker goes on: "…, said Vaez, adding", "… and said"."""
    tree = reading.tree
    if not reading.language.syntax.marked_clauses or hit.first < 2 or tree.kids(hit.first, "nsubj"):
        return None
    if hit.cue.frame not in ("say", "tell", "as"):
        return None
    earlier = [h for h in reading.hits if h.last < hit.first and h.cue.frame in ("say", "tell", "quote")]
    if not earlier:
        return None
    between = range(earlier[-1].last + 1, hit.first - 1)
    participle = is_participle(tree, hit.first, reading.language.grammar) and tree.words[hit.first - 1] == ","
    if participle and not any(tree.pos[i] in ("VERB", "AUX") for i in between):
        return earlier[-1]
    joined = tree.pos[hit.first - 1] == "CCONJ"
    told = joined and earlier[0].first == tree.root
    inside = [a for a in tree.ancestors(hit.first) if a > earlier[0].last]
    return earlier[0] if told and inside and reading.tense(hit.first) == "past" else None


def _described(reading: Reading, hit: Hit) -> Mention | None:
    """Return whoever stands right before the "who" of a cue's clause, whatever the parser hung it from."""
    tree, grammar = reading.tree, reading.language.grammar
    pronouns = [c for c in tree.kids(hit.first, "nsubj") if tree.lows[c] in grammar.personal]
    if not pronouns or not pronouns[0]:
        return None
    before = pronouns[0] - 1 - (tree.words[pronouns[0] - 1] == ",")
    mention = reading.clauses.cover.get(before)
    return mention if mention is not None and (mention.person or mention.kind.startswith("role:")) else None


def _holder_of(reading: Reading, hit: Hit) -> int:
    """Return the verb whose subject speaks: of "Peru said Chile had left, adding that …" the first."""
    tree, word = reading.tree, hit.first
    if tree.dep[word] != "advcl" or tree.lows[word] not in reading.language.grammar.going_on:
        return word
    cues = {h.first for h in reading.hits if h.cue.frame in ("say", "tell")}
    held = [a for a in tree.ancestors(word) if tree.dep[a] == "ccomp" and tree.head[a] in cues]
    return tree.head[held[0]] if held else word


def _follows(reading: Reading, hit: Hit) -> bool:
    """Tell whether whoever keeps silent stands behind: "there was no comment from Chile"."""
    behind = reading.tree.lows[hit.last + 1 : hit.last + 2]
    return reading.language.syntax.marked_clauses and not reading.language.grammar.from_.isdisjoint(behind)


def _is_told(reading: Reading, hit: Hit) -> bool:
    """Tell whether what follows the cue is whom it addresses: "Kurz told parliament"."""
    return reading.language.syntax.marked_clauses and is_told(reading, hit.first)


def _unlisted(reading: Reading, subject: int, hit: Hit) -> list[Actor]:
    """Take a subject that no table lists for a speaker: "one questioner", "the sitting alderman".

    Not so where the cue is one that things speak by as well ("the figures suggest").
    """
    tree = reading.tree
    hints = hit.cue.kind == "report" and hit.cue.certainty == "probable"
    if not reading.language.syntax.marked_clauses or hints or hit.cue.frame not in ("say", "tell", "quote"):
        return []
    days = reading.language.grammar.weekdays
    if tree.pos[subject] not in ("NOUN", "PROPN", "NUM", "ADJ") or reading.is_noun(subject):
        return []
    if tree.lows[subject] in days:
        return []
    words = tree.subtree(subject, clauses=False)
    start, end = tree.start[min(words)], tree.end[subject]
    home = reading.discourse.home
    return [Actor(home, reading.text[start:end], "CVL" if home else "UNK", start, end)]


def _beside(reading: Reading, hit: Hit) -> Hit | None:
    """Return the cue whose source speaks on: "kata juru bicara, seraya menambahkan"."""
    alongside = reading.language.grammar.alongside
    if not hit.first or reading.tree.lows[hit.first - 1] not in alongside:
        return None
    earlier = [h for h in reading.hits if h.last < hit.first and h.cue.frame in ("say", "tell", "quote")]
    return earlier[-1] if earlier else None


def _is_body(reading: Reading, hit: Hit) -> bool:
    """Tell whether the speaker is "it", which stands for a body, a medium or a state."""
    near = reading.clauses.left_neighbour(hit.first)
    active = hit.voice != "passive" and hit.cue.frame not in ("according", "relay", "noun", "sourceless")
    return (
        active and near is not None and reading.tree.lows[near.first] in reading.language.grammar.impersonal
    )


def _said(reading: Reading, hit: Hit) -> list[tuple[int, int]]:
    """List the stretches said in a line: its quotations, and what stands before ", it said"."""
    segment = reading.tree.segment
    said = [(q.start, q.end) for q in segment.paragraph.quotations] if segment.paragraph is not None else []
    comma = next((i for i in range(hit.first - 1, 0, -1) if reading.tree.words[i] == ","), None)
    if comma is not None and comma >= hit.first - 3:
        said.append((segment.start, reading.tree.start[comma]))
    return said


def _speaks_on(reading: Reading, hit: Hit) -> bool:
    """Tell whether the source is a plural pronoun: those who speak go on speaking ("tutur mereka")."""
    near = reading.clauses.cover.get(hit.last + 1)
    if near is None or hit.cue.frame not in ("quote", "according"):
        near = reading.clauses.left_neighbour(hit.first)
    return near is not None and near.kind == "role:description" and "plural" in near.note


def _author(reading: Reading, document: int, hit: Hit) -> list[Actor]:
    """Find who speaks through a text: its owner; of "laporan itu" whoever spoke last; else nobody."""
    owner = reading.resolve_all(reading.clauses.owner(document))
    if owner:
        return owner
    verb = reading.tree.head[document]
    if reading.tree.pos[verb] == "VERB" and reading.tree.dep[document] == "obj":
        # "Released a statement saying …": who made the text speaks in it.
        return reading.resolve(reading.clauses.subject(verb))
    if reading.points_back(document, document):
        return reading.last_speaker(hit.first)
    return []


def _has_pronoun(reading: Reading, hit: Hit) -> bool:
    """Tell whether the cue itself holds the pronoun of its source: ujarnya, menurutnya, disampaikannya."""
    low = reading.tree.lows[hit.first]
    suffix = next(iter(reading.language.grammar.suffix_pronoun))
    if hit.cue.frame == "according" and hit.last > hit.first and reading.tree.lows[hit.last].endswith(suffix):
        # "Menurut klaimnya", "berdasarkan keterangannya".
        return True
    if not low.endswith(suffix):
        return False
    if hit.cue.frame == "quote":
        return True
    if hit.cue.citation.split()[0] == low:
        return False
    if hit.cue.frame == "sourceless":
        # "Dikatakannya": the passive that hides its source names it after all.
        return True
    return hit.cue.frame in ("according", "noun", "relay") or hit.voice == "passive"


def _of_theirs(reading: Reading, hit: Hit) -> list[Actor]:
    """Take whoever spoke last where a cue rests on their words: "menurut klaimnya", "dalam keterangannya"."""
    suffix = next(iter(reading.language.grammar.suffix_pronoun), "")
    behind = reading.tree.lows[hit.last + 1 : hit.last + 2]
    owned = bool(suffix and behind) and behind[0].endswith(suffix) and hit.cue.frame == "according"
    return reading.last_speaker(hit.first) if owned else []


def _medium(reading: Reading, hit: Hit) -> list[Actor]:
    """Take the medium that is named behind a cue, also one named by an everyday word ("dilansir Antara")."""
    tree = reading.tree
    begin = next((i for i in range(hit.last + 1, len(tree)) if tree.words[i] not in _MARKS), len(tree))
    for end in range(min(len(tree), begin + 4), begin, -1):
        outlet = outlet_by_name(reading.text[tree.start[begin] : tree.end[end - 1]])
        if outlet is not None and tree.words[begin][0].isupper():
            return [Actor(outlet.state or None, outlet.name, "JRN", tree.start[begin], tree.end[end - 1])]
    return []


def _behind(reading: Reading, hit: Hit) -> list[Actor]:
    """Take the mention that follows a cue, with a few plain words between."""
    tree = reading.tree
    quoting = reading.language.syntax.marked_clauses and hit.cue.frame == "quote"
    for index in range(hit.last + 1, min(len(tree), hit.last + 6)):
        mention = reading.clauses.cover.get(index)
        if mention is not None and not (quoting and tree.lows[index] in reading.language.grammar.weekdays):
            return reading.resolve_all(reading.clauses.groups.get(mention.first, [mention]))
        if tree.pos[index] == "VERB" and reading.clauses.voice(index) == "passive":
            # "Menurut data yang dikumpulkan X".
            return reading.resolve(reading.clauses.agent(index))
        if quoting and (tree.pos[index] == "ADP" or tree.lows[index] in reading.language.grammar.weekdays):
            # "…, said on Twitter": where or when, and not who.
            break
        if tree.pos[index] in ("VERB", "SCONJ") or tree.words[index] in (".", ";"):
            break
        if tree.words[index] == ",":
            break
    if reading.language.syntax.marked_clauses and hit.cue.frame == "according":
        # "According to a March 14, 2019 NATO press release": whoever the whole phrase names.
        return reading.resolve(tree.head[hit.first], places=False)
    return []
