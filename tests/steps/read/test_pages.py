"""Whole pages, written for the tests in the manner of real ones, with the parts that a reader sees."""

from collections.abc import Callable
from pathlib import Path

import pytest

from saksi.model import Article

PAGES = Path(__file__).parent / "pages"
NAMES = sorted(path.stem for path in PAGES.glob("*.parts"))
Read = Callable[[str], Article]


@pytest.mark.parametrize("name", NAMES)
def test_parts(name: str, read_file: Read):
    article = read_file(f"{name}.txt")
    found = [f"{part.kind}|{article.text[part.start : part.end]}" for part in article.parts]
    assert found == (PAGES / f"{name}.parts").read_text(encoding="utf-8").splitlines()


FIELDS = {
    "weekly": {
        "language": "id",
        "section": "Internasional",
        "outlet": "KabarSamudra.id",
        "credit": "VOA",
        "published": None,
        "not_before": "2025-03-04",
        "dateline": "KabarSamudra.id",
        "summary": "Nelayan di kedua sisi menunggu kepastian hukum sejak sepuluh tahun lalu.",
    },
    # Thursday without a year follows a proven Wednesday; an exercise until the 28th proves nothing.
    "portal": {"outlet": "Liputan6.com", "not_before": "2025-06-05", "byline": "rin/bud", "credit": None},
    "wire": {"outlet": "ANTARA", "credit": None, "not_before": None, "byline": "Sari Wulandari"},
    "malay": {"language": "ms", "credit": "Bernama", "outlet": "Harian"},
    "english": {
        "language": "en",
        "published": "2025-03-04",
        "not_before": "2025-03-04",
        "credit": "AP",
        "byline": "Jane Rivers and Tom Hale",
        "section": "World",
    },
    "newspaper": {"published": "2025-06-20T17:18+07:00", "not_before": "2025-06-20", "outlet": "KOMPAS.com"},
}


@pytest.mark.parametrize(("name", "field"), [(name, field) for name in FIELDS for field in FIELDS[name]])
def test_field(name: str, field: str, read_file: Read):
    assert getattr(read_file(f"{name}.txt"), field) == FIELDS[name][field]


@pytest.mark.parametrize("name", sorted(FIELDS))
def test_how_fields_are_known_is_told(name: str, read_file: Read):
    article = read_file(f"{name}.txt")
    for field in ("outlet", "published", "section", "byline"):
        assert (field in article.known) == (getattr(article, field) is not None)
    assert article.known["language"]
