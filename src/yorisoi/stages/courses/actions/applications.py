"""Write applications: by phone, FAX, counter, paper or web, with one and the same standing."""

import secrets
from dataclasses import dataclass
from datetime import date
from uuid import UUID, uuid4

from django.db import IntegrityError, transaction
from django.utils import timezone

from yorisoi.journal import actions as journal
from yorisoi.people import actions as people
from yorisoi.people.agreements import agreement, consents
from yorisoi.people.models import Account, Participant
from yorisoi.people.terms import ConsentPurpose, ConsentWay
from yorisoi.stages.courses import rules
from yorisoi.stages.courses.actions.places import (
    give_back,
    lock_application,
    lock_course,
    place_or_queue,
    renumber,
)
from yorisoi.stages.courses.actions.refusing import Refused, refuse
from yorisoi.stages.courses.models import Application, ArrangementRequest, Course
from yorisoi.stages.courses.terms import (
    Applicant,
    ApplicationState,
    ArrangementState,
    DrawState,
    Refusal,
)
from yorisoi.stages.outreach.terms import Way

GROUP = "G-"


@dataclass(frozen=True)
class ApplicationWords:
    """What an application says, whoever wrote it down.

    `arrangements` are (code of the catalogue, in the person's words); `together_with` is the
    receipt number of somebody with whom a place is wanted together or not at all.
    """

    channel: str
    received_on: date
    applicant: str = Applicant.PERSON
    companion: str = ""
    wish: str = ""
    heard_by: str = Way.UNKNOWN
    arrangements: tuple[tuple[str, str], ...] = ()
    together_with: str = ""
    consent_way: str = ""
    helper_name: str = ""
    helper_phone: str = ""


def new_code() -> str:
    """Return a fresh receipt number that can be read out on the phone."""
    return "U-" + "".join(secrets.choice(people.CODE_LETTERS) for _ in range(6))


@transaction.atomic
def apply(
    *,
    by: Account,
    course: Course,
    participant: Participant,
    words: ApplicationWords,
    key: UUID | None = None,
) -> Application:
    """Take an application; sent twice with the same key it is the same one.

    Raises Refused where the course takes none, or where this person has applied before.
    """
    course = lock_course(course.pk)
    found = Application.objects.filter(idempotency_key=key).first() if key else None
    if found is not None:
        return found
    refuse(rules.why_not_apply(course, draw_is_under_way=is_drawing(course)))
    if not words.consent_way and not agreement.has_agreed(participant, to=ConsentPurpose.TAKE_PART):
        raise Refused(Refusal.NOT_AGREED)
    application = _create(by, course, participant, words, key or uuid4())
    _ask(by, application, words.arrangements)
    if words.consent_way:
        people.give_consent(
            by=by,
            participant=participant,
            purpose=ConsentPurpose.TAKE_PART,
            version=consents.texts(timezone.localdate())[ConsentPurpose.TAKE_PART].version,
            way=ConsentWay(words.consent_way),
        )
    if not rules.waits_for_a_draw(course):
        place_or_queue(application)
    journal.write(
        by=by,
        act="application.receive",
        about=application,
        detail={"course": course.code, "channel": str(words.channel)},
    )
    return application


@transaction.atomic
def enter(
    *,
    by: Account,
    course: Course,
    words: ApplicationWords,
    participant: Participant | None = None,
    person: people.Person | None = None,
    key: UUID | None = None,
) -> Application:
    """Take an application of somebody known, or register the person with it; both or nothing."""
    course = lock_course(course.pk)
    if participant is None:
        if person is None:
            raise ValueError("expected a participant or a person")
        participant = people.register(
            by=by, municipality=course.programme.municipality, person=person
        )
    return apply(by=by, course=course, participant=participant, words=words, key=key)


def is_drawing(course: Course) -> bool:
    """Whether a draw of this course has begun and its result is not yet told."""
    draw = getattr(course, "draw", None)
    return draw is not None and draw.state != DrawState.RELEASED


