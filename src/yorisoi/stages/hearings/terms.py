"""The vocabulary of hearings."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class HearingState(TextChoices):
    """Where a hearing stands."""

    PLANNED = "planned", _("予定")
    ASKED = "asked", _("日程を聞いている")
    HELD = "held", _("聴いた")
    CODED = "coded", _("整理した")


class HearingConsent(TextChoices):
    """Whether those who speak agreed that it is written down."""

    NOT_ASKED = "not_asked", _("まだ聞いていない")
    GIVEN = "given", _("同意あり")
    REFUSED = "refused", _("同意なし")
    PUBLIC = "public", _("公表された資料")
