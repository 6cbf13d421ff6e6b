"""The vocabulary of outreach."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Way(TextChoices):
    """A way by which word of a class reaches somebody; also the answer to どこで知りましたか."""

    LEAFLET = "leaflet", _("ちらし")
    NEWSLETTER = "newsletter", _("区報")
    CENTRE_STAFF = "centre_staff", _("センターの職員")
    GUIDE_HELPER = "guide_helper", _("ガイドヘルパー")
    FAMILY = "family", _("家族")
    FRIEND = "friend", _("友だち・口コミ")
    GROUP = "group", _("団体からの知らせ")
    WEB = "web", _("区のホームページ")
    LINE = "line", _("LINE")
    LETTER = "letter", _("手紙")
    OTHER = "other", _("そのほか")
    UNKNOWN = "unknown", _("わからない")


class PlanState(TextChoices):
    """Where a row of the plan stands."""

    PLANNED = "planned", _("予定")
    DOING = "doing", _("いま")
    DONE = "done", _("済み")
    DROPPED = "dropped", _("やめた")
