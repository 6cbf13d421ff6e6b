"""The vocabulary of ties."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class CircleState(TextChoices):
    """Where a circle stands."""

    OPEN = "open", _("ひらいている")
    PAUSED = "paused", _("お休み中")
    CLOSED = "closed", _("おわった")


class TieTo(TextChoices):
    """To whom somebody is connected."""

    SUPPORTER = "supporter", _("支援者")
    PEER = "peer", _("仲間")
    FAMILY = "family", _("家族")
    FRIEND = "friend", _("友だち")
    OFFICE = "office", _("区やセンター")


class Frequency(TextChoices):
    """How often, in the last four weeks."""

    WEEKLY = "weekly", _("週に1回以上")
    MONTHLY = "monthly", _("月に1回以上")
    RARELY = "rarely", _("月に1回より少ない")
    NEVER = "never", _("ない")


class Stamp(TextChoices):
    """What can be said with one press; the drawing is in `ties/stamps.html`."""

    HELLO = "hello", _("こんにちは")
    THANKS = "thanks", _("ありがとう")
    DONE = "done", _("できた")
    GO = "go", _("がんばる")
    GLAD = "glad", _("うれしい")
    OK = "ok", _("わかった")
    WAIT = "wait", _("まって")
    NIGHT = "night", _("おやすみ")


class Step(TextChoices):
    """The answer to whether words with a number in them may go."""

    SEND = "send", _("送る")
    REWRITE = "rewrite", _("書きなおす")
