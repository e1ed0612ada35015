"""The rules by which forecasts are settled, one by one."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from saksi.model.forecasts import Awaited
from saksi.steps.follow import past_of, rules_before, settle
from tests.steps.occurrences import day, draft, occurrence, report

READ_ON = day("2026-06-01")
#: The forecast's own event, as a report in an occurrence.
OWN = report("f:e0-ASSAULT", day="2026-01-10", time="future")


def settled(forecast, *occurrences, last=READ_ON):
    return settle(forecast, past_of(occurrences, last=last), told=[forecast.made_from])


def told(forecast, *occurrences, last=READ_ON):
    found = settled(forecast, *occurrences, last=last)
    return found.outlook, found.rule


def at(when, **options):
    options = {"name": when, "day": when, **options}
    return occurrence(**options)


def test_an_act_in_time_comes_true_with_its_evidence():
    act = at("2026-01-20")
    found = settled(draft(), act)
    assert (found.outlook, found.rule, found.day) == ("came true", "done", "2026-01-20")
    assert found.occurrences == (act.id,)


def test_a_later_report_of_the_very_act_makes_it_true():
    assert told(draft(), occurrence(OWN, report("g:e0-ASSAULT", day="2026-01-20"))) == ("came true", "done")


def test_the_article_that_foretells_is_no_evidence():
    own = occurrence(OWN, report("f:e9-ASSAULT", day="2026-01-10"))
    assert told(draft(), own) == ("no evidence found", "silence")


def test_what_happened_before_is_no_evidence():
    assert told(draft(), at("2026-01-05"))[0] == "no evidence found"


def test_an_act_of_the_same_day_may_have_been_known_already():
    assert told(draft(), at("2026-01-10"))[0] == "no evidence found"


def test_an_old_act_that_is_reported_later_is_no_evidence():
    old = occurrence(report(day="2026-01-20"), day="2026-01-02", dated=True)
    assert told(draft(), old)[0] == "no evidence found"


@pytest.mark.parametrize(
    "other",
    [
        {"type_": "ACCUSE"},
        {"actors": ("CHN",)},
        {"recipients": ("POL",)},
        {"actors": ("UKR",), "recipients": ("RUS",)},
    ],
)
def test_another_act_or_other_parties_are_no_evidence(other):
    assert told(draft(), at("2026-01-20", **other))[0] == "no evidence found"


def test_a_meeting_needs_two_of_those_who_are_to_meet():
    meeting = draft(type_="CONSULT", actors=("PRK", "RUS"), recipients=())
    two = at("2026-01-20", type_="CONSULT", actors=("PRK", "RUS"), recipients=())
    one = at("2026-01-20", type_="CONSULT", actors=("CHN", "RUS"), recipients=())
    assert told(meeting, two)[0] == "came true"
    assert told(meeting, one)[0] == "no evidence found"


def test_an_attack_of_both_on_nobody_named_is_none_on_each_other():
    both = at("2026-01-20", actors=("RUS", "UKR"), recipients=())
    assert told(draft(), both)[0] == "no evidence found"
    each_other = replace(both, reports=tuple(replace(one, words="saling serang") for one in both.reports))
    assert told(draft(), each_other)[0] == "came true"


def test_one_actor_alone_is_too_vague_for_any_act_but_the_very_same():
    vague = draft(recipients=())
    assert told(vague, at("2026-01-20"))[0] == "no evidence found"
    assert told(vague, occurrence(OWN, report("g:e0-ASSAULT", day="2026-01-20")))[0] == "came true"


def test_another_mode_is_another_act():
    strike = replace(draft(), mode="aerial")
    assert told(strike, at("2026-01-20", mode="drone"))[0] == "no evidence found"
    assert told(strike, at("2026-01-20", mode="aerial"))[0] == "came true"


def test_a_plan_of_the_same_is_no_evidence():
    plan = occurrence(report("y:e0-ASSAULT", day="2026-01-20", time="future"), day="2026-01-20")
    assert told(draft(), plan)[0] == "no evidence found"


def test_what_is_only_alleged_does_not_make_it_true():
    alleged = occurrence(report(day="2026-01-20", certainty="possible"), day="2026-01-20")
    found = settled(draft(), alleged)
    assert (found.outlook, found.rule, found.occurrences) == ("no evidence found", "silence", (alleged.id,))


def test_what_is_disputed_is_void_once_its_day_has_passed():
    fought = occurrence(
        report("a:e0-ASSAULT", day="2026-01-20"),
        report("b:e0-ASSAULT", day="2026-01-21", root=1, stance="denies"),
        day="2026-01-20",
    )
    assert told(draft(), fought) == ("void", "disputed")
    assert told(draft(), fought, last=day("2026-02-01")) == ("open", "open")


def test_it_is_open_as_long_as_the_archive_is_not_read_beyond_its_day():
    assert told(draft(), last=day("2026-02-10")) == ("open", "open")
    assert told(draft(), last=None) == ("open", "open")


def test_silence_is_not_failure():
    assert told(draft()) == ("no evidence found", "silence")


def test_a_day_of_its_own_that_passes_in_silence_is_no_failure_either():
    assert told(draft(due_known=True)) == ("no evidence found", "silence")


def test_denied_once_its_day_has_passed_it_failed():
    no = occurrence(report(day="2026-01-20", stance="denies"), day="2026-01-20")
    assert told(draft(), no) == ("failed", "denied")
    assert told(draft(), no, last=day("2026-02-01")) == ("open", "open")


def test_the_very_act_called_off_fails_at_once():
    off = occurrence(OWN, report("g:e0-ASSAULT", day="2026-01-20", root=1, stance="denies"))
    assert told(draft(), off, last=day("2026-01-25")) == ("failed", "called off")


def test_the_very_act_after_its_own_day_is_late():
    late = occurrence(OWN, report("g:e0-ASSAULT", day="2026-03-20"))
    assert told(draft(due_known=True), late) == ("failed", "late")


def test_after_a_default_horizon_nothing_is_late():
    late = occurrence(OWN, report("g:e0-ASSAULT", day="2026-03-20"))
    assert told(draft(), late) == ("no evidence found", "silence")


def test_an_act_to_the_contrary_instead_fails_it():
    meeting = draft(type_="CONSULT", actors=("PRK", "RUS"), recipients=())
    refusal = at("2026-01-20", type_="REJECT", mode="meet", actors=("PRK",), recipients=("RUS",))
    assert told(meeting, refusal) == ("failed", "contrary")
    held = at("2026-01-25", type_="CONSULT", actors=("PRK", "RUS"), recipients=())
    assert told(meeting, refusal, held) == ("came true", "done")


def test_under_a_condition_silence_and_denial_are_void():
    assert told(draft(conditional=True)) == ("void", "condition")
    no = occurrence(report(day="2026-01-20", stance="denies"), day="2026-01-20")
    assert told(draft(conditional=True), no) == ("void", "condition")


def test_under_a_condition_the_act_still_makes_it_true():
    assert told(draft(conditional=True), at("2026-01-20")) == ("came true", "done")


@pytest.mark.parametrize(
    ("forecast", "rule"),
    [
        (draft(type_=None), "names no act"),
        (draft(actors=()), "names nobody"),
        (draft(made=None, due=None), "no day"),
    ],
)
def test_what_nothing_could_settle_is_void_from_the_start(forecast, rule):
    assert told(forecast, last=None) == ("void", rule)


def test_that_it_will_not_happen_fails_when_it_does():
    assert told(draft(polarity="negative"), at("2026-01-20")) == ("failed", "done")


def test_that_it_will_not_happen_comes_true_only_by_a_report():
    never = draft(polarity="negative")
    no = occurrence(report(day="2026-01-20", stance="denies"), day="2026-01-20")
    assert told(never) == ("no evidence found", "silence")
    assert told(never, no) == ("came true", "denied")


#: The forecast holds if France and Germany come to terms.
TERMS = Awaited(event="f:e5-AGREE", type="AGREE", mode=None, actors=("DEU", "FRA"), recipients=())
MET = at("2026-01-15", name="terms", type_="AGREE", actors=("DEU", "FRA"), recipients=())


def test_a_condition_that_was_not_met_makes_it_void():
    assert told(draft(awaits=TERMS)) == ("void", "condition")


def test_under_a_condition_that_was_met_silence_is_silence_and_says_by_what():
    found = settled(draft(awaits=TERMS), MET)
    assert (found.outlook, found.rule, found.met) == ("no evidence found", "silence", (MET.id,))


def test_under_a_condition_that_was_met_a_denial_fails_it():
    no = occurrence(OWN, report("g:e0-ASSAULT", root=1, day="2026-02-20", stance="denies"))
    late = at("2026-02-20", name="late")
    assert told(draft(awaits=TERMS), MET, no)[0] != "void"
    refused = at("2026-01-20", name="no", type_="REJECT")
    agree = draft(type_="AGREE", awaits=TERMS)
    assert told(agree, MET, refused, late) == ("failed", "contrary")
    assert told(agree, refused, late) == ("void", "condition")


@pytest.mark.parametrize(
    "act",
    [
        at("2026-01-05", name="before", type_="AGREE", actors=("DEU", "FRA"), recipients=()),
        at("2026-02-15", name="too late", type_="AGREE", actors=("DEU", "FRA"), recipients=()),
        at("2026-01-15", name="others", type_="AGREE", actors=("DEU", "ITA"), recipients=()),
        at("2026-01-15", name="another act", type_="CONSULT", actors=("DEU", "FRA"), recipients=()),
        occurrence(
            report("y:e0-AGREE", day="2026-01-15", type_="AGREE", certainty="possible"),
            type_="AGREE", actors=("DEU", "FRA"), recipients=(), day="2026-01-15",
        ),
    ],
)  # fmt: skip
def test_what_does_not_meet_a_condition(act):
    assert told(draft(awaits=TERMS), act) == ("void", "condition")


def test_a_later_report_of_the_very_act_of_the_condition_meets_it():
    awaited = report("f:e5-AGREE", day="2026-01-10", type_="AGREE", time="future")
    very = occurrence(
        awaited, report("g:e1-AGREE", day="2026-01-20", type_="AGREE"), type_="AGREE", recipients=()
    )
    alone = Awaited(event="f:e5-AGREE", type="AGREE", mode=None, actors=("DEU",), recipients=())
    assert told(draft(awaits=alone), very) == ("no evidence found", "silence")


def test_the_order_of_rules_is_that_of_the_document():
    method = Path(__file__).parents[3] / "docs" / "method.md"
    rows = [line for line in method.read_text().splitlines() if line.startswith("| `")]
    named = [name for row in rows for name in re.findall(r"`([^`]+)`", row.split("|")[1])]
    order = [rule.name for rule in rules_before("silence", negative=False)]
    assert [name for name in named if name in order] == order


def test_rules_of_acts_are_not_tried_where_none_is_foretold():
    before = {rule.name for rule in rules_before("silence", negative=True)}
    assert not before & {"called off", "condition", "late", "contrary"}
    assert {"done", "denied", "disputed"} <= before


def test_the_rule_that_settles_is_behind_those_that_did_not():
    found = settled(draft(), at("2026-01-20"))
    assert [rule.name for rule in rules_before(found.rule, negative=False)][-1] == "no day"
    assert all(rule.passed for rule in rules_before("silence", negative=False))
