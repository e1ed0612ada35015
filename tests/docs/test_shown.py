"""What the documents show runs."""

from importlib.resources import files
from pathlib import Path

import pytest

from tests.docs.shown import DOCS, ROOT, Reader, blocks, make_targets

needs_model = pytest.mark.skipif(
    not files("saksi.languages").joinpath("encoder", "model").is_dir(), reason="the model is not there"
)
GUIDES = sorted((DOCS / "howto").glob("*.md"))
DOCUMENTS = [*sorted(DOCS.rglob("*.md")), *(ROOT / name for name in ("README.md", "CONTRIBUTING.md"))]


def named(document: Path) -> str:
    return str(document.relative_to(ROOT))


@needs_model
@pytest.mark.parametrize("guide", GUIDES, ids=named)
def test_what_a_guide_shows_runs(guide: Path, reader: Reader):
    for block in blocks(guide):
        if block.language == "python" and block.why is None:
            reader.run(block)
        for command in block.commands if block.language == "sh" and block.why is None else ():
            reader.type(command)


@needs_model
def test_the_tutorial_runs_from_an_empty_folder(newcomer: Reader):
    said = [
        newcomer.type(command)
        for block in blocks(DOCS / "tutorial.md")
        if block.language == "sh"
        for command in block.commands
    ]

    assert any("13 articles stored" in text for text in said)
    assert (newcomer.folder / "laporan" / "report.html").exists()


def test_the_tutorial_leaves_nothing_out():
    assert [block.why for block in blocks(DOCS / "tutorial.md") if block.why] == []


@pytest.mark.parametrize("document", DOCUMENTS, ids=named)
def test_shown_make_targets_exist(document: Path):
    commands = (command for block in blocks(document) for command in block.commands)
    shown = [command.split()[1] for command in commands if command.startswith("make ")]

    assert set(shown) <= make_targets()
