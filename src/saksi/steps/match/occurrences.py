"""From events that tell one act to an occurrence: who asserts and who denies it, how sure, its history."""

import collections
import datetime
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from saksi.model.ids import occurrence_id
from saksi.model.query import QUADS
from saksi.model.records import Certainty, Time
from saksi.model.relations import Occurrence, Party, Report, Side, Spread, Stance, Standing, Step
from saksi.steps.match.prints import EventPrint

Value = TypeVar("Value")

_EPOCH = datetime.date(1970, 1, 1)
_LATE = "9999"
_SURE: Mapping[Certainty, int] = {"possible": 0, "probable": 1, "certain": 2}
_TIMES: Mapping[Time, int] = {"future": 0, "present": 1, "past": 2}


@dataclass(frozen=True, slots=True)
class Provenance:
    """Whose text an article holds: its story, that story's origin and all its names, and its first day."""

    story: str
    origin: str
    origins: tuple[str, ...]
    day: str | None = None


def occurrence_of(events: Sequence[EventPrint], provenance: Mapping[str, Provenance]) -> Occurrence:
    """Make the occurrence of events that tell one act, in whatever order they are given.

    Args:
        events: the events, at least one.
        provenance: whose text each of their articles holds.
    """
    ordered = sorted(events, key=_when)
    roots = _roots([provenance[event.article] for event in ordered])
    reports = tuple(
        _report(event, provenance[event.article], root) for event, root in zip(ordered, roots, strict=True)
    )
    asserting = [report for report in reports if report.stance == "asserts"]
    weighed = asserting or list(reports)
    type_ = _most(weighed, lambda report: report.type)
    start, end, dated = _days(ordered, asserting)
    actors, recipients = _named(event.actors for event in ordered), _named(e.recipients for e in ordered)
    return Occurrence(
        id=occurrence_id(event.event for event in ordered),
        type=type_,
        mode=_most([report for report in weighed if report.type == type_ and report.mode], lambda r: r.mode)
        if any(report.type == type_ and report.mode for report in weighed)
        else None,
        quad=QUADS[type_],
        actors=_parties(actors, beside=recipients, ties=True),
        recipients=_parties(recipients, beside=actors, ties=False),
        places=tuple(sorted({place for event in ordered for place in event.places})),
        day=start,
        end=end,
        dated=dated,
        time=max((report.time for report in weighed), key=lambda time: _TIMES[time]),
        standing=_standing(reports),
        origins=len(set(roots)),
        asserted_by=_origins(asserting),
        denied_by=_deniers([report for report in reports if report.stance != "asserts"]),
        spread=_spread(asserting),
        first=reports[0].event,
        reports=reports,
        history=tuple(_history(reports)),
    )


def _when(event: EventPrint) -> tuple[str, str, str]:
    """Order reports by when they appeared; those without an hour behind those of the day that have one."""
    day = _iso(event.day) or _LATE
    try:
        moment = datetime.datetime.fromisoformat(event.published or "")
    except ValueError:
        return (day, _LATE, event.event)
    if len(event.published or "") <= 10:
        return (day, _LATE, event.event)
    moment = moment if moment.tzinfo else moment.replace(tzinfo=datetime.UTC)
    return (day, moment.astimezone(datetime.UTC).isoformat(), event.event)


def _roots(found: Sequence[Provenance]) -> list[int]:
    """Number independent origins: reports that share a story or a name of an origin have the same number."""
    if len(found) == 1:
        return [0]
    names = [{item.story, *(f"@{name}" for name in item.origins)} for item in found]
    numbers: list[int] = []
    groups: list[set[str]] = []
    for mine in names:
        touched = [group for group in groups if group & mine]
        merged = mine.union(*touched)
        groups = [group for group in groups if group not in touched] + [merged]
    first: dict[int, int] = {}
    for mine in names:
        group = next(number for number, group in enumerate(groups) if group & mine)
        numbers.append(first.setdefault(group, len(first)))
    return numbers


def _report(event: EventPrint, source: Provenance, root: int) -> Report:
    told = event.told
    return Report(
        event=event.event,
        article=event.article,
        story=source.story,
        origin=source.origin,
        root=root,
        outlet=event.outlet,
        language=event.language,
        day=_iso(event.day),
        published=event.published,
        stance=_stance(event),
        side=side_of(event),
        sources=told.sources if told else (),
        source_names=told.names if told else (),
        source_kind=told.kind if told else None,
        statement=told.statement if told else None,
        type=event.type,
        mode=event.mode,
        polarity=event.polarity,
        certainty=event.certainty,
        time=event.time,
        words=f"{told.cue} … {event.words}" if told and told.kind == "denial" else event.words,
    )


def _stance(event: EventPrint) -> Stance:
    """Say what a report does with the act: a denial denies, and so does a plain no; an unsure no disputes."""
    if event.told and event.told.kind == "denial":
        return "denies"
    if event.polarity == "positive":
        return "asserts"
    return "denies" if event.certainty == "certain" else "disputes"


def side_of(event: EventPrint) -> Side:
    """Say who vouches: one who acts, one who is acted upon, a third party, a hidden source or the page."""
    if event.told is None:
        return "page"
    sources = set(event.told.sources)
    if sources & {id_ for id_, _ in event.actors}:
        return "own"
    if sources & {id_ for id_, _ in event.recipients}:
        return "other"
    return "third" if sources or event.told.names else "hidden"


