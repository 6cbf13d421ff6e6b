"""The vocabulary of classes."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class CourseState(TextChoices):
    """Where a course stands."""

    DRAFT = "draft", _("準備中")
    OPEN = "open", _("受付中")
    CLOSED = "closed", _("受付終了")
    PLACED = "placed", _("参加者決定")
    RUNNING = "running", _("開講中")
    ENDED = "ended", _("終わった")


class Selection(TextChoices):
    """How places are given when there may be more applicants than places."""

    ALL = "all", _("全員")
    FIRST_COME = "first_come", _("先着順")
    DRAW = "draw", _("抽選")


class ApplicationState(TextChoices):
    """Where an application stands."""

    RECEIVED = "received", _("受け付けた")
    PLACED = "placed", _("参加できる")
    WAITING = "waiting", _("順番待ち")
    OFFERED = "offered", _("席をすすめている")
    DECLINED = "declined", _("辞退")
    WITHDRAWN = "withdrawn", _("取り消し")
    DUPLICATE = "duplicate", _("同じ人の重なり")


class Applicant(TextChoices):
    """Who filled in the application."""

    PERSON = "person", _("本人")
    FAMILY = "family", _("家族")
    SUPPORTER = "supporter", _("支援者")
    STAFF = "staff", _("職員")


class ArrangementState(TextChoices):
    """The life of an arrangement, from the wish to the answer whether it was enough."""

    REQUESTED = "requested", _("申し出があった")
    ARRANGED = "arranged", _("手配した")
    CONFIRMED = "confirmed", _("確かめた")
    TOLD = "told", _("本人に伝えた")
    DELIVERED = "delivered", _("当日できた")
    ENOUGH = "enough", _("足りた")
    NOT_ENOUGH = "not_enough", _("足りなかった")
    REFUSED = "refused", _("できなかった")


class Part(TextChoices):
    """What somebody does on the day."""

    INSTRUCTOR = "instructor", _("講師")
    SUPPORTER = "supporter", _("支援者")
    SIGN = "sign", _("手話通訳")
    NOTE_TAKING = "note_taking", _("要約筆記")
    GUIDE = "guide", _("案内")


class Refusal(TextChoices):
    """Why something cannot be done now; each says what to do instead."""

    NO_SESSIONS = "no_sessions", _("日にちがまだありません。日にちを決めてから、受付を始めてください")
    NO_PLACES = "no_places", _("定員が0人です。定員を決めてから、受付を始めてください")
    PERIOD_OVER = "period_over", _("受付の終わりの日がすぎています。日を直してから、受付を始めてください")
    NOT_YET = "not_yet", _("この教室は、まだ受付を始めていません")
    ENDED = "ended", _("この教室は終わりました")
    IN_DRAW = "in_draw", _("いまは抽選の途中です。結果を知らせたあとに、もう一度入れてください")
    WRONG_STATE = "wrong_state", _("いまの状態では、できません。教室のページで状態を確かめてください")
    FULL = "full", _("空いている席がありません")
    ALREADY_IN = "already_in", _("この方は、この教室にもう申し込んでいます")
    NOBODY_WAITS = "nobody_waits", _("順番を待っている人は、いません")
    NOBODY_APPLIED = "nobody_applied", _("申し込みがまだありません")
    GROUP_UNKNOWN = "group_unknown", _("一緒に引きたい人の受付番号が、この教室にありません")
    NO_REASON = "no_reason", _("できなかったわけを書いてください")
    NO_VALUE = "no_value", _("後から決まる公の値を書いてください")
    STARTED = "started", _("受付を始めた教室は、もう準備中に戻せません")


class Likeness(TextChoices):
    """On what a record agrees with a name just typed."""

    NAME = "name", _("名前")
    READING = "reading", _("読み")
    PHONE = "phone", _("電話番号")
    BIRTH_YEAR = "birth_year", _("生まれた年")


class DrawState(TextChoices):
    """The four separate acts of a draw."""

    COMMITTED = "committed", _("名簿と約束の値を公表した")
    RUN = "run", _("引いた")
    RELEASED = "released", _("結果を知らせた")


class Presence(TextChoices):
    """Whether somebody came."""

    PRESENT = "present", _("出席")
    EXCUSED = "excused", _("連絡あり欠席")
    ABSENT = "absent", _("連絡なし欠席")
    WALK_IN = "walk_in", _("当日参加")


class Help(TextChoices):
    """The level of help with which somebody did a thing; the same four everywhere."""

    ALONE = "alone", _("ひとりで")
    WORDS = "words", _("ことばで")
    HANDS = "hands", _("手をそえて")
    NOT_TRIED = "not_tried", _("まだ")


class Reflected(TextChoices):
    """Keep, problem, try."""

    KEEP = "keep", _("続ける（Keep）")
    PROBLEM = "problem", _("困った（Problem）")
    TRY = "try", _("試す（Try）")
