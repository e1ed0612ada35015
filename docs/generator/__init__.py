"""The reference part of the documentation, written from the code: `python -m docs.generator`.

Each page is a function that returns Markdown. The pages are kept in `docs/reference`, so that they can be
read without building anything; `tests/docs/test_generator.py` fails when one is out of date.
"""

from collections.abc import Callable, Mapping
from pathlib import Path

from docs.generator import (
    commands,
    errors,
    formats,
    languages,
    python,
    records,
    routes,
    settings,
    tables,
    tools,
)

__all__ = ["FOLDER", "PAGES", "write"]

FOLDER = Path(__file__).resolve().parent.parent / "reference"

#: The pages, by the name of their file.
PAGES: Mapping[str, Callable[[], str]] = {
    "commands.md": commands.page,
    "settings.md": settings.page,
    "errors.md": errors.page,
    "records.md": records.page,
    "tables.md": tables.page,
    "formats.md": formats.page,
    "routes.md": routes.page,
    "tools.md": tools.page,
    "python.md": python.page,
    "languages.md": languages.page,
}


def write() -> list[str]:
    """Write the pages that are out of date, and name them."""
    FOLDER.mkdir(exist_ok=True)
    changed = []
    for name, page in PAGES.items():
        path, text = FOLDER / name, page()
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            path.write_text(text, encoding="utf-8")
            changed.append(name)
    return changed
