"""A look at everything, the most urgent first."""

from collections.abc import Sequence
from dataclasses import dataclass

from yorisoi.web.safety import (
    clock,
    components,
    copies,
    database,
    files,
    lines,
    people,
    running,
)
from yorisoi.web.safety.findings import Finding, House, Look, Severity, State

LOOKS: tuple[Look, ...] = (
    *running.LOOKS,
    *files.LOOKS,
    *copies.LOOKS,
    *people.LOOKS,
    *lines.LOOKS,
    *database.LOOKS,
    *components.LOOKS,
    *clock.LOOKS,
)


@dataclass(frozen=True)
class Report:
    """What was found, sorted by what is to be done."""

    unsafe: tuple[Finding, ...]
    unknown: tuple[Finding, ...]
    safe: tuple[Finding, ...]

    @property
    def is_safe(self) -> bool:
        """Whether nothing is known to be unsafe; what cannot be seen from here does not count."""
        return not self.unsafe

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Everything, the most urgent first."""
        return (*self.unsafe, *self.unknown, *self.safe)


def examine(house: House, *, looks: Sequence[Look] = LOOKS) -> Report:
    """Look at everything once."""
    found = [finding for look in looks if (finding := look(house)) is not None]
    order = list(Severity)

    def of(state: State) -> tuple[Finding, ...]:
        same = [each for each in found if each.state is state]
        return tuple(sorted(same, key=lambda each: order.index(each.severity)))

    return Report(unsafe=of(State.UNSAFE), unknown=of(State.UNKNOWN), safe=of(State.SAFE))
