"""Contents: what a cue outside quotations gives to its source, and whether it gives anything."""

from saksi.steps.code.asides import aside_behind
from saksi.steps.code.clause_text import (
    content_after,
    content_before,
    content_before_speaker,
    content_of_according,
    content_of_passive,
    has_substance,
    set_off,
    trim,
    with_acts,
    without_agent,
)
from saksi.steps.code.complements import (
    clause_of,
    conjunction_of,
    of_a_thing,
    only_continues,
    stands_for_thing,
)
from saksi.steps.code.extents import before_medium, before_predicate, kept_back, last_word
from saksi.steps.code.hits import Hit, agent_behind
from saksi.steps.code.insertions import content_around, said_besides
from saksi.steps.code.reading import Reading

#: Kinds whose content is a clause; one fears, denies and keeps silent on things as well.
_CLAUSAL = frozenset({"report", "belief", "prediction"})
_SOURCED = frozenset({"say", "tell", "as", "state"})


def content_of(reading: Reading, hit: Hit, *, trailing: bool) -> tuple[int, int] | None:
    """Return the characters that a cue gives to its source, or None where it gives nothing."""
    frame = hit.cue.frame
    later = [h.first for h in reading.hits if h.first > hit.last and h.cue.frame not in ("noun", "state")]
    later = with_acts(reading, hit.last, later)
    if trailing and not (frame == "quote" and reading.language.syntax.marked_clauses):
        return content_before(reading, hit.first)
    cited = aside_behind(reading, hit)
    if cited is not None:
        start = cited[1] + 1
        start += (
            start < len(reading.tree) and reading.tree.lows[start] in reading.language.grammar.complementiser
        )
        return content_after(reading, start, hits=later, cue=hit.first)
    aside = said_besides(reading, hit)
    if aside is not None:
        return aside
    if hit.cue.kind == "no_comment" and reading.language.syntax.marked_clauses and hit.voice != "passive":
        words = kept_back(reading, hit)
        return None if words is None else (reading.tree.start[words[0]], reading.tree.end[words[1]])
    bare = frame in ("say", "tell", "quote") and not hit.cue.rest
    bare = bare and (frame != "say" or hit.voice != "passive")
    if reading.language.syntax.marked_clauses and bare:
        around = content_around(reading, hit.first, hit.last, told=frame == "tell")
        if around is not None:
            return around
        if frame == "quote":
            return None
    if frame == "quote" and not set_off(reading, hit):
        return None
    if frame in ("according", "quote") or (frame == "relay" and hit.first <= 1):
        return content_of_according(reading, hit, later)
    # "The letter was written by Peru": a thing, where only a clause is said.
    thing = hit.cue.clause and reading.language.syntax.marked_clauses
    if hit.voice == "passive" and frame not in ("sourceless", "as") and not thing:
        told = _behind_agent(reading, hit)
        if told is not None:
            return content_after(reading, told, hits=later, cue=hit.first)
        hidden = hit.cue.kind == "no_comment"
        if hidden or agent_behind(reading, hit) or reading.tree.lows[hit.first].endswith("nya"):
            content = content_of_passive(reading, hit)
            if content is not None:
                return content
    if not _opens_content(reading, hit):
        return None
    start = reading.content_start(hit.first, hit.last, addressee=_addresses(reading, frame))
    content = content_after(reading, start, hits=later, cue=hit.first, limit=last_word(reading, hit, start))
    joined = start == hit.last + 1 < len(reading.tree) and reading.tree.pos[start] == "CCONJ"
    if joined and hit.last > hit.first and hit.cue.kind != "no_comment":
        # "Denies the accusations, but ties are tense": the phrase itself holds the content.
        return trim(reading, hit.first + 1, hit.last)
    if content is not None and frame in ("say", "tell") and hit.voice == "active":
        content = before_medium(reading, content)
    if content is not None and frame == "noun":
        content = before_predicate(reading, hit, content)
    if content is not None and hit.voice == "passive" and frame in ("as", "sourceless"):
        content = without_agent(reading, hit, content)
    if _ends(reading, hit) and not has_substance(reading, content):
        # "…, the minister was quoted as saying": nothing stands behind.
        said = _before_subject(reading, hit)
        if said is not None:
            return said
    if hit.cue.kind != "no_comment" and not has_substance(reading, content) and hit.last > hit.first:
        # "mengungkap kekhawatiran mereka": the phrase itself holds the content.
        start = hit.first + 1
        content = content_after(
            reading, start, hits=later, cue=hit.first, limit=last_word(reading, hit, start)
        )
    if frame == "say" and not has_substance(reading, content):
        content = content_before_speaker(reading, hit.first)
    return content


