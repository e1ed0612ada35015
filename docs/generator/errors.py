"""The page of errors: every code that the source gives, with its sentence and its hint as written there."""

import ast
import inspect
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from itertools import chain
from pathlib import Path

import saksi
from docs.generator.expressions import Scope, words
from docs.generator.markdown import opening, plain, table
from saksi import errors

__all__ = ["Raised", "page", "raised"]

_Function = ast.FunctionDef | ast.AsyncFunctionDef
_Text = ast.Constant | ast.JoinedStr

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


@cache
def raised() -> tuple[Raised, ...]:
    """Find all codes in the source, with the sentence and the hint of each."""
    texts = {path: path.read_text(encoding="utf-8") for path in sorted(SOURCE.rglob("*.py"))}
    found = (_of_module(ast.parse(text), path) for path, text in texts.items() if CODES.search(text))
    return tuple(chain.from_iterable(found))


def _of_module(tree: ast.Module, path: Path) -> Iterator[Raised]:
    parts = path.relative_to(SOURCE.parent).with_suffix("").parts
    constants = vars(import_module(".".join(parts).removesuffix(".__init__")))
    for function in (None, *(item for item in ast.walk(tree) if isinstance(item, _Function))):
        calls = [call for call in _calls(function or tree) if _code_of(call)]
        for given in _handed(tree, function) if calls else ():
            for call in calls:
                scope = Scope(_assigned(tree, function, call.lineno) | given, constants)
                if found := _read(call, scope):
                    yield found


def _calls(owner: ast.AST) -> Iterator[ast.Call]:
    """Yield the calls of a module or function, without those of functions inside it."""
    for node in ast.iter_child_nodes(owner):
        if isinstance(node, _Function):
            continue
        if isinstance(node, ast.Call):
            yield node
        yield from _calls(node)


def _handed(tree: ast.Module, function: _Function | None) -> list[dict[str, ast.expr]]:
    """List the texts that a function of the module is handed, by call; none if there is no call."""
    found: list[dict[str, ast.expr]] = []
    for call in ast.walk(tree):
        if function and isinstance(call, ast.Call) and getattr(call.func, "id", None) == function.name:
            names = [argument.arg for argument in function.args.args]
            given = [
                *zip(names, call.args, strict=False),
                *((item.arg, item.value) for item in call.keywords),
            ]
            found.append({name: text for name, text in given if name and isinstance(text, _Text)})
    return found or [{}]


def _assigned(tree: ast.Module, function: _Function | None, line: int) -> dict[str, ast.expr]:
    """Gather what names stand for at a line: those of the module, those given before in the function."""
    found: dict[str, ast.expr] = {}
    own = [item for item in ast.walk(function) if isinstance(item, ast.Assign)] if function else []
    before = sorted((item for item in own if item.lineno < line), key=lambda item: item.lineno)
    for node in (*(item for item in tree.body if isinstance(item, ast.Assign)), *before):
        found |= {target.id: node.value for target in node.targets if isinstance(target, ast.Name)}
    return found


def _code_of(call: ast.Call) -> ast.expr | None:
    """Return the code in a call such as `ReadError("R001", ...)` or `Refusal(code="P001", ...)`, if any."""
    given = (item.value for item in call.keywords if item.arg == "code")
    return next((item for item in (*call.args, *given) if _is_code(item)), None)


def _read(call: ast.Call, scope: Scope) -> Raised | None:
    """Read a call such as `ReadError("R001", "the page is empty", hint="...")`, if it has a sentence."""
    code = _code_of(call)
    given = {item.arg: item.value for item in call.keywords if item.arg}
    rest = call.args[call.args.index(code) + 1 :] if code in call.args else []
    reason = given.get("reason") or next(iter(rest), None)
    hint = given.get("hint") or next(iter(rest[1:]), None)
    if code is None or reason is None:
        return None
    told = opening(words(hint, scope)) if hint else _REPORT
    return Raised(words(code, scope), opening(words(reason, scope)), told)


def _is_code(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and bool(CODES.fullmatch(f'"{node.value!s}"'))
