"""Where the content of a statement begins and ends in the text."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from saksi.steps.code.predicates import SPEECH

if TYPE_CHECKING:
    from saksi.steps.code.hits import Hit
    from saksi.steps.code.predicates import Candidate
    from saksi.steps.code.reading import Reading

_CLOSING = frozenset({".", ",", ";", ":", "-", "–", "—", "!", "?", "…"})
DASHES = frozenset({",", "-", "–", "—"})


def content_after(
    reading: "Reading", start: int, *, hits: Sequence[int], cue: int, limit: int | None = None
) -> tuple[int, int] | None:
    """Return the offsets from a word to the end of the content that it opens.

    The content runs to the end of the segment, unless a later cue opens a clause of its own beside this one:
    behind a contrast, as a conjunct of the first cue, or as a frame that closes the sentence; or a clause of
    time behind a comma leads back to the frame.

    Args:
        reading: the reading of the segment.
        start: the first word of the content.
        hits: the words of later cues.
        cue: the word of this cue.
        limit: the last word that the content can have, where the parse tells.
    """
    end = len(reading.tree) - 1
    if start > end:
        # "To face accusations of": the sentence breaks off.
        return None
    tree, hole = reading.tree, reading.tree.segment.hole
    if hole is not None and tree.end[cue] <= hole[0]:
        # Over the frame that breaks a quotation reaches only what the cue governs.
        if tree.end[start] > hole[0] and start not in tree.subtree(cue):
            return None
        if tree.end[start] <= hole[0]:
            end = next(i for i in range(end, -1, -1) if tree.end[i] <= hole[0])
    for later in hits:
        border = _border(reading, cue, start, later) if later > start else None
        if border is not None:
            end = border
            break
    verbal = reading.tree.pos[cue] == "VERB"
    if reading.language.syntax.marked_clauses and verbal and reading.tree.dep[cue] != "root":
        # A cue inside a clause cannot reach beyond it.
        below = reading.tree.subtree(cue)
        end = min(end, max(below)) if start in below else end
    if reading.language.syntax.marked_clauses:
        end = _before_conjunct(reading, cue, start, end)
        end = end if limit is None else max(start, min(end, limit))
    after = _clause_of_time(reading, start, end)
    return trim(reading, start, after if after is not None else end)


def _before_conjunct(reading: "Reading", cue: int, start: int, end: int) -> int:
    """Return the last word before what is told beside the cue: "said …, and left", "…, but hope is left"."""
    tree = reading.tree
    for verb in tree.kids(cue, "conj"):
        if not start < verb <= end or tree.kids(verb, "mark"):
            continue
        subjects = tree.kids(verb, "nsubj")
        if any(tree.pos[c] != "PRON" for c in subjects) or (not subjects and tree.pos[verb] == "VERB"):
            # What somebody else does besides has no part in it either: "…, but there is hope".
            return max(start, min(i for i in tree.subtree(verb) if i > start) - 1)
    for verb in tree.kids(cue, "advcl"):
        bare = not tree.kids(verb, "nsubj", "mark")
        if start < verb <= end and bare and tree.words[verb - 1] == ",":
            # "…, raising the question of", "…, citing": what the page adds of the speaker.
            return max(start, verb - 2)
    return end


def _border(reading: "Reading", cue: int, start: int, later: int) -> int | None:
    """Return the last word before a later cue's own clause, or None where the cue is nested."""
    tree, grammar = reading.tree, reading.language.grammar
    if tree.lows[later - 1] in grammar.alongside:
        return later - 2
    if reading.language.syntax.marked_clauses and tree.lows[later - 1] in grammar.relative:
        return None
    window = range(later - 1, max(start, later - 14), -1)
    for index in window:
        if tree.lows[index] in grammar.contrast and tree.words[index - 1] == ",":
            return index - 1
        if tree.words[index] == "," and index >= later - 2 and tree.lows[later] in reading.closers:
            return index - 1
    beside = tree.dep[later] == "conj" and tree.dep[cue] == "conj" and tree.head[later] == tree.head[cue]
    if beside or (
        tree.dep[later] == "conj" and (tree.head[later] == cue or cue in tree.ancestors(later)[:1])
    ):
        marked = reading.language.syntax.marked_clauses
        for index in window:
            if marked and tree.words[index] == "-":
                continue
            if tree.lows[index] in grammar.coordination or tree.lows[index] in grammar.then:
                return index - 1
            if marked and tree.lows[index] in grammar.contrast:
                return index - 1
    if _speaks_besides(reading, later):
        return max(start, min(tree.subtree(later)) - 1)
    adds = reading.language.syntax.marked_clauses and tree.dep[later] == "advcl"
    if adds and tree.words[later - 1] == "," and not tree.kids(later, "nsubj"):
        # "…, adding that": the speaker goes on.
        return later - 2
    if (
        tree.lows[later - 1] in grammar.coordination
        and tree.words[later - 1] != ","
        and not tree.kids(later, "nsubj")
    ):
        return later - 2
    return None


