"""The vocabulary of figures: how sure a number is and how its source was read."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

# All five kinds that the physical disability handbook knows, counted together.
BODY = "body"


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


class DoubtReason(TextChoices):
    """Why a row of a file is in doubt; presenters say what to do about it."""

    NOT_A_NUMBER = "not_a_number", _("数として読めません")
    NEGATIVE = "negative", _("0より小さい数です")
    OVER_HUNDRED = "over_hundred", _("100％を超えています")
    EMPTY = "empty", _("数が書いてありません")
    SUM_DIFFERS = "sum_differs", _("男性と女性の合計が、計と合いません")
    TWICE = "twice", _("同じ数が二度出てきます")
    RECALLED = "recalled", _("記憶による数です")
    INFERRED = "inferred", _("計算による数です")
    KIND_UNKNOWN = "kind_unknown", _("障害の種類がわかりません")
    DATE_UNKNOWN = "date_unknown", _("いつの数かがわかりません")
    NAME_MISSING = "name_missing", _("名前がありません")
    POSITION_MISSING = "position_missing", _("位置がありません")
    POSITION_OUTSIDE = "position_outside", _("位置が日本の外です")
    WORD_UNKNOWN = "word_unknown", _("決まった言葉ではありません")
    COLUMN_UNKNOWN = "column_unknown", _("知らない列です")
    COLUMN_TWICE = "column_twice", _("同じ列が二つあります")
    TOO_MANY_CELLS = "too_many_cells", _("列が多いです")
    CELL_UNREADABLE = "cell_unreadable", _("セルの中身を読めません")


class Effect(TextChoices):
    """What becomes of a row in doubt."""

    KEPT = "kept", _("取りこむ")
    UNKNOWN = "unknown", _("「不明」として取りこむ")
    LEFT_OUT = "left_out", _("取りこまない")
    STOPS = "stops", _("直すまで、どの行も取りこまない")
