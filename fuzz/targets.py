"""Every parser that reads what comes from outside: how to feed it, what it may refuse with, seeds.

A parser either reads, or refuses with its own named error. Any other exception is a finding.
"""

import io
import json
import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "yorisoi.web.settings")
os.environ.setdefault("YORISOI_DATA", tempfile.mkdtemp(prefix="yorisoi-fuzz-"))

import django  # after the settings are named

django.setup()

from yorisoi.cli.backups.errors import CopyBroken
from yorisoi.cli.backups.manifest import Journal, Manifest
from yorisoi.cli.backups.sealing import SealedReader, SealingWriter
from yorisoi.engines import kitfile, sheets
from yorisoi.engines.draw import (
    Commitment,
    DrawError,
    Result,
    commit,
    read_entries,
    read_sessions,
    run,
)
from yorisoi.engines.kitfile.description import describe, read_description
from yorisoi.engines.kitfile.table_text import from_bytes
from yorisoi.engines.pairing import PairingError, read_instance
from yorisoi.stages.area.rules.understanding import UnknownShape, understand
from yorisoi.stages.courses.actions.sheets import read_applicants
from yorisoi.stages.courses.presenters.days import flow_step
from yorisoi.stages.effects.rules.sheet import read_items
from yorisoi.ui.preferences import Preferences

HOUSE = Path(__file__).resolve().parent.parent
KITS = HOUSE / "kits"
FOUND = HOUSE / "fuzz" / "found"


@dataclass(frozen=True)
class Target:
    """One parser: ``feed`` runs it on bytes; it may raise only ``refusals``."""

    feed: Callable[[bytes], object]
    refusals: tuple[type[Exception], ...]
    seeds: Callable[[], Iterator[bytes]]


def _text(data: bytes) -> str:
    return data.decode("utf-8", errors="replace")


def _cells(data: bytes) -> None:
    """Read one cell as everything a cell can be."""
    for text in _text(data).splitlines()[:50]:
        for parse in (
            sheets.parse_date, sheets.parse_year, sheets.parse_birth_year, sheets.parse_age,
            sheets.parse_phone, sheets.parse_email, sheets.parse_reading, sheets.parse_yes_no,
        ):  # fmt: skip
            parse(text)
        sheets.parse_date(text, fiscal_year=2026)
        flow_step(text)


def _csv_seeds() -> Iterator[bytes]:
    for path in (*KITS.glob("kakuu-ku/*.csv"), *KITS.glob("nerima/*/*.csv")):
        yield path.read_bytes()[:20_000]
    words = "氏名\t電話番号\n見本 アキ\t03-0000-0001\n"
    yield from (words.encode(kind) for kind in ("utf-8-sig", "utf-16", "cp932"))


def _book_seeds() -> Iterator[bytes]:
    for name in ("applicants", "applicants-broken"):
        yield (KITS / "kakuu-ku" / f"{name}.xlsx").read_bytes()


def _sheet_seeds() -> Iterator[bytes]:
    yield from _csv_seeds()
    yield from _book_seeds()


def _kit_seeds() -> Iterator[bytes]:
    kit = kitfile.read_folder(KITS / "nerima")
    yield kitfile.pack(kitfile.Kit(kit.manifest, kit.tables[:3]))


def _cell_seeds() -> Iterator[bytes]:
    yield "令和6年5月1日（水）\nR6.5.1\n2024/5/1\n５月１日\n45413\n明治元年\n昭64\n".encode()
    yield "03-0000-0001\n０９０ー００００ー０００１\na@example.jp\n80歳くらい\nはい\n○\n".encode()
    yield "13:00-13:30 はじめに（講師）\nアキ サキ\n".encode()


def _area_seeds() -> Iterator[bytes]:
    files = HOUSE / "tests" / "stages" / "area" / "area_files.py"
    yield from (part.encode() for part in files.read_text(encoding="utf-8").split('"""')[3::2])
    yield (HOUSE / "tests" / "data" / "nerima_population_0_14_2026.csv").read_bytes()


def _item_seeds() -> Iterator[bytes]:
    yield "符号,問い,答えかた,大きいほどよい\nq1,できますか,はい・いいえ,はい\n".encode()
    yield (KITS / "nerima" / "effects" / "items.csv").read_bytes()


def _description_seeds() -> Iterator[bytes]:
    yield from (path.read_bytes() for path in KITS.glob("*/datapackage.json"))
    kit = kitfile.read_folder(KITS / "nerima")
    yield describe(kitfile.Kit(kit.manifest, kit.tables[:3]))


