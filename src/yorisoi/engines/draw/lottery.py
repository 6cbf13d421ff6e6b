"""Committing to a draw and running it: lots, tickets, order and places."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from yorisoi.engines.draw.canonical import entries_sha256, sessions_sha256, sha256
from yorisoi.engines.draw.errors import DrawError
from yorisoi.engines.draw.inputs import check_inputs
from yorisoi.engines.draw.model import FORMAT, Commitment, Entry, Result, Session


@dataclass(frozen=True)
class Lot:
    """What is drawn as one: a person, or a group whose members get places together or not at all."""

    id: str
    members: tuple[str, ...]
    priority_class: int
    choices: tuple[str, ...]


@dataclass(frozen=True)
class Places:
    """Who got which session, and who waits for which, in draw order."""

    placed: Mapping[str, str]
    waiting: Mapping[str, tuple[str, ...]]


def commit(
    entries: Sequence[Entry],
    sessions: Sequence[Session],
    *,
    secret: str,
    public_source: str = "",
) -> Commitment:
    """Fix the entries, the sessions and a secret before the public value exists.

    The secret should be long and random (32 hex digits or more); it is revealed with the result.
    Raises `DrawError` for input that could not be drawn.
    """
    check_inputs(entries, sessions=sessions)
    if not secret:
        raise DrawError("the secret is empty", reason="no_secret")
    lots(entries)
    return Commitment(
        entries_sha256=entries_sha256(entries),
        sessions_sha256=sessions_sha256(sessions),
        secret_sha256=sha256(secret),
        public_source=public_source,
    )


def run(
    entries: Sequence[Entry],
    sessions: Sequence[Session],
    *,
    commitment: Commitment,
    secret: str,
    public_value: str,
) -> Result:
    """Draw: the same inputs give the same result on every machine and in every line order.

    Raises `DrawError` when the inputs are not those committed to (reasons `entries_changed`,
    `sessions_changed`, `secret_changed`) or when the public value is empty.
    """
    check_inputs(entries, sessions=sessions)
    _check_commitment(commitment, entries=entries, sessions=sessions, secret=secret)
    if not public_value:
        raise DrawError("the public value is empty", reason="no_public_value")
    seed = seed_of(commitment.entries_sha256, secret=secret, public_value=public_value)
    drawn = in_order(lots(entries), seed=seed)
    places = place(drawn, sessions=sessions)
    return Result(
        entries_sha256=commitment.entries_sha256,
        sessions_sha256=commitment.sessions_sha256,
        secret_sha256=commitment.secret_sha256,
        secret=secret,
        public_value=public_value,
        public_source=commitment.public_source,
        seed=seed,
        order=tuple(member for lot in drawn for member in lot.members),
        placed=places.placed,
        waiting=places.waiting,
    )


def seed_of(entries_hash: str, *, secret: str, public_value: str) -> str:
    """Return SHA-256(entries_sha256 | secret | public value)."""
    return sha256(f"{entries_hash}|{secret}|{public_value}")


def ticket_of(lot_id: str, *, seed: str) -> str:
    """Return the lot's ticket, SHA-256(seed | lot id); smaller is drawn earlier."""
    return sha256(f"{seed}|{lot_id}")


def lots(entries: Iterable[Entry]) -> tuple[Lot, ...]:
    """Gather the entries into lots, sorted by lot id.

    Raises `DrawError` (reason `group_choices`) for a group without a session that all chose.
    """
    gathered: dict[str, list[Entry]] = {}
    for entry in sorted(entries, key=lambda entry: entry.id):
        gathered.setdefault(entry.group or entry.id, []).append(entry)
    return tuple(_lot(name, members=gathered[name]) for name in sorted(gathered))


def in_order(drawn: Iterable[Lot], *, seed: str) -> tuple[Lot, ...]:
    """Sort the lots by class, then by ticket."""
    return tuple(sorted(drawn, key=lambda lot: (lot.priority_class, ticket_of(lot.id, seed=seed))))


def place(drawn: Sequence[Lot], *, sessions: Iterable[Session]) -> Places:
    """Give each lot, in order, its best-ranked session that has seats for all its members."""
    free = {session.id: session.seats for session in sessions}
    placed: dict[str, str] = {}
    waiting: dict[str, list[str]] = {name: [] for name in sorted(free)}
    for lot in drawn:
        size = len(lot.members)
        best = next((choice for choice in lot.choices if free[choice] >= size), None)
        if best is None:
            for choice in lot.choices:
                waiting[choice].extend(lot.members)
        else:
            free[best] -= size
            placed.update(dict.fromkeys(lot.members, best))
    return Places(placed, {name: tuple(ids) for name, ids in waiting.items()})


def _lot(name: str, *, members: Sequence[Entry]) -> Lot:
    shared = set(members[0].choices).intersection(*(member.choices for member in members))
    if not shared:
        message = f"the members of group {name!r} have no session in common"
        raise DrawError(message, reason="group_choices", column="choices", id=name)
    ranks = {choice: sum(member.choices.index(choice) for member in members) for choice in shared}
    return Lot(
        id=name,
        members=tuple(member.id for member in members),
        priority_class=min(member.priority_class for member in members),
        choices=tuple(sorted(shared, key=lambda choice: (ranks[choice], choice))),
    )


def _check_commitment(
    commitment: Commitment, *, entries: Sequence[Entry], sessions: Sequence[Session], secret: str
) -> None:
    if commitment.format != FORMAT:
        message = f"the commitment has format {commitment.format!r}, expected {FORMAT!r}"
        raise DrawError(message, reason="format")
    if commitment.entries_sha256 != entries_sha256(entries):
        raise DrawError("the entries are not those committed to", reason="entries_changed")
    if commitment.sessions_sha256 != sessions_sha256(sessions):
        raise DrawError("the sessions are not those committed to", reason="sessions_changed")
    if commitment.secret_sha256 != sha256(secret):
        raise DrawError("the secret is not the one committed to", reason="secret_changed")
