"""Checking a published draw, rule by rule."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from yorisoi.engines.draw import verifier
from yorisoi.engines.draw.canonical import entries_sha256, sessions_sha256, sha256
from yorisoi.engines.draw.inputs import check_inputs
from yorisoi.engines.draw.lottery import in_order, lots, place, seed_of
from yorisoi.engines.draw.model import FORMAT, Commitment, Entry, Result, Session


class Rule(StrEnum):
    """The rules of a draw, in the order in which they are checked."""

    FORMAT = "format"
    COMMITMENT = "commitment"
    ENTRIES = "entries"
    SESSIONS = "sessions"
    SECRET = "secret"  # noqa: S105 - the name of a rule
    SEED = "seed"
    ORDER = "order"
    PLACED = "placed"
    WAITING = "waiting"


@dataclass(frozen=True)
class Failure:
    """One rule that the result breaks: what the rule gives and what the result says."""

    rule: Rule
    expected: str
    found: str


def verify(
    result: Result,
    entries: Sequence[Entry],
    sessions: Sequence[Session],
    *,
    commitment: Commitment | None = None,
) -> tuple[Failure, ...]:
    """Return the rules that the result breaks; an empty tuple means that everything holds.

    Each rule is checked from the values written in the result, so that one change names one rule.
    Give the commitment as it was published beforehand: without it nobody can tell whether the
    secret was chosen after the public value was known. Raises `DrawError` for unusable lists.
    """
    check_inputs(entries, sessions=sessions)
    failures = [*_broken_hashes(result, entries=entries, sessions=sessions)]
    if commitment is not None:
        failures = [*_broken_promise(result, commitment=commitment), *failures]
    failures += _broken_outcome(result, entries=entries, sessions=sessions)
    order = list(Rule)
    return tuple(sorted(failures, key=lambda failure: order.index(failure.rule)))


def verifier_source() -> str:
    """Return the text of the stand-alone verifier, to be handed to whoever wants to check."""
    return Path(verifier.__file__).read_text(encoding="utf-8")


def _broken_promise(result: Result, *, commitment: Commitment) -> Iterator[Failure]:
    promised = (
        commitment.entries_sha256,
        commitment.sessions_sha256,
        commitment.secret_sha256,
        commitment.public_source,
    )
    kept = (
        result.entries_sha256,
        result.sessions_sha256,
        result.secret_sha256,
        result.public_source,
    )
    if promised != kept:
        yield Failure(Rule.COMMITMENT, " ".join(promised), " ".join(kept))


def _broken_hashes(
    result: Result, *, entries: Sequence[Entry], sessions: Sequence[Session]
) -> Iterator[Failure]:
    seed = seed_of(result.entries_sha256, secret=result.secret, public_value=result.public_value)
    for rule, expected, found in (
        (Rule.FORMAT, FORMAT, result.format),
        (Rule.ENTRIES, entries_sha256(entries), result.entries_sha256),
        (Rule.SESSIONS, sessions_sha256(sessions), result.sessions_sha256),
        (Rule.SECRET, sha256(result.secret), result.secret_sha256),
        (Rule.SEED, seed, result.seed),
    ):
        if expected != found:
            yield Failure(rule, expected, found)


def _broken_outcome(
    result: Result, *, entries: Sequence[Entry], sessions: Sequence[Session]
) -> Iterator[Failure]:
    drawn = in_order(lots(entries), seed=result.seed)
    order = tuple(member for lot in drawn for member in lot.members)
    if order != result.order:
        yield Failure(Rule.ORDER, _joined(order), _joined(result.order))
    if sorted(order) == sorted(result.order):
        drawn = tuple(sorted(drawn, key=lambda lot: result.order.index(lot.members[0])))
    places = place(drawn, sessions=sessions)
    if dict(places.placed) != dict(result.placed):
        expected, found = _pairs(places.placed), _pairs(result.placed)
        yield Failure(Rule.PLACED, _joined(expected - found), _joined(found - expected))
    if dict(places.waiting) != dict(result.waiting):
        yield Failure(Rule.WAITING, _lists(places.waiting), _lists(result.waiting))


def _pairs(placed: Mapping[str, str]) -> set[str]:
    return {f"{name}:{session}" for name, session in placed.items()}


def _lists(waiting: Mapping[str, tuple[str, ...]]) -> str:
    return "; ".join(f"{name}: {_joined(ids)}" for name, ids in sorted(waiting.items()))


def _joined(ids: tuple[str, ...] | set[str]) -> str:
    return " ".join(sorted(ids) if isinstance(ids, set) else ids)
