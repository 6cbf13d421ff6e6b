"""The one exception of disclosure control."""


class DisclosureError(ValueError):
    """A table that cannot be protected or audited, with a reason code and the cell concerned.

    `reason` is machine-readable; `labels` names the cell (None for a total), `dimension` the
    dimension; both are empty when the whole table is meant.
    """

    def __init__(
        self,
        message: str,
        *,
        reason: str,
        labels: tuple[str | None, ...] = (),
        dimension: str = "",
    ) -> None:
        super().__init__(message)
        self.reason = reason
        self.labels = labels
        self.dimension = dimension
