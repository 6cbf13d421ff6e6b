"""The tamper drill: be somebody who can change the database, a thousand times, and count who is found.

Everything happens in one transaction that is undone at the end, with the triggers taken away, as
the owner of the database could. The drill writes lines of its own first, so it also runs on an
empty journal; on a large one it is slow, since every edit is followed by a walk of the chain.
"""

import hashlib
import json
import random
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import connection, transaction

from yorisoi.journal import actions, chain, queries, triggers
from yorisoi.journal.models import Entry, JournalHead, Mention

N_LINES = 40
CODES = 64


@dataclass
class Participant:
    """Somebody whom the lines of the drill are about; the name is what the journal looks at."""

    code: str


@dataclass(frozen=True)
class Missed:
    """An edit that a walk of the chain did not find."""

    kind: str
    number: int


@dataclass(frozen=True)
class Report:
    """How many edits were made, by kind, and those that were not found."""

    n_lines: int
    n_edits: int
    n_found: int
    by_kind: dict[str, int]
    missed: tuple[Missed, ...]


class NotWhole(RuntimeError):
    """The journal does not fit its chain before the drill; what the drill finds would mean nothing."""


Dice = random.Random
Edits = Sequence[tuple[str, Callable[[Dice, int], None]]]


def tamper(
    *,
    n_edits: int = 1000,
    n_lines: int = N_LINES,
    seed: int = 1,
    edits: Edits | None = None,
) -> Report:
    """Edit the tables `n_edits` times in the ways of an intruder, and undo everything."""
    dice = random.Random(seed)  # noqa: S311  a drill is repeated with the same dice
    kinds: Counter[str] = Counter()
    missed = []
    with transaction.atomic():
        _write_lines(n_lines, dice)
        found = queries.check()
        if not found.is_whole:
            raise NotWhole(f"line {found.first_broken}: {found.fault}")
        triggers.take_away(connection)
        for number in range(n_edits):
            kind, edit = dice.choice(edits or EDITS)
            kinds[kind] += 1
            with transaction.atomic():
                edit(dice, found.n_entries)
                if queries.check().is_whole:
                    missed.append(Missed(kind, number))
                transaction.set_rollback(True)
        transaction.set_rollback(True)
    return Report(
        n_lines=found.n_entries,
        n_edits=n_edits,
        n_found=n_edits - len(missed),
        by_kind=dict(sorted(kinds.items())),
        missed=tuple(missed),
    )


def _write_lines(n: int, dice: Dice) -> None:
    persons = [Participant(f"P-DRILL{number}") for number in range(5)]
    staff = [Participant(f"drill-{number}") for number in range(3)]
    for number in range(n):
        some = dice.sample(persons, dice.randint(1, 3))
        actions.write_of_many(
            by=dice.choice(staff),
            act="participant.view",
            about=some[0],
            persons=some,
            detail={"number": number},
        )


def _run(statement: str, *values: Any) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)


def _other(value: object, dice: Dice) -> object:
    """Return something that is not the value."""
    if isinstance(value, (dict, list)):
        return json.dumps([*value, f"x{dice.random()}"])
    if isinstance(value, int):
        return value + dice.choice((-1, 1)) * dice.randint(10**9, 10**10)
    return f"{value}x"[-CODES:] if value else "x"


def _change_column(dice: Dice, n: int) -> None:
    """Change any column of any line."""
    number = dice.randint(1, n)
    column = dice.choice(("id", "at", *chain.FIELDS, "previous_hash", "hash"))
    row: dict[str, Any] = dict(Entry.objects.filter(pk=number).values().get())
    if column == "at":
        other: object = row["at"].replace(microsecond=(row["at"].microsecond + 1) % 10**6)
    else:
        other = _other(row[column], dice)
    _run(f'UPDATE journal_entry SET "{column}" = %s WHERE id = %s', other, number)  # noqa: S608


def _delete_line(dice: Dice, n: int) -> None:
    """Take one line out, with the mentions that belong to it."""
    _delete_lines(dice.randint(1, n), 1)


def _delete_lines(first: int, n: int) -> None:
    _run("DELETE FROM journal_mention WHERE entry_id BETWEEN %s AND %s", first, first + n - 1)
    _run("DELETE FROM journal_entry WHERE id BETWEEN %s AND %s", first, first + n - 1)


def _delete_and_close(dice: Dice, n: int) -> None:
    """Take one line out and number those after it anew, so that no gap shows."""
    gone = dice.randint(1, n)
    _delete_lines(gone, 1)
    for number in range(gone + 1, n + 1):
        _renumber(number, number - 1)


