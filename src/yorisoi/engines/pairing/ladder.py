"""Climbing the ladder: one mixed-integer programme a rung."""

from collections.abc import Iterable
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import Bounds, milp

from yorisoi.engines.pairing.checking import check_instance
from yorisoi.engines.pairing.formulation import Formulation, Key, Row, Terms, formulate
from yorisoi.engines.pairing.model import Duty, Instance, Person, Plan, Rung
from yorisoi.engines.pairing.reasons import placements_of, unplaced_of

# Largest weight in one programme of the draw order; beyond, HiGHS's tolerances would decide.
MAX_WEIGHT = 20_000


@dataclass
class Climb:
    """The best solution so far and what the rungs below it have fixed."""

    formulation: Formulation
    n_nodes: int | None
    low: NDArray[np.float64]
    high: NDArray[np.float64]
    best: NDArray[np.float64]
    fixed: list[Row] = field(default_factory=list)

    def step(self, terms: Terms, *, name: str, sign: int) -> Rung:
        """Minimise (sign 1) or maximise (-1) the terms among what is left, and keep the value."""
        cost = sign * self.formulation.vector(terms)
        options: dict[str, float] = {"mip_rel_gap": 0.0}
        if self.n_nodes is not None:
            options["node_limit"] = self.n_nodes
        solved = milp(
            cost,
            constraints=self.formulation.constraint(self.fixed),
            bounds=Bounds(self.low, self.high),
            integrality=np.ones(len(cost)),
            options=options,
        )
        if solved.x is not None and cost @ np.round(solved.x) <= cost @ self.best:
            self.best = np.round(solved.x)
        value = round(float(cost @ self.best))
        bound = solved.mip_dual_bound
        bound = -float(np.abs(cost).sum()) if bound is None else float(bound)
        is_optimal = solved.status == 0 or bound > value - 1 + 1e-6
        self.fixed.append(Row({k: sign * c for k, c in terms.items()}, -np.inf, value))
        return Rung(name, sign * value, sign * (value if is_optimal else bound), is_optimal)

    def fix(self, keys: Iterable[Key]) -> None:
        """Fix variables at their present values."""
        chosen = set(keys)
        for n, key in enumerate(self.formulation.keys):
            if key in chosen:
                self.low[n] = self.high[n] = self.best[n]

    def ones(self) -> list[Key]:
        """Return what is switched on."""
        return [k for k, on in zip(self.formulation.keys, self.best > 0.5, strict=True) if on]


def solve(instance: Instance, *, n_nodes: int | None = 10_000) -> Plan:
    """Return the best plan on the ladder, with reasons, bounds and proof.

    `n_nodes` limits the search of each rung (None: until proven); a plan cut short is feasible,
    says so in `is_optimal`, and is the same on every machine with the same version of HiGHS.
    Raises `PairingError` for an instance that makes no sense.
    """
    check_instance(instance)
    turn = sorted(instance.people, key=lambda person: (person.order, person.id))
    if not any(person.choices for person in turn):
        return Plan((), unplaced_of(instance, turn=turn, placed={}), (), ())
    formulation = formulate(instance)
    n = len(formulation.keys)
    climb = Climb(formulation, n_nodes, np.zeros(n), np.ones(n), np.zeros(n))
    ladder = _climb(climb, instance=instance, turn=turn)
    ones = climb.ones()
    placed = {key[1]: key[2] for key in ones if key[0] == "place"}
    beside = {key[1]: key[3] for key in ones if key[0] == "care"}
    return Plan(
        placements=placements_of(instance, turn=turn, placed=placed, beside=beside),
        unplaced=unplaced_of(instance, turn=turn, placed=placed),
        duties=tuple(sorted((Duty(*key[1:]) for key in ones if key[0] == "duty"), key=_place)),
        ladder=ladder,
    )


def _place(duty: Duty) -> tuple[str, str, str]:
    return duty.session, duty.kind, duty.interpreter


def _climb(climb: Climb, *, instance: Instance, turn: list[Person]) -> tuple[Rung, ...]:
    first = [person for person in turn if person.priority == 0]
    rungs = [
        climb.step(_places(first), name="guaranteed", sign=-1),
        climb.step(_places(turn), name="placed", sign=-1),
        climb.step(_ranks(turn), name="ranks", sign=1),
        _order(climb, turn=turn),
        climb.step(_minutes(climb.formulation, instance=instance), name="minutes", sign=1),
        climb.step(_calls(climb.formulation), name="calls", sign=1),
    ]
    return tuple(rungs)


def _places(people: list[Person]) -> dict[Key, int]:
    return {("place", person.id, choice): 1 for person in people for choice in person.choices}


def _ranks(people: list[Person]) -> dict[Key, int]:
    return {
        ("place", person.id, choice): rank
        for person in people
        for rank, choice in enumerate(person.choices, start=1)
    }


def _order(climb: Climb, *, turn: list[Person]) -> Rung:
    """Give people their best in turn, a few in each programme, and fix what they got."""
    n_ranks = max(len(person.choices) for person in turn)
    size = max(1, int(np.log(MAX_WEIGHT) / np.log(n_ranks + 1)))
    n_proven = 0
    for start in range(0, len(turn), size):
        some = turn[start : start + size]
        terms: dict[Key, int] = {
            ("place", person.id, choice): (n_ranks - rank) * (n_ranks + 1) ** (len(some) - 1 - n)
            for n, person in enumerate(some)
            for rank, choice in enumerate(person.choices)
        }
        rung = climb.step(terms, name="order", sign=-1)
        climb.fixed.pop()
        climb.fix(_places(some))
        n_proven += len(some) if rung.is_optimal else 0
    return Rung("order", n_proven, len(turn), n_proven == len(turn))


def _minutes(formulation: Formulation, *, instance: Instance) -> dict[Key, int]:
    """Count interpreters' minutes; a session without minutes counts 1, so that none is idle."""
    minutes = {session.id: max(session.minutes, 1) for session in instance.sessions}
    return {key: minutes[key[2]] for key in formulation.keys if key[0] == "duty"}


def _calls(formulation: Formulation) -> dict[Key, int]:
    return {key: 1 for key in formulation.keys if key[0] == "call"}
