"""An article: the page with its parts, each statement and event marked in the text and noted beside it."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

import msgspec

from saksi.archive import Archive
from saksi.doors.labels import labels
from saksi.doors.web.address import Ask
from saksi.doors.web.marks import Block, blocks
from saksi.doors.web.screen import Records, Screen
from saksi.model import Article, Coded, Event, Statement
from saksi.model.query import QUADS, Quad
from saksi.model.relations import Occurrence, Story
from saksi.store.find import Answer
from saksi.store.reviews import words
from saksi.store.why import Why

__all__ = ["SCREEN", "Around", "ArticleView", "EventNote", "StatementNote"]

#: What the text shows marked.
SHOWS = ("all", "events", "statements", "none")


@dataclass(frozen=True, slots=True, kw_only=True)
class EventNote:
    """An event as the note beside its paragraph tells it.

    Args:
        name: short name of the record in this article, such as `e3`; the anchor of its note.
        label: what the text shows after its trigger.
        event: the event.
        quad: its class.
        holder: the note of the statement that holds it, None for the page's own voice.
        corrected: whether people corrected it.
    """

    name: str
    label: str
    event: Event
    quad: Quad
    holder: "StatementNote | None"
    corrected: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementNote:
    """A statement as the note beside its paragraph tells it; `within` is the label of the one around it."""

    name: str
    label: str
    statement: Statement
    within: str | None
    content: str
    cue: str
    holds: tuple[str, ...]
    corrected: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleView:
    """What the screen of an article shows.

    Args:
        coded: the article with its records.
        walk: where it comes from, and which versions there are.
        blocks: the text.
        events: notes by short name, likewise `statements`.
        show: what is marked.
        asked: short name of the record that the address asks for, if it is one's.
        wrong: ids of records that the coder read and people found wrong.
        listing: asks for its events as a listing, which only a twin needs.
    """

    coded: Coded
    walk: Why
    blocks: tuple[Block, ...]
    events: Mapping[str, EventNote]
    statements: Mapping[str, StatementNote]
    show: str
    asked: str | None
    wrong: tuple[str, ...]
    listing: Callable[[], Answer]

    @property
    def article(self) -> Article:
        """The article itself."""
        return self.coded.article

    @property
    def own(self) -> Ask:
        """Return the address that asks for its events, to export them."""
        return Ask(path="/search", given=(("article", self.article.id),))

    def data(self) -> dict[str, Any]:
        """Return the article with its records, as `saksi read --json` writes it."""
        plain: dict[str, Any] = msgspec.to_builtins(self.coded)
        for said in plain["statements"]:
            said["in"] = said.pop("in_")
        batch = self.walk.batch
        return plain | {
            "current": self.walk.current,
            "earlier": self.walk.earlier,
            "later": self.walk.later,
            "source": self.walk.source,
            "stored": batch.at if batch else None,
        }

    def table(self) -> Answer | Records:
        """Return the events; of a version that was replaced, as they were."""
        if self.walk.current:
            return self.listing()
        return Records(name="events", records=self.coded.events, columns=Event.__slots__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Around:
    """What the archive knows around an article: the story that it belongs to, and who else tells its events.

    Args:
        story: the articles that hold the same text, None where none is known yet.
        occurrences: by the short name of the event that is a report of it.
    """

    story: Story | None
    occurrences: Mapping[str, Occurrence]


def view(archive: Archive, ask: Ask) -> ArticleView:
    """Make the screen of an article, by its id or that of any of its records."""
    id_ = ask.parts["id"]
    coded = archive.coded(id_)
    names = labels(coded)
    said = {word.record: word.verdict for word in words(archive.reviews()).values()}
    fixed = frozenset(record for record, verdict in said.items() if verdict == "fixed")
    statements = _statements(coded, fixed)
    holders = {note.statement.id: note for note in statements.values()}
    events = {
        f"e{names.events[event.id]}": EventNote(
            name=f"e{names.events[event.id]}",
            label=names.events[event.id],
            event=event,
            quad=QUADS[event.type],
            holder=holders.get(event.statement or ""),
            corrected=event.id in fixed,
        )
        for event in coded.events
    }
    notes = {note.event.id: name for name, note in events.items()}
    notes |= {note.statement.id: name for name, note in statements.items()}
    return ArticleView(
        coded=coded,
        walk=archive.why(coded.article.id),
        blocks=tuple(blocks(coded, names)),
        events=events,
        statements=statements,
        show=ask.choice("show", SHOWS, "all"),
        asked=notes.get(id_),
        wrong=tuple(
            record
            for record, verdict in said.items()
            if verdict == "wrong" and record.startswith(f"{coded.article.id}:")
        ),
        listing=partial(archive.events, articles=(coded.article.id,)),
    )


def _statements(coded: Coded, fixed: Collection[str]) -> dict[str, StatementNote]:
    names = labels(coded)
    text = coded.article.text
    held: dict[str, list[str]] = {}
    for event in coded.events:
        held.setdefault(event.statement or "", []).append(names.events[event.id])
    return {
        f"s{names.statements[said.id]}": StatementNote(
            name=f"s{names.statements[said.id]}",
            label=names.statements[said.id],
            statement=said,
            within=names.statements.get(said.in_ or ""),
            content=text[said.content.start : said.content.end],
            cue=text[said.cue.start : said.cue.end],
            holds=tuple(held.get(said.id, ())),
            corrected=said.id in fixed,
        )
        for said in coded.statements
    }


def around(archive: Archive, ask: Ask) -> Around:
    """Ask for copies of the article's text and for other reports of its events."""
    coded = archive.coded(ask.parts["id"])
    names = labels(coded)
    found = archive.occurrences(articles=(coded.article.id,)).records()
    occurrences = {
        f"e{names.events[report.event]}": occurrence
        for occurrence in found
        if isinstance(occurrence, Occurrence)
        for report in occurrence.reports
        if report.event in names.events
    }
    stories = archive.stories(articles=(coded.article.id,)).records()
    story = next((one for one in stories if isinstance(one, Story)), None)
    return Around(story=story, occurrences=occurrences)


SCREEN = Screen(
    name="article",
    path="/article/{id:path}",
    view=view,
    parts={"around": around},
    nav="search",
)
