"""Where the stage stands, and what to do next with a course, in words."""

from collections.abc import Callable, Mapping
from datetime import date, datetime

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from yorisoi.people.terms import ChannelKind, Permission
from yorisoi.programme.models import Programme
from yorisoi.stages.courses import queries, rules
from yorisoi.stages.courses.models import Course, Session
from yorisoi.stages.courses.queries import CourseLine
from yorisoi.stages.courses.terms import ApplicationState, CourseState, DrawState, Selection
from yorisoi.ui.page import Link
from yorisoi.ui.parts import Fact, State
from yorisoi.ui.words import clock, day, listed

MARKS = {
    CourseState.DRAFT: "none",
    CourseState.OPEN: "now",
    CourseState.CLOSED: "half",
    CourseState.PLACED: "half",
    CourseState.RUNNING: "now",
    CourseState.ENDED: "done",
}
# What opens a page of the next step; without it the step is told and not linked.
NEEDED: Mapping[str, Permission] = {
    "change_course": Permission.WRITE,
    "enter": Permission.PERSONAL,
    "letters": Permission.PERSONAL,
}


def title() -> str:
    """Return the title of the stage."""
    return _("教室をひらく")


def sentence(*, programme: Programme) -> str:
    """Return where the stage stands, in one sentence."""
    lines = queries.lines(programme=programme)
    if not lines:
        return _("教室は、まだありません")
    is_open = [line for line in lines if line.course.state == CourseState.OPEN]
    if is_open:
        return _("「%(name)s」%(n)s回。%(state)s、申し込み%(n_applied)s人") % {
            "name": is_open[0].course.name,
            "n": len(is_open[0].sessions),
            "state": is_open[0].course.get_state_display(),
            "n_applied": is_open[0].n_applications,
        }
    n_applied = sum(line.n_applications for line in lines)
    return _("教室は%(n)s件、申し込みは%(n_applied)s人") % {"n": len(lines), "n_applied": n_applied}


def state(course: Course) -> State:
    """Return where a course stands, as shape and word."""
    return State(MARKS[CourseState(course.state)], str(course.get_state_display()))


def dates(line: CourseLine) -> str:
    """Return the dates of a course, short: 12月1日（火）から4回."""
    if not line.sessions:
        return _("日にちは、まだ決めていません")
    first = timezone.localtime(line.sessions[0].starts_at)
    if len(line.sessions) == 1:
        return _("%(day)s　1回") % {"day": day(first.date())}
    return _("%(day)sから%(n)s回") % {"day": day(first.date()), "n": len(line.sessions)}


def applied_when(course: Course, *, closed_at: datetime | None) -> str:
    """Return from when until when people could apply; the day it was really closed, if another."""
    said = {"begin": day(course.apply_from), "until": day(course.apply_until)}
    closed_on = timezone.localdate(closed_at) if closed_at else None
    if closed_on is None or closed_on == course.apply_until:
        return _("受付は%(begin)sから%(until)sまで") % said
    return _("受付は%(begin)sから%(closed)sまで（はじめの知らせでは%(until)sまで）") % {
        **said,
        "closed": day(closed_on),
    }


def day_of(session: Session) -> str:
    """Return the day of a date, here."""
    return day(timezone.localdate(session.starts_at))


def hours(session: Session) -> str:
    """Return from when until when: 午後1時30分から午後3時."""
    begin, end = timezone.localtime(session.starts_at), timezone.localtime(session.ends_at)
    return _("%(starts)sから%(ends)s") % {"starts": clock(begin), "ends": clock(end)}


def channels(line: CourseLine) -> str:
    """Return by which channel how many people applied: 電話12、ウェブ3."""
    words = dict(ChannelKind.choices)
    return listed(
        f"{words[code]}{n}"
        for code, n in sorted(line.by_channel.items(), key=lambda each: -each[1])
    )


def facts(line: CourseLine) -> tuple[Fact, ...]:
    """Return the few big figures of a course."""
    course = line.course
    free = rules.n_free(course)
    return (
        Fact(_("申し込み"), str(line.n_applications), _("人"), channels(line)),
        Fact(_("定員"), str(course.capacity), _("人"), str(course.get_selection_display())),
        Fact(_("決まった席"), str(course.n_taken), _("人"), _("空き%(n)s") % {"n": free}),
        Fact(_("順番待ち"), str(line.n_in(ApplicationState.WAITING)), _("人")),
    )


def next_step(line: CourseLine, *, on: date, may: Callable[[Permission], bool]) -> Link:
    """Return the one thing to do next with a course, and where for whom that page opens."""
    course = line.course
    words, name = _step(line, on=on)
    if not may(NEEDED.get(name, Permission.READ)):
        return Link(words, "")
    at = {"programme": course.programme.code, "course": course.code}
    return Link(words, reverse(f"courses:{name}", kwargs=at))


def _step(line: CourseLine, *, on: date) -> tuple[str, str]:
    course = line.course
    if course.state == CourseState.DRAFT:
        has_dates = bool(line.sessions)
        return (
            (_("受付を始める"), "course") if has_dates else (_("日にちを決める"), "change_course")
        )
    if course.state == CourseState.OPEN:
        is_over = on > course.apply_until
        return (_("受付を終える"), "course") if is_over else (_("届いた申し込みを入れる"), "enter")
    if course.state == CourseState.CLOSED:
        is_drawn = course.selection == Selection.DRAW
        return (_draw_words(course), "draw") if is_drawn else (_("参加する人を決める"), "course")
    later = {
        CourseState.PLACED: (_("結果を知らせる"), "letters"),
        CourseState.RUNNING: (_("次の日の準備をする"), "days"),
    }
    return later.get(CourseState(course.state), (_("ふりかえりを読む"), "days"))


def _draw_words(course: Course) -> str:
    draw = getattr(course, "draw", None)
    if draw is None:
        return _("抽選の約束をする")
    return _("抽選をする") if draw.state == DrawState.COMMITTED else _("結果を確かめて決める")
