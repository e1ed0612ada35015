"""The reference is what the code says, and says something of everything."""

import inspect
import re
from importlib import import_module

import pytest

from docs.generator import FOLDER, PAGES
from docs.generator.commands import commands, options
from docs.generator.errors import CODES, SOURCE, raised
from docs.generator.python import methods
from docs.generator.records import PARTS, classes, fields
from docs.generator.settings import variables
from docs.generator.tools import tools


@pytest.mark.parametrize("name", sorted(PAGES.keys() - {"languages.md"}))
def test_a_page_of_the_reference_is_up_to_date(name: str):
    kept = (FOLDER / name).read_text(encoding="utf-8")

    assert kept == PAGES[name](), "The code has changed; run: make reference"


def test_the_counts_of_languages_are_about_right():
    """A few entries more must not make the page stale."""
    kept, now = (FOLDER / "languages.md").read_text(encoding="utf-8"), PAGES["languages.md"]()
    number = re.compile(r"\d[\d,]+")

    assert number.sub("0", kept) == number.sub("0", now), "The code has changed; run: make reference"
    counts = [[int(found.replace(",", "")) for found in number.findall(text)] for text in (kept, now)]
    assert counts[0] == pytest.approx(counts[1], rel=0.2), "The data have grown; run: make reference"


def test_the_reference_has_no_other_page():
    assert {path.name for path in FOLDER.iterdir()} == set(PAGES)


def test_every_command_says_what_it_does():
    assert [name for name, command in commands() if not command.help] == []


def test_every_option_says_what_it_does():
    found = [
        (name, option.name) for name, command in commands() for option in options(command) if not option.help
    ]

    assert found == []


def test_every_module_of_records_is_in_the_page():
    names = {path.stem for path in (SOURCE / "model").glob("[a-z]*.py")}
    modules = [import_module(f"saksi.model.{name}") for name in sorted(names - {"ids"})]

    assert [module.__name__ for module in modules if classes(module) and module not in PARTS.values()] == []


def test_every_field_of_a_record_says_what_it_is():
    found = [
        f"{record.__name__}.{name}"
        for module in PARTS.values()
        for record in classes(module)
        for name, _, said in fields(record)
        if not said
    ]

    assert found == []


def test_every_code_is_found_with_its_sentence_and_hint():
    given = {
        code.strip('"')
        for path in SOURCE.rglob("*.py")
        for code in CODES.findall(path.read_text(encoding="utf-8"))
    }
    found = list(raised())

    assert given == {item.code for item in found}
    assert [item for item in found if not item.reason or not item.hint] == []


def test_every_variable_of_the_environment_is_a_setting():
    named = {
        name
        for path in SOURCE.rglob("*.py")
        for name in re.findall(r"\bSAKSI_[A-Z_]+[A-Z]\b", path.read_text(encoding="utf-8"))
    }

    assert named <= variables()


def test_every_method_says_what_it_does():
    assert [name for name, method in methods() if not inspect.getdoc(method)] == []


def test_every_tool_says_what_it_does():
    assert [tool.name for tool in tools() if not tool.description] == []