def _behind_agent(reading: Reading, hit: Hit) -> int | None:
    """Return where the clause opens that stands behind the agent of a passive: "dikatakan oleh X telah …"."""
    tree, agent = reading.tree, reading.clauses.agent(hit.first)
    mention = reading.clauses.named_at(agent)
    if mention is None or mention.first <= hit.last or mention.last + 1 >= len(tree):
        return None
    explicit = reading.clauses.case(mention.first) in reading.language.grammar.agent
    relative = hit.first > 0 and tree.lows[hit.first - 1] in reading.language.grammar.relative
    named = mention.kind != "role:group" and reading.clauses.own_subject(hit.first) is not None
    if not (explicit or relative or named):
        return None
    start = mention.last + 1
    clause = any(start < c for c in tree.kids(hit.first, "ccomp", "xcomp"))
    if tree.lows[start] in reading.language.grammar.complementiser:
        return start + 1
    opens = tree.pos[start] in ("VERB", "AUX") or tree.lows[start] in reading.language.grammar.infinitive
    return start if clause and opens else None


def _ends(reading: Reading, hit: Hit) -> bool:
    """Tell whether a cue of saying ends its sentence, where clauses are marked."""
    tree = reading.tree
    ends = all(tree.pos[i] == "PUNCT" for i in range(hit.last + 1, len(tree)))
    return reading.language.syntax.marked_clauses and ends and hit.cue.kind == "report"


def _before_subject(reading: Reading, hit: Hit) -> tuple[int, int] | None:
    """Return what stands before the comma that parts it from the subject of a cue."""
    subject = reading.clauses.surface_subject(hit.first)
    if subject is None:
        return content_before_speaker(reading, hit.first)
    first = min(reading.tree.subtree(subject, clauses=False))
    return trim(reading, 0, first - 2) if first > 3 and reading.tree.words[first - 1] == "," else None


def beside(reading: Reading, hit: Hit, *, trailing: bool) -> tuple[int, int] | None:
    """Return whatever stands beside a cue that seems to have no content: behind it, else before it."""
    if trailing:
        return content_before(reading, hit.first)
    if reading.tree.pos[hit.last + 1 : hit.last + 2] == ["CCONJ"]:
        # "Membantahnya dan menyatakan": what is joined to a cue is nothing that it says.
        return None
    return content_after(reading, hit.last + 1, hits=[], cue=hit.first)


def needs_source(reading: Reading, hit: Hit) -> bool:
    """Tell whether a cue is one only where its source is found; "there are fears that" needs none."""
    if hit.cue.frame == "noun":
        # "Amid reports of fraud, rumours that": what nobody vouches for has no source to name.
        return not hit.is_doubted and not reading.tree.kids(reading.tree.head[hit.first], "expl")
    subject = reading.clauses.surface_subject(hit.first)
    if subject is not None and reading.is_document(subject):
        # "A report found that": texts speak, whoever wrote them.
        return False
    return hit.cue.frame == "quote" or (hit.cue.frame in _SOURCED and hit.voice == "active")


def _addresses(reading: Reading, frame: str) -> bool:
    """Tell whether the object of a cue is whom it is said to."""
    return frame == "tell" or (frame == "say" and not reading.language.syntax.marked_clauses)


def _opens_content(reading: Reading, hit: Hit) -> bool:
    """Tell whether a report has a clause or a quotation as its content, where a bare noun is none."""
    if not reading.language.syntax.marked_clauses or hit.cue.frame not in ("say", "tell"):
        return True
    if not hit.cue.clause and (hit.cue.kind not in _CLAUSAL or hit.cue.certainty is not None):
        return True
    thing = hit.cue.frame == "say" and not (hit.cue.clause or hit.cue.rest) and hit.voice != "passive"
    if thing and any(c > hit.last for c in reading.tree.kids(hit.first, "obj")):
        # "Announced three days of mourning".
        return True
    if only_continues(reading.tree, hit.first, reading.language.grammar) and hit.cue.certainty is None:
        return False
    if hit.voice == "passive" and not agent_behind(reading, hit):
        return False
    tree, behind = reading.tree, range(hit.last + 1, min(len(reading.tree), hit.last + 9))
    grammar = reading.language.grammar
    clause = clause_of(tree, hit.first, grammar)
    named = reading.clauses.cover
    told = clause is not None and not of_a_thing(tree, hit.first, clause, grammar, named=named)
    if told or any(tree.words[i] in '"“‘' for i in behind):
        return True
    if conjunction_of(tree, hit.last, grammar) is not None:
        return True
    return any(tree.lows[i] in grammar.that and tree.dep[i] == "mark" for i in behind)


def cue_span(reading: Reading, hit: Hit) -> tuple[int, int]:
    """Return the cue's characters, with the complementiser that belongs to it."""
    tree = reading.tree
    last = hit.last
    that = last + 1 < len(tree) and tree.lows[last + 1] in reading.language.grammar.complementiser
    if that and not (reading.language.syntax.marked_clauses and stands_for_thing(tree, last + 1)):
        last += 1
    return tree.start[hit.first], tree.end[last]
