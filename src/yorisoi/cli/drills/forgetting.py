"""The drill of forgetting: erase people, put back a copy made before; they stay unreadable."""

import sqlite3
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

import psycopg
from django.db import connections
from django.utils import timezone

from yorisoi.cli.backups.making import make_copy
from yorisoi.cli.backups.restoring import Walk
from yorisoi.cli.backups.restoring import restore as put_back
from yorisoi.cli.backups.rows import WHOLE_HOUSE, rows_at
from yorisoi.cli.drills.outcome import Outcome, failures
from yorisoi.cli.words import Say
from yorisoi.people import actions
from yorisoi.people.leaving import erasing
from yorisoi.people.models import Account, Participant
from yorisoi.people.terms import OrganisationKind
from yorisoi.vault.keystore import KeyGone
from yorisoi.vault.sealing import Place, unseal

ROWS = "SELECT row, name FROM people_participant"


@dataclass(frozen=True)
class Keeping:
    """How the copy is made and put back: its key, the version, who walks the journal, where."""

    key: bytes
    version: str
    walk: Walk
    folder: Path


def forget(address: str, *, n_people: int, keeping: Keeping, say: Say) -> Outcome:
    """Erase every second person after a copy was made, put the copy back, and read everybody."""
    by, people = _register(n_people)
    made = make_copy(
        rows_at(address),
        to=keeping.folder / "copies",
        key=keeping.key,
        at=timezone.localtime(),
        version=keeping.version,
    )
    erased = people[::2]
    for each in erased:
        erasing.erase(by=by, participant=each, reason="drill")
    into, back = _empty_place(address, keeping.folder), keeping.folder / "back"
    put_back(made.path, key=keeping.key, into=into, beside=back, walk=keeping.walk)
    names = [_name(row, sealed) for row, sealed in _rows(into)]
    n_gone, n_read = names.count(None), len(names) - names.count(None)
    sentence = say(
        f"{n_people}人の控えを作り、{len(erased)}人を消し、控えを戻しました。"
        f"読めない人 {n_gone}人、読める人 {n_read}人です。",
        f"copied {n_people} people, erased {len(erased)}, put the copy back: "
        f"{n_gone} cannot be read, {n_read} can.",
    )
    checks = failures(
        people_that_stay_unreadable=(len(erased), n_gone),
        people_that_stay_readable=(n_people - len(erased), n_read),
    )
    return Outcome(
        "forget",
        {"people": n_people, "unreadable": n_gone, "readable": n_read},
        checks,
        (sentence,),
    )


def _register(n_people: int) -> tuple[Account, list[Participant]]:
    by = actions.open_account(code="drill", name="訓練")
    ward = actions.found_organisation(
        by=by, code="kunren", name="訓練区", kind=OrganisationKind.MUNICIPALITY
    )
    people = [
        actions.register(
            by=by,
            municipality=ward,
            person=actions.Person(name=f"訓練 {n}", reading=f"くんれん {n}"),
            is_fictitious=True,
        )
        for n in range(n_people)
    ]
    return by, people


def _empty_place(address: str, folder: Path) -> str:
    """Return where the copy goes: another file, or the emptied database of the drill itself."""
    if "://" not in address:
        return str(folder / "back" / "yorisoi.sqlite3")
    connections.close_all()
    with psycopg.connect(address, autocommit=True) as server:
        server.execute("DROP SCHEMA public CASCADE")
        server.execute("CREATE SCHEMA public")
    return address


def _rows(address: str) -> list[tuple[str, str]]:
    """Return the row names and sealed names of everybody, read past the house."""
    if "://" in address:
        with psycopg.connect(address, options=WHOLE_HOUSE) as server:
            return [(row.hex, name) for row, name in server.execute(ROWS).fetchall()]
    with closing(sqlite3.connect(address)) as file:
        return [(UUID(row).hex, name) for row, name in file.execute(ROWS).fetchall()]


def _name(row: str, sealed: str) -> str | None:
    """Return a name, or None where its key was destroyed."""
    try:
        return unseal(sealed, place=Place("people_participant", "name", row, ""))
    except KeyGone:
        return None
