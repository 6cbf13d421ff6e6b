"""Reading an instance from JSON, with errors that name the place."""

import json
from collections.abc import Mapping
from typing import Any

from yorisoi.engines.pairing.checking import check_instance
from yorisoi.engines.pairing.errors import PairingError
from yorisoi.engines.pairing.model import (
    Arrangement,
    Instance,
    Interpreter,
    Person,
    Session,
    Supporter,
)

ROWS: Mapping[str, Any] = {
    "people": Person,
    "sessions": Session,
    "arrangements": Arrangement,
    "supporters": Supporter,
    "interpreters": Interpreter,
}


def read_instance(text: str) -> Instance:
    """Read and check an instance: one object with the fields of `Instance` as lists of objects.

    Raises `PairingError`: `json` (with `line`), `field` (missing, unknown or of the wrong type),
    and the reasons of an instance that makes no sense (`number`, `duplicate`, `unknown`).
    """
    try:
        found = json.loads(text)
    except json.JSONDecodeError as error:
        message = f"line {error.lineno}: not JSON: {error.msg}"
        raise PairingError(message, reason="json", line=error.lineno) from None
    except (ValueError, RecursionError):
        # A number of thousands of digits, or brackets without end.
        raise PairingError("not JSON that can be read", reason="json") from None
    if not isinstance(found, dict):
        raise PairingError("an object is expected", reason="field")
    for name in found:
        if name not in (*ROWS, "common_load"):
            raise PairingError("this field is not known", reason="field", place=name)
    rows = {name: _rows(found.get(name, []), table=name) for name in ROWS}
    instance = Instance(**rows, common_load=found.get("common_load", 0))
    check_instance(instance)
    return instance


def _rows(found: Any, *, table: str) -> tuple[Any, ...]:
    if not isinstance(found, list):
        raise PairingError("a list is expected", reason="field", place=table)
    return tuple(_row(row, table=table, place=f"{table}[{n}]") for n, row in enumerate(found))


def _row(found: Any, *, table: str, place: str) -> Any:
    if not isinstance(found, dict):
        raise PairingError("an object is expected", reason="field", place=place)
    kind = ROWS[table]
    fields = {}
    for name, value in found.items():
        declared = kind.__dataclass_fields__.get(name)
        if declared is None:
            raise PairingError("this field is not known", reason="field", place=f"{place}.{name}")
        fields[name] = _value(value, declared=str(declared.type), place=f"{place}.{name}")
    try:
        return kind(**fields)
    except TypeError as error:
        raise PairingError(str(error), reason="field", place=place) from None


def _value(value: Any, *, declared: str, place: str) -> Any:
    if "tuple" in declared:
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            raise PairingError("a list of texts is expected", reason="field", place=place)
        return tuple(value)
    expected = dict if "Mapping" in declared else str if "str" in declared else int
    if not isinstance(value, expected):
        message = f"{expected.__name__} expected, {value!r} found"
        raise PairingError(message, reason="field", place=place)
    return value
