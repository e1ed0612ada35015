"""Citing: media that quote somebody, and wires that only tell where the page read something.

"Xinhua quoted Lin as saying that …", "media Rusia mengutip pernyataan Shoigu bahwa …" hold two statements of
one content, that of whoever is quoted in that of whoever quotes. So does "TASS, citing the ministry, reported
that …". But a wire behind a speaker ("…, Lavrov said, the AP reported") is where it was read, and no second
speaker (codebook 6). The words alone settle that, so no weight overrules it.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from saksi.languages.cues import Cue
from saksi.model import Actor
from saksi.reference.outlets import outlet_by_name
from saksi.steps.code.attributed import Attribution
from saksi.steps.code.clause_text import content_after, has_substance
from saksi.steps.code.extents import last_word
from saksi.steps.code.hits import Hit
from saksi.steps.code.mentions import Mention
from saksi.steps.code.reading import Reading
from saksi.steps.code.sources import source_of

#: How many words may stand between a verb of quoting and whom it quotes, and between him and what he says.
NEAR, AHEAD = 6, 9
_SAYING = frozenset({"say", "tell", "quote"})
_BORDERS = frozenset({",", ";", ".", '"', "“"})


@dataclass(frozen=True, slots=True)
class Quoting:
    """One quoting verb with what hangs on it, by words of its reading.

    Args:
        verb: the verb.
        last: its last word, "pernyataan" included ("mengutip pernyataan").
        noun: what of somebody's is quoted ("pernyataan"), if that is named.
        quoted: the mention of whoever is quoted; None of a pronoun.
        pronoun: the pronoun of whoever is quoted.
    """

    verb: int
    last: int
    noun: int | None
    quoted: Mention | None
    pronoun: int | None

    @property
    def end(self) -> int:
        """Return the last word of who is quoted."""
        return self.quoted.last if self.quoted is not None else self.pronoun or self.last


def quotings(reading: Reading) -> Iterator[Quoting]:
    """Yield the quoting verbs of a reading that name whom they quote."""
    tree, grammar = reading.tree, reading.language.grammar
    for verb, low in enumerate(tree.lows):
        if low not in grammar.quoting or verb in reading.clauses.cover or _is_passive(reading, verb):
            continue
        noun: int | None = None
        for index in range(verb + 1, min(len(tree), verb + 1 + NEAR)):
            mention = reading.clauses.cover.get(index)
            if mention is not None:
                yield Quoting(verb, noun or verb, noun, mention, None)
                break
            if noun is None and tree.lows[index] in grammar.quoted:
                noun = index
            elif tree.pos[index] == "PRON" and tree.lows[index] not in grammar.relative:
                yield Quoting(verb, noun or verb, noun, None, index)
                break
            elif tree.pos[index] in ("VERB", "SCONJ", "PUNCT"):
                break


def _is_passive(reading: Reading, verb: int) -> bool:
    """Tell whether a verb is quoted itself: "was quoted as saying", "quoted by Reuters"."""
    tree, grammar = reading.tree, reading.language.grammar
    behind = tree.lows[verb + 1 : verb + 2]
    helped = any(tree.dep[c] in ("aux:pass", "nsubj:pass") for c in tree.children[verb])
    return helped or not (grammar.agent | grammar.as_).isdisjoint(behind)


@dataclass(frozen=True, slots=True)
class Opening:
    """Where what is quoted begins: the words of its cue, and the first word of the content."""

    first: int
    last: int
    start: int


def cite(found: Sequence[Attribution], readings: Sequence[Reading]) -> list[Attribution]:
    """Give quotings both their statements, in place of whatever else was found at their words."""
    result = list(found)
    for reading in readings:
        for quoting in quotings(reading):
            pair = _quoted(reading, quoting)
            if not pair:
                result = _cited(result, reading, quoting)
                continue
            begin, end = pair[0].cue[0], pair[0].content[0]
            result = [s for s in result if s.direct or not begin <= s.cue[0] < end] + pair
    return result


def _quoted(reading: Reading, quoting: Quoting) -> list[Attribution]:
    """Make the two statements of "X quotes Y as saying that …", if what is said stands behind."""
    opening = _opening(reading, quoting)
    if opening is None or not _has_subject(reading, quoting.verb):
        return []
    hit = _hit(reading, opening.first, opening.last)
    limit = last_word(reading, hit, opening.start) if opening.start < len(reading.tree) else None
    content = content_after(reading, opening.start, hits=[], cue=opening.first, limit=limit)
    if content is None or not has_substance(reading, content) or not _who(reading, quoting):
        return []
    quoter = partial(source_of, reading, _hit(reading, quoting.verb, quoting.verb), trailing=False)
    outer = _statement(reading, quoting.verb, quoting.verb, content, quoter)
    inner = _statement(reading, opening.first, opening.last, content, partial(_who, reading, quoting))
    inner.within, outer.same = outer, inner
    return [outer, inner]


def _has_subject(reading: Reading, verb: int) -> bool:
    """Tell whether whoever quotes stands right before the verb: "TASS mengutip", not "TASS, mengutip"."""
    tree = reading.tree
    if not verb or tree.words[verb - 1] == "," or tree.pos[verb - 1] in ("ADP", "SCONJ"):
        return False
    return reading.clauses.left_neighbour(verb) is not None or any(
        c < verb and tree.pos[c] != "PRON" for c in tree.kids(verb, "nsubj")
    )


def _opening(reading: Reading, quoting: Quoting) -> Opening | None:
    """Find where somebody who is quoted says something, or None where he does not.

    That is behind a verb of saying ("as saying that", "yang mengatakan bahwa"), or behind the conjunction
    that opens what is quoted of his ("pernyataan Shoigu bahwa").
    """
    tree, grammar = reading.tree, reading.language.grammar
    told = {hit.first: hit for hit in reading.hits if hit.cue.frame in _SAYING and hit.first > quoting.end}
    for index in range(quoting.end + 1, min(len(tree), quoting.end + 1 + AHEAD)):
        if tree.lows[index] in grammar.complementiser and tree.pos[index] != "PRON":
            word = index if quoting.noun is None else quoting.noun
            return Opening(word, word, index + 1)
        if index in told or (tree.lows[index - 1] in grammar.as_ and _says(reading, index)):
            last = told[index].last if index in told else index
            last += not grammar.complementiser.isdisjoint(tree.lows[last + 1 : last + 2])
            return Opening(index, last, last + 1)
        if tree.words[index] in _BORDERS:
            return None
    return None


def _says(reading: Reading, word: int) -> bool:
    """Tell whether a word is a form of a verb of saying."""
    table = reading.language.cues.cues
    return any(
        c.frame in _SAYING and not c.rest for form in reading.forms[word] for c, _ in table.get(form, ())
    )


def _cited(found: list[Attribution], reading: Reading, quoting: Quoting) -> list[Attribution]:
    """Let whoever is cited be the source inside the statement of a medium that reports it.

    "TASS, citing the ministry, reported that …". A medium in which a person's words were read is no source
    ("kata menteri itu, mengutip Reuters").
    """
    tree, who = reading.tree, _who(reading, quoting)
    cue = (tree.start[quoting.verb], tree.end[quoting.last])
    led = quoting.verb > 0 and tree.pos[quoting.verb - 1] in ("ADP", "SCONJ")
    own = range(tree.start[quoting.verb - led], tree.end[quoting.end])
    others = [s for s in found if tree.start[0] <= s.cue[0] < tree.end[-1] and s.cue[0] not in own]
    main = min(others, key=lambda s: abs(s.cue[0] - cue[0]), default=None)
    if main is None or not who or (is_press(who) and quoting.noun is None):
        return found
    if not is_press(main.find_source()):
        return found
    if main.content[0] < cue[0] < main.content[1]:
        # "TASS melaporkan bahwa …, mengutip …": that belongs to the page.
        last = next(tree.within(*cue)) - 1
        if tree.words[last] != "," or any(tree.pos[i] == "VERB" for i in range(quoting.end + 1, len(tree))):
            return found
        main.content = (main.content[0], tree.end[last - 1])
    inner = _statement(reading, quoting.verb, quoting.last, main.content, partial(_who, reading, quoting))
    inner.within, inner.same, main.settled = main, main, True
    return [*(s for s in found if s is main or s.cue[0] not in own), inner]


def _who(reading: Reading, quoting: Quoting) -> list[Actor]:
    """Return whoever is quoted."""
    if quoting.quoted is None:
        return reading.last_speaker(quoting.verb)
    mention = quoting.quoted
    return reading.resolve_all(reading.clauses.groups.get(mention.first, [mention]))


def _hit(reading: Reading, first: int, last: int) -> Hit:
    """Read a word as a verb of saying."""
    return Hit(Cue(reading.tree.lows[first], "report", "say"), "active", first, last)


def _statement(
    reading: Reading, first: int, last: int, content: tuple[int, int], who: Callable[[], list[Actor]]
) -> Attribution:
    tree = reading.tree
    return Attribution(
        "report",
        (tree.start[first], tree.end[last]),
        content,
        who,
        citation=tree.lows[first],
        path=tree.path(first),
        settled=True,
    )


def is_press(source: Sequence[Actor]) -> bool:
    """Tell whether a source is nothing but media."""
    return bool(source) and all(a.sector == "JRN" or outlet_by_name(a.name) is not None for a in source)


def without_carriers(found: Sequence[Attribution], readings: Sequence[Reading]) -> list[Attribution]:
    """Leave out the wires named behind a speaker, which are where it was read: "…, X said, AFP reported".

    A wire that reports more than what the speaker says keeps its statement.
    """
    return [s for s in found if not _carries(s, found, readings)]


def _carries(statement: Attribution, found: Sequence[Attribution], readings: Sequence[Reading]) -> bool:
    """Tell whether a statement stands behind what it reports, and that is what somebody else says."""
    if statement.content[1] > statement.cue[0] or statement.within is not None or statement.continues:
        return False
    spoken = [s for s in found if s is not statement and not s.relay and _is_main(s, statement, readings)]
    if not spoken or not _names_press(statement, readings):
        return False
    return not is_press(spoken[0].find_source())


def _names_press(statement: Attribution, readings: Sequence[Reading]) -> bool:
    """Tell whether a medium stands at a cue, no preposition between: not "katanya dalam sidang media"."""
    source = statement.find_source()
    start = source[0].start if is_press(source) else None
    if start is None:
        return False
    for reading in readings:
        between = reading.tree.within(*sorted((statement.cue[1], start)))
        if any(reading.tree.pos[i] == "ADP" for i in between):
            return False
    return True


def _is_main(spoken: Attribution, reported: Attribution, readings: Sequence[Reading]) -> bool:
    """Tell whether one statement is all that another reports, or its cue is the main verb of that."""
    start, end = reported.content
    if not start <= spoken.cue[0] < spoken.cue[1] <= end:
        # What is quoted stands outside: '"…," kata X, lapor Reuters'.
        return spoken.content == reported.content and spoken.cue[1] <= reported.cue[0]
    if start <= spoken.content[0] and spoken.length >= reported.length / 2:
        return True
    for reading in readings:
        words = set(reading.tree.within(start, end))
        said = {*reading.tree.within(*spoken.cue), *reading.tree.within(*spoken.content)}
        tops = [i for i in words if reading.tree.head[i] not in words or reading.tree.head[i] == i]
        if any(i in said and reading.tree.pos[i] != "PUNCT" for i in tops):
            return True
    return False
