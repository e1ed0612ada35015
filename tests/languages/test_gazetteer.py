import itertools

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from saksi.languages.gazetteer import Atom, Gazetteer, Name, fold, lay_over

NAMES = [
    Name("Korea", "state", None, None),
    Name("Korea Utara", "state", "PRK", "GOV"),
    Name("Kim Jong Un", "person", "PRK", "GOV"),
    Name("Erdogan", "person", "TUR", "GOV"),
    Name("AS", "state", "USA", "GOV", exact=True),
    Name("Gedung Putih", "seat", "USA", "GOV"),
    Name("Jeju", "place", "KOR", "GOV"),
    Name("semua pihak", "null", None, None),
    Name("menteri", "role:office", None, "GOV"),
    Name("menteri pertahanan", "role:office", None, "MIL"),
]
GAZETTEER = Gazetteer(NAMES, clitic="nya")


def found(text: str) -> list[str]:
    return [text[atom.start : atom.end] for atom in GAZETTEER.find(text)]


def test_the_longest_name_wins():
    (atom,) = GAZETTEER.find("Utusan Korea Utara datang.")
    assert (atom.name.id, atom.start, atom.end) == ("PRK", 7, 18)


@pytest.mark.parametrize(
    "written", ["Kim Jong Un", "Kim Jong-un", "Kim Jong-Un", "KIM JONG UN", "Kim Jong‑un"]
)
def test_hyphens_and_case_make_no_other_name(written: str):
    assert found(f"Pidato {written} singkat.") == [written]


@pytest.mark.parametrize("written", ["Erdoğan", "Erdogan", "ERDOĞAN"])
def test_diacritics_make_no_other_name(written: str):
    assert found(f"Kata {written}.") == [written]


@pytest.mark.parametrize("text", ["Korea, Utara", "Korea. Kim Utara", "Korea (Utara"])
def test_a_name_does_not_reach_over_a_border(text: str):
    assert found(text) == ["Korea"]


def test_an_exact_name_wants_its_very_letters():
    assert found("AS menolak, as roda patah, As juga") == ["AS"]


def test_a_name_wants_a_capital():
    assert found("jeju dan gedung putih itu, Jeju dan Gedung Putih") == ["Jeju", "Gedung Putih"]


def test_roles_and_descriptions_want_none():
    assert found("Menteri dan menteri, Semua pihak dan semua pihak") == [
        "Menteri",
        "menteri",
        "Semua pihak",
        "semua pihak",
    ]


def test_a_role_may_bear_the_clitic_of_its_owner():
    atoms = list(GAZETTEER.find("Presiden dan menteri pertahanannya"))
    assert [(atom.name.name, atom.end) for atom in atoms] == [("menteri pertahanan", 34)]


def test_a_name_may_not():
    assert found("Jejunya indah") == []


def test_no_name_is_found_inside_a_word():
    assert found("Koreanisasi, ASEAN, semua pihaknyalah") == []


def test_an_empty_gazetteer_finds_nothing():
    assert list(Gazetteer([]).find("Korea Utara")) == []


pieces = st.lists(
    st.one_of(
        st.sampled_from([name.name for name in NAMES]),
        st.sampled_from([" ", "-", ", ", "nya", "ğ"]),
        st.text(max_size=5),
    ),
    max_size=12,
).map("".join)


@given(pieces)
def test_names_come_in_order_and_never_overlap(text: str):
    end = 0
    for atom in GAZETTEER.find(text):
        assert end <= atom.start < atom.end <= len(text)
        end = atom.end


@given(pieces)
def test_what_is_found_is_the_name(text: str):
    for atom in GAZETTEER.find(text):
        words = fold(text[atom.start : atom.end]).replace("-", " ").replace("‑", " ").split()
        name = fold(atom.name.name).split()
        assert words[:-1] == name[:-1]
        assert words[-1].removesuffix("nya") == name[-1]


@example("㏗")
@given(st.text(max_size=30))
def test_folding_twice_is_folding_once(text: str):
    assert fold(fold(text)) == fold(text)


def at(start: int, end: int, name: str = "x") -> Atom:
    return Atom(Name(name, "person", None, None), start, end)


def test_laid_over_the_longer_of_two_names_wins():
    assert lay_over([at(0, 3), at(10, 14)], [at(0, 8)]) == [at(0, 8), at(10, 14)]
    assert lay_over([at(0, 8)], [at(4, 8)]) == [at(0, 8)]


def test_laid_over_an_equal_name_the_article_wins():
    assert lay_over([at(0, 4, "known")], [at(0, 4, "introduced")]) == [at(0, 4, "introduced")]


@given(st.lists(st.tuples(st.integers(0, 40), st.integers(1, 9)), max_size=8), st.data())
def test_laid_over_nothing_overlaps(starts: list[tuple[int, int]], data: st.DataObject):
    def apart(pairs: list[tuple[int, int]]) -> list[Atom]:
        atoms: list[Atom] = []
        for start, length in sorted(pairs):
            if not atoms or atoms[-1].end <= start:
                atoms.append(at(start, start + length))
        return atoms

    over = data.draw(st.lists(st.tuples(st.integers(0, 40), st.integers(1, 9)), max_size=8))
    result = lay_over(apart(starts), apart(over))
    assert all(one.end <= other.start for one, other in itertools.pairwise(result))
