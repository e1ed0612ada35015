"""Reasons: how a record explains itself, one line a reason, each under the field that it is about.

A line is `FIELD: reason` or, for what was considered and lost, `FIELD rejected: what (by how much)`. Fields
are those of the records, and `told` for why there is a record at all. Words of the page stand with their
offsets in the capture, as in `“menyerang” [120:129]`.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from saksi.languages import Language
from saksi.model import Actor
from saksi.steps.code.attributed import COLON, Attribution

#: How many words of a stretch are shown before it is cut in the middle.
_WORDS = 8
#: How many alternatives of a phrase of the lexicon are shown.
_ALTERNATIVES = 3
#: What was rejected is told of so many a field.
RIVALS = 4

#: What the rows of the tables of names and roles are.
_ROWS: Mapping[str, str] = {
    "state": "a state",
    "demonym": "of a state",
    "capital": "a capital, for its government",
    "seat": "a seat, for its government",
    "place": "a place, of its state",
    "body": "a body",
    "org": "a body or company",
    "outlet": "an outlet",
    "null": "nobody's state",
    "person": "a known person",
    "role:prefix": "what somebody is",
    "role:honorific": "a title of honour",
}
#: What the objections of the rules mean.
OBJECTIONS: Mapping[str, str] = {
    "barred": "its words stand where they tell no act",
    "not asserted": "it is a condition or an aim, which nobody asserts",
    "no political actor": "neither side is a state or body",
    "no actor": "nobody acts",
    "no recipient": "nobody is acted upon",
    "no foreign recipient": "nobody of another state is acted upon",
    "no pair": "it takes two, and one is named",
    "sets the scene": "its clause only sets the scene",
    "no doer": "nobody is named who did it",
    "another subject": "the entry asks for another subject",
    "no marker": "a word that the entry asks for is absent",
    "no entry": "no entry of the lexicon has this word",
    "noun elsewhere": "an event noun that no verb carries",
    "incomplete": "a side that the entry requires stays empty",
    "fine": "the rules have no objection",
    "refusal": "a refusal that says nothing beside itself",
    "undone": "the verb of saying is not asserted",
    "wire behind a speaker": "a wire behind a speaker is where it was read",
    "untold": "nobody has said it: a future, a condition, an aim or a refusal",
    "effect": "a thing had this effect, and nobody spoke",
    "no clause": "no clause follows as its content",
    "no content": "nothing stands beside it that could be said",
    "says nothing": "what stands beside it is no content",
    "relative": "what stands beside it goes on with the page's own sentence",
    "needless relay": "an outlet passes on what a person says",
    "nobody": "nobody is there to say it",
    "no cue": "a line without a cue of its own",
}


def objection(name: str) -> str:
    """Put the objection of the rules into words, with its name."""
    said = OBJECTIONS.get(name)
    return f"{said} ({name})" if said else name


@dataclass(frozen=True, slots=True)
class Quotes:
    """The words of a page, with the offsets that they have in the capture.

    Args:
        text: the analysis text.
        original: turns an offset of it into one of the capture.
    """

    text: str
    original: Callable[[int], int]

    def quote(self, start: int, end: int) -> str:
        """Quote a stretch with its offsets; the middle of a long one is left out."""
        words = self.text[start:end].split()
        if len(words) > _WORDS:
            words = [*words[: _WORDS // 2], "…", *words[-_WORDS // 2 :]]
        return f"“{' '.join(words)}” [{self.original(start)}:{self.original(end)}]"


def entry_name(citation: str) -> str:
    """Write an entry of the lexicon with the first of many alternatives.

    Example:
        >>> entry_name("meN-teken surat|dekrit|UU|RUU|perpres")
        'meN-teken surat|dekrit|UU|…'
    """
    return " ".join(_shortened(word) for word in citation.removeprefix("=").split())


def _shortened(word: str) -> str:
    every = word.split("|")
    return word if len(every) <= _ALTERNATIVES + 1 else "|".join([*every[:_ALTERNATIVES], "…"])


def rejected(field: str, scores: Mapping[str, float], *, chosen: str | None = None) -> Iterator[str]:
    """Write the answers that lost, the nearest first, with how far each stays behind the chosen one.

    Args:
        field: the field of the record.
        scores: what speaks for each answer; of rivals alone, how far they stay behind.
        chosen: the answer that won, if it is among them.
    """
    best = scores.get(chosen, 0.0) if chosen is not None else 0.0
    others = sorted((pair for pair in scores.items() if pair[0] != chosen), key=lambda pair: -pair[1])
    for answer, score in others[:RIVALS]:
        yield f"{field} rejected: {answer} ({score - best:+.1f})"


def in_order(lines: Iterable[str], fields: Sequence[str]) -> tuple[str, ...]:
    """Order reasons by the fields of the record, those of what was rejected last; each is told once.

    Example:
        >>> in_order(["time: now", "type rejected: AID", "type: entry"], ["type", "time"])
        ('type: entry', 'type rejected: AID', 'time: now')
    """

    def place(line: str) -> tuple[int, bool]:
        field, _, lost = line.partition(":")[0].partition(" ")
        return fields.index(field), lost == "rejected"

    return tuple(sorted(dict.fromkeys(lines), key=place))


def side_names(names: Iterable[str]) -> str:
    """Write the names of one side.

    Example:
        >>> side_names(["Rusia", "Belarus"]), side_names([])
        ('Rusia, Belarus', 'nobody')
    """
    return ", ".join(names) or "nobody"


def told_score(scores: Mapping[str, Mapping[str, float]]) -> float | None:
    """Return the log-odds that something is told, None if that was not weighed."""
    return scores.get("told", {}).get("told")


def told_line(scores: Mapping[str, Mapping[str, float]], name: str | None) -> Iterator[str]:
    """Say why there is a record at all: what the weights say, and what the rules object to."""
    weighed, whole = told_score(scores), scores.get("told", {}).get("whole")
    sure = "" if whole is None else f", {whole:+.1f} with the chance of its parties"
    if weighed is None:
        yield "told: by the rules, nothing was weighed"
    elif name is None:
        yield f"told: weighed {weighed:+.1f} (above 0 is told{sure}), no objection of the rules"
    else:
        yield f"told: all the same, by the network ({weighed:+.1f}, above 0 is told{sure}): {objection(name)}"


def party_line(field: str, actor: Actor, language: Language, quotes: Quotes) -> str:
    """Say by which words and rows of the tables somebody is who the record says."""
    who = f"{actor.id or 'no state'} {actor.sector}"
    if actor.start is None or actor.end is None:
        return f"{field}: {actor.name} is {who}: not named in the sentence, taken from elsewhere on the page"
    rows = list(language.gazetteer.find(quotes.text[actor.start : actor.end]))
    known = [
        f"“{row.name.name}” {_ROWS.get(row.name.kind, row.name.kind.removeprefix('role:'))}" for row in rows
    ]
    if actor.id is not None and all(row.name.id is None for row in rows):
        state = "its state is that of whom or what the page named before"
        known.append(state if rows else f"in no table, {state}")
    elif not rows:
        known.append("a name in no table")
    return f"{field}: {quotes.quote(actor.start, actor.end)} is {who}: {', '.join(known)}"


def cue_of(statement: Attribution, quotes: Quotes) -> str:
    """Name a statement by its cue, its kind and its source."""
    names = ", ".join(actor.name for actor in statement.source) or "a hidden source"
    entry = "a headline's colon" if statement.citation == COLON else entry_name(statement.citation)
    return f"{quotes.quote(*statement.cue)} ({entry}, {statement.kind}) of {names}"


def chain_of(innermost: Attribution | None) -> Iterator[Attribution]:
    """Yield a statement and those that it stands in, outwards."""
    seen: list[Attribution] = []
    while innermost is not None and not any(innermost is one for one in seen):
        seen.append(innermost)
        yield innermost
        innermost = innermost.parent


def chain_lines(field: str, statements: Sequence[Attribution], quotes: Quotes) -> Iterator[str]:
    """Write the chain of cues, from the innermost statement outwards."""
    for depth, statement in enumerate(statements):
        lead = "held by" if not depth else "which stands in what is said by"
        yield f"{field}: {lead} {cue_of(statement, quotes)}"


def losers(
    field: str, span: tuple[int, int], statements: Sequence[Attribution], quotes: Quotes
) -> Iterator[str]:
    """Write the statements that would hold a stretch, had they been told."""
    over = [s for s in statements if s.covers(*span) and not s.cue[0] <= span[0] < s.cue[1]]
    for statement in sorted(over, key=lambda s: s.length)[:RIVALS]:
        weighed = told_score(statement.scores)
        score = f"{weighed:+.1f}; " if weighed is not None else ""
        reason = objection(statement.objection) if statement.objection else "the weights speak against it"
        yield f"{field} rejected: {cue_of(statement, quotes)} ({score}{reason})"
