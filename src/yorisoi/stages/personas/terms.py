"""The vocabulary of segments and personas."""

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