def _most(reports: Sequence[Report], of: Callable[[Report], Value]) -> Value:
    """Return what most independent origins say, of equals the smallest."""
    said = collections.Counter(item for item, _ in dict.fromkeys((of(r), r.root) for r in reports))
    return min(said, key=lambda item: (-said[item], str(item)))


#: Names by the id of who bears them, each with how many events use it.
_Named = Mapping[str, Mapping[str, int]]


def _parties(mine: _Named, *, beside: _Named, ties: bool) -> tuple[Party, ...]:
    """Return who acts, or who is acted upon, as most reports have it.

    A party is on the side where most reports have it, and only if at least a third as many name it there as
    the one named most: what a single page adds or mistakes does not stick.

    Args:
        mine: who is named on this side.
        beside: who is named on the other.
        ties: whether who is named on both alike is on this side.
    """
    counts = {id_: sum(found.values()) for id_, found in mine.items()}
    most = max(counts.values(), default=0)
    kept = []
    for id_, found in sorted(mine.items()):
        here, other = counts[id_], sum(beside[id_].values()) if id_ in beside else 0
        if (here > other or (here == other and ties)) and here * 3 >= most:
            kept.append(Party(id=id_, name=min(found, key=lambda name: (-found[name], name))))
    return tuple(kept)


def _named(sides: Iterable[Sequence[tuple[str, str]]]) -> _Named:
    names: dict[str, dict[str, int]] = {}
    for side in sides:
        for id_, name in side:
            found = names.setdefault(id_, {})
            found[name] = found.get(name, 0) + 1
    return names


def _days(events: Sequence[EventPrint], asserting: Sequence[Report]) -> tuple[str | None, str | None, bool]:
    """Return the first and last day, and whether a report gives it: the day most origins give wins."""
    asserted = {report.event: report.root for report in asserting}
    given = collections.Counter(
        item
        for item, _ in dict.fromkeys(
            ((event.start, event.end or event.start), asserted.get(event.event))
            for event in events
            if event.start is not None
        )
    )
    if given:
        start, end = min(given, key=lambda item: (-given[item], (item[1] or 0) - (item[0] or 0), item))
        return _iso(start), _iso(end), True
    days = sorted(event.day for event in events if event.day is not None)
    day = _iso(days[0]) if days else None
    return day, day, False


def _origins(reports: Sequence[Report]) -> tuple[str, ...]:
    """Name the independent origins, one name for each, first come first."""
    names: dict[int, str] = {}
    for report in reports:
        names.setdefault(report.root, report.origin)
    return tuple(names.values())


def _deniers(reports: Sequence[Report]) -> tuple[str, ...]:
    """Name who denies or disputes: the sources behind it, else whose text says so."""
    return tuple(dict.fromkeys(name for report in reports for name in (report.sources or (report.origin,))))


def _spread(asserting: Sequence[Report]) -> Spread:
    best: dict[int, Certainty] = {}
    for report in asserting:
        known = best.get(report.root)
        if known is None or _SURE[report.certainty] > _SURE[known]:
            best[report.root] = report.certainty
    counted = collections.Counter(best.values())
    return Spread(certain=counted["certain"], probable=counted["probable"], possible=counted["possible"])


def _standing(reports: Sequence[Report]) -> Standing:
    asserting = [report for report in reports if report.stance == "asserts"]
    if not asserting:
        return "denied"
    if _retracted(reports):
        return "retracted"
    if len(asserting) < len(reports):
        return "disputed"
    return "planned" if all(report.time == "future" for report in asserting) else "asserted"


def _retracted(reports: Sequence[Report]) -> bool:
    """Say whether every origin that asserted it has itself taken it back, in its own voice, later."""
    last = {report.root: report for report in reports}
    return all(
        last[report.root].stance == "denies" and last[report.root].statement is None
        for report in reports
        if report.stance == "asserts"
    )


def _history(reports: Sequence[Report]) -> Iterable[Step]:
    first, *later = reports
    yield Step(kind="first", event=first.event, day=first.day, note="")
    known = first
    for report in later:
        if report.stance == "denies" and known.stance == "asserts":
            own = report.root == known.root and report.statement is None
            note = f"{report.stance}: {report.words}"
            yield Step(kind="retract" if own else "revise", event=report.event, day=report.day, note=note)
            continue
        changes = _changes(known, report)
        yield Step(
            kind="revise" if changes else "confirm",
            event=report.event,
            day=report.day,
            note="; ".join(changes),
        )
        if report.stance == "asserts":
            known = replace(
                report,
                certainty=max(known.certainty, report.certainty, key=lambda value: _SURE[value]),
                time=max(known.time, report.time, key=lambda value: _TIMES[value]),
            )


def _changes(known: Report, report: Report) -> list[str]:
    """Say what a report adds to what was known: surer, done instead of planned, another kind of act."""
    found = []
    if report.stance != known.stance:
        found.append(f"stance: {known.stance} to {report.stance}")
    if report.stance == "asserts":
        if _SURE[report.certainty] > _SURE[known.certainty]:
            found.append(f"certainty: {known.certainty} to {report.certainty}")
        if _TIMES[report.time] > _TIMES[known.time]:
            found.append(f"time: {known.time} to {report.time}")
        if report.type != known.type:
            found.append(f"type: {known.type} to {report.type}")
    return found


def _iso(day: int | None) -> str | None:
    return None if day is None else (_EPOCH + datetime.timedelta(days=day)).isoformat()
