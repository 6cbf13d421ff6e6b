"""The letter with the result: the result first, why in two sentences, then what happens next."""

from collections.abc import Iterable

from django.urls import NoReverseMatch, reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from yorisoi.engines import documents as paper
from yorisoi.stages.courses.models import Application, Draw, Session
from yorisoi.stages.courses.presenters.days import hours, needs_in_words
from yorisoi.stages.courses.presenters.proofs import commitment_of
from yorisoi.stages.courses.queries import letters as queries
from yorisoi.stages.courses.queries.staffing import Wanted, wanted
from yorisoi.stages.courses.terms import ApplicationState, Selection
from yorisoi.ui.words import day, full_day

N_SHOWN = 16


def result_letter(application: Application) -> paper.Document:
    """Return the letter to one person; names are always in it, since it goes to them alone."""
    programme = application.course.programme
    return paper.Document(
        title=headline(application),
        subject=f"{programme.municipality.name}　{programme.name}",
        kicker=_("%(name)sさんへ　　申し込みの結果です") % {"name": application.participant.name},
        notice=programme.notice,
        blocks=tuple(_body(application)),
    )


def result_letters(applications: Iterable[Application], *, notice: str) -> paper.Document:
    """Return many letters as one print run; each begins on a page of its own."""
    blocks: list[paper.Block] = []
    for application in applications:
        if blocks:
            blocks.append(paper.PageBreak())
        blocks.append(paper.Heading(_("%(name)sさんへ") % {"name": application.participant.name}))
        blocks.append(paper.Paragraph(headline(application), style="big"))
        blocks += _body(application)
    if not blocks:
        blocks.append(paper.Paragraph(_("送る手紙は、ありません。")))
    return paper.Document(title=_("申し込みの結果です"), notice=notice, blocks=tuple(blocks))


def headline(application: Application) -> str:
    """Return the result itself, in one sentence."""
    said = {"course": application.course.name, "place": application.waiting_position}
    if application.state == ApplicationState.PLACED:
        return _("「%(course)s」に参加できます") % said
    if application.state == ApplicationState.OFFERED:
        return _("「%(course)s」の席が空きました") % said
    if application.waiting_position:
        return _("今回は席がありません。順番待ちの%(place)s番目です") % said
    return _("今回は席がありません。順番を待っています") % said


def why(application: Application, draw: Draw | None) -> str:
    """Return why, in two sentences."""
    course = application.course
    said = {"capacity": course.capacity}
    if application.state == ApplicationState.OFFERED:
        return _("参加を取りやめた方がいました。順番待ちの順に、席をおすすめしています。")
    if draw is not None and draw.result is not None:
        return _drawn(application, said)
    if course.selection == Selection.FIRST_COME:
        return _("席は%(capacity)s人分です。申し込みの早い順に決めました。") % said
    if application.state == ApplicationState.PLACED:
        return (
            _("席は%(capacity)s人分あり、申し込んだ方が全員入れました。抽選はしていません。") % said
        )
    return _("席は%(capacity)s人分で、もういっぱいです。空いたら、順番にお知らせします。") % said


def _drawn(application: Application, said: dict[str, int]) -> str:
    if application.state == ApplicationState.PLACED:
        return (
            _("席は%(capacity)s人分で、申し込みのほうが多くありました。抽選で席が決まりました。")
            % said
        )
    return (
        _("席は%(capacity)s人分で、申し込みのほうが多くありました。抽選で順番が決まりました。")
        % said
    )


def _body(application: Application) -> list[paper.Block]:
    draw = queries.draw_of(application.course)
    blocks: list[paper.Block] = [
        paper.Paragraph(why(application, draw), style="lead"),
        *_next(application),
    ]
    if draw is not None and draw.result is not None:
        blocks += _proof(application, draw)
    programme = application.course.programme
    blocks.append(paper.Heading(_("わからないとき、かわりの方法がよいとき")))
    blocks.append(
        paper.Paragraph(
            _("電話：%(phone)s。受付番号%(code)sを言ってください。ほかの人がかけてもかまいません。")
            % {"phone": programme.help_phone or _("（未定）"), "code": application.code}
        )
    )
    blocks.append(paper.Signature((programme.municipality.name, programme.name)))
    return blocks


