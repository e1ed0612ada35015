"""JSON in and out, by msgspec, with the codebook's field names.

The one name that Python cannot spell, `in`, is `in_` in the record and renamed here.
"""

import re
from typing import Any

import msgspec

from saksi.model import Coded, Refusal

#: Half of a surrogate pair, which no encoding writes.
LONE_SURROGATE = re.compile(r"[\ud800-\udfff]")
_encoder = msgspec.json.Encoder()


def _plain(coded: Coded) -> dict[str, Any]:
    """Turn a record into plain containers, named as in the codebook, without unasked explanations."""
    plain: dict[str, Any] = msgspec.to_builtins(coded)
    for statement in plain["statements"]:
        statement["in"] = statement.pop("in_")
    for record in (*plain["statements"], *plain["events"]):
        if record["why"] is None:
            del record["why"]
    return plain


def encode(record: Coded | Refusal) -> bytes:
    """Write one record as one line of JSON, without the line break.

    A lone surrogate, which JSON in UTF-8 cannot hold, becomes the replacement character: offsets stay.
    """
    plain = _plain(record) if isinstance(record, Coded) else msgspec.to_builtins(record)
    try:
        return _encoder.encode(plain)
    except UnicodeEncodeError:
        return _encoder.encode(_without_surrogates(plain))


def decode(line: bytes | str) -> Coded:
    """Read one line of JSON back into a record.

    Raises:
        msgspec.ValidationError: a required field is missing, or one is of the wrong type.
    """
    plain = msgspec.json.decode(line)
    if isinstance(plain, dict):
        statements = plain.get("statements")
        for statement in statements if isinstance(statements, list) else ():
            if isinstance(statement, dict) and "in" in statement:
                statement["in_"] = statement.pop("in")
    return msgspec.convert(plain, Coded)


def schema() -> dict[str, Any]:
    """Return the JSON Schema (2020-12) of one line of `saksi read --json`."""
    result: dict[str, Any] = msgspec.json.schema(Coded)
    statement = result["$defs"]["Statement"]
    statement["properties"] = {
        {"in_": "in"}.get(name, name): value for name, value in statement["properties"].items()
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "saksi: one coded article",
        **result,
    }


def _without_surrogates(value: Any) -> Any:
    if isinstance(value, str):
        return LONE_SURROGATE.sub("�", value)
    if isinstance(value, dict):
        return {_without_surrogates(key): _without_surrogates(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [_without_surrogates(item) for item in value]
    return value
