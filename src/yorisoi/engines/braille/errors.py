"""What the braille engine says when it cannot write a text."""


class BrailleError(ValueError):
    """A text that cannot be written in braille.

    `reason` is one of not-text, empty, too-long, bad-readings, unknown-kana, bad-width; `place` says where.
    """

    def __init__(self, message: str, *, reason: str, place: str = "") -> None:
        super().__init__(message)
        self.reason = reason
        self.place = place