def _renumber(number: int, to: int) -> None:
    _run("UPDATE journal_entry SET id = %s WHERE id = %s", to, number)
    _run("UPDATE journal_mention SET entry_id = %s WHERE entry_id = %s", to, number)


def _cut_tail(dice: Dice, n: int) -> None:
    """Cut off the last lines."""
    n_gone = dice.randint(1, min(10, n))
    _delete_lines(n - n_gone + 1, n_gone)


def _cut_tail_and_head(dice: Dice, n: int) -> None:
    """Cut off the last lines and let the head say so; its code cannot be made without the key."""
    _cut_tail(dice, n)
    last = Entry.objects.order_by("-id").first()
    number, code = (last.pk, last.hash) if last else (0, chain.START)
    _run("UPDATE journal_journalhead SET number = %s, last_hash = %s", number, code)


def _insert_line(dice: Dice, n: int) -> None:
    """Put a line at the end, tied as well as somebody without the key can."""
    copied = Entry.objects.get(pk=dice.randint(1, n))
    last = Entry.objects.get(pk=n)
    copied.pk, copied.previous_hash = n + 1, last.hash
    copied.hash = hashlib.sha256(str(dice.random()).encode()).hexdigest()
    copied.save(force_insert=True)
    if dice.random() < 0.5:
        _run("UPDATE journal_journalhead SET number = %s, last_hash = %s", n + 1, copied.hash)


def _swap(dice: Dice, n: int) -> None:
    """Let two lines change places."""
    one, other = dice.sample(range(1, n + 1), 2)
    _renumber(one, -1)
    _renumber(other, one)
    _renumber(-1, other)


def _move(dice: Dice, n: int) -> None:
    """Move one line to another place and number those between anew."""
    start, end = dice.sample(range(1, n + 1), 2)
    step = 1 if start < end else -1
    _renumber(start, -1)
    for number in range(start + step, end + step, step):
        _renumber(number, number - step)
    _renumber(-1, end)


def _hide_from_person(dice: Dice, n: int) -> None:
    """Take a mention away, so that a person no longer finds a line."""
    entry, code = dice.choice(list(Mention.objects.values_list("entry_id", "code")))
    _run("DELETE FROM journal_mention WHERE entry_id = %s AND code = %s", entry, code)


def _pin_on_person(dice: Dice, n: int) -> None:
    """Add a mention, or give it to somebody else."""
    number, code = dice.randint(1, n), f"P-{dice.randint(0, 10**6)}"
    if dice.random() < 0.5:
        _run("INSERT INTO journal_mention (entry_id, code) VALUES (%s, %s)", number, code)
        return
    entry, known = dice.choice(list(Mention.objects.values_list("entry_id", "code")))
    _run(
        "UPDATE journal_mention SET code = %s WHERE entry_id = %s AND code = %s", code, entry, known
    )


def _change_head(dice: Dice, n: int) -> None:
    """Change the head, or take it away."""
    column = dice.choice(("id", "number", "last_hash", "mac", ""))
    if not column:
        _run("DELETE FROM journal_journalhead")
        return
    row: dict[str, Any] = dict(JournalHead.objects.values().get())
    other = _other(row[column], dice)
    _run(f'UPDATE journal_journalhead SET "{column}" = %s', other)  # noqa: S608


def _chain_anew(dice: Dice, n: int) -> None:
    """Change a line and chain all after it anew, with a key that was made up."""
    key, first = dice.randbytes(32), dice.randint(1, n)
    previous = chain.START
    for entry in Entry.objects.order_by("id"):
        if entry.pk >= first:
            entry.actor = f"{entry.actor}x" if entry.pk == first else entry.actor
            said = {name: getattr(entry, name) for name in chain.FIELDS}
            entry.previous_hash = previous
            entry.hash = chain.link(
                key=key, number=entry.pk, previous_hash=previous, at=entry.at, fields=said
            )
            entry.save(force_update=True)
        previous = entry.hash
    mac = chain.seal(key=key, number=n, last_hash=previous)
    _run("UPDATE journal_journalhead SET last_hash = %s, mac = %s", previous, mac)


EDITS: Edits = (
    *(("change a column", _change_column),) * 8,
    ("delete a line", _delete_line),
    ("delete a line and close the gap", _delete_and_close),
    ("cut the tail", _cut_tail),
    ("cut the tail and change the head", _cut_tail_and_head),
    ("insert a line", _insert_line),
    ("swap two lines", _swap),
    ("move a line", _move),
    ("hide a line from a person", _hide_from_person),
    ("pin a line on a person", _pin_on_person),
    ("change the head", _change_head),
    ("chain anew with another key", _chain_anew),
)
