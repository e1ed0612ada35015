"""Statement reasons: the explanation of a statement, field by field, with what was considered and lost."""

from collections.abc import Iterator, Mapping, Sequence

from saksi.languages import Language
from saksi.languages.cues import Cue
from saksi.steps.code.attributed import COLON, Attribution
from saksi.steps.code.reasons import (
    RIVALS,
    Quotes,
    chain_lines,
    chain_of,
    entry_name,
    in_order,
    losers,
    party_line,
    rejected,
    told_line,
)

#: The fields in the order of the record.
FIELDS = ("told", "kind", "source", "cue", "content", "direct", "in")
#: Where the frames of cues look for a source and a content.
_FRAMES: Mapping[str, str] = {
    "say": "the source is its subject, the content its clause",
    "quote": "it stands beside a quotation, the source next to it",
    "according": "the source follows it, the content is the rest of the sentence",
    "relay": "the source passes on what another says",
    "tell": "the source is its subject, whom it tells is no part of the content",
    "as": "the source judges its object to be the content",
    "sourceless": "a passive that hides its source",
    "noun": "the source is the owner of the noun",
    "state": "the source is in a state of mind about the content",
}


def statement_reasons(
    statement: Attribution, language: Language, quotes: Quotes, *, left: Sequence[Attribution]
) -> tuple[str, ...]:
    """Explain a statement.

    Args:
        statement: the statement, settled.
        language: its words.
        quotes: the words of the page.
        left: the statements that are not told, which would hold this one.
    """
    lines = [
        *told_line(statement.scores, statement.objection),
        *_kind(statement, language, quotes),
        *_source(statement, language, quotes),
        f"cue: {quotes.quote(*statement.cue)}{f', path {statement.path}' if statement.path else ''}",
        *_content(statement, quotes),
        *_inside(statement, left, quotes),
    ]
    return in_order(lines, FIELDS)


def _kind(statement: Attribution, language: Language, quotes: Quotes) -> Iterator[str]:
    known = _known(statement, language, quotes)
    own = next((cue for cue in known if cue.citation == statement.citation), None)
    if statement.continues:
        yield f"kind: {statement.kind}, a line without a cue of its own goes on from the cue nearest to it"
    if statement.citation == COLON:
        yield "kind: a headline gives its words to a name before a colon or behind a dash"
    elif statement.act:
        yield f"kind: cue {entry_name(statement.citation)}, an entry of an act of speaking ({statement.kind})"
    else:
        frame = f", frame {own.frame}: {_FRAMES[own.frame]}" if own is not None else ""
        yield f"kind: cue {entry_name(statement.citation)} ({statement.kind}){frame}"
    if statement.certainty is not None:
        yield f"kind: the cue makes what it holds {statement.certainty}"
    others = {cue.citation + cue.frame: cue for cue in known if cue is not own}
    for cue in list(others.values())[:RIVALS]:
        fit = "its words do not fit here" if cue.rest else "its frame does not fit here"
        yield f"kind rejected: cue {entry_name(cue.citation)} ({cue.kind}, frame {cue.frame}): {fit}"


def _known(statement: Attribution, language: Language, quotes: Quotes) -> list[Cue]:
    """List the entries that one of the words of a cue may open."""
    words = quotes.text[slice(*statement.cue)].lower().split()
    return [cue for word in words for cue, _ in language.cues.cues.get(word.strip(',.:"“”'), ())]


def _source(statement: Attribution, language: Language, quotes: Quotes) -> Iterator[str]:
    for actor in statement.source:
        yield party_line("source", actor, language, quotes)
    if not statement.source:
        yield "source: hidden, the text names nobody"
    for note in statement.why:
        if note.startswith("source weighed"):
            yield f"source: {note.removeprefix('source ')}"
    yield from rejected("source", statement.scores.get("source", {}))


def _content(statement: Attribution, quotes: Quotes) -> Iterator[str]:
    yield f"content: {quotes.quote(*statement.content)}"
    for note in statement.why:
        if note.startswith("the content"):
            yield f"content: {note}"
        elif not note.startswith(("source weighed", "told all the same")):
            yield f"told: {note}"
    others = sorted(statement.scores.get("content", {}).items(), key=lambda pair: -pair[1])
    for stretch, chance in others[:RIVALS]:
        start, end = map(int, stretch.split(":"))
        yield f"content rejected: {quotes.quote(start, end)} ({chance:.0%} as likely)"
    if statement.direct:
        yield "direct: it stands between quotation marks"
    else:
        yield "direct: no, no quotation marks hold it whole"


def _inside(statement: Attribution, left: Sequence[Attribution], quotes: Quotes) -> Iterator[str]:
    chain = [one for one in chain_of(statement) if one is not statement]
    yield from chain_lines("in", chain, quotes)
    if not chain:
        yield "in: none, no other content holds it"
    others = [one for one in left if one.content != statement.content and one.cue != statement.cue]
    yield from losers("in", statement.content, others, quotes)
