"""The vocabulary of verification."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class WaveKind(TextChoices):
    """When the same questions are asked."""

    BASELINE = "baseline", _("はじめ")
    END = "end", _("おわり")
    MONTH_1 = "month_1", _("1か月後")
    MONTH_3 = "month_3", _("3か月後")
    MONTH_6 = "month_6", _("6か月後")


# Asked after the classes are over: only of those who agreed to be asked later.
FOLLOW_UPS = (WaveKind.MONTH_1, WaveKind.MONTH_3, WaveKind.MONTH_6)


class AnswerBy(TextChoices):
    """Who answered; answers by a proxy are kept apart."""

    PERSON = "person", _("本人")
    PROXY = "proxy", _("代わりの人")
    NOBODY = "nobody", _("聞けなかった")


class Scale(TextChoices):
    """How an item is answered."""

    YES_NO = "yes_no", _("はい・いいえ")
    HELP = "help", _("助けの4段階")
    STAGE = "stage", _("行動の5段階")
    OFTEN = "often", _("どのくらい")
    NUMBER = "number", _("数")
