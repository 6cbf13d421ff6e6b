"""Why somebody is not in a session they wanted more: the binding condition."""

from collections.abc import Callable, Mapping
from dataclasses import replace

import numpy as np
from scipy.optimize import Bounds, milp

from yorisoi.engines.pairing.formulation import (
    Formulation,
    Key,
    Row,
    interpreter_part,
    supporter_part,
)
from yorisoi.engines.pairing.model import (
    Instance,
    Person,
    Placement,
    Reason,
    Refusal,
    Unplaced,
)

Part = Callable[[Instance], tuple[list[Key], list[Row]]]


def placements_of(
    instance: Instance,
    *,
    turn: list[Person],
    placed: Mapping[str, str],
    beside: Mapping[str, str],
) -> tuple[Placement, ...]:
    """Return the placements in draw order, each with the better choices it could not have."""
    found = []
    for person in turn:
        if person.id not in placed:
            continue
        rank = person.choices.index(placed[person.id])
        better = person.choices[:rank]
        reason = Reason.LATER_CHOICE if rank else Reason.FIRST_CHOICE
        refusals = _refusals(person, wanted=better, instance=instance, placed=placed)
        supporter = beside.get(person.id)
        found.append(Placement(person.id, placed[person.id], rank + 1, reason, supporter, refusals))
    return tuple(found)


def unplaced_of(
    instance: Instance, *, turn: list[Person], placed: Mapping[str, str]
) -> tuple[Unplaced, ...]:
    """Return the people without a session in draw order, with the condition behind each choice."""
    found = []
    for person in turn:
        if person.id not in placed:
            wanted = person.choices
            refusals = _refusals(person, wanted=wanted, instance=instance, placed=placed)
            reason = refusals[0].reason if refusals else Reason.NO_CHOICES
            found.append(Unplaced(person.id, reason, refusals))
    return tuple(found)


def _refusals(
    person: Person, *, wanted: tuple[str, ...], instance: Instance, placed: Mapping[str, str]
) -> tuple[Refusal, ...]:
    return tuple(
        _refusal(person, session=session, instance=instance, placed=placed) for session in wanted
    )


def _refusal(
    person: Person, *, session: str, instance: Instance, placed: Mapping[str, str]
) -> Refusal:
    """Name the first condition that fails when this person alone is moved to the session."""
    moved = {**placed, person.id: session}
    inside = [p for p in instance.people if moved.get(p.id) == session]
    here = next(row for row in instance.sessions if row.id == session)
    if len(inside) > here.capacity:
        return Refusal(session, Reason.SESSION_FULL)
    for need in instance.arrangements:
        n_with = sum(need.name in p.needs for p in inside)
        if need.has_places and need.name in person.needs and n_with > here.places.get(need.name, 0):
            return Refusal(session, Reason.ARRANGEMENT_FULL, need.name)
    if not _can_staff(instance, placed=moved, part=interpreter_part):
        return Refusal(session, Reason.NO_INTERPRETER)
    if not _can_staff(instance, placed=moved, part=supporter_part):
        return Refusal(session, Reason.NO_SUPPORTER)
    return Refusal(session, Reason.NOT_PROVEN)


def _can_staff(instance: Instance, *, placed: Mapping[str, str], part: Part) -> bool:
    """Tell whether staff of one kind can serve exactly these placements."""
    people = [replace(p, choices=(placed[p.id],)) for p in instance.people if p.id in placed]
    only = replace(instance, people=tuple(people))
    places: list[Key] = [("place", person.id, person.choices[0]) for person in people]
    keys, rows = part(only)
    formulation = Formulation((*places, *keys), tuple(rows))
    n = len(formulation.keys)
    solved = milp(
        np.zeros(n),
        constraints=formulation.constraint(),
        bounds=Bounds(np.array([1.0] * len(places) + [0.0] * len(keys)), np.ones(n)),
        integrality=np.ones(n),
    )
    return bool(solved.status == 0)
