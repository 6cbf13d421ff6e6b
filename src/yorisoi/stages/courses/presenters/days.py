"""The day of a class in words: people, needs, seats, flow, checks, all for one page."""

import re
import unicodedata
from dataclasses import dataclass, replace

from django.utils import timezone
from django.utils.translation import gettext as _

from yorisoi.people import arrangements as catalogue
from yorisoi.people.models import Organisation
from yorisoi.people.scope.masking import masked
from yorisoi.people.terms import HandoutFormat
from yorisoi.stages.courses.models import Assignment, Session
from yorisoi.stages.courses.presenters.sight import Sight
from yorisoi.stages.courses.queries import days, seating, staffing
from yorisoi.stages.courses.queries.seating import Place
from yorisoi.stages.courses.queries.staffing import HelperNeed, Wanted
from yorisoi.ui.charts import Chart, Seat, seats
from yorisoi.ui.words import clock, day

# 13:30 はじめの言葉／全員の名を声で言う／センター
STEP = re.compile(r"\s*(?P<at>\d{1,2}[:：]\d{2})?[\s　]*(?P<rest>.*)")
PARTS = re.compile(r"[／|｜]")
N_HINTS = 3
BOX = "□"
# Measured on A4 with the print style of the page: people on the first sheet, and on each further one.
N_ON_FIRST, N_ON_NEXT = 4, 17


@dataclass(frozen=True)
class PersonRow:
    """One person of the run sheet."""

    number: int
    name: str
    reading: str
    kinds: str
    needs: str
    partner: str
    note: str


@dataclass(frozen=True)
class FlowStep:
    """One step of the class: when, what, how, who."""

    at: str
    title: str
    note: str
    who: str


@dataclass(frozen=True)
class RunSheet:
    """Everything that must be known in the room, on one page."""

    session: Session
    when: str
    hours: str
    rows: tuple[PersonRow, ...]
    flow: tuple[FlowStep, ...]
    chart: Chart | None
    need: HelperNeed
    checks: tuple[str, ...]
    staff: tuple[tuple[str, str], ...]
    hints: tuple[str, ...]
    stand: str


def run_sheet(
    *,
    session: Session,
    show_names: bool,
    centre: Organisation | None = None,
    shows_needs: bool = True,
) -> RunSheet:
    """Return the run sheet of a session, with names or with codes only.

    What somebody needs is told to those who prepare it; its details without names where the person's
    name is not shown.
    """
    sight = Sight(shows_names=show_names, centre=centre)
    group = list(days.placed(course=session.course))
    assigned = list(days.assignments(session=session))
    seated = seating.seats(group=group, assigned=assigned)
    places = tuple(_as_seen(each, sight, shows_needs=shows_needs) for each in seated)
    codes = {wanted.code for place in places for wanted in place.arrangements}
    return RunSheet(
        session=session,
        when=day(timezone.localtime(session.starts_at)),
        hours=hours(session),
        rows=tuple(_row(place, sight, shows_needs=shows_needs) for place in places),
        flow=tuple(flow_step(line) for line in session.flow.splitlines() if line.strip()),
        chart=_chart(places),
        need=staffing.helper_need(session=session, group=group, assigned=assigned),
        checks=checks(codes),
        staff=tuple((str(each.get_part_display()), _helper(each)) for each in assigned),
        hints=days.to_try(session=session)[:N_HINTS],
        stand=stand() if codes & set(staffing.INTERPRETED) else "",
    )


def hours(session: Session) -> str:
    """Return from when till when, in words."""
    start, end = timezone.localtime(session.starts_at), timezone.localtime(session.ends_at)
    return _("%(start)sから%(end)sまで") % {"start": clock(start), "end": clock(end)}


def formula(need: HelperNeed) -> str:
    """Return how the number of helpers was computed; ratios only, no kinds of disability."""
    if not need.shares:
        return _("参加する人が決まると、計算します。")
    shares = [
        _("%(n)s人÷%(ratio)s") % {"n": share.n_people, "ratio": share.n_learners}
        for share in need.shares
    ]
    return _("要る支援者 %(shares)s＝%(n)s人（人数÷支援者一人が見る数）") % {
        "shares": "＋".join(shares),
        "n": need.n_needed,
    }


