"""What the segments engine refuses, and why."""


class SegmentsError(ValueError):
    """Answers from which no honest segments can be made.

    `reason` is a code for programs; `item` and `row` (from 0) name the place, where there is one.
    """

    def __init__(self, reason: str, message: str, *, item: str = "", row: int | None = None):
        super().__init__(message)
        self.reason = reason
        self.item = item
        self.row = row
