"""What the documents show runs."""

import json
import shlex
from importlib.resources import files
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from saksi.doors.serve import create_app
from tests.docs.shown import DOCS, ROOT, Reader, blocks

needs_model = pytest.mark.skipif(
    not files("saksi.languages").joinpath("encoder", "model").is_dir(), reason="the model is not there"
)
TUTORIAL = DOCS / "tutorial.md"
#: All pages that show commands to run, the tutorial apart, which begins with nothing.
GUIDES = [
    path
    for path in sorted(DOCS.rglob("*.md"))
    if path.parent.name != "reference" and path != TUTORIAL and any(blocks(path))
]
README = ROOT / "README.md"


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
        for block in blocks(TUTORIAL)
        if block.language == "sh"
        for command in block.commands
    ]

    assert any("13 articles stored" in text for text in said)
    assert (newcomer.folder / "laporan" / "report.html").exists()


def test_the_tutorial_leaves_nothing_out():
    assert [block.why for block in blocks(TUTORIAL) if block.why] == []


@needs_model
def test_what_the_readme_shows_runs(reader: Reader):
    said = {}
    for block in blocks(README):
        if block.language == "python":
            reader.run(block)
        for command in block.commands if block.language == "sh" else ():
            if "://" not in command:
                said[command] = reader.type(command)

    assert not [command for command, text in said.items() if "Traceback" in text]
    (echo,) = (command for command in said if command.startswith("echo "))
    shown = json.loads(next(block.text for block in blocks(README) if block.language == "json"))
    given = json.loads(said[echo])
    for kind in ("statements", "events"):
        assert [{name: record[name] for name in shown[kind][0]} for record in given[kind]] == shown[kind]
    assert {name: given["article"][name] for name in shown["article"]} == shown["article"]


def test_addresses_shown_are_answered(samples: Path):
    shown = [
        shlex.split(command)[1]
        for guide in GUIDES
        for block in blocks(guide)
        for command in block.commands
        if command.startswith("curl ") and "--json" not in command and "/ID/" not in command
    ]
    client = TestClient(create_app(str(samples / "arsip")), base_url="http://127.0.0.1:8765")

    assert {address: client.get(address).status_code for address in shown} == dict.fromkeys(shown, 200)
