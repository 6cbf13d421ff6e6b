"""The vocabulary of people: kinds of organisation, roles, disability, channels, consent."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class OrganisationKind(TextChoices):
    """Who an organisation is in a programme."""

    PREFECTURE = "prefecture", _("都道府県")
    MUNICIPALITY = "municipality", _("区市町村")
    CENTRE = "centre", _("センター")
    VENDOR = "vendor", _("事業者")
    GROUP = "group", _("障害のある方の団体")


class Role(TextChoices):
    """What a person does in an organisation."""

    COORDINATOR = "coordinator", _("事業の担当")
    IT = "it", _("情報政策の担当")
    ANALYST = "analyst", _("分析の担当")
    CENTRE_STAFF = "centre_staff", _("センター職員")
    INSTRUCTOR = "instructor", _("講師")
    SUPPORTER = "supporter", _("支援者")
    INTERPRETER = "interpreter", _("通訳者")
    AUDITOR = "auditor", _("監査の担当")


class Permission(TextChoices):
    """What a staff page may ask of a person."""

    READ = "read", _("見る")
    WHOLE = "whole", _("全部の教室と名簿を見る")
    WRITE = "write", _("書く")
    PERSONAL = "personal", _("名前と連絡先を見る")
    ARRANGE = "arrange", _("配慮の準備をする")
    PUBLISH = "publish", _("公表する")
    ADMIT = "admit", _("入る人を決める")
    OPERATE = "operate", _("入れ物を守る")
    AUDIT = "audit", _("だれが見たかを調べる")


class ViewPurpose(TextChoices):
    """What the record of somebody outside the reader's own list is opened for."""

    ASKED = "asked", _("本人や家族から、電話や窓口で聞かれた")
    PREPARE = "prepare", _("これから、教室や支援の準備をする")
    CORRECT = "correct", _("記録のまちがいを直す")
    SAFETY = "safety", _("安全のために、急いで連絡する")
    OTHER = "other", _("そのほか")


class LeakPage(TextChoices):
    """What kind of page somebody had open, when something may have leaked."""

    LIST = "list", _("名簿や一覧")
    RECORD = "record", _("一人の記録")
    PAPER = "paper", _("紙やファイル")
    OTHER = "other", _("そのほか（書いた、直したなど）")


class DisabilityKind(TextChoices):
    """Kinds of disability a person may name; several at once, or unknown."""

    VISUAL = "visual", _("視覚")
    HEARING = "hearing", _("聴覚・平衡")
    SPEECH = "speech", _("音声・言語・そしゃく")
    PHYSICAL = "physical", _("肢体不自由")
    INTERNAL = "internal", _("内部")
    INTELLECTUAL = "intellectual", _("知的")
    MENTAL = "mental", _("精神")
    HIGHER_BRAIN = "higher_brain", _("高次脳機能")
    DEVELOPMENTAL = "developmental", _("発達")
    INTRACTABLE = "intractable", _("難病")
    UNKNOWN = "unknown", _("わからない")


class AgeBand(TextChoices):
    """Age bands wide enough to be published."""

    UNDER_18 = "0-17", _("18歳未満")
    ADULT = "18-64", _("18〜64歳")
    OLDER = "65+", _("65歳以上")
    UNKNOWN = "unknown", _("わからない")


class ChannelKind(TextChoices):
    """A way to reach a person, or by which a person reached the programme."""

    WEB = "web", _("ウェブ")
    MAIL = "mail", _("メール")
    PHONE = "phone", _("電話")
    FAX = "fax", _("FAX")
    LETTER = "letter", _("手紙")
    COUNTER = "counter", _("窓口")
    CENTRE = "centre", _("センター")
    LINE = "line", _("LINE")


class HandoutFormat(TextChoices):
    """The form in which a person reads what is handed out."""

    STANDARD = "standard", _("ふつうの文字")
    LARGE = "large", _("大きい文字")
    RUBY = "ruby", _("ふりがな付き")
    SPEECH = "speech", _("音声にできる文")
    BRAILLE = "braille", _("点字")


class ConsentPurpose(TextChoices):
    """What a consent is for; one purpose, one consent."""

    TAKE_PART = "take_part", _("教室に参加するため")
    FOLLOW_UP = "follow_up", _("あとで変化をたずねるため")
    SHARE_WITH_CENTRE = "share_with_centre", _("センターにも見せるため")
    PUBLISH_VOICE = "publish_voice", _("声を公表するため")
    CIRCLE = "circle", _("仲間の輪で名前とことばを見せるため")


class ConsentBasis(TextChoices):
    """What holds before a person has said yes or no."""

    ASKED_FIRST = "asked_first", _("「いいです」と言うまで使わない")
    UNTIL_STOPPED = "until_stopped", _("申し込んだときの目的なので、「やめます」と言うまで使う")


class ConsentWay(TextChoices):
    """How a consent was given."""

    WEB = "web", _("ウェブで")
    PAPER = "paper", _("紙で")
    VOICE = "voice", _("声で、立ち会いあり")
    SUPPORTER = "supporter", _("支援者と一緒に")


class CorrectionState(TextChoices):
    """What became of a request to correct a record."""

    OPEN = "open", _("調べています")
    DONE = "done", _("直しました")
    DECLINED = "declined", _("直しませんでした")


class Mandate(TextChoices):
    """What a supporter may do for a participant; each is given by the person, one by one."""

    APPLY = "apply", _("教室に申し込む、申し込みをやめる")
    ANSWER = "answer", _("質問に答える")
    PRACTISE = "practise", _("一緒に練習する")
    READ = "read", _("伝えてあることと、だれが見たかを読む")
    MESSAGE = "message", _("仲間の輪や質問箱に、ことばを送る")
    AGREE = "agree", _("何に使っていいかを、一緒に決める")


class MarkKind(TextChoices):
    """What a blind mark stands for; a part of a name finds people, but tells nobody apart."""

    CODE = "code", _("符号")
    NAME = "name", _("名前")
    READING = "reading", _("読み")
    PART = "part", _("名前の一部")
    PHONE = "phone", _("電話番号")
    MAIL = "mail", _("メールアドレス")
    ADDRESS = "address", _("住所")


class Agreement(TextChoices):
    """On what two records agree; what a mark shows is called as the kind of the mark."""

    NAME = "name", _("名前")
    READING = "reading", _("読み")
    PHONE = "phone", _("電話番号")
    MAIL = "mail", _("メールアドレス")
    ADDRESS = "address", _("住所")
    BIRTH_YEAR = "birth_year", _("生まれた年")


class Sureness(TextChoices):
    """How sure it is that two records are one person."""

    SURE = "sure", _("まず、同じ人です")
    LIKELY = "likely", _("たぶん、同じ人です")
    PERHAPS = "perhaps", _("同じ人かもしれません")


class MergeGround(TextChoices):
    """How an officer made sure that two records are one person."""

    PERSON = "person", _("本人に聞いた")
    HELPER = "helper", _("家族か支援者に聞いた")
    PAPER = "paper", _("手帳や書類を見た")


class Speaker(TextChoices):
    """Who speaks or answers; never mixed up in a table."""

    PERSON = "person", _("本人")
    FAMILY = "family", _("家族")
    STAFF = "staff", _("職員")
    GROUP = "group", _("団体")
