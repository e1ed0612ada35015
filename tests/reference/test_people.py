import re
from collections import Counter
from datetime import date

import pytest

from saksi.reference.bodies import bodies
from saksi.reference.people import Person, fold, holder_at, in_office, named, people
from saksi.reference.states import states

SECTORS = {
    "GOV", "MIL", "COP", "SPY", "LEG", "JUD", "PTY", "OPP", "REB", "PRM", "UAF", "BUS", "LAB", "CVL", "CRM",
    "EDU", "ELI", "JRN", "MED", "REF", "REL", "SOC", "AGR", "PRE", "IGO", "NGO", "EXP", "UNK",
}  # fmt: skip
# Bodies that have a leader worth knowing and no names of their own in bodies.tsv.
SMALL_BODIES = {"ECB", "EIB", "OHR", "OIF", "ULMWP"}
SHAPE = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")


def office(name: str, when: str | None = None) -> tuple[str, str, str]:
    found = holder_at(named(name), when)
    assert found is not None, name
    return found.id, found.sector, found.office


def test_there_are_enough_rows() -> None:
    heads = {"president", "prime minister", "king", "chancellor", "emperor", "emir", "sultan"}
    assert len(people()) >= 4_000
    assert sum(row.office not in heads for row in people()) >= 2_500


def test_every_id_is_a_state_or_a_body() -> None:
    known = {state.alpha3 for state in states()} | {body.id for body in bodies()}
    assert {row.id for row in people()} - known <= SMALL_BODIES


def test_sectors_are_the_codebooks() -> None:
    assert {row.sector for row in people()} <= SECTORS


def test_dates_are_well_formed() -> None:
    for row in people():
        for value in filter(None, (row.start, row.end)):
            assert SHAPE.fullmatch(value), row
            date.fromisoformat((value + "-01-01")[:10])


def test_no_office_ends_before_it_starts() -> None:
    for row in people():
        shared = min(len(row.start), len(row.end))
        assert row.start[:shared] <= row.end[:shared], row


def test_no_row_is_there_twice() -> None:
    keys = Counter((row.name, row.id, row.office, row.start) for row in people())
    assert [key for key, count in keys.items() if count > 1] == []


def test_cells_are_clean() -> None:
    for row in people():
        for name in (row.name, *row.aliases):
            assert name == " ".join(name.split()), row
            assert name, row
            assert not set(name) & set("()[];|/"), row
        assert row.name not in row.aliases, row
        assert len(set(row.aliases)) == len(row.aliases), row


def test_sources_are_named() -> None:
    assert {row.source for row in people()} == {"factbook", "reign", "known"}


@pytest.mark.parametrize("wanted", ["foreign minister", "defence minister"])
def test_sixty_states_have_the_minister(wanted: str) -> None:
    spelled = {wanted, "secretary of state"} if wanted == "foreign minister" else {wanted}
    assert len({row.id for row in people() if row.office in spelled}) >= 60


@pytest.mark.parametrize(
    ("name", "when", "expected"),
    [
        ("Donald Trump", "2018-06-12", ("USA", "GOV", "president")),
        ("Donald Trump", "2023-06-12", ("USA", "ELI", "former president")),
        ("Donald Trump", "2025-06-17", ("USA", "GOV", "president")),
        ("Abbas Araqchi", "2018-01-01", ("IRN", "GOV", "deputy foreign minister")),
        ("Abbas Araghchi", "2025-06-17", ("IRN", "GOV", "foreign minister")),
        ("Prabowo Subianto", "2022", ("IDN", "GOV", "defence minister")),
        ("Hassan Rouhani", None, ("IRN", "GOV", "president")),
        ("Hassan Rouhani", "2023", ("IRN", "ELI", "former president")),
        ("Prabowo", None, ("IDN", "GOV", "president")),
        ("Volodymyr Zelenskiy", "2024-01-01", ("UKR", "GOV", "president")),
        ("Antonio Guterres", "2020-02", ("UN", "IGO", "secretary-general")),
        ("Mark Rutte", "2025-06-24", ("NATO", "IGO", "secretary-general")),
        ("Mark Rutte", "2019", ("NLD", "GOV", "prime minister")),
        ("Kim Jong-un", "2024", ("PRK", "GOV", "supreme leader")),
        ("Ismail Haniyeh", "2024-03-03", ("HAMAS", "REB", "leader")),
        ("MBS", "2025-05-13", ("SAU", "GOV", "prime minister")),
        ("Dmitry Peskov", "2024-10-18", ("RUS", "GOV", "presidential spokesperson")),
        ("Effie Defrin", "2025-06-14", ("ISR", "MIL", "military spokesperson")),
        ("Esmaeil Baghaei", "2025-06-14", ("IRN", "GOV", "foreign ministry spokesperson")),
        ("Yahya Saree", "2025-06-14", ("HOUTHIS", "REB", "military spokesperson")),
        ("Wang Wenbin", "2022-08-02", ("CHN", "GOV", "foreign ministry spokesperson")),
        ("Elon Musk", "2025-03-01", ("USA", "GOV", "head of the efficiency department (DOGE)")),
        ("Anwar Ibrahim", "2024-01-01", ("MYS", "GOV", "prime minister")),
    ],
)
def test_who_held_what(name: str, when: str | None, expected: tuple[str, str, str]) -> None:
    assert office(name, when) == expected


def test_accents_and_hyphens_do_not_matter() -> None:
    assert named("Recep Tayyip Erdoğan") == named("recep tayyip erdogan") != ()
    assert fold("Jens-Frederik  Nielsen") == "jens frederik nielsen"


def test_an_unknown_name_has_no_rows() -> None:
    assert named("Tidak Ada Orangnya") == ()
    assert holder_at(()) is None


def _row(start: str, end: str, title: str) -> Person:
    return Person("Contoh Nama", (), "IDN", "GOV", title, start, end, "known")


def test_an_office_between_two_is_the_one_before() -> None:
    rows = (_row("2010", "2014-05", "first"), _row("2019-03-01", "", "second"))
    assert [getattr(holder_at(rows, when), "office", None) for when in ("2009", "2012", "2016", "2020")] == [
        "first", "first", "first", "second",
    ]  # fmt: skip


def test_the_latest_of_two_offices_at_once_counts() -> None:
    rows = (_row("2010", "", "chair"), _row("2015", "", "minister"))
    assert getattr(holder_at(rows, "2020"), "office", None) == "minister"
    assert getattr(holder_at(rows), "office", None) == "minister"


def test_a_bound_given_as_a_month_counts_whole() -> None:
    rows = (_row("2010-05", "2011-02", "only"), _row("2011-03", "", "next"))
    assert getattr(holder_at(rows, "2011-02-28"), "office", None) == "only"


def test_a_former_minister_is_found_but_not_in_office() -> None:
    rows = (_row("2010", "2014-05", "minister"),)
    found = holder_at(rows, "2020-01-01")
    assert found is not None
    assert not in_office(found, "2020-01-01")
    assert in_office(found, "2014-05-31")


def test_an_undated_page_takes_the_office_before_retirement() -> None:
    retired = Person("Contoh Nama", (), "IDN", "ELI", "former minister", "2015", "", "known")
    rows = (_row("2010", "2015", "minister"), retired)
    assert getattr(holder_at(rows), "office", None) == "minister"
    assert getattr(holder_at(rows, "2018"), "office", None) == "former minister"
    assert holder_at((retired,)) is retired
