"""Who worries about whom: statements of concern, which are no acts and have no score in PLOVER."""

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from saksi.languages.gazetteer import Gazetteer
from saksi.model import Coded, Statement
from saksi.model.relations import Side

#: Kinds of names that stand for a state or a body.
_ACTORS = frozenset(("state", "demonym", "capital", "seat", "body", "org", "person"))


@dataclass(frozen=True, slots=True)
class Worry:
    """One statement in which somebody worries about somebody.

    Args:
        statement: its id.
        article: id of its article.
        actor: who worries.
        about: whom the worry names.
        sources: who says that the actor worries, if not the page or the actor itself; empty for these.
        told: whether a statement holds it; else the page tells it in its own voice.
    """

    statement: str
    article: str
    actor: str
    about: str
    sources: tuple[str, ...]
    told: bool


@dataclass(frozen=True, slots=True)
class Concern:
    """One actor's worry about another on one day, by one independent origin."""

    actor: str
    about: str
    day: datetime.date
    origin: str
    side: Side
    statements: tuple[str, ...]


def worries_of(coded: Coded, gazetteer: Gazetteer) -> Iterator[Worry]:
    """Find who worries about whom in an article: the names in what is feared.

    An actor that is named there, but as one upon whom something is brought to bear, is in it as well: whoever
    is uneasy about the sway of A over B is uneasy about A and B.
    """
    holders = {statement.id: statement for statement in coded.statements}
    for statement in coded.statements:
        if statement.kind != "concern":
            continue
        text = coded.article.text[statement.content.start : statement.content.end]
        named = {atom.name.id for atom in gazetteer.find(text) if atom.name.id and atom.name.kind in _ACTORS}
        holder = holders.get(statement.in_ or "")
        actors = {actor.id for actor in statement.source if actor.id}
        for actor in sorted(actors):
            for about in sorted(named - actors):
                yield Worry(statement.id, coded.article.id, actor, about, _ids(holder), holder is not None)


def _ids(holder: Statement | None) -> tuple[str, ...]:
    return tuple(sorted({actor.id for actor in holder.source if actor.id})) if holder else ()


def side_of(worry: Worry) -> Side:
    """Say whose word a worry rests on."""
    if not worry.told:
        return "page"
    if worry.actor in worry.sources:
        return "own"
    if worry.about in worry.sources:
        return "other"
    return "third" if worry.sources else "hidden"


def concerns(found: Iterable[tuple[Worry, datetime.date, str]]) -> list[Concern]:
    """Bring worries together that are told on one day by one origin, given with their day and origin."""
    together: dict[tuple[str, str, datetime.date, str, Side], set[str]] = {}
    for worry, day, origin in found:
        key = (worry.actor, worry.about, day, origin, side_of(worry))
        together.setdefault(key, set()).add(worry.statement)
    return [Concern(*key, tuple(sorted(together[key]))) for key in sorted(together)]
