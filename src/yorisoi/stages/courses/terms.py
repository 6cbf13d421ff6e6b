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


class Wanted(TextChoices):
    """What somebody who has not signed in tells by the web."""

    WITHDRAW = "withdraw", _("申し込みをやめたい")
    CHANGE = "change", _("申し込みを変えたい")
    ASK = "ask", _("聞きたいことがある")


class Refusal(TextChoices):
    """Why something cannot be done now; each says what to do instead."""

    NO_SESSIONS = (
        "no_sessions",
        _("日にちがまだありません。日にちを決めてから、受付を始めてください"),
    )
    NO_PLACES = "no_places", _("定員が0人です。定員を決めてから、受付を始めてください")
    PERIOD_OVER = (
        "period_over",
        _("受付の終わりの日がすぎています。日を直してから、受付を始めてください"),
    )
    NOT_AGREED = (
        "not_agreed",
        _("この人は、教室の準備に名前を使うことをやめています。本人に聞き、同意のしかたを選びます"),
    )
    NOT_YET = "not_yet", _("この教室は、まだ受付を始めていません")
    ENDED = "ended", _("この教室は終わりました")
    IN_DRAW = "in_draw", _("いまは抽選の途中です。結果を知らせたあとに、もう一度入れてください")
    WRONG_STATE = (
        "wrong_state",
        _("いまの状態では、できません。教室のページで状態を確かめてください"),
    )
    FULL = "full", _("空いている席がありません")
    ALREADY_IN = "already_in", _("この方は、この教室にもう申し込んでいます")
    NOBODY_WAITS = "nobody_waits", _("順番を待っている人は、いません")
    NOBODY_APPLIED = "nobody_applied", _("申し込みがまだありません")
    GROUP_UNKNOWN = "group_unknown", _("一緒に引きたい人の受付番号が、この教室にありません")
    NO_REASON = "no_reason", _("できなかったわけを書いてください")
    NO_VALUE = "no_value", _("あとから決まる値を書いてください")
    LIST_CHANGED = (
        "list_changed",
        _("約束のあとに、定員か名簿が変わっています。定員を元に戻してください"),
    )


class Likeness(TextChoices):
    """On what a record agrees with a name just typed."""

    NAME = "name", _("名前")
    READING = "reading", _("読み")
    PHONE = "phone", _("電話番号")
    BIRTH_YEAR = "birth_year", _("生まれた年")


