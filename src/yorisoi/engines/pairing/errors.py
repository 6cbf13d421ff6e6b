"""The one exception of pairing."""


class PairingError(ValueError):
    """An instance that cannot be solved: `reason` code, `place` such as `people[2].choices`."""

    def __init__(self, message: str, *, reason: str, place: str = "", line: int = 0) -> None:
        super().__init__(f"{place}: {message}" if place else message)
        self.reason = reason
        self.place = place
        self.line = line