def _draw_seeds() -> Iterator[bytes]:
    entries, sessions = read_entries(_ENTRIES), read_sessions(_SESSIONS)
    promise = commit(entries, sessions, secret="0" * 32, public_source="架空")
    drawn = run(entries, sessions, commitment=promise, secret="0" * 32, public_value="7")
    yield from (promise.to_json().encode(), drawn.to_json().encode())


def _instance_seeds() -> Iterator[bytes]:
    people = [{"id": "アキ", "choices": ["am"], "needs": ["sign"], "priority": 0, "order": 1}]
    sessions = [{"id": "am", "capacity": 4, "slot": "x", "minutes": 90, "places": {"sign": 2}}]
    arrangements = [{"name": "sign", "load": 1, "people_per_interpreter": 2, "has_places": True}]
    whole = {"people": people, "sessions": sessions, "arrangements": arrangements, "common_load": 1}
    yield json.dumps(whole, ensure_ascii=False).encode()


def _copy_seeds() -> Iterator[bytes]:
    for plain in (b"", b"words of nobody", bytes(2_000_000)):
        out = io.BytesIO()
        writer = SealingWriter(out, key=_KEY)
        writer.write(plain)
        writer.finish()
        yield out.getvalue()


def _copy(data: bytes) -> None:
    """Open a sealed copy to its end."""
    reader = SealedReader(io.BytesIO(data), key=_KEY)
    reader.read()
    reader.finish()


def _manifest_seeds() -> Iterator[bytes]:
    journal = Journal(n_lines=3, head="0" * 64)
    whole = Manifest(
        "2026-11-25T00:00:00Z", "0.1.0", "sqlite", "rows", "0" * 64, 9, journal, {"a": 1}
    )
    yield whole.to_json().encode()


def _promise(data: bytes) -> None:
    """Read as a promise; when it is none, as a result."""
    try:
        Commitment.from_json(_text(data))
    except DrawError:
        Result.from_json(_text(data))


def _lists(data: bytes) -> None:
    """Read as the places of a draw; when it is none, as its applicants."""
    try:
        read_sessions(_text(data))
    except DrawError:
        read_entries(_text(data))


_KEY = bytes(range(32))
_ENTRIES = "id,group,class,choices\nA1,,1,S1;S2\nA2,g,0,S1\nA3,g,0,S1\n"
_SESSIONS = "id,seats\nS1,2\nS2,1\n"

TARGETS = {
    "sheet": Target(lambda data: sheets.read_table(data, "f"), (sheets.SheetError,), _sheet_seeds),
    "cells": Target(_cells, (), _cell_seeds),
    "applicants": Target(lambda data: read_applicants(data, "f"), (), _sheet_seeds),
    "area": Target(
        lambda data: understand(data, name="f", place="架空区"),
        (sheets.SheetError, UnknownShape),
        _area_seeds,
    ),
    "items": Target(lambda data: read_items(data, name="f"), (), _item_seeds),
    "kit": Target(kitfile.unpack, (kitfile.KitError,), _kit_seeds),
    # Inside a kit the sums stop almost every change; these two are fed without them.
    "description": Target(read_description, (kitfile.KitError,), _description_seeds),
    "table": Target(
        lambda data: from_bytes(data, name="area/town", place="f"),
        (kitfile.KitError,),
        _csv_seeds,
    ),
    "draw": Target(_promise, (DrawError,), _draw_seeds),
    "lists": Target(_lists, (DrawError,), lambda: iter([_ENTRIES.encode(), _SESSIONS.encode()])),
    "instance": Target(lambda data: read_instance(_text(data)), (PairingError,), _instance_seeds),
    "copy": Target(_copy, (CopyBroken,), _copy_seeds),
    "manifest": Target(
        lambda data: Manifest.from_json(_text(data)), (CopyBroken,), _manifest_seeds
    ),
    "looks": Target(
        lambda data: Preferences.from_cookie(_text(data)),
        (),
        lambda: iter([b"theme-cream.ruby-some.text_size-150"]),
    ),
}


def seeds_of(name: str) -> list[bytes]:
    """Return the seeds of a target and whatever was found wrong once."""
    found = sorted(FOUND.glob(f"{name}-*"))
    return [*TARGETS[name].seeds(), *(path.read_bytes() for path in found)]


def is_refused(target: Target, data: bytes) -> bool:
    """Feed one input: True when it was refused by name; anything else escapes."""
    try:
        target.feed(data)
    except target.refusals:
        return True
    return False


if __name__ == "__main__":
    sys.stdout.write("\n".join(TARGETS) + "\n")
