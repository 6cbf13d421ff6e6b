"""Words and pictures of the staff's door."""

from yorisoi.entrance.staff.presenters.cast import cast
from yorisoi.entrance.staff.presenters.machines import (
    again_at,
    grouped,
    keys_href,
    machines,
    passkey_lines,
    qr,
    warning,
)
from yorisoi.entrance.staff.presenters.team import gone, kept_out, team
from yorisoi.entrance.staff.presenters.ways_back import with_way_back

__all__ = [
    "again_at",
    "cast",
    "gone",
    "grouped",
    "kept_out",
    "keys_href",
    "machines",
    "passkey_lines",
    "qr",
    "team",
    "warning",
    "with_way_back",
]
