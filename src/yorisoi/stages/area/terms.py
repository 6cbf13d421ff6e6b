"""The vocabulary of figures: how sure a number is and how its source was read."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Certainty(TextChoices):
    """How a figure came about; the three are never added up."""

    COUNTED = "counted", _("数えた")
    ESTIMATED = "estimated", _("推した")
    UNKNOWN = "unknown", _("不明")


class Mark(TextChoices):
    """How the source was read; recalled and inferred are never shown as fact."""

    SEEN = "seen", _("原本を確認")
    SECONDARY = "secondary", _("二次資料")
    RECALLED = "recalled", _("記憶による（未確認）")
    INFERRED = "inferred", _("計算による")


class Topic(TextChoices):
    """What a figure is about."""

    POPULATION = "population", _("人口")
    HOUSEHOLDS = "households", _("世帯")
    HANDBOOKS = "handbooks", _("手帳を持つ人")
    SERVICES = "services", _("福祉サービスを使う人")
    DEVICE_USE = "device_use", _("機器の利用")
    INFORMATION = "information", _("情報を得る方法")
    OTHER = "other", _("その他")


class IntakeState(TextChoices):
    """Where an uploaded file stands."""

    PREVIEWED = "previewed", _("確かめ中")
    STORED = "stored", _("取りこみ済み")
    DISCARDED = "discarded", _("取りやめ")
