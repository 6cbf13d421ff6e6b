"""What happens in the year, through the same acts as on the screen."""

import hashlib
from collections.abc import Mapping

from yorisoi.cli.year.year import Year
from yorisoi.engines import draw as lottery
from yorisoi.people.models import Account
from yorisoi.programme.actions import mark_stage
from yorisoi.programme.models import Programme
from yorisoi.programme.terms import Stage, StageState
from yorisoi.stages.courses import actions as courses
from yorisoi.stages.courses import queries
from yorisoi.stages.courses.actions import days
from yorisoi.stages.courses.models import Application, Course
from yorisoi.stages.courses.terms import ApplicationState, Part, Selection

# In which part, under which name, and as which account of the example.
HELPERS = (
    (Part.INSTRUCTOR, "ハナ（架空）", "hana"),
    (Part.SUPPORTER, "チヨ（架空）", "chiyo"),
    (Part.SUPPORTER, "フミ（架空）", ""),
    (Part.SUPPORTER, "マツ（架空）", ""),
)
# In the headless year nobody throws dice, so the public value is taken from the list itself and the
# proof says so; on the screen the team types what it saw.
PUBLIC_SOURCE = "見本なので、この計算のたね（seed）と名簿の指紋から作った値"


def mark(year: Year, *stages: Stage, state: StageState) -> None:
    """Say where stages stand."""
    for stage in stages:
        mark_stage(by=year.by, programme=year.programme, stage=stage, state=state)


def take_applications(year: Year) -> None:
    """Open the course, store the sheet, close the course."""
    if year.reading is None:
        raise ValueError("expected a sheet that was read before")
    courses.open_course(by=year.by, course=year.course, on=year.course.apply_from)
    year.report = courses.store_applicants(by=year.by, course=year.course, reading=year.reading)
    year.course = courses.close_course(by=year.by, course=year.course)


def give_places(year: Year, *, seed: int) -> None:
    """Commit, draw and release; or give everybody a place where no draw is wanted."""
    if year.course.selection == Selection.DRAW:
        secret = hashlib.sha256(f"yorisoi-year|{seed}".encode()).hexdigest()
        year.draw = courses.commit_draw(
            by=year.by, course=year.course, public_source=PUBLIC_SOURCE, secret=secret
        )
        entries = tuple(lottery.read_entries(year.draw.entries))
        value = f"{seed}-{lottery.entries_sha256(entries)[:12]}"
        year.draw = courses.run_draw(by=year.by, draw=year.draw, public_value=value)
        year.draw = courses.release_draw(by=year.by, draw=year.draw)
    else:
        courses.settle_course(by=year.by, course=year.course)
    year.course.refresh_from_db()
    year.placed = [each.participant for each in applications(year, ApplicationState.PLACED)]


def applications(year: Year, *states: ApplicationState) -> list[Application]:
    """Return the applications of the course in these states, by receipt number."""
    found = queries.applications(course=year.course).filter(state__in=states)
    return list(found.select_related("participant").order_by("code"))


def assign_helpers(
    *, course: Course, by: Account, team: Mapping[str, Account] | None = None
) -> None:
    """Let the fictitious helpers stand at every date; who has an account in the team sees it."""
    known = team or {}
    for session in course.sessions.all():
        for part, name, code in HELPERS:
            days.assign(
                by=by,
                session=session,
                helper=days.Helper(
                    part=part, name=name, is_confirmed=True, account=known.get(code)
                ),
            )


def first_course(programme: Programme, *selections: Selection) -> Course:
    """Return the first course of a programme that gives places in one of these ways."""
    found = programme.courses.filter(selection__in=selections).order_by("code").first()
    if found is None:
        raise ValueError(f"expected a course in the kit that gives places by {selections[0]}")
    return found
