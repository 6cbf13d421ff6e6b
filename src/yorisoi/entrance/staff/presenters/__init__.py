"""Words and pictures of the staff's door."""

from yorisoi.entrance.staff.presenters.cast import cast
from yorisoi.entrance.staff.presenters.machines import (
    again_at,
    grouped,
    keys_href,
    machines,
    passkey_lines,
    qr,
)
from yorisoi.entrance.staff.presenters.team import kept_out, team

__all__ = [
    "again_at",
    "cast",
    "grouped",
    "kept_out",
    "keys_href",
    "machines",
    "passkey_lines",
    "qr",
    "team",
]
