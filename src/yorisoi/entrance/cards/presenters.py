"""Cards in words and on paper: what stands on a card, how devices and passkeys are called."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from importlib.resources import files

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from yorisoi.engines import documents as paper
from yorisoi.entrance.cards import keys, qr, rules
from yorisoi.entrance.cards.models import Card, Device, Entrant, Passkey
from yorisoi.entrance.cards.terms import Picture
from yorisoi.programme.models import Programme
from yorisoi.ui.words import full_day

SIZES = {"pdf": "card", "html": "card", "a6.pdf": "a6", "a6.html": "a6"}


@dataclass(frozen=True)
class Pictured:
    """A picture to choose: its code, its name, and where it is."""

    code: str
    name: str
    file: str


@dataclass(frozen=True)
class DeviceLine:
    """A device that knows a card, in words."""

    device: Device
    name: str
    since: str
    is_this: bool


@dataclass(frozen=True)
class PasskeyLine:
    """A machine that lets a person in with finger or face, in words."""

    passkey: Passkey
    name: str
    since: str
    used: str
    is_this: bool


ALL = tuple(Picture.values)


def is_stuck(entrant: Entrant) -> bool:
    """Whether the pictures were missed so often that somebody must help."""
    return bool(entrant.secret_mark) and not rules.may_choose(entrant)


def pictured(code: str) -> Pictured:
    """Return a picture as a page shows it."""
    picture = Picture(code)
    return Pictured(picture.value, str(picture.label), f"cards/pictures/{picture.value}.svg")


def pictures(codes: Iterable[str]) -> tuple[Pictured, ...]:
    """Return several pictures in their order."""
    return tuple(pictured(each) for each in codes)


def device_lines(devices: Iterable[Device], *, this: object = None) -> tuple[DeviceLine, ...]:
    """Return devices in words; which of them is the one in the reader's hand."""
    return tuple(
        DeviceLine(
            device=each,
            name=str(each.get_kind_display()),
            since=_("%(day)sから") % {"day": full_day(timezone.localdate(each.added_at))},
            is_this=each.pk == this,
        )
        for each in devices
    )


def passkey_lines(found: Iterable[Passkey], *, this: object = None) -> tuple[PasskeyLine, ...]:
    """Return passkeys in words; which of them somebody came in with just now."""
    return tuple(
        PasskeyLine(
            passkey=each,
            name=each.system or str(each.get_kind_display()),
            since=_("%(day)sから") % {"day": full_day(timezone.localdate(each.added_at))},
            used=_used(each.key.last_used_at),
            is_this=each.pk == this,
        )
        for each in found
    )


def _used(at: datetime | None) -> str:
    if at is None:
        return _("まだ使っていません")
    return _("最後に使ったのは%(day)s") % {"day": full_day(timezone.localdate(at))}


def shown_in_machine(entrant: Entrant | None) -> str:
    """Return under what a machine keeps a passkey: the picture of the card, never a name."""
    if entrant is None:
        return _("わたしのページ")
    return _("%(picture)sのカード") % {"picture": Picture(entrant.picture).label}


def address(card: Card, request: HttpRequest | None = None) -> str:
    """Return the whole address that the code of a card holds."""
    path = reverse("cards:scan", args=[keys.token_of(card.seed)])
    if settings.YORISOI_PUBLIC_ADDRESS:
        return f"{settings.YORISOI_PUBLIC_ADDRESS.rstrip('/')}{path}"
    return request.build_absolute_uri(path) if request else path


def document(
    pairs: Iterable[tuple[Card, Entrant]], *, programme: Programme, size: str, request: HttpRequest
) -> paper.Document:
    """Return cards to print, in one of the two sizes."""
    passes = tuple(
        _pass(card, entrant, phone=programme.help_phone, web=address(card, request))
        for card, entrant in pairs
    )
    return paper.Document(
        title=_("入るためのカード"),
        blocks=(paper.Passes(passes, size=size),),
        notice=programme.notice,
    )


def _pass(card: Card, entrant: Entrant, *, phone: str, web: str) -> paper.Pass:
    picture = Picture(entrant.picture)
    lines = [
        _("スマホで、うつします。"),
        _("ばんごう　%(code)s") % {"code": rules.in_groups(keys.code_of(card.seed))},
    ]
    if phone:
        lines.append(_("こまったら　%(phone)s") % {"phone": phone})
    return paper.Pass(
        name=_name(entrant),
        picture=paper.Drawing(
            svg=_drawn(picture.value),
            alt=_("カードの絵は、%(picture)s") % {"picture": picture.label},
        ),
        code=paper.Drawing(svg=qr.drawn(web), alt=_("スマホのカメラで写す四角い絵（QRコード）")),
        lines=tuple(lines),
    )


def _name(entrant: Entrant) -> str:
    """Return the name on the card, with its reading where the name is that of the record."""
    who = entrant.participant
    has_reading = who.reading and entrant.called == who.name and who.reading != who.name
    return f"{{{entrant.called}|{who.reading}}}" if has_reading else entrant.called


@lru_cache(maxsize=32)
def _drawn(code: str) -> str:
    """Return the SVG text of a picture."""
    folder = files("yorisoi.entrance.cards").joinpath("static", "cards", "pictures")
    return folder.joinpath(f"{code}.svg").read_text("utf-8")
