"""What an instance must fulfil before it can be solved."""

from collections.abc import Iterable, Sequence
from typing import Any

from yorisoi.engines.pairing.errors import PairingError
from yorisoi.engines.pairing.model import Instance


def check_instance(instance: Instance) -> None:
    """Raise `PairingError` naming the first place that cannot be used."""
    for name in ("people", "sessions", "supporters", "interpreters"):
        _unique([row.id for row in getattr(instance, name)], place=name)
    _unique([arrangement.name for arrangement in instance.arrangements], place="arrangements")
    _check_numbers(instance)
    sessions = {session.id for session in instance.sessions}
    needs = {arrangement.name for arrangement in instance.arrangements}
    for n, person in enumerate(instance.people):
        _unique(person.choices, place=f"people[{n}].choices")
        _known(person.choices, known=sessions, place=f"people[{n}].choices")
        _known(person.needs, known=needs, place=f"people[{n}].needs")
    for n, session in enumerate(instance.sessions):
        _known(session.places, known=needs, place=f"sessions[{n}].places")
    for n, supporter in enumerate(instance.supporters):
        _known(supporter.sessions, known=sessions, place=f"supporters[{n}].sessions")
    for n, interpreter in enumerate(instance.interpreters):
        _known(interpreter.sessions, known=sessions, place=f"interpreters[{n}].sessions")
        _known(interpreter.kinds, known=needs, place=f"interpreters[{n}].kinds")


def _check_numbers(instance: Instance) -> None:
    fields = {
        "people": ("priority", "order"),
        "sessions": ("capacity", "minutes"),
        "arrangements": ("load", "people_per_interpreter"),
        "supporters": ("max_load", "max_sessions"),
        "interpreters": ("max_minutes",),
    }
    for table, names in fields.items():
        for n, row in enumerate(getattr(instance, table)):
            for name in names:
                _count(getattr(row, name), place=f"{table}[{n}].{name}")
    for n, session in enumerate(instance.sessions):
        for need, places in session.places.items():
            _count(places, place=f"sessions[{n}].places[{need}]")
    _count(instance.common_load, place="common_load")


def _count(found: Any, *, place: str) -> None:
    if not isinstance(found, int) or isinstance(found, bool) or found < 0:
        message = f"a whole number of 0 or more expected, {found!r} found"
        raise PairingError(message, reason="number", place=place)


def _unique(names: Sequence[str], *, place: str) -> None:
    for n, name in enumerate(names):
        if name in names[:n]:
            raise PairingError(f"{name!r} occurs twice", reason="duplicate", place=f"{place}[{n}]")


def _known(names: Iterable[str], *, known: set[str], place: str) -> None:
    for name in names:
        if name not in known:
            raise PairingError(f"{name!r} is not known", reason="unknown", place=place)
