"""Machines and keys in words: which machine this is, since when, when to try again."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from markupsafe import Markup

from yorisoi.entrance.limits import Left
from yorisoi.entrance.machines import machine
from yorisoi.entrance.sessions import Standing
from yorisoi.ui.words import clock, moment

GROUP = 4
# With so many tries left somebody hears of it.
WARNED_FROM = 2


@dataclass(frozen=True)
class KeyLine:
    """One passkey: what its owner calls it, since when, last used when."""

    number: int
    name: str
    note: str


@dataclass(frozen=True)
class MachineLine:
    """One machine on which somebody is in."""

    number: int
    name: str
    used: str
    note: str
    is_here: bool


def machines(found: Iterable[Standing]) -> tuple[MachineLine, ...]:
    """Return the machines in words."""
    return tuple(
        MachineLine(
            number=each.number,
            name=machine(each.user_agent),
            used=_("最後に使ったのは%(when)sごろ") % {"when": _local(each.used)},
            note=_("%(when)sに入りました。場所の番号は%(address)s")
            % {"when": _local(each.since), "address": each.address},
            is_here=each.is_here,
        )
        for each in found
    )


def passkey_lines(found: Iterable[Authenticator]) -> tuple[KeyLine, ...]:
    """Return passkeys in words."""
    return tuple(
        KeyLine(number=each.pk, name=each.wrap().name, note=_since(each)) for each in found
    )


def _since(each: Authenticator) -> str:
    if each.last_used_at is None:
        return _("%(when)sに加えました") % {"when": _local(each.created_at)}
    return _("%(when)sに使いました") % {"when": _local(each.last_used_at)}


def _local(instant: datetime) -> str:
    return moment(timezone.localtime(instant))


def again_at(wait: int) -> str:
    """Return the clock time after so many seconds, to the next whole minute."""
    then = timezone.localtime() + timedelta(seconds=wait)
    return clock(then.replace(second=0, microsecond=0) + timedelta(minutes=1))


def warning(left: Left) -> str:
    """Return how many wrong tries lead to a rest of how long, once there are few; else nothing."""
    if left.n > WARNED_FROM:
        return ""
    said = {"n": left.n, "minutes": -(-left.rest // 60)}
    return _("あと%(n)s回まちがえると、%(minutes)s分ほどお休みします。") % said


def grouped(secret: str) -> str:
    """Return a secret in groups of four letters, as it is typed by hand."""
    return " ".join(secret[i : i + GROUP] for i in range(0, len(secret), GROUP))


def qr(text: str) -> Markup:
    """Return a square that a telephone reads, as part of a page; its words stand beside it."""
    svg = get_adapter().build_totp_svg(text).partition("?>")[2].strip()
    return Markup(svg.replace("<svg ", '<svg class="square" aria-hidden="true" ', 1))  # noqa: S704  # drawn here from our own text


def keys_href() -> str:
    """Return where one's ways of coming in are shown."""
    return reverse("entrance:keys")