def _next(application: Application) -> list[paper.Block]:
    course = application.course
    if application.state == ApplicationState.PLACED:
        blocks: list[paper.Block] = [paper.Heading(_("いつ、どこで"))]
        blocks.append(paper.Answers(rows=tuple(_dates(application))))
        return blocks + _arrangements(application)
    if application.state == ApplicationState.OFFERED:
        text = _("参加するかどうかを教えてください。電話でもかまいません。")
        if application.reply_by_on:
            text = _(
                "参加するかどうかを、%(until)sまでに教えてください。電話でもかまいません。"
            ) % {"until": day(application.reply_by_on)}
        rows = tuple(_dates(application))
        return [paper.Heading(_("次にすること")), paper.Paragraph(text), paper.Answers(rows=rows)]
    text = _("何もしなくてかまいません。席が空いたら、%(way)sでお知らせします。") % {
        "way": application.participant.get_channel_display()
    }
    note = _("「%(course)s」の申し込みは、そのまま残っています。") % {"course": course.name}
    return [paper.Heading(_("これから")), paper.Paragraph(text), paper.Paragraph(note)]


def _dates(application: Application) -> list[tuple[str, str]]:
    venue = application.course.venue
    rows = [
        (_("%(n)s回目") % {"n": each.order}, when(each))
        for each in sorted(application.course.sessions.all(), key=lambda each: each.order)
    ]
    place = "　".join(filter(None, (venue.name, venue.room, venue.address)))
    rows.append((_("場所"), place))
    if venue.route:
        rows.append((_("行きかた"), venue.route))
    return rows


def when(session: Session) -> str:
    """Return the day with its year, and the hours."""
    return f"{full_day(timezone.localtime(session.starts_at))}　{hours(session)}"


def _arrangements(application: Application) -> list[paper.Block]:
    asked = wanted(application)
    settled = tuple(each for each in asked if each.is_ready)
    rest = tuple(each for each in asked if not each.is_ready)
    blocks: list[paper.Block] = []
    if asked:
        blocks.append(paper.Heading(_("聞いたこと、用意すること")))
    if settled:
        blocks.append(paper.Paragraph(_("用意できました。")))
        blocks.append(paper.Bullets(_lines(settled)))
    if rest:
        blocks.append(
            paper.Paragraph(_("いま用意しています。決まったら、もう一度お知らせします。"))
        )
        blocks.append(paper.Bullets(_lines(tuple(Wanted(e.code, e.detail, True) for e in rest))))
    return blocks


def _lines(asked: tuple[Wanted, ...]) -> tuple[str, ...]:
    return tuple(needs_in_words((each,)) for each in asked)


def _proof(application: Application, draw: Draw) -> list[paper.Block]:
    rows = [(_("受付番号"), application.code)]
    promised = commitment_of(draw).secret_sha256
    rows.append((_("先に公表した値"), f"{promised[:N_SHOWN]}…"))
    if draw.public_value:
        rows.append((_("あとから決まった値"), draw.public_value))
    page = draw_page(application)
    if page:
        rows.append((_("確かめるページ"), page))
    words = _(
        "抽選の前に値を一つ公表し、あとから決まる公の値と合わせて引きました。だれでも同じ計算をして、同じ順番になることを確かめられます。"
    )
    return [
        paper.Heading(_("抽選は、だれでも確かめられます")),
        paper.Paragraph(words),
        paper.Answers(rows=tuple(rows)),
    ]


def draw_page(application: Application) -> str:
    """Return the address of the public page of the draw, once there is one."""
    try:
        return reverse("courses:draw_proof", args=[application.course.public_code])
    except NoReverseMatch:
        return ""
