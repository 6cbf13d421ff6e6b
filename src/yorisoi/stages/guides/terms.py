"""The vocabulary of guidelines and kits."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

# Tasks that only the adopter of a kit has; they stay behind when a kit is packed again.
ROAD_PREFIX = "road-"
LICENCE = "CC-BY-4.0"


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


class Link(TextChoices):
    """One link of the chain from a sentence back to its source; a `Backing` is one of these."""

    CLAIM = "claim", _("文")
    RESULT = "result", _("結果")
    INDICATOR = "indicator", _("確かめかた")
    GOAL = "goal", _("めあて")
    PERSONA = "persona", _("像")
    ATTRIBUTE = "attribute", _("像の一行")
    VOICE = "voice", _("声")
    FIGURE = "figure", _("数")
    ANSWER = "answer", _("答え")
    SOURCE = "source", _("出典")
    HEARING = "hearing", _("聴き取り")
    REFLECTION = "reflection", _("振り返り")
    RECORD = "record", _("記録")


class Refusal(TextChoices):
    """Why something cannot be done now; each says what to do instead."""

    PUBLISHED = "published", _("公表した版は変えられません。新しい版を作ってください")
    NOTHING_TO_SAY = "nothing_to_say", _("載せる文がありません。記録から文を作ってください")
    SMALL_COUNT = (
        "small_count",
        _("少ない人数が読みとれる文があります。数を書かない文に直してください"),
    )
    NO_SUCH_MOVE = "no_such_move", _("これより先へは動かせません")
    NOT_A_KIT = "not_a_kit", _("このキットは取りこめません。中を見て、わけを確かめてください")
    CODE_TAKEN = "code_taken", _("この符号の事業がもうあります。別の符号にしてください")