def _speaks_besides(reading: "Reading", later: int) -> bool:
    """Tell whether a later cue has a speaker and a clause of its own: "…, and Peru expected that"."""
    tree = reading.tree
    if not reading.language.syntax.marked_clauses or tree.dep[later] != "conj":
        return False
    first = min(tree.subtree(later))
    speakers = [c for c in tree.kids(later, "nsubj") if c < later and tree.pos[c] != "PRON"]
    return bool(speakers) and first > 0 and "," in (tree.words[first], tree.words[first - 1])


def _clause_of_time(reading: "Reading", start: int, end: int) -> int | None:
    """Return the last word before a comma that opens a clause of time, if enough stands before it."""
    tree = reading.tree
    for index in range(start + 3, end):
        if tree.words[index] == "," and tree.lows[index + 1] in reading.language.grammar.afterwards:
            return index - 1
    return None


def without_agent(reading: "Reading", hit: "Hit", content: tuple[int, int]) -> tuple[int, int] | None:
    """Leave "as" and whoever judges out of what is judged: "was described as alarming by Peru"."""
    tree, grammar = reading.tree, reading.language.grammar
    inside = list(tree.within(*content))
    if not reading.language.syntax.marked_clauses or not inside:
        return content
    start, end = inside[0], inside[-1]
    agent = reading.clauses.agent(hit.first)
    if agent is not None and start < min(tree.subtree(agent)) <= end:
        end = min(tree.subtree(agent)) - 1
    return trim(reading, start + (tree.lows[start] in grammar.as_), end)


def content_before(reading: "Reading", cue: int) -> tuple[int, int] | None:
    """Return the offsets of what stands before a closing cue in its segment."""
    tree = reading.tree
    if reading.language.syntax.marked_clauses:
        # Commas part more than clauses there: all that stands before the cue is what it closes.
        return trim(reading, 0, cue - 1)
    comma = next((i for i in range(cue - 1, -1, -1) if tree.words[i] in DASHES), None)
    return None if comma is None else trim(reading, 0, comma - 1)


def content_of_passive(reading: "Reading", hit: "Hit") -> tuple[int, int] | None:
    """Return the subject of a passive cue as its content: "hal itu disampaikan X"."""
    tree = reading.tree
    if reading.language.grammar.complementiser.intersection(tree.lows[hit.last + 1 :]):
        return None
    subject = reading.clauses.own_subject(hit.first)
    if subject is None and reading.language.syntax.marked_clauses and tree.dep[hit.first] == "acl":
        # "A bombing claimed by the group".
        noun = tree.head[hit.first]
        return trim(reading, min(tree.subtree(noun)), hit.first - 1) if noun < hit.first else None
    if subject is None:
        return None
    last = subject
    while last + 1 < hit.first and tree.words[last + 1] != "," and tree.pos[last + 1] not in ("AUX", "ADV"):
        last += 1
    return tree.start[min(tree.subtree(subject)[0], subject)], tree.end[last]


