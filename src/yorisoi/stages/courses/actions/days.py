"""Write the day of a class: who helps, who came, what was seen, what was learned from it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone

from yorisoi.journal import actions as journal
from yorisoi.people.models import Account, Participant
from yorisoi.stages.courses import rules
from yorisoi.stages.courses.models import (
    Assignment,
    Attendance,
    Observation,
    PhoneCard,
    Reflection,
    Session,
)
from yorisoi.stages.courses.queries.tasks import foundation_tasks
from yorisoi.stages.courses.terms import Help, Part, Presence, Reflected


class AlreadyAssigned(ValueError):
    """This person has this part at this session already."""


class UnknownTask(ValueError):
    """No foundation task has this code."""


class NotYetHeld(ValueError):
    """The day of this class has not come, so nobody can have been there."""


@dataclass(frozen=True)
class Helper:
    """Who helps, in which part, and whether they have said yes; by an account they open the class."""

    part: Part
    name: str
    is_confirmed: bool = False
    note: str = ""
    account: Account | None = None


@transaction.atomic
def assign(*, by: Account, session: Session, helper: Helper) -> Assignment:
    """Let somebody help at a session; raise AlreadyAssigned for the same part twice."""
    try:
        with transaction.atomic():
            assignment = Assignment.objects.create(
                session=session,
                part=helper.part,
                name=helper.name,
                account=helper.account,
                is_confirmed=helper.is_confirmed,
                note=helper.note,
            )
    except IntegrityError as error:
        raise AlreadyAssigned(f"{helper.part} of session {session.order}") from error
    _note(by, "helper.assign", session, part=str(helper.part), **_whom(assignment))
    return assignment


@transaction.atomic
def confirm_helper(*, by: Account, assignment: Assignment) -> Assignment:
    """Note that somebody has said yes."""
    assignment.is_confirmed = True
    assignment.save(update_fields=["is_confirmed"])
    _note(by, "helper.confirm", assignment.session, part=assignment.part)
    return assignment


@transaction.atomic
def unassign(*, by: Account, assignment: Assignment) -> None:
    """Take somebody off a session, for instance because they are ill."""
    _note(by, "helper.unassign", assignment.session, part=assignment.part, **_whom(assignment))
    assignment.delete()


def _whom(assignment: Assignment) -> dict[str, Any]:
    """Return whose sight of the class begins or ends; a name alone opens nothing and is not told."""
    return {"account": assignment.account.code} if assignment.account else {}


@transaction.atomic
def take_roll(
    *,
    by: Account,
    session: Session,
    presences: Mapping[Participant, Presence],
    is_simulated: bool = False,
    on: date | None = None,
) -> tuple[Attendance, ...]:
    """Write down for everybody named whether they came; a second call corrects the first.

    Raises NotYetHeld where ``on``, the day it is written, is before the day of the class; what is
    made up for an example may be written at any time.
    """
    held_on = timezone.localdate(session.starts_at)
    if on and not is_simulated and not rules.may_take_roll(held_on=held_on, on=on):
        raise NotYetHeld(f"session {session.order} is on {held_on}, today is {on}")
    written = tuple(
        Attendance.objects.update_or_create(
            session=session,
            participant=participant,
            defaults={
                "presence": presence,
                "is_simulated": is_simulated,
                "recorded_by": by,
            },
        )[0]
        for participant, presence in presences.items()
    )
    detail = {"n": len(written), "is_simulated": is_simulated}
    _note(by, "roll.take", session, persons=presences, **detail)
    return written


@transaction.atomic
def excuse(*, by: Account, session: Session, participant: Participant) -> Attendance:
    """Write down before a class that somebody will not come."""
    attendance, _created = Attendance.objects.update_or_create(
        session=session,
        participant=participant,
        defaults={"presence": Presence.EXCUSED, "recorded_by": by},
    )
    _note(by, "roll.excuse", session, persons=[participant])
    return attendance


@transaction.atomic
def observe(
    *,
    by: Account,
    session: Session,
    participant: Participant,
    helps: Mapping[str, Help],
    is_simulated: bool = False,
) -> tuple[Observation, ...]:
    """Write down with how much help each task was done; raise UnknownTask for a strange code."""
    strange = sorted(set(helps) - {task.code for task in foundation_tasks()})
    if strange:
        raise UnknownTask(", ".join(strange))
    written = tuple(
        Observation.objects.update_or_create(
            session=session,
            participant=participant,
            task=task,
            defaults={"help": level, "is_simulated": is_simulated, "seen_by": by},
        )[0]
        for task, level in helps.items()
    )
    journal.write(
        by=by,
        act="participant.observe",
        about=participant,
        detail={"course": session.course.code, "session": session.order, "n": len(written)},
    )
    return written


@transaction.atomic
def reflect(
    *,
    by: Account,
    session: Session,
    lines: Iterable[tuple[Reflected, str]],
    is_simulated: bool = False,
) -> tuple[Reflection, ...]:
    """Keep the lines of keep, problem and try of one session."""
    written = tuple(
        Reflection.objects.create(
            session=session, kind=kind, text=text, is_simulated=is_simulated, written_by=by
        )
        for kind, text in lines
    )
    _note(by, "session.reflect", session, n=len(written))
    return written


@transaction.atomic
def put_phone_card(
    *, by: Account, participant: Participant, device: str, settings: str
) -> PhoneCard:
    """Keep the settings of a phone that worked; the journal never names them."""
    card, _created = PhoneCard.objects.update_or_create(
        participant=participant,
        defaults={"device": device, "settings": settings, "changed_by": by},
    )
    journal.write(by=by, act="phone_card.put", about=participant)
    return card


def _note(
    by: Account,
    act: str,
    session: Session,
    *,
    persons: Iterable[Participant] = (),
    **detail: object,
) -> None:
    journal.write_of_many(
        by=by,
        act=act,
        about=session.course,
        persons=persons,
        detail={"session": session.order, **detail},
    )
