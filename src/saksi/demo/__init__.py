"""Sample pages of our own writing, in the shapes that Indonesian outlets leave behind, furniture and all."""

from importlib.resources import files

from saksi.model import Page

__all__ = ["sample_pages"]


def sample_pages() -> list[Page]:
    """Give the sample pages, in the order of their names.

    Example:
        >>> len(sample_pages()) >= 8
        True
    """
    folder = files("saksi.demo").joinpath("pages")
    names = sorted(entry.name for entry in folder.iterdir() if entry.name.endswith((".txt", ".html")))
    return [Page(folder.joinpath(name).read_bytes(), source=f"demo/{name}") for name in names]
