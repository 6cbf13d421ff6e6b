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
from yorisoi.entrance.staff.presenters.team import member_line

__all__ = [
    "again_at",
    "cast",
    "grouped",
    "keys_href",
    "machines",
    "member_line",
    "passkey_lines",
    "qr",
]
