"""What a language model is asked for: the codebook's records with quotations instead of offsets."""

from typing import Any

from saksi.model.records import Certainty, EventType, Polarity, Sector, StatementKind, Time
from saksi.reference.plover import plover

__all__ = ["schema"]


def _text(*, null: bool = False) -> dict[str, Any]:
    return {"type": ["string", "null"]} if null else {"type": "string"}


def _one_of(literal: Any, *, null: bool = False) -> dict[str, Any]:
    values = [*literal.__args__]
    return {"enum": [*values, None]} if null else {"type": "string", "enum": values}


def _record(**fields: dict[str, Any]) -> dict[str, Any]:
    # Servers that hold a model to a schema want every field required and nothing beside them.
    return {"type": "object", "properties": fields, "required": list(fields), "additionalProperties": False}


def _list(item: dict[str, Any]) -> dict[str, Any]:
    return {"type": "array", "items": item}


#: The longest string where answers are limited.
_LONGEST = 60


def schema(*, most: int | None = None) -> dict[str, Any]:
    """Return the JSON Schema of an answer.

    Args:
        most: the most members of any list, for models that do not find an end; strings are short then, too.
            None for no limit, which more servers understand.

    Example:
        >>> sorted(schema()["properties"])
        ['events', 'statements']
    """
    actor = _record(name=_text(), id=_text(null=True), sector=_one_of(Sector))
    statement = _record(
        **{
            "id": _text(),
            "line": {"type": "integer"},
            "kind": _one_of(StatementKind),
            "source": _list(actor),
            "cue": _text(),
            "content": _text(),
            "direct": {"type": "boolean"},
            "in": _text(null=True),
        }
    )
    modes = sorted({mode for entry in plover().types.values() for mode in entry.modes})
    event = _record(
        line={"type": "integer"},
        type=_one_of(EventType),
        mode={"enum": [*modes, None]},
        actor=_list(actor),
        recipient=_list(actor),
        predicate=_text(),
        location=_list(_record(name=_text(), country=_text(null=True))),
        date={"anyOf": [_record(start=_text(), end=_text()), {"type": "null"}]},
        polarity=_one_of(Polarity),
        certainty=_one_of(Certainty),
        time=_one_of(Time),
        statement=_text(null=True),
    )
    answer = _record(statements=_list(statement), events=_list(event))
    if most is not None:
        _limit(answer, most)
    return answer


def _limit(part: dict[str, Any], most: int) -> None:
    if part.get("type") == "array":
        part["maxItems"] = most
        _limit(part["items"], most)
    if part.get("type") in ("string", ["string", "null"]) and "enum" not in part:
        part["maxLength"] = _LONGEST
    for field in (*part.get("properties", {}).values(), *part.get("anyOf", ())):
        _limit(field, most)
