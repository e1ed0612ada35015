"""What the documents say is true: commands run, options, codes, targets and modules exist."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

import click
import pytest
import typer
import yaml

import saksi
from saksi import __version__
from saksi.demo import sample_pages
from saksi.doors.cli import app
from saksi.languages import read_yaml
from saksi.languages.id import inflect
from saksi.languages.lexicon import compile_lexicon
from saksi.reference.plover import plover
from tests.store.samples import outcome

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
ARCHITECTURE = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
CONTRIBUTING = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
SOURCE = ROOT / "src" / "saksi"
#: Where a path in ARCHITECTURE.md may begin.
BASES = (ROOT, SOURCE, SOURCE / "steps")

needs_model = pytest.mark.skipif(
    not files("saksi.languages").joinpath("encoder", "model").is_dir(), reason="the model is not there"
)


def code_blocks(document: str, language: str) -> Iterator[str]:
    return (block.group(1) for block in re.finditer(rf"^```{language}\n(.*?)^```", document, re.M | re.S))


def commands() -> list[str]:
    lines = (line for block in code_blocks(README, "sh") for line in block.splitlines())
    return [line for line in lines if "saksi " in line and "://" not in line]


def makefile_targets() -> set[str]:
    return set(re.findall(r"^([a-z][a-z-]*):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.M))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Make a folder with the files that the README's commands name."""
    texts = [page for page in sample_pages() if page.source.endswith(".txt")]
    html = next(page for page in sample_pages() if page.source.endswith(".html"))
    (tmp_path / "berita.txt").write_bytes(texts[0].content)
    (tmp_path / "berita.html").write_bytes(html.content)
    annotated = json.dumps({"article": {"text": "Rusia mengecam Kuba.", "language": "id"}}) + "\n"
    for name in ("gold.jsonl", "records.jsonl"):
        (tmp_path / name).write_text(annotated, encoding="utf-8")
    (tmp_path / "halaman").mkdir()
    for number, page in enumerate(texts[1:3]):
        (tmp_path / "halaman" / f"{number}.txt").write_bytes(page.content)
    with saksi.open(tmp_path / "archive") as archive:
        archive.store([outcome(1)])
    return tmp_path


def run_in(folder: Path, command: str) -> subprocess.CompletedProcess[str]:
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    return subprocess.run(
        ["sh", "-c", command],
        cwd=folder,
        env={**os.environ, "PATH": path, "SAKSI_ARCHIVE": str(folder / "archive")},
        capture_output=True,
        text=True,
        check=False,
    )


@needs_model
@pytest.mark.parametrize("command", commands())
def test_a_command_of_the_readme_runs(command: str, folder: Path):
    done = run_in(folder, command)

    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr


@needs_model
def test_the_record_of_the_readme_is_what_comes_out(folder: Path):
    (command,) = (line for line in commands() if line.startswith("echo "))
    (block,) = code_blocks(README, "json")
    (shown, given) = json.loads(block), json.loads(run_in(folder, command).stdout)

    for kind in ("statements", "events"):
        assert [{name: record[name] for name in shown[kind][0]} for record in given[kind]] == shown[kind]
    assert {name: given["article"][name] for name in shown["article"]} == shown["article"]


@pytest.mark.parametrize("name", ["read", "demo", "schema", "evaluate", "compare"])
def test_every_option_is_in_the_readme(name: str):
    group = typer.main.get_command(app)
    assert isinstance(group, click.Group) or hasattr(group, "commands")
    parameters = group.commands[name].params  # type: ignore[union-attr]
    options = [option for item in parameters for option in item.opts if option.startswith("--")]

    assert [option for option in options if f"`{option}`" not in README] == []


def test_every_command_is_in_the_readme():
    group = typer.main.get_command(app)

    assert [name for name in group.commands if f"saksi {name}" not in README] == []  # type: ignore[attr-defined]


def test_every_refusal_code_is_in_the_readme():
    codes = {
        code
        for module in SOURCE.rglob("*.py")
        for code in re.findall(r'"([RUPLSH]\d{3})"', module.read_text(encoding="utf-8"))
    }

    assert sorted(code for code in codes if f"`{code}`" not in README) == []


@pytest.mark.parametrize("document", [README, CONTRIBUTING], ids=["README", "CONTRIBUTING"])
def test_make_targets_that_a_document_names_exist(document: str):
    named = set(re.findall(r"^make ([a-z-]+)", document, re.M)) | set(
        re.findall(r"`make ([a-z-]+)`", document)
    )

    assert named
    assert named - makefile_targets() == set()


def test_every_make_target_is_explained():
    explained = re.findall(r"^([a-z][a-z-]*):.*## \w", (ROOT / "Makefile").read_text(encoding="utf-8"), re.M)

    assert set(explained) == makefile_targets()


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
    (block,) = code_blocks(CONTRIBUTING, "yaml")
    (group,) = yaml.safe_load(block)
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
