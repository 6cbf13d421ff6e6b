"""What the effects engine refuses, and why."""


class EffectsError(ValueError):
    """Input from which no honest estimate can be made.

    `reason` is a code for programs; `field` names the argument at fault and `row` the
    position in it (from 0), where there is one.
    """

    def __init__(self, reason: str, message: str, *, field: str = "", row: int | None = None):
        super().__init__(message)
        self.reason = reason
        self.field = field
        self.row = row
