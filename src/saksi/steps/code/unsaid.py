"""Unsaid: where a cue gives no statement, because it tells an act, describes a thing or stands between."""

from saksi.steps.code.asides import stands_aside
from saksi.steps.code.hits import Hit
from saksi.steps.code.predicates import SPEECH
from saksi.steps.code.reading import Reading


def says_nothing(reading: Reading, hit: Hit, content: tuple[int, int], *, trailing: bool) -> bool:
    """Tell whether a cue says nothing, though something stands where its content would.

    Args:
        reading: the reading of the cue's segment.
        hit: the cue.
        content: what would be its content, by offsets.
        trailing: whether the cue closes its sentence.
    """
    return (
        _told_as_act(reading, hit, content)
        or _only_describes(reading, hit, content)
        or _interrupts(reading, hit, trailing=trailing)
    )


def _told_as_act(reading: Reading, hit: Hit, content: tuple[int, int]) -> bool:
    """Tell whether a cue and a noun name a speech act without a clause: "menyampaikan protes keras"."""
    act = next(
        (c for c in reading.candidates if c.entry.type in SPEECH and hit.first in (c.light_word, c.first)),
        None,
    )
    if act is None or act.last == hit.first or act.entry.type == "THREATEN":
        return False
    if reading.language.syntax.marked_clauses and not (hit.cue.rest or hit.cue.clause):
        # "Announced the deal, confirmed the offer": what is announced is said.
        return False
    tree, grammar = reading.tree, reading.language.grammar
    inside = list(tree.within(*content))
    clause = any(tree.lows[i] in grammar.complementiser for i in inside[:8])
    infinitive = any(tree.lows[i] in grammar.purpose and tree.pos[i + 1] == "VERB" for i in inside[:-1])
    return not clause and not infinitive


def _only_describes(reading: Reading, hit: Hit, content: tuple[int, int]) -> bool:
    """Tell whether a passive only describes a thing: "laporan yang dirilis", but not "yang disebut bahwa"."""
    tree, grammar = reading.tree, reading.language.grammar
    if hit.cue.kind != "report" or hit.voice == "active" or not hit.first:
        return False
    relative = tree.lows[hit.first - 1] in grammar.relative or (
        hit.first > 1
        and tree.pos[hit.first - 1] in ("ADV", "AUX", "PART")
        and tree.lows[hit.first - 2] in grammar.relative
    )
    told = grammar.complementiser.intersection(tree.lows[hit.last + 1 : hit.last + 6])
    judged = grammar.as_.intersection(tree.lows[hit.last + 1 : hit.last + 3])
    clause = any(tree.pos[i] == "VERB" for i in tree.within(*content))
    return relative and not (told or judged or clause)


def _interrupts(reading: Reading, hit: Hit, *, trailing: bool) -> bool:
    """Tell whether a wire stands between speaker and speech: "X, seperti dilansir AFP, mengatakan"."""
    if stands_aside(reading, hit):
        return True
    if hit.cue.frame != "relay" or trailing or hit.first < 2:
        return False
    behind = [h for h in reading.hits if h.first > hit.last and h.cue.frame in ("say", "tell")]
    return bool(behind) and reading.tree.words[hit.first - 1] == ","
