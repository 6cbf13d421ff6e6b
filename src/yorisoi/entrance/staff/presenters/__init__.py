"""Words and pictures of the staff's door."""

from yorisoi.entrance.staff.presenters.cast import cast
from yorisoi.entrance.staff.presenters.machines import (
    again_at,
    grouped,
    keys_href,
    machine,
    machines,
    passkey_lines,
    qr,
    warning,
)
from yorisoi.entrance.staff.presenters.team import gone, member_line
from yorisoi.entrance.staff.presenters.ways_back import with_way_back

__all__ = [
    "again_at",
    "cast",
    "gone",
    "grouped",
    "keys_href",
    "machine",
    "machines",
    "member_line",
    "passkey_lines",
    "qr",
    "warning",
    "with_way_back",
]
