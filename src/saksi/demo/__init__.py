"""Sample pages of our own writing, in the shapes that Indonesian outlets leave behind, furniture and all."""

from importlib.resources import files
from pathlib import Path

from saksi.model import Page

__all__ = ["sample_pages", "save_pages"]


def sample_pages() -> list[Page]:
    """Give the sample pages, in the order of their names.

    Example:
        >>> len(sample_pages()) >= 8
        True
    """
    folder = files("saksi.demo").joinpath("pages")
    names = sorted(entry.name for entry in folder.iterdir() if entry.name.endswith((".txt", ".html")))
    return [Page(folder.joinpath(name).read_bytes(), source=f"demo/{name}") for name in names]


def save_pages(folder: Path) -> int:
    """Write the sample pages into a folder, which is made if it is not there; return how many there are."""
    folder.mkdir(parents=True, exist_ok=True)
    pages = sample_pages()
    for page in pages:
        (folder / Path(page.source).name).write_bytes(page.content)
    return len(pages)
