"""The vocabulary of guidelines."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class EditionState(TextChoices):
    """Where an edition stands."""

    DRAFT = "draft", _("下書き")
    PUBLISHED = "published", _("公表した")


class Backing(TextChoices):
    """What a published sentence stands on."""

    RESULT = "result", _("結果")
    FIGURE = "figure", _("数")
    VOICE = "voice", _("声")
    GOAL = "goal", _("めあて")
    PERSONA = "persona", _("像")
    REFLECTION = "reflection", _("振り返り")
    RECORD = "record", _("記録")
