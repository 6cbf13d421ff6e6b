"""What the language engine says when it cannot do what was asked."""


class LanguageError(ValueError):
    """A text or dictionary that cannot be read.

    `reason` is one of not-text, too-long, empty-word, reading-not-kana; `place` names the word.
    """

    def __init__(self, message: str, *, reason: str, place: str = "") -> None:
        super().__init__(message)
        self.reason = reason
        self.place = place
