from collections.abc import Callable
from pathlib import Path

import pytest

from saksi.model import Article, Page
from saksi.steps.read import read_page

PAGES = Path(__file__).parent / "pages"


@pytest.fixture
def read_file() -> Callable[[str], Article]:
    def read(name: str) -> Article:
        return read_page(Page((PAGES / name).read_bytes(), source=name))

    return read
