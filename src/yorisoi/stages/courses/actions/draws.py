"""Draw places: commit, run, release, three separate acts that anybody can check."""

import csv
import io
import secrets
from collections.abc import Sequence

from django.db import transaction
from django.utils import timezone

from yorisoi.engines import draw as engine
from yorisoi.journal import actions as journal
from yorisoi.people.models import Account, Participant
from yorisoi.stages.courses import rules
from yorisoi.stages.courses.actions.places import lock_course, take_places
from yorisoi.stages.courses.actions.refusing import Refused, refuse
from yorisoi.stages.courses.models import Application, Course, Draw
from yorisoi.stages.courses.terms import (
    ApplicationState,
    CourseState,
    DrawState,
    Refusal,
    Selection,
)


def sessions_of(course: Course) -> tuple[engine.Session, ...]:
    """Return the course as the draw sees it: one choice with its free places."""
    return (engine.Session(course.code, rules.n_free(course)),)


def entries_csv(entries: Sequence[engine.Entry]) -> str:
    """Return the list that is published: receipt numbers, groups and classes, no names."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(("id", "group", "class", "choices"))
    for each in entries:
        writer.writerow((each.id, each.group, each.priority_class, ";".join(each.choices)))
    return out.getvalue()


@transaction.atomic
def commit_draw(*, by: Account, course: Course, public_source: str, secret: str = "") -> Draw:
    """Fix the list and a secret before the public value exists, and say where that will be read."""
    course = lock_course(course.pk)
    is_ready = course.selection == Selection.DRAW and course.state == CourseState.CLOSED
    refuse(None if is_ready and not hasattr(course, "draw") else Refusal.WRONG_STATE)
    received = course.applications.filter(state=ApplicationState.RECEIVED).order_by("code")
    entries = tuple(
        engine.Entry(each.code, each.group, each.priority_class, (course.code,))
        for each in received
    )
    refuse(None if entries else Refusal.NOBODY_APPLIED)
    secret = secret or secrets.token_hex(32)
    commitment = engine.commit(
        entries, sessions_of(course), secret=secret, public_source=public_source
    )
    draw = Draw.objects.create(
        course=course,
        state=DrawState.COMMITTED,
        entries=entries_csv(entries),
        n_seats=rules.n_free(course),
        commitment=commitment.to_json(),
        secret=secret,
        committed_at=timezone.now(),
        committed_by=by,
    )
    journal.write(
        by=by,
        act="draw.commit",
        about=course,
        detail={"entries_sha256": commitment.entries_sha256, "n": len(entries)},
    )
    return draw


@transaction.atomic
def run_draw(*, by: Account, draw: Draw, public_value: str) -> Draw:
    """Draw with the public value that is now known; nobody is told yet."""
    draw = _locked(draw)
    refuse(None if draw.state == DrawState.COMMITTED else Refusal.WRONG_STATE)
    refuse(None if public_value.strip() else Refusal.NO_VALUE)
    refuse(None if rules.n_free(draw.course) == draw.n_seats else Refusal.LIST_CHANGED)
    try:
        result = engine.run(
            engine.read_entries(draw.entries),
            (engine.Session(draw.course.code, draw.n_seats),),
            commitment=engine.Commitment.from_json(draw.commitment),
            secret=draw.secret,
            public_value=public_value.strip(),
        )
    except engine.DrawError as error:
        raise Refused(Refusal.LIST_CHANGED, detail=error.reason) from error
    draw.state, draw.public_value, draw.result = DrawState.RUN, public_value, result.to_json()
    draw.run_at, draw.run_by = timezone.now(), by
    draw.save()
    journal.write(by=by, act="draw.run", about=draw.course, detail={"seed": result.seed})
    return draw


@transaction.atomic
def release_draw(*, by: Account, draw: Draw) -> Draw:
    """Give the places and the queue as drawn; who took their application back is passed over."""
    draw = _locked(draw)
    refuse(None if draw.state == DrawState.RUN else Refusal.WRONG_STATE)
    result = engine.Result.from_json(str(draw.result))
    course = draw.course
    still_there = {
        each.code: each for each in course.applications.filter(state=ApplicationState.RECEIVED)
    }
    placed = [still_there[code] for code in result.placed if code in still_there]
    queue = [still_there[code] for code in result.waiting[course.code] if code in still_there]
    _give(course, placed=placed, queue=queue)
    course.refresh_from_db()
    course.state = CourseState.PLACED
    course.save(update_fields=["state"])
    draw.state, draw.released_at, draw.released_by = DrawState.RELEASED, timezone.now(), by
    draw.save()
    journal.write_of_many(
        by=by,
        act="draw.release",
        about=course,
        persons=_people([*placed, *queue]),
        detail={"n_placed": len(placed), "n_waiting": len(queue)},
    )
    return draw


def _locked(draw: Draw) -> Draw:
    """Return a draw as it is now, with its course locked before it."""
    course = lock_course(draw.course_id)
    found = Draw.objects.select_for_update(no_key=True).get(pk=draw.pk)
    found.course = course
    return found


def _people(applications: Sequence[Application]) -> list[Participant]:
    return list(Participant.objects.filter(applications__in=applications))


def _give(course: Course, *, placed: Sequence[Application], queue: Sequence[Application]) -> None:
    refuse(None if take_places(course, n=len(placed)) else Refusal.FULL)
    for each in placed:
        each.state = ApplicationState.PLACED
    for position, each in enumerate(queue, start=1):
        each.state, each.waiting_position = ApplicationState.WAITING, position
    Application.objects.bulk_update([*placed, *queue], ["state", "waiting_position"])
