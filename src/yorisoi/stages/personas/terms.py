"""The vocabulary of segments and personas, and the crests that stand for a face."""

from dataclasses import dataclass
from enum import IntEnum

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class PersonaState(TextChoices):
    """How far a persona has come."""

    PROVISIONAL = "provisional", _("仮")
    SHARED = "shared", _("共有済")
    REVISED = "revised", _("見直し")


class SegmentBasis(TextChoices):
    """Where a segment comes from."""

    GRID = "grid", _("障害の種類と年齢")
    COMPUTED = "computed", _("答えの近さ")


class AttributeTopic(TextChoices):
    """What a line of a persona is about."""

    LIFE = "life", _("暮らし")
    PHONE = "phone", _("スマホ")
    TROUBLE = "trouble", _("困りごと")
    WISH = "wish", _("したいこと")
    HELP = "help", _("助けになること")
    SPAN = "span", _("ひろがり")


class Verdict(TextChoices):
    """What a reviewer says about a line."""

    AGREES = "agrees", _("そのとおり")
    DIFFERS = "differs", _("ちがう")
    ADDS = "adds", _("付け足し")


class Strength(IntEnum):
    """How many kinds of evidence hold up a cell: a figure, voices, people who take part."""

    NONE = 0
    ONE = 1
    TWO = 2
    THREE = 3


@dataclass(frozen=True)
class Crest:
    """A sign inside a double ring: strokes in ink, and one in 朱, in a box of 96."""

    code: str
    name: object
    ink: tuple[str, ...]
    shu: str


CRESTS: dict[str, Crest] = {
    crest.code: crest
    for crest in (
        Crest(
            "wave",
            _("声の波が耳に届くかたち"),
            ("M34 30c-9 11-9 25 0 36", "M46 36c-6 7-6 17 0 24"),
            "M58 30c9 5 11 15 5 22-4 4-4 7-4 14",
        ),
        Crest(
            "steps",
            _("一段ずつのぼるかたち"),
            ("M24 68h14V56h14V44h14V32h8", "M24 76h50"),
            "M28 46l14-14m-9 0h9v9",
        ),
        Crest(
            "bridge",
            _("橋をわたるかたち"),
            ("M20 62h56", "M26 62c2-16 12-24 22-24s20 8 22 24", "M48 38v24M36 42v20M60 42v20"),
            "M34 28c4-5 24-5 28 0",
        ),
        Crest(
            "knot",
            _("二本の糸が結ばれるかたち"),
            ("M24 60c10 8 18-2 24-12s14-20 24-12", "M24 36c6-5 11-3 15 2M57 58c4 5 9 7 15 2"),
            "M48 40a8 8 0 1 0 .1 0",
        ),
        Crest(
            "leaf",
            _("若葉がひらくかたち"),
            ("M48 74V44", "M48 52c-4-14-14-18-24-18 0 14 8 22 24 22"),
            "M48 48c4-14 14-18 24-18 0 14-8 22-24 22",
        ),
        Crest(
            "lamp",
            _("手もとを照らす明かりのかたち"),
            ("M34 40a14 14 0 1 1 28 0c0 8-6 10-6 18H40c0-8-6-10-6-18z", "M40 66h16M43 73h10"),
            "M48 16v-4M24 26l-3-3M72 26l3-3",
        ),
    )
}
