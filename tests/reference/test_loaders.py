"""What every loader of the package promises."""

import time
from collections.abc import Callable

import pytest

from saksi.reference import cell_list, table
from saksi.reference.bodies import bodies
from saksi.reference.outlets import outlets
from saksi.reference.plover import plover
from saksi.reference.states import states

BUDGET_SECONDS = 0.05


@pytest.mark.parametrize("load", [states, bodies, outlets, plover])
def test_a_loader_is_quick_and_reads_once(load: Callable[[], object]) -> None:
    best = min(_seconds(load) for _ in range(3))
    assert best < BUDGET_SECONDS
    assert load() is load()


def _seconds(load: Callable[[], object]) -> float:
    getattr(load, "cache_clear")()  # noqa: B009 - the cache's own method is not part of the callable's type
    start = time.perf_counter()
    load()
    return time.perf_counter() - start


def test_a_row_of_the_wrong_width_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    class Folder:
        def joinpath(self, name: str) -> "Folder":
            return self

        def read_text(self, encoding: str) -> str:
            return "a\tb\n1\t2\n3\n"

    monkeypatch.setattr("saksi.reference.files", lambda _: Folder())
    with pytest.raises(ValueError, match="line 3 has 1 cells, its header has 2"):
        table("any.tsv")


def test_an_empty_cell_is_an_empty_list() -> None:
    assert cell_list("") == ()
    assert cell_list("PBB|UN") == ("PBB", "UN")
