"""Whether the clock can be believed: draws, deadlines and the journal all stand on it."""

from datetime import timedelta

from django.utils.translation import gettext as _

from yorisoi.journal.models import Entry
from yorisoi.web.safety.findings import Finding, House, Severity, safe, unknown, unsafe

SLACK = timedelta(minutes=2)
SYNCHRONISED = "run/systemd/timesync/synchronized"


def clock(house: House) -> Finding:
    """The clock is not behind what has already happened, and something sets it."""
    last = Entry.objects.order_by("-at").values_list("at", flat=True).first()
    if last is not None and house.now < last - SLACK:
        return unsafe(
            "clock",
            Severity.NOW,
            _("時計が、最後の記録より前をさしています。"),
            _("機械の時計を合わせてください。自動で合わせる設定（NTP）にしてください。"),
        )
    if (house.system / SYNCHRONISED).exists():
        return safe("clock", _("時計は、自動で合っています。"))
    return unknown(
        "clock",
        _("時計が自動で合っているかは、ここからはわかりません。"),
        _("timedatectl を打って、時計が合っているかを確かめてください。"),
    )


LOOKS = (clock,)
