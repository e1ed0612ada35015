"""Why derived records are what they are, from what they hold: one line a reason, under its field.

A line is `FIELD: reason` or `FIELD rejected: what (by how much)`, as in the records of a page. Which pairs of
events or articles were compared and not linked is not kept, so nothing is said of these.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict

from saksi.model.forecasts import Forecast
from saksi.model.relations import Occurrence, Story, Tie
from saksi.numbers import counted
from saksi.reference.forecasts import rules
from saksi.steps.follow import rules_before

__all__ = ["derived_reasons"]

_STANDINGS: Mapping[str, str] = {
    "denied": "no report asserts it",
    "retracted": "every origin that asserted it took it back later, in its own voice",
    "disputed": "some reports assert it, others deny or dispute it",
    "planned": "all reports that assert it set it in the future",
    "asserted": "reports assert it as done, none denies it",
}


def derived_reasons(record: Story | Occurrence | Tie | Forecast) -> tuple[str, ...]:
    """Explain the fields of a derived record."""
    if isinstance(record, Story):
        return tuple(_story(record))
    if isinstance(record, Occurrence):
        return tuple(_occurrence(record))
    return tuple(_tie(record) if isinstance(record, Tie) else _forecast(record))


def _story(story: Story) -> Iterator[str]:
    credited = Counter(name for member in story.members for name in member.credits)
    many = credited.get(story.origin, 0)
    how = f"credited by {many}" if many else "who had it first, nobody credits it"
    yield f"origin: {story.origin}, {how}"
    for name, number in credited.most_common():
        if name != story.origin:
            yield f"origin rejected: {name} (credited by {number})"
    for copied, number in Counter(member.how for member in story.members).items():
        yield f"members: {number} {copied}"


def _occurrence(found: Occurrence) -> Iterator[str]:
    asserting = [report for report in found.reports if report.stance == "asserts"] or list(found.reports)
    for name, said in (
        ("type", {(report.type, report.root) for report in asserting}),
        ("mode", {(report.mode, report.root) for report in asserting if report.type == found.type}),
    ):
        yield from _votes(name, getattr(found, name), Counter(value for value, _ in said), found.origins)
    yield f"day: {'that which most origins give' if found.dated else 'no report gives it: that of the first'}"
    times, many = Counter(report.time for report in asserting), len(asserting)
    yield f"time: {found.time}, the latest that a report says, in {times[found.time]} of {many}"
    for time, number in times.items():
        if time != found.time:
            yield f"time rejected: {time} (in {number} of {many})"
    stances = Counter(report.stance for report in found.reports)
    told = ", ".join(f"{number} {stance}" for stance, number in stances.items())
    yield f"standing: {found.standing}: {_STANDINGS.get(found.standing, '')} ({told})"
    yield f"origins: {found.origins} independent of each other, of {counted(len(found.reports), 'report')}"
    links = "linked by parties, near types, days and words" if len(found.reports) > 1 else "linked with none"
    yield f"reports: {len(found.reports)}, {links}"


def _votes(field: str, chosen: str | None, said: Mapping[str | None, int], origins: int) -> Iterable[str]:
    yield f"{field}: {chosen or 'none'}, from {said.get(chosen, 0)} of {origins} independent origins"
    for value, number in said.items():
        if value != chosen:
            yield f"{field} rejected: {value or 'none'} ({number} of {origins} independent origins)"


def _tie(tie: Tie) -> Iterator[str]:
    kinds = ", ".join(f"{n} {name.replace('_', ' ')}" for name, n in asdict(tie.counts).items() if n)
    yield f"counts: {kinds or 'no act'}; {tie.planned} only planned, {tie.disputed} disputed"
    sides = ", ".join(f"{n} {side}" for side, n in asdict(tie.sides).items() if n)
    yield f"sides: on whose word: {sides or 'nobody’s'}"
    yield f"weight: {tie.weight:.2f} of {len(tie.occurrences)} expected to be true, by origins and certainty"
    if tie.intensity is None:
        yield "intensity: none, there is no act"
    else:
        yield f"intensity: {tie.intensity:+.1f}, the mean of PLOVER's scores by that weight"
        yield f"low: 90% of chance between {tie.low or 0:+.1f} and {tie.high or 0:+.1f}"
    yield f"concerns: {counted(len(tie.concerns), 'statement')} of worry, which no score counts"


def _forecast(found: Forecast) -> Iterator[str]:
    yield f"kind: {found.kind}, from the {'statement' if found.statement else 'act'} that tells it"
    if found.due_known:
        yield f"due: {found.due}, the text gives it"
    elif found.due:
        yield f"due: {found.due}, the text names no day: the default horizon of a {found.kind}"
    else:
        yield "due: unknown, since neither the text nor the page gives a day"
    between = f" ({found.low:.0%} to {found.high:.0%})" if found.low < found.high else ""
    worth = f"{found.probability:.0%}{between}"
    levels = rules().levels.items()
    level = next((name for name, one in levels if (one.low, one.high) == (found.low, found.high)), "")
    how = f"level {level}" if level else "the figure that the text states"
    words = f"“{found.words}”" if found.words else "its kind and certainty, since no word says how likely"
    yield f"probability: {worth}, by {words}, {how}"
    if found.condition is not None:
        looked = "looked for" if found.awaits else "names no act that could be looked for"
        yield f"condition: [{found.condition.start}:{found.condition.end}], {looked}"
    yield f"told: by {counted(len(found.told), 'record')}, copies included"
    settling = found.settling
    yield f"settling: {settling.outlook}, rule {settling.rule}: {settling.note}"
    if settling.by is None:
        for rule in reversed(rules_before(settling.rule, negative=found.polarity == "negative")):
            yield f"settling rejected: rule {rule.name} ({rule.passed})"
