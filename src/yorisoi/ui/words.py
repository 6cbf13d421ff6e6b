"""Dates, times and figures as a reader says them, in the language of the page."""

from collections.abc import Iterable
from datetime import date, datetime, time
from decimal import Decimal

from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

WEEKDAYS_JA = "月火水木金土日"
WEEKDAYS_EN = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
MONTHS_EN = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


def is_english() -> bool:
    """Say whether the page being made is in English; everything else is some Japanese."""
    return (get_language() or "ja").startswith("en")


def _here(value: date) -> date:
    """Return an instant as it is on the clocks here; a day stays as it is."""
    if isinstance(value, datetime) and timezone.is_aware(value):
        return timezone.localtime(value)
    return value


def day(value: date) -> str:
    """Write a day without its year, an instant as the day it was here: 12月1日（火）."""
    value = _here(value)
    if is_english():
        return f"{WEEKDAYS_EN[value.weekday()]} {value.day} {MONTHS_EN[value.month - 1]}"
    return f"{value.month}月{value.day}日（{WEEKDAYS_JA[value.weekday()]}）"


def short_day(value: date) -> str:
    """Write a day without its weekday, for a narrow place: 12月1日 or 1 Dec."""
    value = _here(value)
    if is_english():
        return f"{value.day} {MONTHS_EN[value.month - 1][:3]}"
    return f"{value.month}月{value.day}日"


def full_day(value: date) -> str:
    """Write a day with its year, an instant as the day it was here: 2026年12月1日（火）."""
    value = _here(value)
    if is_english():
        return f"{day(value)} {value.year}"
    return f"{value.year}年{day(value)}"


def clock(value: time | datetime) -> str:
    """Write a time of day: 午後1時30分, 正午, 午前10時."""
    if is_english():
        return f"{value.hour}:{value.minute:02d}"
    if (value.hour, value.minute) == (12, 0):
        return "正午"
    half, hour = ("午前", value.hour) if value.hour < 12 else ("午後", value.hour - 12)
    return f"{half}{hour}時" + (f"{value.minute}分" if value.minute else "")


def moment(value: datetime) -> str:
    """Write an instant in local time: 12月1日（火）午後1時30分."""
    local = timezone.localtime(value) if timezone.is_aware(value) else value
    return f"{day(local)}{', ' if is_english() else ''}{clock(local)}"


def figure(value: int | float | Decimal | None) -> str:
    """Write a figure with thousands: 1,234; what is not known is 不明."""
    return _("不明") if value is None else f"{value:,}"


def roughly(value: int | float | None) -> str:
    """Write an estimate rounded half up to tens: 約1,890; what is not known is 不明."""
    if value is None:
        return _("不明")
    return _("約%(n)s") % {"n": f"{int((value + 5) // 10) * 10:,}"}


def stop(text: str) -> str:
    """Close a sentence with the full stop of the page's language; one that is closed stays as it is."""
    if not text or text.endswith(("。", "！", "？", ".", "!", "?")):
        return text
    return f"{text}{'.' if is_english() else '。'}"


def listed(items: Iterable[str]) -> str:
    """Write several things one after another as the language of the page does: あ、い or a, b."""
    return (", " if is_english() else "、").join(str(each) for each in items)