def length(sheet: RunSheet) -> str:
    """Return on how many sheets of A4 the page is printed, by the number of people."""
    n = len(sheet.rows)
    n_sheets = 1 if n <= N_ON_FIRST else 1 + -(-(n - N_ON_FIRST) // N_ON_NEXT)
    if n_sheets == 1:
        return _("このページを印刷すると、A4で一枚ほどになります。")
    return _(
        "参加する人が%(n)s人いるので、このページを印刷すると、A4で%(n_sheets)s枚ほどになります。"
    ) % {
        "n": n,
        "n_sheets": n_sheets,
    }


def stand() -> str:
    """Return where interpreters stand."""
    return _("通訳は、講師と画面のすぐ横に立ちます。手、字幕、資料が一目で見えるようにします。")


def checks(codes: set[str]) -> tuple[str, ...]:
    """Return what is checked before the doors open: the same for all, then for this group."""
    usual = (
        _("足もとの線を片づけ、通る道をあける"),
        _("電源と通信を、席ごとに試す"),
        _("トイレと休む場所への道を歩いてみる"),
    )
    special = tuple(
        _("%(name)s：%(resource)s") % {"name": each.name, "resource": each.resource}
        for each in catalogue.catalogue().values()
        if each.code in codes
    )
    return (*usual, *special)


def flow_step(line: str) -> FlowStep:
    """Read one line of the flow: an hour if there is one, then what／how／who."""
    found = STEP.fullmatch(line)
    at, rest = (found["at"] or "", found["rest"]) if found else ("", line)
    title, note, who, *_more = [*(part.strip() for part in PARTS.split(rest)), "", ""]
    return FlowStep(at=unicodedata.normalize("NFKC", at), title=title, note=note, who=who)


def needs_in_words(arrangements: tuple[Wanted, ...]) -> str:
    """Return arrangements in words; what is not settled yet says so."""
    return "／".join(_need(each) for each in arrangements)


def _need(wanted: Wanted) -> str:
    name = catalogue.get(wanted.code).name
    said = {"name": name, "detail": wanted.detail}
    words = _("%(name)s（%(detail)s）") % said if wanted.detail else name
    return words if wanted.is_ready else _("%(words)s【まだ】") % {"words": words}


def _as_seen(place: Place, sight: Sight, *, shows_needs: bool) -> Place:
    """Return a place with the arrangements its reader may know of."""
    who = place.participant
    if sight.sees(who):
        return place
    known = tuple(
        replace(each, detail=masked(each.detail, who)) for each in place.arrangements if shows_needs
    )
    reason = place.reason if shows_needs else ""
    return replace(place, arrangements=known, reason=reason)


def _row(place: Place, sight: Sight, *, shows_needs: bool) -> PersonRow:
    who = place.participant
    needs = needs_in_words(place.arrangements)
    knows_format = shows_needs or sight.sees(who)
    if knows_format and who.handout_format != HandoutFormat.STANDARD:
        needs = "／".join(filter(None, (needs, str(who.get_handout_format_display()))))
    return PersonRow(
        number=place.number,
        name=sight.call(who),
        reading=sight.reading(who),
        kinds=sight.kinds(who),
        needs=needs,
        partner=place.partner,
        note=who.note if sight.sees(who) else "",
    )


def _helper(assignment: Assignment) -> str:
    name = assignment.name
    return name if assignment.is_confirmed else _("%(name)s（返事待ち）") % {"name": name}


def _chart(places: tuple[Place, ...]) -> Chart | None:
    if not places:
        return None
    room = [
        Seat(str(place.number), note=_seat_note(place), has_partner=bool(place.partner))
        for place in places
    ]
    return seats(room, title=_("席は%(n)s。前に講師がいます") % {"n": len(room)})


def _seat_note(place: Place) -> str:
    codes = {wanted.code for wanted in place.arrangements}
    if "hearing_loop" in codes:
        return _("ループの席")
    words = {
        "front": _("通訳と画面が見える席"),
        "door": _("出入口の近く"),
        "rest": _("休む場所の近く"),
    }
    return words.get(place.reason, "")
