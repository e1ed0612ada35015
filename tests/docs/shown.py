"""The commands that documents show: found, and run in a folder as a reader would run them."""

import os
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from typer.testing import CliRunner

import saksi
from saksi.doors.cli import app

ROOT = Path(__file__).resolve().parent.parent.parent
DOCS = ROOT / "docs"
#: A block of code, with the comment in front of it that says why it is not run, if there is one.
_BLOCK = re.compile(
    r"^(?:<!-- not run: (?P<why>.+) -->\n)?```(?P<language>\w+)\n(?P<text>.*?)^```", re.M | re.S
)
#: Words that stand for an id of the archive, and where one is found.
_IDS = {
    "EVENT": lambda archive: archive.events(limit=1).rows()[0]["id"],
    "OCCURRENCE": lambda archive: archive.find("occurrences", limit=1).rows()[0]["id"],
    "TIE": lambda archive: archive.ties()[0].id,
    "FORECAST": lambda archive: archive.forecasts()[0].id,
}


@dataclass(frozen=True)
class Block:
    """A block of code of a document; `why` says why it is not run."""

    language: str
    text: str
    why: str | None

    @property
    def commands(self) -> list[str]:
        """List the commands, one a line."""
        return [line for line in self.text.splitlines() if line.strip() and not line.startswith("#")]


def blocks(document: Path) -> Iterator[Block]:
    """Yield the blocks of code of a document, in order."""
    for found in _BLOCK.finditer(document.read_text(encoding="utf-8")):
        yield Block(found["language"], found["text"], found["why"])


def make_targets() -> set[str]:
    return set(re.findall(r"^([a-z][a-z-]*):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.M))


@dataclass
class Reader:
    """Somebody who types what a document shows.

    Plain commands run in this process, and pages are read in it, so that the model is loaded once; pipes run
    in a shell.
    """

    folder: Path
    patch: pytest.MonkeyPatch

    def type(self, command: str) -> str:
        """Run a command and return what it wrote; a command that fails, fails the test."""
        words = shlex.split(command)
        if words[0] == "make":
            assert set(words[1:]) <= make_targets(), command
            return ""
        if words[0] == "export":
            for name, _, value in (word.partition("=") for word in words[1:]):
                self.patch.setenv(name, value)
            return ""
        if words[0] == "source":
            return ""
        return self._pipe(command) if "|" in words or words[0] != "saksi" else self._call(words)

    def run(self, block: Block) -> None:
        """Run Python of a document."""
        exec(compile(block.text, "<document>", "exec"), {"__name__": "__main__"})

    def _call(self, words: list[str]) -> str:
        target = words[-1] if ">" in words else None
        words = words[: words.index(">")] if target else words
        arguments = [argument for word in words[1:] for argument in self._meant(word)]
        if arguments[0] == "add" and "--workers" not in arguments:
            arguments += ["--workers", "0"]
        done = CliRunner().invoke(app, arguments)
        assert done.exit_code == 0, f"{shlex.join(words)}\n{done.output}\n{done.exception!r}"
        if target:
            Path(target).write_bytes(done.stdout_bytes)
        return done.output

    def _meant(self, word: str) -> list[str]:
        """Put an id in the place of a word that stands for one, and files in that of a pattern."""
        if word in _IDS:
            with saksi.open() as archive:
                return [str(_IDS[word](archive))]
        files = sorted(map(str, Path().glob(word))) if word.endswith("*.txt") else []
        return files or [word]

    def _pipe(self, command: str) -> str:
        path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
        done = subprocess.run(
            ["sh", "-c", command],
            env={**os.environ, "PATH": path},
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, f"{command}\n{done.stdout}\n{done.stderr}"
        assert "Traceback" not in done.stderr
        return done.stdout
