"""Take and give back places: a course is never oversold, whoever comes at the same moment."""

from datetime import date

from django.db import transaction
from django.db.models import F, Max

from yorisoi.journal import actions as journal
from yorisoi.people.models import Account
from yorisoi.stages.courses import rules
from yorisoi.stages.courses.actions.refusing import refuse
from yorisoi.stages.courses.models import Application, Course
from yorisoi.stages.courses.terms import ApplicationState, Refusal


def lock_course(pk: int) -> Course:
    """Return a course that nobody else changes until the transaction ends.

    Whoever gives or takes places locks the course first, then an application, and writes the journal
    last: with one order for everybody nobody waits for somebody who waits for them. Rows that only
    point to the course are still added meanwhile.
    """
    return Course.objects.select_for_update(no_key=True).get(pk=pk)


def lock_application(application: Application) -> Application:
    """Return an application as it is now, with its course locked before it."""
    course = lock_course(application.course_id)
    found = Application.objects.select_for_update(no_key=True).get(pk=application.pk)
    found.course = course
    return found


def take_places(course: Course, *, n: int = 1) -> bool:
    """Take places if there are as many; the database compares and counts in one step."""
    n_changed = Course.objects.filter(pk=course.pk, capacity__gte=F("n_taken") + n).update(
        n_taken=F("n_taken") + n
    )
    return n_changed == 1


def give_back(course: Course, *, n: int = 1) -> None:
    """Give places back."""
    Course.objects.filter(pk=course.pk, n_taken__gte=n).update(n_taken=F("n_taken") - n)


def next_position(course: Course) -> int:
    """Return the place in the queue of somebody who comes now."""
    waiting = course.applications.filter(state=ApplicationState.WAITING)
    last = waiting.aggregate(last=Max("waiting_position"))["last"]
    return (last or 0) + 1


def place_or_queue(application: Application) -> Application:
    """Give a place to somebody who comes now, or the next place in the queue."""
    course = application.course
    somebody_waits = course.applications.filter(state=ApplicationState.WAITING).exists()
    if not somebody_waits and take_places(course):
        application.state = ApplicationState.PLACED
    else:
        application.state = ApplicationState.WAITING
        application.waiting_position = next_position(course)
    application.save(update_fields=["state", "waiting_position"])
    return application


@transaction.atomic
def offer_next(*, by: Account, course: Course, reply_by_on: date) -> Application:
    """Offer a free place to whoever waits longest, and hold it for them until they answer."""
    course = lock_course(course.pk)
    waiting = course.applications.filter(state=ApplicationState.WAITING)
    first = waiting.order_by("waiting_position", "pk").first()
    if first is None:
        refuse(Refusal.NOBODY_WAITS)
    refuse(None if take_places(course) else Refusal.FULL)
    assert first is not None  # noqa: S101  refused above, said again for the type checker
    first.state, first.reply_by_on = ApplicationState.OFFERED, reply_by_on
    first.save(update_fields=["state", "reply_by_on"])
    journal.write(
        by=by,
        act="place.offer",
        about=first,
        detail={"course": course.code, "reply_by_on": reply_by_on.isoformat()},
    )
    return first


@transaction.atomic
def accept(*, by: Account, application: Application) -> Application:
    """Take an offered place."""
    application = lock_application(application)
    refuse(None if rules.is_offered(application) else Refusal.WRONG_STATE)
    return _settle(by, application, ApplicationState.PLACED, act="place.accept")


@transaction.atomic
def decline(*, by: Account, application: Application) -> Application:
    """Leave an offered place to the next."""
    application = lock_application(application)
    refuse(None if rules.is_offered(application) else Refusal.WRONG_STATE)
    give_back(application.course)
    return _settle(by, application, ApplicationState.DECLINED, act="place.decline")


@transaction.atomic
def withdraw(*, by: Account, application: Application) -> Application:
    """Take an application back in one step; a place that was held is free again."""
    application = lock_application(application)
    refuse(None if rules.may_withdraw(application) else Refusal.WRONG_STATE)
    if application.state in rules.HOLDS_A_PLACE:
        give_back(application.course)
    return _settle(by, application, ApplicationState.WITHDRAWN, act="application.withdraw")


def _settle(
    by: Account, application: Application, state: ApplicationState, *, act: str
) -> Application:
    application.state, application.waiting_position = state, None
    application.reply_by_on = None
    application.save(update_fields=["state", "waiting_position", "reply_by_on"])
    renumber(application.course)
    journal.write(by=by, act=act, about=application, detail={"course": application.course.code})
    return application


def renumber(course: Course) -> None:
    """Close the gaps in the queue, so that everybody sees their true place."""
    waiting = list(course.applications.filter(state=ApplicationState.WAITING))
    places = rules.waiting_positions(waiting)
    for each in waiting:
        if each.waiting_position != places[each.pk]:
            each.waiting_position = places[each.pk]
            each.save(update_fields=["waiting_position"])