def content_of_according(reading: "Reading", hit: "Hit", later: Sequence[int]) -> tuple[int, int] | None:
    """Read on behind the source of "menurut X": past the comma that closes it, and past a date."""
    tree = reading.tree
    begin = hit.last + 1 if hit.cue.nobody == "always" else _behind_source(reading, hit, within=5)
    limit = min(len(tree), begin + 26)
    for index in range(begin, limit):
        if tree.words[index] == ",":
            after = _past_date(reading, index + 1)
            if after == index + 1 and _in_apposition(reading, index):
                continue
            if after < len(tree) and tree.lows[after] in reading.language.grammar.relative:
                closing = next((i for i in range(after, len(tree)) if tree.words[i] == ","), None)
                after = closing + 1 if closing is not None else after
            return content_after(reading, after, hits=later, cue=hit.first)
        if (
            tree.pos[index] in ("VERB", "AUX")
            and not (reading.language.syntax.marked_clauses and tree.dep[index] in ("acl", "amod"))
            and tree.lows[index - 1] not in reading.language.grammar.relative
        ):
            break
    return content_after(reading, _past_date(reading, begin), hits=later, cue=hit.first)


def _behind_source(reading: "Reading", hit: "Hit", *, within: int) -> int:
    """Return the word behind the mention that begins within so many words of a cue, else behind the cue."""
    cover = reading.clauses.cover
    following = range(hit.last + 1, min(len(reading.tree), hit.last + 1 + within))
    marked = reading.language.syntax.marked_clauses
    border = next((i for i in following if marked and reading.tree.words[i] == ","), following.stop)
    source = next((cover[i] for i in following if i in cover and i < border), None)
    return source.last + 1 if source is not None else hit.last + 1


def _past_date(reading: "Reading", index: int) -> int:
    """Skip a date that stands where a content could begin: "Jumat (20/6/2025) serpihan …"."""
    tree = reading.tree
    grammar = reading.language.grammar
    if index < len(tree) and tree.lows[index] in grammar.before_days:
        index += 1
    if index >= len(tree) or tree.lows[index] not in grammar.weekdays:
        return index
    index += 1
    while index < len(tree) and (
        tree.words[index] in ("(", ")", ",")
        or tree.words[index][0].isdigit()
        or tree.lows[index] in grammar.behind_days
    ):
        index += 1
    return index


def _in_apposition(reading: "Reading", comma: int) -> bool:
    """Tell whether a comma stands before a name or role that describes the source."""
    after = reading.clauses.cover.get(comma + 1)
    if after is None or not (after.person or after.kind.startswith("role:")):
        return False
    return reading.tree.words[after.last + 1 : after.last + 2] == [","]


def content_before_speaker(reading: "Reading", cue: int) -> tuple[int, int] | None:
    """Return what stands before "…, X mengatakan", where the cue has nothing behind it."""
    speaker = reading.clauses.left_neighbour(cue)
    if speaker is None or speaker.first < 4 or reading.tree.words[speaker.first - 1] != ",":
        return None
    return trim(reading, 0, speaker.first - 2)


def trails(reading: "Reading", hit: "Hit") -> bool:
    """Tell whether a cue closes its sentence: "…, kata X", "…, ujarnya", "…, menurut X", "…, lapor AFP"."""
    tree = reading.tree
    if hit.first < 4 or hit.cue.frame not in ("quote", "relay", "according"):
        return False
    if not any(tree.words[i] in DASHES for i in range(max(0, hit.first - 4), hit.first)):
        if not reading.language.syntax.marked_clauses or hit.cue.frame != "according":
            return False
        # "… and according to the ministry he died": what follows has it as its adjunct.
        source = tree.head[hit.first]
        return not (source > hit.last and tree.head[source] > source)
    if hit.cue.frame == "quote":
        end = _behind_source(reading, hit, within=3)
        if tree.segment.kind == "title":
            # "…, Sebut Pengamat", but not "…, Sebut Biden Lemah".
            return all(tree.pos[i] == "PUNCT" for i in range(end, len(tree)))
        if end >= len(tree) - 1 or tree.pos[end] in ("PUNCT", "ADP", "DET"):
            return True
        grammar = reading.language.grammar
        goes_on = tree.lows[end] in grammar.relative | grammar.alongside | grammar.relaying
        adds = tree.pos[end] == "VERB" and end >= len(tree) - 2
        if (goes_on or adds) and any(tree.pos[i] in ("VERB", "ADJ") for i in range(hit.first)):
            # "…, kata seorang pejabat yang tak mau disebut namanya", "…, kata X menambahkan".
            return True
        # "…, kata kementerian wilayah itu, seraya …": up to the next comma stands only who speaks.
        border = next((i for i in range(end, len(tree)) if tree.words[i] == ","), len(tree))
        told = any(tree.pos[i] == "VERB" for i in range(hit.first))
        return told and not any(tree.pos[i] == "VERB" for i in range(end, border))
    # "…, demikian dilaporkan TASS mengutip kementerian itu".
    quoting = reading.language.grammar.quoting
    behind = [i for i in range(hit.last + 1, len(tree)) if tree.lows[i] not in quoting]
    return not any(tree.pos[i] in ("VERB", "AUX") for i in behind)


