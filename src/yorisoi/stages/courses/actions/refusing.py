"""The one way in which an act says no: a reason that a person can act on."""

from yorisoi.stages.courses.terms import Refusal


class Refused(ValueError):
    """The act was not done; ``reason`` says why and what to do instead."""

    def __init__(self, reason: Refusal, *, detail: str = "") -> None:
        self.reason = reason
        self.detail = detail
        super().__init__(f"{reason.value}: {detail}" if detail else reason.value)


def refuse(reason: Refusal | None, *, detail: str = "") -> None:
    """Raise Refused where there is a reason."""
    if reason is not None:
        raise Refused(reason, detail=detail)