def _create(
    by: Account, course: Course, participant: Participant, words: ApplicationWords, key: UUID
) -> Application:
    try:
        with transaction.atomic():
            return Application.objects.create(
                course=course,
                participant=participant,
                code=new_code(),
                channel=words.channel,
                applicant=words.applicant,
                received_on=words.received_on,
                group=_group(course, words.together_with),
                companion=words.companion,
                wish=words.wish,
                helper_name=words.helper_name,
                helper_phone=words.helper_phone,
                heard_by=words.heard_by,
                idempotency_key=key,
                recorded_by=by,
            )
    except IntegrityError as error:
        raise Refused(Refusal.ALREADY_IN, detail=participant.code) from error


def _group(course: Course, code: str) -> str:
    """Return the group of the application with this receipt number, begun if it has none."""
    if not code:
        return ""
    other = course.applications.filter(code=code).first()
    if other is None:
        raise Refused(Refusal.GROUP_UNKNOWN, detail=code)
    if not other.group:
        # The published list shows the group, so its name must tell nothing.
        other.group = GROUP + other.code.removeprefix("U-")
        other.save(update_fields=["group"])
    return str(other.group)


def _ask(by: Account, application: Application, wanted: tuple[tuple[str, str], ...]) -> None:
    for code, detail in wanted:
        people.tell_need(by=by, participant=application.participant, code=code, detail=detail)
        ArrangementRequest.objects.create(
            application=application, arrangement=code, detail=detail, changed_by=by
        )


@transaction.atomic
def ask_for(*, by: Account, application: Application, code: str, detail: str = "") -> None:
    """Add an arrangement to an application that is already there; asked twice it is one."""
    if code in {each.arrangement for each in application.arrangements.all()}:
        return
    _ask(by, application, ((code, detail),))
    journal.write(by=by, act="arrangement.ask", about=application)


@transaction.atomic
def move_arrangement(
    *,
    by: Account,
    request: ArrangementRequest,
    state: ArrangementState,
    arranged_with: str = "",
    reason: str = "",
) -> ArrangementRequest:
    """Say what became of an arrangement; what could not be done needs its reason."""
    refuse(None if state in rules.next_states(request.state) else Refusal.WRONG_STATE)
    if state == ArrangementState.REFUSED and not reason:
        refuse(Refusal.NO_REASON)
    request.state, request.changed_by = state, by
    request.arranged_with = arranged_with or request.arranged_with
    request.reason = reason
    request.save()
    journal.write(
        by=by, act="arrangement.move", about=request.application, detail={"state": str(state)}
    )
    return request


@transaction.atomic
def merge(*, by: Account, keep: Application, duplicate: Application) -> Application:
    """Make two applications of one person one; the second stays and says where it went."""
    if keep.course_id != duplicate.course_id or keep.pk == duplicate.pk:
        refuse(Refusal.WRONG_STATE)
    keep, duplicate = lock_application(keep), lock_application(duplicate)
    if not (rules.may_withdraw(keep) and rules.may_withdraw(duplicate)):
        refuse(Refusal.WRONG_STATE)
    return fold_into(by=by, keep=keep, duplicate=duplicate)


@transaction.atomic
def fold_into(*, by: Account, keep: Application, duplicate: Application) -> Application:
    """Let one application of a class go into another: what was asked for stays, a place comes free."""
    for request in duplicate.arrangements.all():
        ask_for(by=by, application=keep, code=request.arrangement, detail=request.detail)
    if duplicate.state in rules.HOLDS_A_PLACE:
        give_back(duplicate.course)
    duplicate.state, duplicate.merged_into = ApplicationState.DUPLICATE, keep
    duplicate.waiting_position = duplicate.reply_by_on = None
    duplicate.save()
    renumber(keep.course)
    for about, other in ((keep, duplicate), (duplicate, keep)):
        journal.write(by=by, act="application.merge", about=about, detail={"with": other.code})
    return keep


@transaction.atomic
def set_priority(*, by: Account, application: Application, priority_class: int) -> Application:
    """Put an application into a class of the draw; class 0 is drawn first."""
    refuse(Refusal.IN_DRAW if is_drawing(application.course) else None)
    application.priority_class = priority_class
    application.save(update_fields=["priority_class"])
    journal.write(
        by=by, act="application.priority", about=application, detail={"class": priority_class}
    )
    return application
