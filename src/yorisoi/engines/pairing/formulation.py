"""The conditions of an instance as a mixed-integer programme."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import sparse
from scipy.optimize import LinearConstraint

from yorisoi.engines.pairing.model import Arrangement, Instance, Person

# What a 0/1 variable stands for: ("place", person, session), ("care", person, session, supporter),
# ("call", supporter, session), ("duty", interpreter, session, kind).
Key = tuple[str, ...]
Terms = Mapping[Key, int]


@dataclass(frozen=True)
class Row:
    """One condition: the sum of coefficients times variables is at least `low`, at most `high`."""

    terms: Terms
    low: float
    high: float


@dataclass(frozen=True)
class Formulation:
    """All variables and all conditions."""

    keys: tuple[Key, ...]
    rows: tuple[Row, ...]

    def constraint(self, more: Iterable[Row] = ()) -> LinearConstraint:
        """Return the conditions as a sparse matrix with its sides."""
        number = {key: n for n, key in enumerate(self.keys)}
        rows = [*self.rows, *more]
        matrix = sparse.lil_array((len(rows), len(self.keys)))
        for n, row in enumerate(rows):
            for key, coefficient in row.terms.items():
                matrix[n, number[key]] = coefficient
        low, high = [row.low for row in rows], [row.high for row in rows]
        return LinearConstraint(matrix.tocsc(), np.array(low), np.array(high))

    def vector(self, terms: Terms) -> NDArray[np.float64]:
        """Return the coefficients of all variables."""
        return np.array([float(terms.get(key, 0)) for key in self.keys])


def formulate(instance: Instance) -> Formulation:
    """Write down the whole instance."""
    keys: list[Key] = [("place", p.id, choice) for p in instance.people for choice in p.choices]
    rows = [*_seat_rows(instance)]
    for more_keys, more_rows in (supporter_part(instance), interpreter_part(instance)):
        keys += more_keys
        rows += more_rows
    return Formulation(tuple(keys), tuple(rows))


def load_of(person: Person, *, instance: Instance) -> int:
    """Return the quarters of a supporter's attention that a person takes."""
    loads = {arrangement.name: arrangement.load for arrangement in instance.arrangements}
    return max([instance.common_load, *(loads[need] for need in person.needs)])


def _seat_rows(instance: Instance) -> Iterable[Row]:
    for person in instance.people:
        yield Row({("place", person.id, choice): 1 for choice in person.choices}, 0, 1)
    placed = [arrangement for arrangement in instance.arrangements if arrangement.has_places]
    for session in instance.sessions:
        yield Row(_wanting(instance, session=session.id), 0, session.capacity)
        for need in placed:
            terms = _wanting(instance, session=session.id, need=need.name)
            yield Row(terms, 0, session.places.get(need.name, 0))


def _wanting(instance: Instance, *, session: str, need: str = "") -> dict[Key, int]:
    return {
        ("place", person.id, session): 1
        for person in instance.people
        if session in person.choices and (not need or need in person.needs)
    }


def supporter_part(instance: Instance) -> tuple[list[Key], list[Row]]:
    """Return variables and conditions for a supporter beside everybody who needs one."""
    loads = {person.id: load_of(person, instance=instance) for person in instance.people}
    cared = [(p.id, s) for p in instance.people for s in p.choices if loads[p.id]]
    calls = [(k, session) for k in instance.supporters for session in k.sessions]
    keys: list[Key] = [("call", k.id, session) for k, session in calls]
    keys += [("care", p, s, k.id) for p, s in cared for k in instance.supporters if s in k.sessions]
    beside: dict[tuple[str, str], dict[Key, int]] = {pair: {} for pair in cared}
    for key in keys:
        if key[0] == "care":
            beside[key[1], key[2]][key] = -1
    rows = [Row({("place", p, s): 1, **terms}, 0, 0) for (p, s), terms in beside.items()]
    for k, session in calls:
        terms: dict[Key, int] = {("care", p, s, k.id): loads[p] for p, s in cared if s == session}
        rows.append(Row({**terms, ("call", k.id, session): -k.max_load}, -np.inf, 0))
    for k in instance.supporters:
        called: dict[Key, int] = {("call", k.id, session): 1 for session in k.sessions}
        if k.max_sessions:
            rows.append(Row(called, 0, k.max_sessions))
        rows += _one_a_slot(instance, keys=called)
    return keys, rows


def interpreter_part(instance: Instance) -> tuple[list[Key], list[Row]]:
    """Return variables and conditions for enough interpreters of each kind."""
    kinds = [a for a in instance.arrangements if a.people_per_interpreter]
    named = {arrangement.name for arrangement in kinds}
    minutes = {session.id: session.minutes for session in instance.sessions}
    keys: list[Key] = [
        ("duty", i.id, session, kind)
        for i in instance.interpreters
        for session in i.sessions
        for kind in i.kinds
        if kind in named
    ]
    rows = [
        _enough(instance, keys=keys, kind=kind, session=session.id)
        for kind in kinds
        for session in instance.sessions
    ]
    for interpreter in instance.interpreters:
        own = [key for key in keys if key[1] == interpreter.id]
        if interpreter.max_minutes:
            rows.append(Row({key: minutes[key[2]] for key in own}, 0, interpreter.max_minutes))
        rows += [
            Row({key: 1 for key in own if key[2] == session}, 0, 1)
            for session in interpreter.sessions
        ]
        rows += _one_a_slot(instance, keys=own)
    return keys, rows


def _enough(instance: Instance, *, keys: list[Key], kind: Arrangement, session: str) -> Row:
    people = _wanting(instance, session=session, need=kind.name)
    serving = {key: -kind.people_per_interpreter for key in keys if key[2:] == (session, kind.name)}
    return Row({**people, **serving}, -np.inf, 0)


def _one_a_slot(instance: Instance, *, keys: Iterable[Key]) -> list[Row]:
    """Keep one person's calls or duties to one in each named slot."""
    slots = {session.id: session.slot for session in instance.sessions}
    found: dict[str, dict[Key, int]] = {}
    for key in keys:
        if slots[key[2]]:
            found.setdefault(slots[key[2]], {})[key] = 1
    return [Row(terms, 0, 1) for terms in found.values()]
