"""Whether somebody has lately looked for known weaknesses in what yorisoi is made of."""

import json
from datetime import date
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _

from yorisoi.ui.words import full_day
from yorisoi.web.safety.findings import Finding, House, Severity, safe, unknown, unsafe

SNAPSHOT = Path("docs") / "security" / "advisories.json"
OLDEST_DAYS = 30


def advisories(house: House) -> Finding:
    """The snapshot of known weaknesses is a month old at most, and covers every package."""
    remedy = _("新しい版に入れかえるか、開発者に、部品の確かめを頼んでください。")
    packages = _packages(house)
    days = sorted(_days(packages))
    if not days:
        return unknown(
            "advisories",
            _("部品に知られた弱いところがないかを、だれかが確かめた記録がありません。"),
            remedy,
        )
    n = sum(not each.get("on") for each in packages.values())
    if n or (house.now.date() - days[0]).days > OLDEST_DAYS:
        return unsafe(
            "advisories",
            Severity.SOON,
            _("部品の確かめは%(day)sが最後です。確かめていない部品：%(n)s")
            % {"day": full_day(days[0]), "n": n},
            remedy,
        )
    return safe("advisories", _("部品は%(day)sに確かめました。") % {"day": full_day(days[0])})


def _packages(house: House) -> dict[str, dict[str, Any]]:
    try:
        found = json.loads((house.source / SNAPSHOT).read_text(encoding="utf-8"))["packages"]
    except (OSError, ValueError, KeyError):
        return {}
    return dict(found)


def _days(packages: dict[str, dict[str, Any]]) -> list[date]:
    return [date.fromisoformat(each["on"]) for each in packages.values() if each.get("on")]


LOOKS = (advisories,)
