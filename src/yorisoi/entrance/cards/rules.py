"""What a scan may do, which pictures are offered, what a device is; no query of its own."""

import random
from collections.abc import Mapping, Sequence

from yorisoi.entrance.cards import keys
from yorisoi.entrance.cards.models import Entrant
from yorisoi.entrance.cards.terms import (
    N_MISSES_MOST,
    N_OFFERED,
    N_SECRETS,
    DeviceKind,
    Door,
    NewDevice,
    Picture,
)

_TABLETS = ("iPad", "Tablet")
_PHONES = ("iPhone", "Android", "Mobile")


def door(entrant: Entrant, *, n_devices: int) -> Door:
    """Return what stands before a device that does not know the card yet."""
    if entrant.new_device == NewDevice.BORROWED:
        return Door.BORROWED
    if n_devices == 0:
        return Door.OPEN
    if entrant.new_device == NewDevice.PICTURES and may_choose(entrant):
        return Door.PICTURES
    return Door.ASK


def may_choose(entrant: Entrant) -> bool:
    """Whether the secret pictures may be tried: they were chosen, and not missed too often."""
    return bool(entrant.secret_mark) and entrant.n_misses < N_MISSES_MOST


def n_tries_left(entrant: Entrant) -> int:
    """Return how many times the secret pictures may still be wrong."""
    return max(0, N_MISSES_MOST - entrant.n_misses)


def offered(participant: int) -> tuple[Picture, ...]:
    """Return the twelve pictures of a person, always the same and in the same places.

    They must not change from time to time: what stays while the rest changes would be the secret.
    """
    dice = random.Random(keys.order(participant))  # noqa: S311  the seed is keyed; the order is no secret
    return tuple(dice.sample(list(Picture), N_OFFERED))


def is_complete(chosen: Sequence[str]) -> bool:
    """Whether as many pictures were chosen as a secret has."""
    return len(chosen) >= N_SECRETS


def spoken(participant: int, chosen: Sequence[str]) -> str:
    """Return chosen pictures, in their order, as what is marked for one person."""
    return f"{participant}:{','.join(chosen)}"


def are_secret(entrant: Entrant, chosen: Sequence[str]) -> bool:
    """Whether somebody chose the secret pictures of a person, in their order."""
    said = spoken(entrant.participant_id, chosen)
    return keys.is_same(entrant.secret_mark, "pictures", said)


def device_kind(agent: str) -> DeviceKind:
    """Return what a browser seems to run on; no more of what it says is kept."""
    if any(word in agent for word in _TABLETS):
        return DeviceKind.TABLET
    if "Android" in agent and "Mobile" not in agent:
        return DeviceKind.TABLET
    return DeviceKind.PHONE if any(word in agent for word in _PHONES) else DeviceKind.COMPUTER


def is_own_device(held: Mapping[str, int] | None, *, is_example: bool) -> bool:
    """Whether somebody came in alone on a device of their own, so that it may learn their finger.

    Not at a shared tablet, not on a borrowed phone, not beside a supporter. The example, into which
    one comes without a card, may be tried.
    """
    if held is None:
        return is_example
    return bool(held.get("since")) and not held.get("together")


def digits(said: str) -> str:
    """Return the digits of a number as somebody typed it: full width, with blanks or lines between."""
    return "".join(str(int(each)) for each in said if each.isdecimal())


def in_groups(number: str) -> str:
    """Return a number in groups of four, as it is read out."""
    return " ".join(number[start : start + 4] for start in range(0, len(number), 4))
