"""People, sessions and staff, and the plan that brings them together."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from enum import StrEnum


@dataclass(frozen=True)
class Arrangement:
    """A kind of need and what it takes.

    `load`: quarters of a supporter's attention; `people_per_interpreter`: 0 for none, else one
    interpreter of this kind for every so many people in a session; `has_places`: whether a
    session must have a place for it (a session that names none has none).
    """

    name: str
    load: int = 0
    people_per_interpreter: int = 0
    has_places: bool = False


@dataclass(frozen=True)
class Person:
    """Somebody who applied: choices best first, needs, priority (0: guaranteed), draw order."""

    id: str
    choices: tuple[str, ...]
    needs: tuple[str, ...] = ()
    priority: int = 1
    order: int = 0


@dataclass(frozen=True)
class Session:
    """One session: people it holds, its slot (same slot: same time), minutes, places by need."""

    id: str
    capacity: int
    slot: str = ""
    minutes: int = 0
    places: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True)
class Supporter:
    """Somebody who sits beside people: sessions possible, load at a time, sessions in all (0: any)."""

    id: str
    sessions: tuple[str, ...]
    max_load: int = 4
    max_sessions: int = 0


@dataclass(frozen=True)
class Interpreter:
    """Somebody who interprets: kinds of need served, sessions possible, minutes in all (0: any)."""

    id: str
    kinds: tuple[str, ...]
    sessions: tuple[str, ...]
    max_minutes: int = 0


@dataclass(frozen=True)
class Instance:
    """Everything a plan is made from; `common_load` is the load of somebody without needs."""

    people: tuple[Person, ...]
    sessions: tuple[Session, ...]
    arrangements: tuple[Arrangement, ...] = ()
    supporters: tuple[Supporter, ...] = ()
    interpreters: tuple[Interpreter, ...] = ()
    common_load: int = 0


class Reason(StrEnum):
    """Why somebody is where the plan puts them."""

    FIRST_CHOICE = "first_choice"
    LATER_CHOICE = "later_choice"
    NO_CHOICES = "no_choices"
    SESSION_FULL = "session_full"
    ARRANGEMENT_FULL = "arrangement_full"
    NO_SUPPORTER = "no_supporter"
    NO_INTERPRETER = "no_interpreter"
    NOT_PROVEN = "not_proven"


@dataclass(frozen=True)
class Refusal:
    """A session somebody wanted more than what the plan gives, and the binding condition.

    `need` names the arrangement for `arrangement_full`. `not_proven` occurs only in a plan that
    is not proven optimal: the person might fit.
    """

    session: str
    reason: Reason
    need: str = ""


@dataclass(frozen=True)
class Placement:
    """A person's session, the rank of that choice (from 1), the supporter, and why no better one."""

    person: str
    session: str
    rank: int
    reason: Reason
    supporter: str | None
    refusals: tuple[Refusal, ...]


@dataclass(frozen=True)
class Unplaced:
    """A person without a session; `reason` is the binding condition of the first choice."""

    person: str
    reason: Reason
    refusals: tuple[Refusal, ...]


@dataclass(frozen=True)
class Duty:
    """An interpreter called to a session for one kind of need."""

    interpreter: str
    session: str
    kind: str


@dataclass(frozen=True)
class Rung:
    """One rung of the ladder: what was reached, the best possible by proof, and whether they meet.

    People for `guaranteed` and `placed`, summed ranks for `ranks`, people whose turn in the draw
    was decided with proof for `order`, minutes of interpreters for `minutes`, supporters times
    sessions for `calls`.
    """

    name: str
    value: int
    bound: float
    is_optimal: bool


@dataclass(frozen=True)
class Plan:
    """The outcome: placements in draw order, people without a place, duties, ladder and proof."""

    placements: tuple[Placement, ...]
    unplaced: tuple[Unplaced, ...]
    duties: tuple[Duty, ...]
    ladder: tuple[Rung, ...]

    @property
    def is_optimal(self) -> bool:
        """Whether every rung is proven."""
        return all(rung.is_optimal for rung in self.ladder)

    def to_json(self) -> str:
        """Return the same text for the same plan, always."""
        fields = {**asdict(self), "is_optimal": self.is_optimal}
        return json.dumps(fields, ensure_ascii=False, indent=2, sort_keys=True) + "\n"
