"""This year: the first four stages are done, one class takes applications, another is about to begin."""

from collections.abc import Mapping
from datetime import date, timedelta

from yorisoi.cli.example import team_work
from yorisoi.cli.year import events
from yorisoi.engines import kitfile
from yorisoi.people.models import Account, Participant
from yorisoi.people.terms import ChannelKind
from yorisoi.programme import actions as programmes
from yorisoi.programme.models import Programme
from yorisoi.programme.terms import Stage, StageState
from yorisoi.stages.area import actions as area
from yorisoi.stages.courses import actions as courses
from yorisoi.stages.courses import queries as taught
from yorisoi.stages.courses.models import Course
from yorisoi.stages.courses.terms import Applicant, Selection
from yorisoi.stages.effects import actions as effects
from yorisoi.stages.effects.terms import WaveKind
from yorisoi.stages.outreach import actions as outreach
from yorisoi.stages.outreach.terms import PlanState
from yorisoi.stages.ties import actions as ties
from yorisoi.stages.ties.models import Circle

ASKED, SOON, LATER = timedelta(days=5), timedelta(days=8), timedelta(days=45)
N_OTHERS = 10
# What this year has behind it, though its stage goes on.
BEHIND = {
    "05-outreach-01-near",
    "05-outreach-02-leaflet",
    "05-outreach-03-hand",
    "06-courses-01-venue",
    "06-courses-03-staff-first",
    "road-06",
    "road-07",
    "road-08",
    "road-09",
}
STATES = {
    Stage.AREA: StageState.DONE,
    Stage.HEARINGS: StageState.DONE,
    Stage.PERSONAS: StageState.DONE,
    Stage.GOALS: StageState.DONE,
    Stage.OUTREACH: StageState.NOW,
    Stage.COURSES: StageState.NOW,
    Stage.TIES: StageState.HALF,
    Stage.REHEARSALS: StageState.HALF,
    Stage.EFFECTS: StageState.HALF,
}


def begin(
    *,
    programme: Programme,
    accounts: Mapping[str, Account],
    people: Mapping[str, Participant],
    today: date,
) -> None:
    """Bring the year to the eve of its first class."""
    dou = accounts["dou"]
    area.estimate_matrix(by=dou, programme=programme)
    team_work.listen(programme=programme, by=dou)
    team_work.share_personas(programme=programme, by=dou)
    team_work.agree(programme=programme, by=dou, on=_not_after(today, programme, 9, 18))
    team_work.meet(programme=programme, by=dou)
    soon, later = _courses(programme, dou, today)
    _apply(soon, people, dou)
    _give_places(soon, accounts)
    courses.open_course(by=dou, course=later, on=today)
    effects.plan_wave(by=dou, programme=programme, kind=WaveKind.BASELINE, planned_on=today + ASKED)
    reach = programme.plan_rows.order_by("code").first()
    if reach is not None:
        outreach.set_row_state(by=dou, row=reach, state=PlanState.DONE)
    _circle(programme, accounts, people)
    _due_dates(programme, dou, today)
    for stage, state in STATES.items():
        programmes.mark_stage(by=dou, programme=programme, stage=stage, state=state)


def _not_after(today: date, programme: Programme, month: int, day: int) -> date:
    return min(today, date(programme.fiscal_year, month, day))


def _courses(programme: Programme, by: Account, today: date) -> tuple[Course, Course]:
    """Give the class that begins soon and the drawn class that takes applications their days."""
    tables: dict[str, kitfile.Table] = {
        each.name: each for each in taught.kit_tables(programme=programme)
    }
    courses.load_kit_tables(programme=programme, tables=tables, by=by, first_on=today + SOON)
    soon = events.first_course(programme, Selection.DRAW)
    courses.open_course(by=by, course=soon, on=soon.apply_from)
    courses.load_kit_tables(programme=programme, tables=tables, by=by, first_on=today + LATER)
    later = programme.courses.exclude(pk=soon.pk).order_by("code").first()
    if later is None:
        raise ValueError("expected a kit with a second course, found one")
    soon.refresh_from_db()
    return soon, later


def _apply(course: Course, people: Mapping[str, Participant], by: Account) -> None:
    """アキ rings, ベニ applies on the web together with チヨ; ten who are known apply by paper."""
    known = {each.pk for each in people.values()}
    others = Participant.objects.filter(municipality=course.programme.municipality)
    ways = [
        (people["aki"], ChannelKind.PHONE, Applicant.PERSON),
        (people["beni"], ChannelKind.WEB, Applicant.SUPPORTER),
        *(
            (each, ChannelKind.LETTER, Applicant.PERSON)
            for each in others.exclude(pk__in=known).order_by("pk")[:N_OTHERS]
        ),
    ]
    for participant, channel, applicant in ways:
        words = courses.ApplicationWords(
            channel=channel,
            applicant=applicant,
            received_on=course.apply_from,
            arrangements=tuple((need.arrangement, need.detail) for need in participant.needs.all()),
        )
        courses.apply(by=by, course=course, participant=participant, words=words)


def _give_places(course: Course, accounts: Mapping[str, Account]) -> None:
    """Draw among the few who applied; everybody gets a place, and helpers stand by."""
    by = accounts["dou"]
    closed = courses.close_course(by=by, course=course)
    draw = courses.commit_draw(by=by, course=closed, public_source=events.PUBLIC_SOURCE)
    draw = courses.run_draw(by=by, draw=draw, public_value="6-2-5-1（架空のさいころ）")
    courses.release_draw(by=by, draw=draw)
    events.assign_helpers(course=closed, by=by, team=accounts)


def _circle(
    programme: Programme, accounts: Mapping[str, Account], people: Mapping[str, Participant]
) -> None:
    """Open the first circle for ベニ, アキ and チヨ."""
    circle = Circle.objects.filter(programme=programme).order_by("code").first()
    if circle is None:
        return
    members = [accounts["chiyo"], *(p.account for p in people.values() if p.account)]
    for account in members:
        ties.add_member(by=accounts["dou"], circle=circle, account=account)


def _due_dates(programme: Programme, by: Account, today: date) -> None:
    """Give the tasks of the stages under way a day; what is behind is done."""
    now = [stage for stage, state in STATES.items() if state == StageState.NOW]
    for number, task in enumerate(programme.tasks.order_by("code")):
        is_done = STATES.get(Stage(task.stage)) == StageState.DONE or task.code in BEHIND
        words = programmes.TaskWords(
            stage=task.stage,
            title=task.title,
            note=task.note,
            owner=task.owner,
            due_on=today + timedelta(days=3 + number % 5) if task.stage in now else None,
            state="done" if is_done else "open",
        )
        programmes.put_task(by=by, programme=programme, code=task.code, words=words)
