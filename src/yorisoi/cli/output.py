"""How the command speaks: lines or a table for people, one object with --json."""

import json
import sys
import unicodedata
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any


def put_json(value: object) -> None:
    """Print one JSON object."""
    json.dump(value, sys.stdout, ensure_ascii=False, indent=2, default=_plain, sort_keys=False)
    sys.stdout.write("\n")


def put_rows(rows: Sequence[Mapping[str, Any]], *, is_json: bool, empty: str) -> None:
    """Print rows as JSON, or as a table whose columns line up in full-width text."""
    if is_json:
        put_json(list(rows))
    elif not rows:
        print(empty)
    else:
        for line in _table(rows):
            print(line)


def progress(number: int, total: int, words: str) -> None:
    """Show how far a long work has come, on standard error."""
    print(f"[{number:>2}/{total}] {words}", file=sys.stderr, flush=True)


def _table(rows: Sequence[Mapping[str, Any]]) -> list[str]:
    columns = list(rows[0])
    cells = [columns, *([_shown(row[c]) for c in columns] for row in rows)]
    widths = [max(_width(line[i]) for line in cells) for i in range(len(columns))]
    return [
        "  ".join(
            text + " " * (width - _width(text)) for text, width in zip(line, widths, strict=True)
        ).rstrip()
        for line in cells
    ]


def _shown(value: object) -> str:
    return "―" if value is None or value == "" else str(value)


def _width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(c) in "WFA" else 1 for c in text)


def _plain(value: object) -> object:
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    return str(value)
