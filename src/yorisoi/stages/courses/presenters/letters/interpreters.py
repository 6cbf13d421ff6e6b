"""The order of interpreters: everything they ask for, on one sheet a course."""

from django.utils import timezone
from django.utils.translation import gettext as _

from yorisoi.engines import documents as paper
from yorisoi.stages.courses.models import Course
from yorisoi.stages.courses.presenters import days as said
from yorisoi.stages.courses.presenters.letters.results import when
from yorisoi.stages.courses.queries import staffing
from yorisoi.stages.courses.queries.staffing import Order
from yorisoi.ui.words import full_day, listed


def interpreter_orders(course: Course) -> paper.Document:
    """Return the orders for all dates of a course; no names of participants are in it."""
    programme = course.programme
    orders = staffing.interpreter_orders(course=course)
    blocks: list[paper.Block] = []
    if not orders:
        blocks.append(paper.Paragraph(_("通訳の申し出は、ありません。")))
    for order in orders:
        if blocks:
            blocks.append(paper.PageBreak())
        blocks += _order(order)
    return paper.Document(
        title=_("通訳をお願いします"),
        kicker=course.name,
        subject=f"{programme.municipality.name}　{programme.name}",
        notice=programme.notice,
        blocks=tuple(blocks),
    )


def order_rows(order: Order) -> tuple[tuple[str, str], ...]:
    """Return one order as labels and values, as it goes out."""
    course = order.session.course
    rule = (
        _("%(n)s人（1時間30分以上のため、交代で）")
        if order.n_interpreters > 1
        else _("%(n)s人（1時間30分より短いため）")
    )
    return (
        (_("日時"), _("%(when)s（日本時間）") % {"when": when(order.session)}),
        (_("通訳の人数"), rule % {"n": order.n_interpreters}),
        (_("必要な人"), _("参加する方 %(n)s人") % {"n": order.n_people}),
        (_("方法"), _("画面ごし（遠隔）") if order.is_remote else _("会場で")),
        (_("会場"), _place(order)),
        (_("話す人"), listed(order.speakers) or _("まだ決まっていません")),
        (_("先に送る資料"), listed(order.materials) or _("まだありません")),
        (_("立つ場所"), said.stand()),
        (_("決まった人"), listed(order.confirmed) or _("返事待ち")),
        (_("申し込みの期限"), _deadline(order)),
        (_("当日の電話"), course.programme.help_phone or "―"),
    )


def is_late(order: Order) -> bool:
    """Whether the deadline has passed and too few have said yes."""
    is_open = len(order.confirmed) < order.n_interpreters
    return is_open and order.due_on < timezone.localdate()


def _order(order: Order) -> list[paper.Block]:
    title = _("%(n)s回目　%(name)s") % {
        "n": order.session.order,
        "name": order.arrangement.name,
    }
    blocks: list[paper.Block] = [paper.Heading(title), paper.Answers(rows=order_rows(order))]
    if is_late(order):
        blocks.append(
            paper.Paragraph(_("期限が過ぎています。まず電話で相談します。"), style="warn")
        )
    return blocks


def _place(order: Order) -> str:
    venue = order.session.course.venue
    return "　".join(filter(None, (venue.name, venue.room, venue.address, venue.phone)))


def _deadline(order: Order) -> str:
    return _("%(day)s（始まる日の%(n)s日前）") % {
        "day": full_day(order.due_on),
        "n": order.arrangement.lead_days,
    }
