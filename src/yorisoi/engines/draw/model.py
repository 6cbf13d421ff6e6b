"""What goes into a draw and what comes out of it."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any, Self

from yorisoi.engines.draw.errors import DrawError

FORMAT = "yorisoi-draw/1"


@dataclass(frozen=True)
class Entry:
    """One applicant: a pseudonymous id, an optional group, a class (0 first) and ranked choices."""

    id: str
    group: str
    priority_class: int
    choices: tuple[str, ...]


@dataclass(frozen=True)
class Session:
    """One session and its number of seats."""

    id: str
    seats: int


@dataclass(frozen=True)
class Commitment:
    """What is published before the public value exists; it fixes every input but that value.

    `public_source` names where the public value will be read (it must be named beforehand).
    """

    entries_sha256: str
    sessions_sha256: str
    secret_sha256: str
    public_source: str = ""
    format: str = FORMAT

    def to_json(self) -> str:
        """Return the same text for the same commitment, always."""
        return _dump(asdict(self))

    @classmethod
    def from_json(cls, text: str) -> Self:
        """Read `to_json`'s text back; `DrawError` (reason `json`, `field`, `format`) otherwise."""
        fields = _load(text, what="commitment")
        return cls(
            entries_sha256=_text(fields, key="entries_sha256"),
            sessions_sha256=_text(fields, key="sessions_sha256"),
            secret_sha256=_text(fields, key="secret_sha256"),
            public_source=_text(fields, key="public_source"),
            format=_text(fields, key="format"),
        )


@dataclass(frozen=True)
class Result:
    """The outcome with everything that is needed to check it.

    `order` lists every id as drawn (members of a group side by side); `placed` maps an id to its
    session; `waiting` maps every session to the ids without a place that chose it, in draw order.
    """

    entries_sha256: str
    sessions_sha256: str
    secret_sha256: str
    secret: str
    public_value: str
    seed: str
    order: tuple[str, ...]
    placed: Mapping[str, str]
    waiting: Mapping[str, tuple[str, ...]]
    public_source: str = ""
    format: str = FORMAT

    def to_json(self) -> str:
        """Return the same text for the same result, always."""
        return _dump(asdict(self))

    @classmethod
    def from_json(cls, text: str) -> Self:
        """Read `to_json`'s text back; `DrawError` (reason `json`, `field`, `format`) otherwise."""
        fields = _load(text, what="result")
        words = {
            key: _text(fields, key=key)
            for key in (
                "entries_sha256",
                "sessions_sha256",
                "secret_sha256",
                "secret",
                "public_value",
                "seed",
                "public_source",
                "format",
            )
        }
        return cls(
            **words,
            order=_texts(fields.get("order"), key="order"),
            placed=_placed(fields.get("placed")),
            waiting=_waiting(fields.get("waiting")),
        )


def _dump(fields: Mapping[str, Any]) -> str:
    return json.dumps(fields, ensure_ascii=False, indent=2, sort_keys=True) + "\n"


def _load(text: str, *, what: str) -> dict[str, Any]:
    try:
        fields = json.loads(text)
    except json.JSONDecodeError as error:
        message = f"the {what} is not JSON: {error.msg}"
        raise DrawError(message, reason="json", line=error.lineno) from None
    except (ValueError, RecursionError):
        # A number of thousands of digits, or brackets without end.
        raise DrawError(f"the {what} is not JSON that can be read", reason="json") from None
    if not isinstance(fields, dict):
        raise DrawError(f"the {what} must be a JSON object", reason="json")
    if fields.get("format") != FORMAT:
        message = f"the {what} has format {fields.get('format')!r}; this program reads {FORMAT!r}"
        raise DrawError(message, reason="format")
    return fields


def _text(fields: Mapping[str, Any], *, key: str) -> str:
    found = fields.get(key)
    if not isinstance(found, str):
        raise DrawError(f"the field {key!r} must be a text, not {found!r}", reason="field")
    return found


def _texts(found: object, *, key: str) -> tuple[str, ...]:
    if not isinstance(found, list) or not all(isinstance(item, str) for item in found):
        raise DrawError(f"the field {key!r} must be a list of texts", reason="field")
    return tuple(found)


def _placed(found: object) -> dict[str, str]:
    if not isinstance(found, dict) or not all(isinstance(item, str) for item in found.values()):
        raise DrawError("the field 'placed' must map ids to session ids", reason="field")
    return dict(found)


def _waiting(found: object) -> dict[str, tuple[str, ...]]:
    if not isinstance(found, dict):
        raise DrawError("the field 'waiting' must map session ids to lists of ids", reason="field")
    return {key: _texts(ids, key=f"waiting.{key}") for key, ids in found.items()}