def set_off(reading: "Reading", hit: "Hit") -> bool:
    """Tell whether a comma or colon closes "kata X, …"; "komentar X ini muncul" says nothing yet."""
    behind = reading.tree.words[hit.last + 1 : hit.last + 12]
    verb = next((i for i, w in enumerate(reading.tree.pos[hit.last + 1 : hit.last + 12]) if w == "VERB"), 12)
    return any(word in (",", ":", '"', "“") for word in behind[:verb])


def with_acts(reading: "Reading", start: int, cues: Sequence[int]) -> list[int]:
    """Add to later cues the speech acts told beside: "…, serta meminta", "…, seraya mengecam"."""
    alongside = reading.language.grammar.alongside
    acts = [
        c.verb
        for c in reading.candidates
        if c.verb > start + 1
        and c.entry.type in SPEECH
        and (
            reading.tree.lows[c.verb - 1] in alongside
            or _joined(reading, c, start)
            or _told_besides(reading, c.verb)
            or _told_apart(reading, c.verb)
        )
    ]
    return sorted({*cues, *acts})


def _joined(reading: "Reading", act: "Candidate", start: int) -> bool:
    """Tell whether an act of speaking is joined to what stands before a content: "…, menuntut"."""
    tree, own = reading.tree, act.entry.type in ("ACCUSE", "REQUEST", "THREATEN")
    return own and tree.dep[act.verb] == "conj" and tree.head[act.verb] <= start


def _told_apart(reading: "Reading", verb: int) -> bool:
    """Tell whether somebody else acts behind a contrast: "…, sedangkan Chile menuduh Peru"."""
    tree, speaker = reading.tree, reading.clauses.left_neighbour(verb)
    if speaker is None or speaker.first < 2 or tree.words[speaker.first - 2] != ",":
        return False
    return tree.lows[speaker.first - 1] in reading.language.grammar.contrast


def _told_besides(reading: "Reading", verb: int) -> bool:
    """Tell whether a speaker goes on to act: "said they were in its waters and demanded their release"."""
    tree = reading.tree
    joined = (
        tree.pos[verb] == "VERB" and tree.pos[verb - 1] == "CCONJ" and not tree.kids(verb, "nsubj", "aux")
    )
    return reading.language.syntax.marked_clauses and joined and reading.tense(verb) == "past"


def trim(reading: "Reading", start: int, end: int) -> tuple[int, int] | None:
    tree = reading.tree
    while end >= start and tree.words[end] in _CLOSING:
        end -= 1
    while start <= end and tree.words[start] in _CLOSING:
        start += 1
    return None if start > end else (tree.start[start], tree.end[end])


def has_substance(reading: "Reading", content: tuple[int, int] | None, *, words: int = 2) -> bool:
    """Tell whether a content says anything: as many words as asked, one of them no function word."""
    if content is None:
        return False
    skipped = reading.language.grammar.time_words
    found = list(reading.tree.within(*content))
    if all(reading.tree.lows[i] in skipped or not reading.tree.lows[i].isalpha() for i in found):
        return False
    return len(found) >= words and any(
        reading.tree.pos[i] in ("VERB", "NOUN", "PROPN", "ADJ", "PRON") for i in found
    )
