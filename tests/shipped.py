"""The kit that is shipped, room by room, as it lies in the repository."""

import csv
from pathlib import Path

from yorisoi.engines.kitfile import Table

NERIMA = Path(__file__).resolve().parent.parent / "kits" / "nerima"


def tables(room: str) -> dict[str, Table]:
    """Return the tables of one room."""
    found = {}
    for path in sorted((NERIMA / room).glob("*.csv")):
        with path.open(encoding="utf-8", newline="") as file:
            columns, *rows = csv.reader(file)
        name = f"{room}/{path.stem}"
        found[name] = Table(name=name, columns=tuple(columns), rows=tuple(map(tuple, rows)))
    return found
