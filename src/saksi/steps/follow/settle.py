"""What became of a forecast, by rules that are tried in order; each names itself in the result.

An outcome is never invented. Came true and failed need a report; a day that passes in silence is "no evidence
found"; what nothing could settle is void; and what the archive has not read far enough to know is open.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from saksi.model.forecasts import Outlook, Settling
from saksi.model.relations import Occurrence, Report
from saksi.reference.forecasts import rules
from saksi.steps.follow.drafts import Draft
from saksi.steps.follow.evidence import Known, contrary, happened, same_act

_CERTAIN = frozenset(("asserted",))


@dataclass(frozen=True, slots=True)
class _Found:
    """What bears on a forecast: an occurrence, the day on which it does, and whether it is certain."""

    occurrence: Occurrence
    day: str
    sure: bool


def settle(draft: Draft, past: Known, *, told: Collection[str]) -> Settling:
    """Settle a forecast.

    Args:
        draft: the forecast, as its first telling has it.
        past: what happened, as far as it was read.
        told: ids of all events that tell it; their articles are no evidence for it.
    """
    if nothing := _void(draft):
        return nothing
    acts = same_act(draft, past, told=told)
    done = [found for act in acts for found in _done(draft, act, told)]
    undone = [found for act in acts for found in _undone(draft, act, told)]
    due = draft.due or ""
    in_time = [found for found in done if found.day <= due]
    sure = [found for found in in_time if found.sure]
    against = [found for found in undone if found.day <= due]
    negative = draft.polarity == "negative"
    if sure and not any(found.occurrence.standing == "disputed" for found in sure[:1]):
        # What is reported later tells nothing more: a forecast that is settled need not be looked at again.
        first = min(found.day for found in sure)
        settling = [found for found in sure if found.day == first]
        return _result("failed" if negative else "came true", DONE, settling, _DONE[negative])
    called_off = [found for found in against if found.sure and _is_own(found.occurrence, told)]
    if called_off and not in_time and not negative:
        return _result("failed", "called off", called_off, "It was called off or denied by a later report.")
    if past.last is None or past.last.isoformat() <= due:
        # Not up to which day was read: a forecast is settled again only by what bears on it.
        return Settling(outlook="open", rule="open", note=f"Due {due}; nothing later was read yet.")
    return _after_due(draft, past, done=done, in_time=in_time, against=against, told=told)


#: The rule by which a forecast is settled once and for all on the day that settles it.
DONE = "done"
_DONE = {False: "The act was reported as done in time.", True: "The act was done all the same."}


def _void(draft: Draft) -> Settling | None:
    if draft.type is None:
        return Settling(outlook="void", rule="names no act", note="It names no act that could be checked.")
    if not draft.actors:
        return Settling(outlook="void", rule="names nobody", note="It does not say who is to act.")
    if draft.made is None or draft.due is None:
        return Settling(outlook="void", rule="no day", note="The day on which it was made is unknown.")
    return None


def _after_due(
    draft: Draft,
    past: Known,
    *,
    done: Sequence[_Found],
    in_time: Sequence[_Found],
    against: Sequence[_Found],
    told: Collection[str],
) -> Settling:
    """Settle a forecast whose day has passed without a sure and undisputed report of the act."""
    due = draft.due or ""
    negative = draft.polarity == "negative"
    sure_no = [found for found in against if found.sure]
    if in_time and (sure_no or any(found.occurrence.standing == "disputed" for found in in_time)):
        return _result("void", "disputed", [*in_time, *sure_no], "Whether it was done is disputed.")
    met = _met(draft, past) if draft.condition and not negative else []
    if draft.condition and not negative and not met:
        note = "It holds under a condition, and nothing says that the condition was met."
        if draft.awaits is None:
            note = "It holds under a condition that names no act which could be looked for."
        return Settling(outlook="void", day=due, rule="condition", note=note)
    result = _undone_or_silent(draft, past, done=done, in_time=in_time, sure_no=sure_no, told=told)
    return replace(result, met=_occurrences(met))


def _met(draft: Draft, past: Known) -> list[_Found]:
    """Return the sure reports in time that the act on which a forecast depends was done."""
    awaits = draft.awaits
    if awaits is None:
        return []
    # The condition is looked for as a forecast of its own, made and due on the same days.
    act = replace(
        draft, type=awaits.type, mode=awaits.mode, actors=awaits.actors, recipients=awaits.recipients
    )
    told = [awaits.event]
    found = (one for occurrence in same_act(act, past, told=told) for one in _done(act, occurrence, told))
    ordered = sorted(found, key=lambda one: (one.day, one.occurrence.id))
    return [one for one in ordered if one.sure and one.day <= (draft.due or "")]


def _undone_or_silent(
    draft: Draft,
    past: Known,
    *,
    done: Sequence[_Found],
    in_time: Sequence[_Found],
    sure_no: Sequence[_Found],
    told: Collection[str],
) -> Settling:
    """Settle a forecast that held and whose act nobody surely reports as done by its day."""
    due = draft.due or ""
    negative = draft.polarity == "negative"
    if sure_no:
        outlook: Outlook = "came true" if negative else "failed"
        return _result(outlook, "denied", sure_no, "It was reported not to have been done.")
    late = [f for f in done if f.sure and draft.due_known and _is_own(f.occurrence, told) and f.day > due]
    if late and not negative:
        return _result("failed", "late", late, "The act was done, but after its day.")
    refused = list(_contrary(draft, past)) if not negative and not in_time else []
    if refused:
        return _result("failed", "contrary", refused, "Instead, an act to the contrary was reported.")
    note = "Nothing that was read says whether it was done."
    if in_time:
        note = "It is only alleged to have been done."
    return Settling(
        outlook="no evidence found",
        day=due,
        occurrences=_occurrences(in_time),
        rule="silence",
        note=note,
    )


def _result(outlook: Outlook, rule: str, found: Sequence[_Found], note: str) -> Settling:
    ordered = sorted(found, key=lambda item: (item.day, item.occurrence.id))
    return Settling(
        outlook=outlook, day=ordered[0].day, occurrences=_occurrences(ordered), rule=rule, note=note
    )


def _occurrences(found: Sequence[_Found]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(item.occurrence.id for item in found))


def _is_own(occurrence: Occurrence, told: Collection[str]) -> bool:
    """Say whether an occurrence is the very act that is foretold, and not only one like it."""
    return any(report.event in told for report in occurrence.reports)


def _bearing(draft: Draft, occurrence: Occurrence, told: Collection[str]) -> Iterator[tuple[Report, str]]:
    """Yield the reports that can say what became of it, with the day: later ones of what is not future."""
    articles = {event.partition(":")[0] for event in told}
    made = draft.made or ""
    own = _is_own(occurrence, told)
    for report in occurrence.reports:
        # An act of the day of the forecast itself, unless it is the very act, may have been known already.
        soon = report.day is not None and (report.day >= made if own else report.day > made)
        if soon and report.time != "future" and report.article not in articles:
            given = occurrence.day if occurrence.dated else None
            day = given if given and given >= made else report.day or ""
            if own or day > made:
                yield report, day


def _done(draft: Draft, occurrence: Occurrence, told: Collection[str]) -> Iterator[_Found]:
    if not happened(occurrence):
        return
    if occurrence.dated and (occurrence.day or "") < (draft.made or ""):
        return
    for report, day in _bearing(draft, occurrence, told):
        if report.stance == "asserts":
            yield _Found(occurrence, day, report.certainty == "certain")


def _undone(draft: Draft, occurrence: Occurrence, told: Collection[str]) -> Iterator[_Found]:
    for report, day in _bearing(draft, occurrence, told):
        if report.stance != "asserts":
            yield _Found(occurrence, day, report.stance == "denies" and report.certainty == "certain")


def _contrary(draft: Draft, past: Known) -> Iterator[_Found]:
    acts = rules().contrary.get(draft.type or "ASSAULT", ())
    made, due = draft.made or "", draft.due or ""
    for occurrence in contrary(draft, past, acts):
        day = occurrence.day or ""
        sure = occurrence.standing in _CERTAIN and occurrence.spread.certain > 0
        if made < day <= due and sure and happened(occurrence):
            yield _Found(occurrence, day, sure)
