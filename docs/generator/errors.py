"""The page of errors: every code that the source gives, with its sentence and its hint as written there."""

import ast
import inspect
import re
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

import saksi
from docs.generator.expressions import Scope, words
from docs.generator.markdown import opening, plain, table
from saksi import errors

__all__ = ["Raised", "page", "raised"]

SOURCE = Path(saksi.__file__).parent
CODES = re.compile(r'"[A-Z]\d{3}"')
#: What is said of accidents, where one place says it for several codes.
_REPORT = "Please report it with the page."
_HEAD = """\
# Errors

Whatever goes wrong has a code that stays the same from version to version, one sentence, and a hint that says
what to do. A page that cannot be read becomes a *refusal*: one line on the standard error, and a row that
`saksi refusals` lists. The others are still read. Words in braces stand for what differs from case to case.
"""


@dataclass(frozen=True, slots=True)
class Raised:
    """One place of the source at which a code is given, with the words that go with it."""

    code: str
    reason: str
    hint: str


def page() -> str:
    """Write the page, the codes grouped as `errors.py` groups its classes."""
    found = sorted(set(raised()), key=lambda item: (item.code, item.reason, item.hint))
    lines = [_HEAD]
    for letter, about in _families().items():
        rows = [item for item in found if item.code.startswith(letter)]
        lines += [
            f"## {letter}: {about}",
            "",
            table(["code", "what is said", "what to do"], _cells(rows)),
            "",
        ]
    return "\n".join(lines)


def _cells(found: list[Raised]) -> Iterator[list[str]]:
    last = ""
    for item in found:
        name = f"`{item.code}`" if item.code != last else ""
        last = item.code
        yield [name, plain(item.reason), plain(item.hint)]


def _families() -> dict[str, str]:
    """Read the letters and what they stand for from the tree in the docstring of `errors.py`."""
    found = re.findall(r"── \w+ +([A-Z])0xx +(.+)", inspect.getdoc(errors) or "")
    return {**{letter: text.strip() for letter, text in found}, "P": "accidents; each becomes a refusal"}


def raised() -> Iterator[Raised]:
    """Find all codes in the source, with the sentence and the hint of each."""
    for path in sorted(SOURCE.rglob("*.py")):
        text = path.read_text(encoding="utf-8")
        if CODES.search(text):
            yield from _of_module(ast.parse(text), path)


def _of_module(tree: ast.Module, path: Path) -> Iterator[Raised]:
    parts = path.relative_to(SOURCE.parent).with_suffix("").parts
    constants = vars(import_module(".".join(parts).removesuffix(".__init__")))
    for function in (None, *(item for item in ast.walk(tree) if isinstance(item, ast.FunctionDef))):
        for call in _calls(function or tree):
            if found := _read(call, Scope(_assigned(tree, function, call.lineno), constants)):
                yield found


def _calls(owner: ast.AST) -> Iterator[ast.Call]:
    """Yield the calls of a module or function, without those of functions inside it."""
    for node in ast.iter_child_nodes(owner):
        if isinstance(node, ast.FunctionDef):
            continue
        if isinstance(node, ast.Call):
            yield node
        yield from _calls(node)


def _assigned(tree: ast.Module, function: ast.FunctionDef | None, line: int) -> dict[str, ast.expr]:
    """Gather what names stand for at a line: those of the module, those given before in the function."""
    found: dict[str, ast.expr] = {}
    own = [item for item in ast.walk(function) if isinstance(item, ast.Assign)] if function else []
    before = sorted((item for item in own if item.lineno < line), key=lambda item: item.lineno)
    for node in (*(item for item in tree.body if isinstance(item, ast.Assign)), *before):
        found |= {target.id: node.value for target in node.targets if isinstance(target, ast.Name)}
    return found


def _read(call: ast.Call, scope: Scope) -> Raised | None:
    """Read a call such as `ReadError("R001", "the page is empty", hint="...")`."""
    given = {keyword.arg: keyword.value for keyword in call.keywords if keyword.arg}
    number = next((n for n, item in enumerate(call.args) if _is_code(item)), len(call.args))
    code = call.args[number] if number < len(call.args) else given.get("code")
    rest = call.args[number + 1 :]
    reason = given.get("reason") or (rest[0] if rest else None)
    if code is None or not _is_code(code) or reason is None:
        return None
    hint = given.get("hint") or (rest[1] if len(rest) > 1 else None)
    return Raised(
        words(code, scope), opening(words(reason, scope)), opening(words(hint, scope)) if hint else _REPORT
    )


def _is_code(node: ast.expr) -> bool:
    return (
        isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and bool(CODES.match(f'"{node.value}"'))
    )
