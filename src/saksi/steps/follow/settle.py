"""What became of a forecast, by rules that are tried in order; each names itself in the result.

An outcome is never invented. Came true and failed need a report; a day that passes in silence is "no evidence
found"; what nothing could settle is void; and what the archive has not read far enough to know is open.
"""

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from saksi.model.forecasts import Outlook, Settling
from saksi.model.relations import Occurrence, Report
from saksi.reference.forecasts import rules
from saksi.steps.follow.drafts import Draft
from saksi.steps.follow.evidence import Known, contrary, happened, same_act

__all__ = ["DONE", "Rule", "rules_before", "settle"]

#: The rule by which a forecast is settled once and for all on the day that settles it.
DONE = "done"
_CERTAIN = frozenset(("asserted",))


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule that may settle a forecast.

    Args:
        name: of the rule, as a settling has it.
        decide: settles a forecast, or returns None to leave it to the rules behind.
        passed: what holds where it leaves a forecast to them, empty for the last one.
        of_acts: whether it is tried only where an act is foretold, not where it is that none will be done.
    """

    name: str
    decide: "Callable[[_Case], Settling | None]"
    passed: str = ""
    of_acts: bool = False


def settle(draft: Draft, past: Known, *, told: Collection[str]) -> Settling:
    """Settle a forecast.

    Args:
        draft: the forecast, as its first telling has it.
        past: what happened, as far as it was read.
        told: ids of all events that tell it; their articles are no evidence for it.
    """
    case = _Case(draft, past, told)
    for rule in _tried(negative=case.negative):
        settling = rule.decide(case)
        if settling is not None:
            return replace(settling, rule=rule.name)
    raise AssertionError("unreachable")


def rules_before(name: str, *, negative: bool) -> tuple[Rule, ...]:
    """Return the rules that were tried before one of them settled a forecast, in their order.

    Args:
        name: of the rule that settled it; none is before one that is unknown.
        negative: whether it is foretold that an act will not be done.

    Example:
        >>> [rule.name for rule in rules_before("done", negative=False)]
        ['names no act', 'names nobody', 'no day']
    """
    tried = _tried(negative=negative)
    at = next((number for number, rule in enumerate(tried) if rule.name == name), 0)
    return tried[:at]


def _tried(*, negative: bool) -> tuple[Rule, ...]:
    return _UNDONE if negative else _RULES


@dataclass(frozen=True, slots=True)
class _Found:
    """What bears on a forecast: an occurrence, the day on which it does, and whether it is certain."""

    occurrence: Occurrence
    day: str
    sure: bool


@dataclass(frozen=True)
class _Case:
    """A forecast and what bears on it, found when a rule first asks for it.

    Args:
        draft: the forecast.
        past: what happened, as far as it was read.
        told: ids of all events that tell it.
    """

    draft: Draft
    past: Known
    told: Collection[str]

    @property
    def due(self) -> str:
        """The last day on which it may come true."""
        return self.draft.due or ""

    @property
    def negative(self) -> bool:
        """Whether it is foretold that an act will not be done."""
        return self.draft.polarity == "negative"

    @cached_property
    def acts(self) -> Sequence[Occurrence]:
        """Occurrences of the act."""
        return tuple(same_act(self.draft, self.past, told=self.told))

    @cached_property
    def done(self) -> Sequence[_Found]:
        """Reports that it was done, by its day or later."""
        return [found for act in self.acts for found in _done(self.draft, act, self.told)]

    @cached_property
    def in_time(self) -> Sequence[_Found]:
        """Reports that it was done by its day."""
        return [found for found in self.done if found.day <= self.due]

    @cached_property
    def sure_no(self) -> Sequence[_Found]:
        """Sure reports that it was not done."""
        undone = (found for act in self.acts for found in _undone(self.draft, act, self.told))
        return [found for found in undone if found.sure and found.day <= self.due]

    @cached_property
    def met(self) -> Sequence[_Found]:
        """Sure reports in time that the act on which it depends was done."""
        draft, awaits = self.draft, self.draft.awaits
        if awaits is None or not draft.condition or self.negative:
            return []
        # The condition is looked for as a forecast of its own, made and due on the same days.
        act = replace(
            draft, type=awaits.type, mode=awaits.mode, actors=awaits.actors, recipients=awaits.recipients
        )
        told = [awaits.event]
        found = (
            one for occurrence in same_act(act, self.past, told=told) for one in _done(act, occurrence, told)
        )
        ordered = sorted(found, key=lambda one: (one.day, one.occurrence.id))
        return [one for one in ordered if one.sure and one.day <= self.due]


def _names_no_act(case: _Case) -> Settling | None:
    return _void("It names no act that could be checked.") if case.draft.type is None else None


def _names_nobody(case: _Case) -> Settling | None:
    return None if case.draft.actors else _void("It does not say who is to act.")


def _no_day(case: _Case) -> Settling | None:
    known = case.draft.made is not None and case.draft.due is not None
    return None if known else _void("The day on which it was made is unknown.")


def _is_done(case: _Case) -> Settling | None:
    sure = [found for found in case.in_time if found.sure]
    if not sure or sure[0].occurrence.standing == "disputed":
        return None
    # What is reported later tells nothing more: a forecast that is settled need not be looked at again.
    first = min(found.day for found in sure)
    settling = [found for found in sure if found.day == first]
    if case.negative:
        return _result("failed", settling, "The act was done all the same.")
    return _result("came true", settling, "The act was reported as done in time.")


def _called_off(case: _Case) -> Settling | None:
    found = [one for one in case.sure_no if _is_own(one.occurrence, case.told)]
    if not found or case.in_time:
        return None
    return _result("failed", found, "It was called off or denied by a later report.")


def _open(case: _Case) -> Settling | None:
    if case.past.last is not None and case.past.last.isoformat() > case.due:
        return None
    # Not up to which day was read: a forecast is settled again only by what bears on it.
    return Settling(outlook="open", note=f"Due {case.due}; nothing later was read yet.")


def _disputed(case: _Case) -> Settling | None:
    any_disputed = any(found.occurrence.standing == "disputed" for found in case.in_time)
    if not case.in_time or not (case.sure_no or any_disputed):
        return None
    return _result("void", [*case.in_time, *case.sure_no], "Whether it was done is disputed.")


def _condition(case: _Case) -> Settling | None:
    if not case.draft.condition or case.met:
        return None
    note = "It holds under a condition, and nothing says that the condition was met."
    if case.draft.awaits is None:
        note = "It holds under a condition that names no act which could be looked for."
    return Settling(outlook="void", day=case.due, note=note)


def _denied(case: _Case) -> Settling | None:
    outlook: Outlook = "came true" if case.negative else "failed"
    note = "It was reported not to have been done."
    return _result(outlook, case.sure_no, note, met=case.met) if case.sure_no else None


def _late(case: _Case) -> Settling | None:
    late = [
        found
        for found in case.done
        if found.sure
        and case.draft.due_known
        and _is_own(found.occurrence, case.told)
        and found.day > case.due
    ]
    return _result("failed", late, "The act was done, but after its day.", met=case.met) if late else None


def _is_contrary(case: _Case) -> Settling | None:
    found = [] if case.in_time else list(_contrary(case.draft, case.past))
    note = "Instead, an act to the contrary was reported."
    return _result("failed", found, note, met=case.met) if found else None


def _silence(case: _Case) -> Settling:
    note = "Nothing that was read says whether it was done."
    if case.in_time:
        note = "It is only alleged to have been done."
    return Settling(
        outlook="no evidence found",
        day=case.due,
        occurrences=_occurrences(case.in_time),
        note=note,
        met=_occurrences(case.met),
    )


#: The rules in the order in which they are tried; nothing else says so.
_RULES = (
    Rule("names no act", _names_no_act, "the forecast names an act that can be checked"),
    Rule("names nobody", _names_nobody, "it says who is to act"),
    Rule("no day", _no_day, "the day on which it was made is known"),
    Rule(DONE, _is_done, "no sure and undisputed report in time"),
    Rule("called off", _called_off, "no later report of its own calls it off", of_acts=True),
    Rule("open", _open, "later pages than its day were read"),
    Rule("disputed", _disputed, "nobody disputes whether it was done"),
    Rule("condition", _condition, "it has no condition, or the condition was met", of_acts=True),
    Rule("denied", _denied, "no report that it was not done"),
    Rule("late", _late, "no report that it was done after its day", of_acts=True),
    Rule("contrary", _is_contrary, "no act to the contrary was reported", of_acts=True),
    Rule("silence", _silence),
)
_UNDONE = tuple(rule for rule in _RULES if not rule.of_acts)


def _void(note: str) -> Settling:
    return Settling(outlook="void", note=note)


def _result(outlook: Outlook, found: Sequence[_Found], note: str, *, met: Sequence[_Found] = ()) -> Settling:
    ordered = sorted(found, key=lambda item: (item.day, item.occurrence.id))
    return Settling(
        outlook=outlook,
        day=ordered[0].day,
        occurrences=_occurrences(ordered),
        note=note,
        met=_occurrences(met),
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
