"""The one exception of the draw."""


class DrawError(ValueError):
    """Input that cannot be drawn, with a reason code and the place where it was found.

    `reason` is machine-readable; `line` counts from 1 (0: not from a file); `column` is the name
    of the column; `id` is the entry, group or session concerned.
    """

    def __init__(
        self, message: str, *, reason: str, line: int = 0, column: str = "", id: str = ""
    ) -> None:
        place = f"line {line}, column {column}: " if line and column else ""
        place = place or (f"line {line}: " if line else "")
        super().__init__(place + message)
        self.reason = reason
        self.line = line
        self.column = column
        self.id = id
