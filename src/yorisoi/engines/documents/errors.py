"""What the document engine says when it cannot make a paper."""


class DocumentError(ValueError):
    """A document that cannot be shown in every form.

    `reason` is one of not-text, control-character, too-long, ragged-table, empty, unknown-style,
    bad-level, unknown-block, bad-drawing, bad-readings, bad-narration,
    unknown-size; `place` says where, as block and field.
    """

    def __init__(self, message: str, *, reason: str, place: str = "") -> None:
        super().__init__(message)
        self.reason = reason
        self.place = place
