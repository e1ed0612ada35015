"""Sources: who is behind a cue."""

from saksi.model import Actor
from saksi.steps.code.hits import Hit, agent_behind
from saksi.steps.code.reading import Reading


def source_of(reading: Reading, hit: Hit, *, trailing: bool) -> list[Actor]:
    """Find who speaks: the subject of the cue, the name behind it, or whoever a pronoun refers to.

    Args:
        reading: the reading of the cue's segment.
        hit: the cue.
        trailing: whether the cue closes a sentence or a quotation ("…," kata X).
    """
    clauses, frame = reading.clauses, hit.cue.frame
    if hit.via is not None:
        return source_of(reading, hit.via, trailing=trailing)
    if frame == "sourceless" and not agent_behind(reading, hit):
        return []
    if _has_pronoun(reading, hit):
        return reading.last_speaker(hit.first)
    if frame in ("according", "relay"):
        return _behind(reading, hit)
    if frame == "quote":
        found = _behind(reading, hit)
        if found:
            return found
    if frame == "noun":
        return reading.resolve_all(clauses.owner(hit.first, last=hit.last))
    if hit.voice == "passive":
        return reading.resolve(clauses.agent(hit.first))
    near = clauses.left_neighbour(hit.first)
    if near is not None:
        return reading.resolve_all(clauses.chains.get(near.first, [near]))
    subject = clauses.subject(hit.first)
    if subject is not None and reading.is_document(subject):
        return _author(reading, subject, hit)
    actors = reading.resolve(subject)
    if actors or frame == "state":
        return actors
    if trailing:
        return _behind(reading, hit)
    return reading.last_speaker(hit.first) if subject is None else []


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
    if not low.endswith(suffix):
        return False
    if hit.cue.frame == "quote":
        return True
    if hit.cue.citation.split()[0] == low or hit.cue.frame == "sourceless":
        return False
    return hit.cue.frame in ("according", "noun", "relay") or hit.voice == "passive"


def _behind(reading: Reading, hit: Hit) -> list[Actor]:
    """Take the mention that follows a cue, with a few plain words between."""
    tree = reading.tree
    for index in range(hit.last + 1, min(len(tree), hit.last + 6)):
        mention = reading.clauses.cover.get(index)
        if mention is not None:
            return reading.resolve_all(reading.clauses.groups.get(mention.first, [mention]))
        if tree.pos[index] in ("VERB", "SCONJ") or tree.words[index] in (".", ";"):
            break
        if tree.words[index] == ",":
            break
    return []
