"""Check a published draw by yourself: python verifier.py RESULT.json ENTRIES.csv SESSIONS.csv

Give the COMMITMENT.json that was published beforehand as a fourth file to check it as well.
It needs Python 3 and nothing else. It prints one line a rule and ends with 0 when all rules hold.
この抽選を自分で確かめるための短いプログラムです。
"""

import csv
import hashlib
import json
import sys
from pathlib import Path
from typing import Any


def sha256(text: str) -> str:
    """SHA-256 of the UTF-8 bytes, in hex."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def canonical(rows: list[list[Any]]) -> str:
    """Hash of a list, whatever the order of its lines."""
    return sha256(json.dumps(sorted(rows), ensure_ascii=False, separators=(",", ":")))


def read(name: str) -> list[dict[str, str]]:
    """Rows of a CSV file, without outer spaces and blank lines."""
    with Path(name).open(encoding="utf-8-sig", newline="") as file:
        lines = [[cell.strip() for cell in line] for line in csv.reader(file)]
    header, *rows = [line for line in lines if any(line)]
    return [dict(zip(header, row)) for row in rows]  # noqa: B905 - runs on any Python 3


def lots(entries: list[list[Any]]) -> list[dict[str, Any]]:
    """Entries that are drawn as one: a person, or a group with the sessions all of it chose."""
    groups: dict[str, list[list[Any]]] = {}
    for entry in sorted(entries):
        groups.setdefault(entry[1] or entry[0], []).append(entry)
    found = []
    for name, members in groups.items():
        shared = set.intersection(*(set(member[3]) for member in members))
        ranks = {s: sum(member[3].index(s) for member in members) for s in shared}
        choices = sorted(shared, key=lambda s, ranks=ranks: (ranks[s], s))  # type: ignore[misc]
        first = min(member[2] for member in members)
        found.append(
            {"id": name, "ids": [m[0] for m in members], "class": first, "choices": choices}
        )
    return found


def draw(entries: list[list[Any]], *, seats: dict[str, int], seed: str) -> dict[str, Any]:
    """Draw again: by class, then ticket; each lot takes the best session with enough seats."""
    free, placed = dict(seats), {}
    waiting: dict[str, list[str]] = {name: [] for name in seats}
    order = sorted(lots(entries), key=lambda lot: (lot["class"], sha256(seed + "|" + lot["id"])))
    for lot in order:
        fits = [name for name in lot["choices"] if free[name] >= len(lot["ids"])]
        if fits:
            free[fits[0]] -= len(lot["ids"])
            placed.update({name: fits[0] for name in lot["ids"]})
        else:
            for choice in lot["choices"]:
                waiting[choice] += lot["ids"]
    ids = [name for lot in order for name in lot["ids"]]
    return {"order": ids, "placed": placed, "waiting": waiting}


def main(result_name: str, entries_name: str, sessions_name: str, *promise: str) -> int:
    """Print one line a rule; return 0 when all hold, else 1."""
    result = json.loads(Path(result_name).read_text(encoding="utf-8"))
    entries: list[list[Any]] = [
        [r["id"], r["group"], int(r["class"]), [c.strip() for c in r["choices"].split(";")]]
        for r in read(entries_name)
    ]
    seats = {row["id"]: int(row["seats"]) for row in read(sessions_name)}
    expected = {
        "format": "yorisoi-draw/1",
        "entries_sha256": canonical(entries),
        "sessions_sha256": canonical([[name, n] for name, n in seats.items()]),
        "secret_sha256": sha256(result["secret"]),
        "seed": sha256("|".join([canonical(entries), result["secret"], result["public_value"]])),
    }
    expected.update(draw(entries, seats=seats, seed=expected["seed"]))
    for name in promise:
        for key, text in json.loads(Path(name).read_text(encoding="utf-8")).items():
            expected["commitment: " + key], result["commitment: " + key] = text, result.get(key)
    broken = [rule for rule, found in expected.items() if result.get(rule) != found]
    for rule in expected:
        print(("NG " if rule in broken else "OK ") + rule)
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]) if len(sys.argv) in (4, 5) else __doc__)
