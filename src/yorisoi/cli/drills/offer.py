"""What a drill is about: one class, and many people whose form is filled in and waits to be sent."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.conf import settings
from django.contrib.sessions.backends.db import SessionStore
from django.db import transaction
from django.utils import timezone

from yorisoi.people import actions as people
from yorisoi.people.models import Account
from yorisoi.people.terms import OrganisationKind, Role
from yorisoi.programme import actions as programmes
from yorisoi.programme.models import Programme
from yorisoi.stages.courses import actions as courses
from yorisoi.stages.courses.models import Course
from yorisoi.stages.courses.terms import Selection
from yorisoi.stages.courses.views.flow import session_key

APRIL = 4
ANSWERS = {
    "who": {"applicant": ["person"]},
    "contact": {"contact": ["phone"]},
    "address-phone": {"address": ["03-0000-0000"]},
    "arrangements": {"other": ["音を小さく"]},
    "handout": {"handout_format": ["standard"]},
    "companion": {"comes": ["no"], "companion": [""]},
    "heard": {"heard_by": ["guide_helper"]},
    "kinds": {},
    "consent": {"agreed": ["on"]},
}


@dataclass(frozen=True)
class Waiting:
    """Somebody whose form waits to be sent, and the cookie of their browser."""

    key: str
    name: str
    session: str


def offer_class(*, capacity: int) -> Course:
    """Make in an empty house one class that is given to who comes first."""
    with transaction.atomic():
        staff, programme = _programme()
        return _course(staff, programme, capacity)


def _programme() -> tuple[Account, Programme]:
    staff = people.open_account(code="drill", name="訓練の人")
    ward = people.found_organisation(
        by=staff, code="kunren", name="訓練区（架空）", kind=OrganisationKind.MUNICIPALITY
    )
    people.join(by=staff, account=staff, organisation=ward, role=Role.COORDINATOR)
    people.public_desk()
    today = timezone.localdate()
    programme = programmes.found(
        by=staff,
        municipality=ward,
        code="kunren",
        fiscal_year=today.year if today.month >= APRIL else today.year - 1,
        words=programmes.ProgrammeWords(name="訓練（架空）", help_phone="03-0000-0000"),
    )
    return staff, programme


def _course(staff: Account, programme: Programme, capacity: int) -> Course:
    today = timezone.localdate()
    unit = courses.put_unit(
        by=staff,
        programme=programme,
        code="unit",
        words=courses.UnitWords("電源と電話", "電話をかけられる"),
    )
    venue = courses.put_venue(
        by=staff, programme=programme, code="venue", words=courses.VenueWords("架空センター")
    )
    begins = timezone.now() + timedelta(days=30)
    words = courses.CourseWords(
        name="訓練の教室",
        summary="席を取り合う",
        venue=venue,
        capacity=capacity,
        apply_from=date(2020, 4, 1),
        apply_until=today + timedelta(days=20),
        selection=Selection.FIRST_COME,
        sessions=(courses.SessionWords(unit, begins, begins + timedelta(minutes=90)),),
    )
    course = courses.put_course(by=staff, programme=programme, code="kunren", words=words)
    return courses.open_course(by=staff, course=course, on=today)


@transaction.atomic
def let_wait(course: Course, *, n: int) -> list[Waiting]:
    """Fill in the form of so many people, up to the last press."""
    waiting = []
    for number in range(1, n + 1):
        name = f"訓練{number}"
        draft = courses.begin_draft(course=course)
        answers = {**ANSWERS, "name": {"name": [name], "reading": ["くんれん"]}}
        for step, typed in answers.items():
            courses.keep_answers(draft=draft, step=step, answers=typed)
        session = SessionStore()
        session[session_key(course)] = str(draft.key)
        session.create()
        assert session.session_key  # noqa: S101  just created
        waiting.append(Waiting(str(draft.key), name, session.session_key))
    return waiting


def cookie_name() -> str:
    """Return the name of the cookie that holds a session."""
    return str(settings.SESSION_COOKIE_NAME)
