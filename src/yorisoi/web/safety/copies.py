"""Whether there is a copy of yesterday, and whether one was ever restored."""

import json
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from yorisoi.ui.words import moment
from yorisoi.web.safety.findings import Finding, House, Severity, safe, unsafe

FILE = "backups.json"
A_DAY = 24
DRILL_DAYS = 90


def backup(house: House) -> Finding:
    """A copy of the last day."""
    last = noted(house, "last_backup_at")
    remedy = _("yorisoi backup を毎晩動かしてください。手引きに例があります。")
    if last is None:
        return unsafe(
            "backup", Severity.NOW, _("写し（バックアップ）を取った記録がありません。"), remedy
        )
    if not house.is_within(last, hours=A_DAY):
        return unsafe(
            "backup",
            Severity.NOW,
            _("最後の写しは%(when)sです。一日より前です。") % {"when": moment(last)},
            remedy,
        )
    return safe("backup", _("最後の写しは%(when)sです。") % {"when": moment(last)})


def drill(house: House) -> Finding:
    """A copy that was never restored is a hope."""
    last = noted(house, "last_drill_at")
    remedy = _("yorisoi drill を動かしてください。写しから戻せるかを、別の場所で確かめます。")
    if last is None:
        return unsafe("drill", Severity.SOON, _("写しから戻す練習を、一度もしていません。"), remedy)
    if _noted(house).get("last_drill_held") == "no":
        return unsafe(
            "drill",
            Severity.NOW,
            _("%(when)sの練習では、写しから戻せませんでした。") % {"when": moment(last)},
            _("新しい写しを取って、yorisoi drill をもう一度動かしてください。"),
        )
    if not house.is_within(last, days=DRILL_DAYS):
        return unsafe(
            "drill",
            Severity.SOON,
            _("写しから戻す練習は%(when)sが最後です。三か月より前です。") % {"when": moment(last)},
            remedy,
        )
    return safe("drill", _("写しから戻す練習を%(when)sにしました。") % {"when": moment(last)})


def noted(house: House, name: str) -> datetime | None:
    """Return an instant that backup and drill noted; what cannot be read was not noted."""
    try:
        found = datetime.fromisoformat(str(_noted(house).get(name)))
    except ValueError:
        return None
    return found if found.tzinfo else found.replace(tzinfo=house.now.tzinfo)


def _noted(house: House) -> dict[str, Any]:
    try:
        found = json.loads((house.data / FILE).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


LOOKS = (backup, drill)
