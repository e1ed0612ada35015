"""What the documents say is true: targets, modules, links and paths exist; `tests/docs` runs the commands."""

import re
from pathlib import Path

import pytest
import yaml

from saksi import __version__
from saksi.languages import read_yaml
from saksi.languages.id import inflect
from saksi.languages.lexicon import compile_lexicon
from saksi.reference.plover import plover
from tests.docs.shown import DOCS, ROOT, blocks, make_targets

ARCHITECTURE = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
CONTRIBUTING = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
SOURCE = ROOT / "src" / "saksi"
#: Where a path in ARCHITECTURE.md may begin.
BASES = (ROOT, SOURCE, SOURCE / "steps")


GUIDES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted(DOCS.rglob("*.md"))]


@pytest.mark.parametrize("guide", GUIDES, ids=lambda path: str(path.relative_to(ROOT)))
def test_make_targets_that_a_document_names_exist(guide: Path):
    document = guide.read_text(encoding="utf-8")
    named = re.findall(r"^make ([a-z-]+)", document, re.M) + re.findall(r"`make ([a-z-]+)`", document)

    assert set(named) - make_targets() == set()


def test_every_make_target_is_explained():
    explained = re.findall(r"^([a-z][a-z-]*):.*## \w", (ROOT / "Makefile").read_text(encoding="utf-8"), re.M)

    assert set(explained) == make_targets()


def test_modules_that_the_architecture_names_exist():
    named = re.findall(r"`([\w./-]+(?:/|\.(?:py|yaml|tsv|txt|md)))`", ARCHITECTURE)
    shared = {"page.yaml", "wires.yaml"}  # the same name in each language
    missing = [name for name in named if name not in shared and not any((b / name).exists() for b in BASES)]

    assert missing == []


@pytest.mark.parametrize("step", ["read", "code", "relate", "follow"])
def test_the_architecture_names_every_module_of_a_step(step: str):
    modules = [p.name for p in (SOURCE / "steps" / step).glob("*.py") if p.name != "__init__.py"]

    assert [name for name in modules if f"`{step}/{name}`" not in ARCHITECTURE] == []


@pytest.mark.parametrize("name", ["README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "evaluation/README.md"])
def test_links_between_documents_lead_somewhere(name: str):
    text = (ROOT / name).read_text(encoding="utf-8")
    links = [link for link in re.findall(r"\]\(([^)#]+)\)", text) if "://" not in link]

    assert [link for link in links if not ((ROOT / name).parent / link).exists()] == []


def test_the_entry_that_contributing_shows_is_a_sound_one():
    (text,) = (block.text for block in blocks(ROOT / "CONTRIBUTING.md") if block.language == "yaml")
    (group,) = yaml.safe_load(text)
    frames = read_yaml("id", "predicates.yaml")["frames"]

    lexicon = compile_lexicon({"frames": frames, "groups": [group]}, inflect=inflect)

    assert {"mengembargo", "membekukan", "dibekukan"} <= set(lexicon.verbs)
    assert group["mode"] in plover().types[group["type"]].modes


def test_paths_that_contributing_names_exist():
    named = re.findall(r"`((?:src|training|evaluation|tests)/[\w./-]+)`", CONTRIBUTING)

    assert named
    assert [name for name in named if not (ROOT / name).exists()] == []


def test_the_changelog_has_the_current_version():
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")

    assert re.search(rf"^## \[{re.escape(__version__)}\] - \d{{4}}-\d\d-\d\d$", changelog, re.M)
