from hypothesis import given, settings
from hypothesis import strategies as st

from saksi.model.relations import Occurrence
from saksi.steps.match import Bounds, EventPrint, clusters, match
from tests.steps.match.samples import ELSEWHERE, STRIKE, STRIKE_EN, STRIKE_TOO, event, sources

ONE = event()
TOO = event(STRIKE_TOO, "dibom", outlet="Harian Lain")


def occurrences(*events: EventPrint, credit: str | None = None) -> list[Occurrence]:
    return sorted(match(events, sources(*events, credit=credit)), key=lambda found: found.id)


def test_two_reports_of_one_strike_are_one_occurrence_of_two_origins():
    (found,) = occurrences(ONE, TOO)
    assert (found.origins, found.standing, found.day) == (2, "asserted", "2024-10-04")


def test_two_outlets_that_rest_on_one_wire_are_one_origin():
    (found,) = occurrences(ONE, TOO, credit="AFP")
    assert (found.origins, found.asserted_by) == (1, ("AFP",))


def test_another_strike_by_the_same_army_two_days_later_is_another_occurrence():
    assert len(occurrences(ONE, event(ELSEWHERE, "menembaki", day=20_002, outlet="Harian Lain"))) == 2


def test_the_same_act_the_other_way_round_is_another_occurrence():
    turned = event(
        STRIKE_TOO, "dibom", outlet="Harian Lain", actors=("UKR",), recipients=("RUS",), day=20_001
    )
    assert len(occurrences(ONE, turned)) == 2


def test_two_given_days_that_differ_are_two_occurrences():
    assert len(occurrences(event(date="2024-10-04"), event(number=1, date="2024-10-07"))) == 2


def test_reports_in_two_languages_match_by_names_and_days():
    english = event(STRIKE_EN, "bombed", language="en", outlet="Daily")
    assert len(occurrences(ONE, english)) == 1


def test_a_plan_and_its_fulfilment_are_one_occurrence_with_a_revision():
    meeting = "Menteri Utara dan Selatan bertemu di Kota Tengah pada 9 Oktober untuk berunding."
    plan = event(meeting, "bertemu", type_="CONSULT", time="future", certainty="probable", date="2024-10-09")
    held = event(meeting, "bertemu", type_="CONSULT", number=1, day=20_005, outlet="Lain", date="2024-10-09")
    (found,) = occurrences(plan, held)
    assert (found.time, [step.kind for step in found.history]) == ("past", ["first", "revise"])
    assert "certainty: probable to certain" in found.history[1].note


def test_who_denies_is_named_with_the_words():
    no = event(
        STRIKE_TOO, "dibom", outlet="Lain", polarity="negative", said_by="RUS", kind="denial", day=20_001
    )
    (found,) = occurrences(ONE, no)
    assert (found.standing, found.denied_by) == ("disputed", ("RUS",))
    assert [report.stance for report in found.reports] == ["asserts", "denies"]


def test_an_outlet_that_takes_its_report_back_retracts_it():
    back = event(STRIKE_TOO, "dibom", polarity="negative", day=20_001)
    (found,) = occurrences(ONE, back)
    assert (found.standing, found.history[1].kind) == ("retracted", "retract")


def test_who_vouches_is_told_apart():
    sides = {None: "page", "RUS": "own", "UKR": "other", "USA": "third"}
    for source, side in sides.items():
        (found,) = occurrences(event(said_by=source))
        assert found.reports[0].side == side


def test_what_only_one_page_adds_to_the_parties_does_not_stick():
    odd = event(STRIKE, outlet="Lain", number=3, recipients=("UKR", "FRA"))
    more = [event(number=n, outlet=f"Kabar {n}") for n in range(4, 8)]
    (found,) = occurrences(ONE, TOO, odd, *more)
    assert [party.id for party in found.recipients] == ["UKR"]


def test_events_without_a_day_are_matched_only_within_their_page():
    assert len(occurrences(event(day=None), event(number=1, day=None))) == 2


def test_a_chain_is_cut_where_the_ends_have_nothing_in_common():
    edges = {"a": {"b": 0.9}, "b": {"a": 0.9, "c": 0.3}, "c": {"b": 0.3, "d": 0.9}, "d": {"c": 0.9}}
    assert clusters("abcd", edges) == [["a", "b"], ["c", "d"]]
    bound = Bounds(edges.__getitem__, lambda name: 0)
    assert not bound("b", "c")
    assert bound("a", "b")


def crowd(days):
    """So many events on each of some days, each like all of its day and of the next two, somewhat less."""
    names = [f"{day:02}-{number}" for day, many in enumerate(days) for number in range(many)]
    far = {(a, b): abs(int(a[:2]) - int(b[:2])) for a in names for b in names if a != b}
    edges = {a: {b: 0.7 - 0.05 * far[a, b] for b in names if a != b and far[a, b] <= 2} for a in names}
    return edges, Bounds(edges.__getitem__, lambda name: int(name[:2]))


def test_a_chain_of_crowded_days_is_cut_however_long_it_is():
    edges, bound = crowd([6] * 40)
    assert bound("20-0", "20-1")
    assert not any(bound("20-0", other) for other in edges["20-0"] if other[:2] != "20")


def test_reports_of_the_days_after_stay_with_an_act_that_many_tell():
    edges, bound = crowd([12, 5, 2])
    assert all(bound("00-0", other) for other in edges["00-0"])


POOL = [
    ONE,
    TOO,
    event(STRIKE_EN, "bombed", language="en", outlet="Daily"),
    event(ELSEWHERE, "menembaki", day=20_001, outlet="Harian Lain"),
    event(STRIKE_TOO, "dibom", polarity="negative", day=20_001),
    event(number=9, day=None),
]


@settings(max_examples=40, deadline=None)
@given(st.permutations(POOL))
def test_occurrences_do_not_depend_on_the_order_of_arrival(pool: list[EventPrint]):
    assert occurrences(*pool) == occurrences(*POOL)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from(POOL)))
def test_every_event_is_in_exactly_one_occurrence(pool: list[EventPrint]):
    events = [report.event for found in occurrences(*pool) for report in found.reports]
    assert sorted(events) == sorted({item.event for item in pool})
