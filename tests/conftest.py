"""What the tests of every floor share: the loaded language, and a coder of a few lines of text."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import pytest

from saksi.languages import Language, load
from saksi.model import Actor, Article, Coded, Event, Part, Statement, article_id
from saksi.steps.code.captured import Text, analysis_text
from saksi.steps.code.coder import code_article


def _names(actors: Sequence[Actor]) -> str:
    return ",".join(sorted(actor.id or f"({actor.name})" for actor in actors)) or "-"


@dataclass(frozen=True)
class Told:
    """A coded article in a form that an assertion can show in one line."""

    coded: Coded

    @property
    def events(self) -> tuple[Event, ...]:
        return self.coded.events

    @property
    def statements(self) -> tuple[Statement, ...]:
        return self.coded.statements

    @property
    def event(self) -> Event:
        """Return the only event."""
        assert len(self.events) == 1, self.acts
        return self.events[0]

    @property
    def statement(self) -> Statement:
        """Return the only statement."""
        assert len(self.statements) == 1, self.said
        return self.statements[0]

    @property
    def acts(self) -> list[str]:
        """List the events in text order: type, actors, and recipients if any ("ACCUSE RUS > USA")."""
        return [
            f"{e.type} {_names(e.actor)}" + (f" > {_names(e.recipient)}" if e.recipient else "")
            for e in self.events
        ]

    @property
    def said(self) -> list[str]:
        """List the statements by their cues: kind and sources ("belief RUS")."""
        ordered = sorted(self.statements, key=lambda s: s.cue.start)
        return [f"{s.kind} {_names(s.source)}" for s in ordered]

    def of(self, type_: str) -> Event:
        """Return the only event of a type."""
        (found,) = [event for event in self.events if event.type == type_] or pytest.fail(f"{self.acts}")
        return found

    def by(self, kind: str) -> Statement:
        """Return the only statement of a kind."""
        (found,) = [s for s in self.statements if s.kind == kind] or pytest.fail(f"{self.said}")
        return found

    def words(self, span: object) -> str:
        """Return the characters of a span, an actor or a place."""
        return self.coded.article.text[span.start : span.end]  # type: ignore[attr-defined]

    def holder(self, event: Event) -> Statement | None:
        """Return the statement that holds an event."""
        return next((s for s in self.statements if s.id == event.statement), None)


def article_of(*body: str, title: str = "", published: str | None = None, language: str = "id") -> Article:
    """Lay out an article whose lines are a title, if any, and body paragraphs."""
    lines = ([title] if title else []) + list(body)
    text = "\n\n".join(lines)
    parts, start = [], 0
    for index, line in enumerate(lines):
        kind = "title" if title and index == 0 else "body"
        if line.strip():
            parts.append(Part(kind, start, start + len(line)))
        start += len(line) + 2
    return Article(
        id=article_id(text=text, url=None),
        text=text,
        parts=tuple(parts),
        language=language,
        title=title or None,
        published=published,
    )


def rules_of(language: str) -> Language:
    """Load a language whose rules decide alone: what the network advises is tested with the judge."""
    return replace(load(language), acts=None)


@pytest.fixture(scope="session")
def indonesian() -> Language:
    """Load Indonesian, with its parser and its rules."""
    return rules_of("id")


@pytest.fixture(scope="session")
def english() -> Language:
    """Load English, with its parser and its rules."""
    return rules_of("en")


@pytest.fixture(scope="session")
def tell_english(english: Language) -> Callable[..., Told]:
    """Give a function that codes English body paragraphs under an optional title."""

    def tell_english(*body: str, title: str = "", published: str | None = None) -> Told:
        return Told(code_article(article_of(*body, title=title, published=published, language="en"), english))

    return tell_english


@pytest.fixture(scope="session")
def code(indonesian: Language) -> Callable[..., Coded]:
    """Give a function that codes an article in Indonesian."""
    # Not the language itself: hypothesis prints the arguments of a failing test, and this one has megabytes.
    return lambda article, *, why=False: code_article(article, indonesian, why=why)


@pytest.fixture(scope="session")
def analyse(indonesian: Language) -> Callable[[Article], Text]:
    """Give a function that makes the analysis text of an article."""
    return lambda article: analysis_text(article, indonesian)


@pytest.fixture(scope="session")
def tell(indonesian: Language) -> Callable[..., Told]:
    """Give a function that codes body paragraphs under an optional title."""

    def tell(*body: str, title: str = "", published: str | None = None, why: bool = False) -> Told:
        article = article_of(*body, title=title, published=published)
        return Told(code_article(article, indonesian, why=why))

    return tell
