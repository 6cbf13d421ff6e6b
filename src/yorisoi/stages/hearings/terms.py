"""The vocabulary of hearings."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from yorisoi.people.terms import Speaker


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


# The first letter of a line in quick entry: one key says who spoke.
SPEAKER_LETTERS: dict[str, Speaker] = {
    "本": Speaker.PERSON,
    "家": Speaker.FAMILY,
    "職": Speaker.STAFF,
    "団": Speaker.GROUP,
}

# What follows a name in speech.
HONORIFICS = ("さん", "さま", "様", "くん", "君", "ちゃん", "先生", "氏")

# Whose father or mother somebody is says who they are.
KIN = ("母", "父", "兄", "姉", "弟", "妹", "娘", "息子", "妻", "夫", "祖母", "祖父")

# Words before an honorific that end so name what somebody does: 生活支援員さん.
ROLE_ENDINGS = ("員", "者", "師", "長")

# Words that stand before an honorific and name nobody.
NOBODY = frozenset(
    [
        "皆",
        "皆様",
        "母",
        "父",
        "兄",
        "姉",
        "弟",
        "妹",
        "娘",
        "息子",
        "奥",
        "旦那",
        "祖母",
        "祖父",
        "嫁",
        "婿",
        "叔母",
        "叔父",
        "孫",
        "夫",
        "妻",
        "職員",
        "支援員",
        "相談員",
        "看護師",
        "医師",
        "利用者",
        "講師",
        "患者",
        "当事者",
        "客",
        "本人",
        "家族",
        "子",
        "店員",
        "駅員",
        "担当",
        "主治医",
        "事務",
        "園長",
        "所長",
        "学校",
        "大学",
        "通訳者",
        "保護者",
        "ヘルパー",
        "ボランティア",
        "ケアマネ",
        "ケアマネージャー",
        "ワーカー",
        "スタッフ",
        "サポーター",
        "ガイドヘルパー",
        "みな",
        "おかあ",
        "おとう",
        "おばあ",
        "おじい",
        "おばさ",
        "おじさ",
        "おにい",
        "おねえ",
        "おく",
        "おきゃく",
        "おこ",
        "むすめ",
        "むすこ",
    ]
)
