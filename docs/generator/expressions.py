"""The words that an expression of the source gives, as far as they are known without running it."""

import ast
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

__all__ = ["Scope", "words"]

#: Names stand for names at most so often, so that none stands for itself.
_DEPTH = 4


@dataclass(frozen=True, slots=True)
class Scope:
    """What names stand for where an expression stands.

    Args:
        assigned: expressions by the name that they were given to.
        constants: values of the module, by name.
    """

    assigned: Mapping[str, ast.expr]
    constants: Mapping[str, Any]


def words(node: ast.expr, scope: Scope, depth: int = _DEPTH) -> str:
    """Turn an expression into its words; what is only known when it runs stands in braces.

    Example:
        >>> node = ast.parse("f'{size} MB, and the limit is {LIMIT // 2}'", mode="eval").body
        >>> words(node, Scope({}, {"LIMIT": 8}))
        '{size} MB, and the limit is 4'
    """
    match node:
        case ast.Constant(value=value):
            return str(value)
        case ast.JoinedStr(values=values):
            return "".join(words(part, scope, depth) for part in values)
        case ast.FormattedValue(value=inner):
            return _filled(inner, scope)
        case ast.BinOp(left=left, op=ast.Add(), right=right):
            return words(left, scope, depth) + words(right, scope, depth)
        case ast.Name(id=name) if name in scope.assigned and depth:
            return words(scope.assigned[name], scope, depth - 1)
    return _filled(node, scope)


def _filled(node: ast.expr, scope: Scope) -> str:
    known = _value(node, scope)
    return f"{{{_name(node)}}}" if known is None else str(known)


def _value(node: ast.expr, scope: Scope) -> object | None:
    """Compute an expression of constants alone."""
    names = {item.id for item in ast.walk(node) if isinstance(item, ast.Name)}
    if not names or not all(name.isupper() and name in scope.constants for name in names):
        return None
    expression = compile(ast.Expression(body=node), "<constants>", "eval")
    value: object = eval(expression, dict(scope.constants))  # the project's own source; nothing from outside
    return value


def _name(node: ast.expr) -> str:
    """Give a short name to an expression: that of what it is made of."""
    match node:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name.strip("_").lower()
        case ast.Call(func=ast.Attribute(value=ast.Constant()), args=[first, *_]):
            return _name(first)
        case ast.Call(func=ast.Attribute(value=inner)):
            return _name(inner)
        case ast.Call(args=[first, *_]) | ast.Starred(value=first):
            return _name(first)
        case ast.Subscript(value=inner) | ast.BinOp(left=inner) | ast.IfExp(body=inner):
            return _name(inner)
    return "..."
