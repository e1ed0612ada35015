"""An occurrence: the reports of one act side by side, whose text they are, who denies it, and how it grew."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, cast

import msgspec

from saksi.archive import Archive
from saksi.doors.web.address import Ask
from saksi.doors.web.quotes import Quote, quote_of
from saksi.doors.web.screen import Records, Screen, found, listing_of
from saksi.doors.web.words import Words
from saksi.errors import UsageError
from saksi.model.relations import Occurrence, Report, Step
from saksi.store.find import Answer
from saksi.store.why import Why

__all__ = ["LIST", "SCREEN", "ListView", "OccurrenceView"]

#: Filters of the list.
NAMES = ("q", "actor", "recipient", "dyad", "type", "quad", "certainty", "time", "place", "outlet", "credit",
         "language", "article", "since", "until")  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """What one text says of the act, once, and the other printings that say it alike.

    Args:
        report: the first printing.
        step: what it added to what was known.
        title: the headline, None where the page has none.
        quote: its words, None where the page is not there any more.
        copies: reports of other printings of the same text, with the same stance and the same source.
    """

    report: Report
    step: Step | None
    title: str | None
    quote: Quote | None
    copies: tuple[Report, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """One independent origin: its number, its names on the pages, and what it says, the earliest first."""

    number: int
    names: tuple[str, ...]
    voices: tuple[Voice, ...]

    @property
    def denies(self) -> bool:
        """Whether all that it says is against the act."""
        return all(voice.report.stance != "asserts" for voice in self.voices)


@dataclass(frozen=True, slots=True, kw_only=True)
class OccurrenceView:
    """What the screen of an occurrence shows.

    Args:
        occurrence: the record.
        origins: its reports by independent origin, the first report first.
        against: what denies or disputes it, one entry a source.
        outlets: who printed it, each once.
    """

    occurrence: Occurrence
    origins: tuple[Origin, ...]
    against: tuple[Voice, ...]
    outlets: tuple[str, ...]

    @property
    def asserting(self) -> int:
        """How many independent origins assert the act."""
        spread = self.occurrence.spread
        return spread.certain + spread.probable + spread.possible

    def places(self, words: Words) -> tuple[str, ...]:
        """Name where it happened, a state by its code and by its name only once."""
        return tuple(dict.fromkeys(map(words.actor, self.occurrence.places)))

    def report(self, event: str) -> Report:
        """Return the report that an event is."""
        return next(report for report in self.occurrence.reports if report.event == event)

    def data(self) -> dict[str, Any]:
        """Return the occurrence with the words of each report."""
        quotes = {
            voice.report.event: voice.quote.text
            for origin in self.origins
            for voice in origin.voices
            if voice.quote
        }
        return {"occurrence": msgspec.to_builtins(self.occurrence), "quotes": quotes}

    def table(self) -> Records:
        """Return the reports."""
        return Records(name="reports", records=self.occurrence.reports, columns=Report.__slots__)


def view(archive: Archive, ask: Ask) -> OccurrenceView:
    """Make the screen of an occurrence."""
    id_ = ask.parts["id"]
    if not id_.startswith("occurrence-"):
        raise UsageError("U025", f"No occurrence has the id {id_}.", hint="See the list of occurrences.")
    grounds = archive.grounds(id_)
    occurrence = cast(Occurrence, grounds.record)
    origins = origins_of(occurrence, grounds.evidence)
    voices = [voice for origin in origins for voice in origin.voices]
    return OccurrenceView(
        occurrence=occurrence,
        origins=origins,
        against=tuple(voice for voice in voices if voice.report.stance != "asserts"),
        outlets=tuple(dict.fromkeys(report.outlet for report in occurrence.reports if report.outlet)),
    )


def origins_of(occurrence: Occurrence, evidence: Sequence[Why]) -> tuple[Origin, ...]:
    """Gather reports by independent origin, and fold printings of one text that say the same.

    Args:
        occurrence: the record.
        evidence: for each of its reports, in their order, the walk to the page.
    """
    steps = {step.event: step for step in occurrence.history}
    found: dict[int, dict[object, list[tuple[Report, Why]]]] = {}
    for report, walk in zip(occurrence.reports, evidence, strict=True):
        found.setdefault(report.root, {}).setdefault(_alike(report), []).append((report, walk))
    return tuple(
        Origin(
            number=number,
            names=_names(report for told in groups.values() for report, _ in told),
            voices=tuple(_voice(told, steps.get(told[0][0].event)) for told in groups.values()),
        )
        for number, groups in found.items()
    )


def _names(reports: Iterable[Report]) -> tuple[str, ...]:
    """Name an origin; a page without an outlet and a credit goes by its article's id, which is no name."""
    return tuple(dict.fromkeys(one.origin for one in reports if one.origin != f"article {one.article}"))


def _alike(report: Report) -> object:
    return report.story, report.stance, report.sources or report.source_names, report.source_kind


def _voice(told: Sequence[tuple[Report, Why]], step: Step | None) -> Voice:
    report, walk = told[0]
    return Voice(
        report=report,
        step=step,
        title=walk.article.title if walk.article else None,
        quote=quote_of(walk),
        copies=tuple(copy for copy, _ in told[1:]),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class ListView:
    """What the list of occurrences shows: a page of it, and the filters that it has."""

    answer: Answer
    ask: Ask
    names: Iterable[str] = NAMES

    def data(self) -> dict[str, Any]:
        """Return the page of the list."""
        return listing_of(self.answer, self.ask)

    def table(self) -> Answer:
        """Return the page of the list."""
        return self.answer


def listing(archive: Archive, ask: Ask) -> ListView:
    """Make the list of occurrences."""
    return ListView(answer=found(archive, "occurrences", ask.query(NAMES), ask), ask=ask)


SCREEN = Screen(name="occurrence", path="/occurrence/{id}", view=view)
LIST = Screen(name="occurrence_list", path="/occurrence", view=listing, nav="occurrence")
