"""The blank application form: the same questions as on the web, to be filled in by hand."""

from django.utils import timezone
from django.utils.translation import gettext as _

from yorisoi.engines import documents as paper
from yorisoi.people import arrangements
from yorisoi.people.terms import DisabilityKind, HandoutFormat
from yorisoi.stages.courses.models import Course
from yorisoi.stages.courses.presenters.public import told_day
from yorisoi.stages.courses.presenters.sheets import document
from yorisoi.stages.courses.presenters.stage import hours
from yorisoi.stages.courses.presenters.ways import paper_rows, ways_of, where_to_put
from yorisoi.stages.outreach.terms import Way

BLANK = "＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿"


def application_form(course: Course, *, web: str = "") -> paper.Document:
    """Return the application form; `web` is where the same questions stand on the web."""
    by_hand = _("書けるところだけで、かまいません。電話で聞きながら、職員が書くこともできます。")
    class_rows = ((_("名前"), course.name), (_("はじめの日"), _first_words(course)))
    blocks: list[paper.Block] = [
        paper.Paragraph(by_hand),
        paper.Heading(_("教室")),
        paper.Answers(rows=class_rows),
        *_who(),
        *_contact(),
        *_needs(),
        *_coming(),
        *_consent(),
        *_where(course, web),
    ]
    return document(course, _("申し込みの用紙"), blocks)


def _who() -> list[paper.Block]:
    return [
        paper.Heading(_("だれが、教室に参加しますか")),
        paper.Checklist(
            (
                _("わたしが参加します"),
                _("家族が参加します"),
                _("わたしが支援している人が、参加します"),
            )
        ),
        paper.Heading(_("参加する人")),
        paper.Answers(rows=((_("お名前"), BLANK), (_("読みがな"), BLANK))),
        paper.Heading(_("ほかの人のために書いているとき")),
        paper.Paragraph(_("書かなくても、申し込めます。"), style="note"),
        paper.Answers(rows=((_("書いた人の名前"), BLANK), (_("書いた人の電話"), BLANK))),
    ]


def _contact() -> list[paper.Block]:
    kinds = (_("電話"), _("メール"), _("FAX"), _("手紙"), _("LINE"))
    return [
        paper.Heading(_("連絡は、どの方法がいいですか")),
        paper.Checklist(tuple(f"{kind}　{BLANK}" for kind in kinds)),
    ]


def _needs() -> list[paper.Block]:
    groups: dict[str, list[str]] = {}
    for each in arrangements.catalogue().values():
        groups.setdefault(each.group, []).append(each.plain)
    blocks: list[paper.Block] = []
    for group, names in groups.items():
        blocks.append(paper.Heading(_("ほしい準備（%(group)s）") % {"group": group}))
        blocks.append(paper.Checklist(tuple(names)))
    return [
        *blocks,
        paper.Paragraph(_("ほかに、あるといいこと　%(blank)s") % {"blank": BLANK}),
        paper.Heading(_("お知らせや資料の形")),
        paper.Checklist(tuple(str(label) for _code, label in HandoutFormat.choices)),
    ]


def _coming() -> list[paper.Block]:
    kinds = [label for code, label in DisabilityKind.choices if code != DisabilityKind.UNKNOWN]
    return [
        paper.Heading(_("一緒に来る人")),
        paper.Checklist((_("いません"), _("います　%(blank)s") % {"blank": BLANK})),
        paper.Heading(_("どこで知りましたか")),
        paper.Checklist(tuple(str(label) for _code, label in Way.choices)),
        paper.Heading(_("障害の種類")),
        paper.Paragraph(
            _("答えなくてもいいです。答えなくても、申し込みは同じです。"), style="note"
        ),
        paper.Checklist(tuple(str(kind) for kind in kinds)),
    ]


def _consent() -> list[paper.Block]:
    purpose = _(
        "使うのは、教室の準備と連絡だけです。区とセンターの職員だけが見ます。やめたいときは、いつでも言ってください。"
    )
    return [
        paper.Heading(_("同意")),
        paper.Paragraph(purpose),
        paper.Checklist((_("書いたことを、教室のために使っていいです"),)),
    ]


def _where(course: Course, web: str) -> list[paper.Block]:
    ways = ways_of(course)
    until = (_("いつまで"), told_day(course.apply_until))
    rows = (until, *paper_rows(ways), *(((_("ウェブ"), web),) if web else ()))
    blocks: list[paper.Block] = [paper.Heading(_("出すところ")), paper.Answers(rows=rows)]
    return [*blocks, *where_to_put(ways)]


def _first_words(course: Course) -> str:
    first = course.sessions.order_by("starts_at").first()
    if first is None:
        return _("まだ決まっていません")
    said = {"day": told_day(timezone.localdate(first.starts_at)), "hours": hours(first)}
    return _("%(day)s　%(hours)s") % said