class SheetDoubt(TextChoices):
    """What a person should look at in an applicants' sheet, and what to do about it."""

    NO_NAME = "no-name", _("名前がありません。名前を書いてください")
    NO_CONTACT = "no-contact", _("電話・FAX・メールのどれかを、読めるように書いてください")
    NOBODY = (
        "nobody",
        _("名前も連絡先もありません。合計などの行なら消し、人の行なら両方を書いてください"),
    )
    SAME_PERSON = (
        "same-person",
        _("上の行と同じ人らしいので、一つにまとめました。違う人なら、分けてください"),
    )
    MAYBE_SAME = (
        "maybe-same",
        _("上の行と、読みと生まれた年が同じです。同じ人かどうか、確かめてください"),
    )
    APPLIED_BEFORE = "applied-before", _("もう申し込みがあるので、増やしていません")
    YEAR_FROM_AGE = (
        "year-from-age",
        _("生まれた年を、年齢から計算しました。一年ずれているかもしれません"),
    )
    DAY_UNKNOWN = "day-unknown", _("受付日がわからないので、受付の終わりの日にしました")
    DAY_OUTSIDE = (
        "day-outside",
        _("受付の期間の外の日です。受付日を確かめてください"),
    )
    DAY_FAR = (
        "day-far",
        _("受付の始まりより60日以上前の日です。年を確かめてください"),
    )
    YEAR_DIFFERS = (
        "year-differs",
        _("となりの行と年が違います。年を確かめてください"),
    )
    YEAR_FROM_ROWS = (
        "year-from-rows",
        _("年がないので、となりの行に合わせて読みました。確かめてください"),
    )
    CHANNEL_ASSUMED = "channel-assumed", _("希望する方法のあて先がないので、ほかの方法にしました")
    COLUMN_MISSING = "column-missing", _("この列がありません。見出しを書いた列を足してください")
    COLUMN_TWICE = "column-twice", _("同じ見出しの列が二つあります。はじめの列だけを読みました")
    COLUMN_UNKNOWN = "column-unknown", _("この見出しは知らないので、読んでいません")
    COLUMN_UNNAMED = "column-unnamed", _("見出しのない列です。読んでいません")
    FORMULA = "formula-not-calculated", _("計算式の答えがありません。数や文字で書いてください")
    ERROR_VALUE = "error-value", _("表計算の間違いの印があります。正しい値を書いてください")
    NOT_A_DATE = "not-a-date", _("日にちとして読めません。令和7年10月1日のように書いてください")
    IMPOSSIBLE_DATE = "impossible-date", _("その日はありません。月と日を確かめてください")
    OUTSIDE_ERA = "outside-era", _("元号と年が合いません。確かめてください")
    YEAR_ASSUMED = "year-assumed", _("年がないので、今年度の日として読みました")
    YEAR_MISSING = "year-missing", _("年がありません。年から書いてください")
    YEAR_AMBIGUOUS = "year-ambiguous", _("西暦か元号かわかりません。確かめてください")
    DAY_MISSING = "day-missing", _("日がありません。確かめてください")
    WEEKDAY_DIFFERS = "weekday-differs", _("曜日が合いません。日を確かめてください")
    SERIAL_DATE = "serial-date", _("日にちが数になっています。確かめてください")
    NOT_A_YEAR = "not-a-year", _("年として読めません。確かめてください")
    NOT_A_PHONE = "not-a-phone", _("番号として読めません。数字の数を確かめてください")
    ZERO_RESTORED = "zero-restored", _("番号の先頭の0を足しました。確かめてください")
    SEVERAL_VALUES = "several-values", _("二つ以上書いてあります。どれを使うか、確かめてください")
    NOTE_LEFT_OUT = (
        "note-left-out",
        _("かっこの中の注記は、取り込んでいません。必要なら備考に書いてください"),
    )
    NOT_AN_EMAIL = "not-an-email", _("メールアドレスとして読めません。確かめてください")
    UNUSUAL_EMAIL = "unusual-email", _("めずらしい形のアドレスです。確かめてください")
    NOT_KANA = "not-kana", _("かなではありません。読みをかなで書いてください")
    NOT_YES_NO = "not-yes-no", _("ありともなしとも読めません。本人に確かめてください")
    UNKNOWN_WORD = "unknown-word", _("一覧にない言葉です。本人に確かめてください")
    NOT_AN_AGE = "not-an-age", _("年齢として読めません。確かめてください")
    AGE_RANGE = "age-range", _("年齢が幅で書いてあります。生まれた年は、わからないままにしました")
    FILE_EMPTY = "empty", _("中身がありません。表のファイルを選んでください")
    FILE_TOO_LARGE = "too-large", _("ファイルが大きすぎます。申込者の表だけにしてください")
    FILE_TOO_LONG = "too-many-rows", _("行が多すぎます。申込者の表だけにしてください")
    FILE_LETTERS = "unknown-encoding", _("文字が読めません。Excelの形で保存しなおしてください")
    FILE_NO_TABLE = "not-a-table", _("表として読めません。ExcelかCSVのファイルを選んでください")
    FILE_LOCKED = "password-protected", _("パスワードがかかっています。外してから選んでください")
    FILE_OLD = "old-excel", _("古い形のExcelです。xlsxの形で保存しなおしてください")
    FILE_DAMAGED = "damaged", _("ファイルがこわれています。もとの表から保存しなおしてください")
    FILE_NO_HEADER = (
        "no-header",
        _("見出しの行が見つかりません。「お名前」などの見出しを書いてください"),
    )
    FILE_NO_ROWS = "no-rows", _("見出しの下に、行がありません")
    FILE_FORMULAS = "formulas-only", _("計算式だけの表です。値にして保存しなおしてください")


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
