"""Refusals of this room: each names what to do instead."""

from yorisoi.stages.guides.terms import Refusal


class Refused(ValueError):
    """It cannot be done now; `reason` says why, `places` where to look."""

    def __init__(self, reason: Refusal, *, places: tuple[str, ...] = ()) -> None:
        """Keep the reason and the places beside the message."""
        self.reason = reason
        self.places = places
        super().__init__(": ".join((reason.value, *places)))
