"""What participants and everybody else read about a course and about their application."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from yorisoi.stages.courses import rules
from yorisoi.stages.courses.models import Application, Course, Session
from yorisoi.stages.courses.presenters.stage import hours
from yorisoi.stages.courses.terms import ApplicationState, Selection
from yorisoi.ui.parts import State
from yorisoi.ui.words import WEEKDAYS_JA, day, full_day, is_english, listed, short_day


@dataclass(frozen=True)
class Choice:
    """A course in the list: the date stands first, as on a printed notice."""

    course: Course
    year: str
    date: str
    weekday: str
    place: str
    seat: State


def choice(course: Course) -> Choice:
    """Return a course as one choice of the list."""
    sessions = list(course.sessions.all())
    first = timezone.localtime(sessions[0].starts_at)
    return Choice(
        course=course,
        year=past_year(first),
        date=short_day(first),
        weekday=weekday(sessions[0]),
        place=_("%(venue)s　%(n)s回") % {"venue": course.venue.name, "n": len(sessions)},
        seat=seat(course),
    )


def href(course: Course) -> str:
    """Return the address of a course for everybody."""
    return reverse("courses:public_course", kwargs={"course": course.public_code})


def past_year(value: date) -> str:
    """Return the year of a day in a year that has passed; of any other day nothing."""
    if value.year >= timezone.localdate().year:
        return ""
    return str(value.year) if is_english() else f"{value.year}年"


def told_day(value: date) -> str:
    """Return a day; in a year that has passed, with its year."""
    return full_day(value) if past_year(value) else day(value)


def date_lines(course: Course) -> tuple[str, ...]:
    """Return each date of a course with its hours, one a line."""
    return lines_of(course.sessions.order_by("order"))


def lines_of(sessions: Iterable[Session]) -> tuple[str, ...]:
    """Return dates with their hours, one a line."""
    return tuple(
        _("%(day)s　%(hours)s")
        % {"day": told_day(timezone.localdate(each.starts_at)), "hours": hours(each)}
        for each in sessions
    )


def things_to_bring() -> tuple[str, ...]:
    """Return what somebody brings to any class, one thing a line."""
    return (
        _("いつも使っているスマホかタブレット。ない人は、そのまま来てください。"),
        _("充電の線。"),
        _("いつも使っている道具。めがね、補聴器、白い杖など。"),
    )


def weekday(session: Session) -> str:
    """Return the day of the week of a date."""
    local = timezone.localtime(session.starts_at)
    if is_english():
        return local.strftime("%A")
    return f"{WEEKDAYS_JA[local.weekday()]}曜日"


def seat(course: Course) -> State:
    """Return whether there is a place, in words before colour."""
    if course.selection == Selection.DRAW:
        return State("now", _("申し込みが多いときは抽選"))
    free = rules.n_free(course)
    if free == 0:
        return State("none", _("いまは満席。順番を待てます"))
    return State("half", _("空いている席　残り%(n)s人") % {"n": free})


def date_words(course: Course) -> str:
    """Return all dates of a course in one sentence: 12月1日、8日、15日、22日。どれも火曜日です。"""
    sessions = list(course.sessions.all())
    days = [timezone.localdate(each.starts_at) for each in sessions]
    if len(days) == 1:
        return _("1回だけの教室です。")
    said = {"n": len(days), "days": listed(_short(each, at=days) for each in days)}
    if len({each.weekday() for each in days}) == 1 and not is_english():
        return _("全部で%(n)s回です。%(days)s。どれも%(weekday)sです。") % {
            **said,
            "weekday": weekday(sessions[0]),
        }
    return _("全部で%(n)s回です。%(days)s。") % said


def _short(each: date, *, at: list[date]) -> str:
    """Return a day; its month is said once, where all days share a weekday."""
    before = at[at.index(each) - 1] if each != at[0] else None
    if is_english() or len({one.weekday() for one in at}) > 1:
        return told_day(each)
    if before and (before.year, before.month) == (each.year, each.month):
        return _("%(day)s日") % {"day": each.day}
    return past_year(each) + short_day(each)


def first_hours(course: Course) -> str:
    """Return from when until when the first date is."""
    return hours(course.sessions.all()[0])


def things_to_do(course: Course) -> tuple[str, ...]:
    """Return what is done, in the order of the dates, each once."""
    return tuple(dict.fromkeys(each.unit.aim or each.unit.name for each in course.sessions.all()))


def next_words(application: Application) -> tuple[str, ...]:
    """Return what happens after sending, one sentence each."""
    course = application.course
    if application.state == ApplicationState.PLACED:
        first = _("席があります。来られます。")
    elif application.state == ApplicationState.WAITING:
        first = _("いまは満席です。順番は%(n)s番目です。席が空いたら、連絡します。") % {
            "n": application.waiting_position
        }
    else:
        first = _("%(day)sまで受け付けます。申し込みが多いときは、そのあと抽選します。") % {
            "day": day(course.apply_until)
        }
    told = _("決まったことは、%(way)sで伝えます。") % {
        "way": application.participant.get_channel_display()
    }
    asked = _("ほしい準備は、職員が手配します。できないときも、かわりの方法を一緒に考えます。")
    return (first, told, asked)


def standing(application: Application) -> str:
    """Return where an application stands, as its person needs to know it."""
    said: dict[str, str] = {
        ApplicationState.RECEIVED: _("受け付けました。まだ決まっていません"),
        ApplicationState.PLACED: _("参加できます"),
        ApplicationState.OFFERED: _("席が一つ空きました。返事をください"),
        ApplicationState.DECLINED: _("席を次の人にゆずりました"),
        ApplicationState.WITHDRAWN: _("申し込みをやめました"),
        ApplicationState.DUPLICATE: _("もう一つの申し込みと、一つにしました"),
    }
    if application.state == ApplicationState.WAITING:
        return _("順番を待っています。いま%(n)s番目です") % {"n": application.waiting_position}
    return said[application.state]
