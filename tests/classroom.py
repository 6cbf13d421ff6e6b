"""A class in 架空区: アキ and ベニ have a place, ヨネ waits; ハナ teaches, チヨ supports."""

from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from people import PHONE, Cast, share
from yorisoi.people import actions as people
from yorisoi.people.models import Account, Participant
from yorisoi.people.terms import ChannelKind, DisabilityKind, HandoutFormat
from yorisoi.stages.courses.models import (
    Application,
    ArrangementRequest,
    Assignment,
    Course,
    Material,
    Session,
    Unit,
    UnitVariant,
    Venue,
)
from yorisoi.stages.courses.terms import ApplicationState, ArrangementState, CourseState, Part

TOKYO = ZoneInfo("Asia/Tokyo")
FLOW = "13:15 受付／声で名を呼んで出席をとる／区 ドウ\n13:30 はじめの言葉／全員の名と席を声で言う／講師"


@dataclass(frozen=True)
class Classroom:
    """One course with two dates and three applications; ハナ and チヨ are named for the first."""

    course: Course
    first: Session
    second: Session
    aki: Application
    beni: Application
    yone: Application


def open_class(cast: Cast) -> Classroom:
    """Let the class stand as it is a week before it begins."""
    course = _course(cast)
    first, second = (_session(course, order=n, on=date(2026, 12, 7 * n - 6)) for n in (1, 2))
    name_for(first, cast.hana, Part.INSTRUCTOR)
    name_for(first, cast.chiyo, Part.SUPPORTER)
    yone = person(cast, "ヨネ", "P-YONE", DisabilityKind.HEARING)
    share(by=cast.dou, participant=yone)
    classroom = Classroom(
        course=course,
        first=first,
        second=second,
        aki=application(cast, course, cast.aki, "A-1", ApplicationState.PLACED),
        beni=application(cast, course, cast.beni, "A-2", ApplicationState.PLACED),
        yone=application(cast, course, yone, "A-3", ApplicationState.WAITING, position=1),
    )
    cast.aki.note = "後ろから急にさわらない"
    cast.aki.save()
    ask_for(cast, classroom.aki, "text_data", "前の日に", ArrangementState.CONFIRMED)
    ask_for(cast, classroom.aki, "guide", "中村橋駅 12時50分")
    ask_for(cast, classroom.beni, "ruby_easy", state=ArrangementState.ARRANGED)
    return classroom


def name_for(session: Session, account: Account, part: Part) -> Assignment:
    """Name somebody of the team for a date, so that they see it."""
    return Assignment.objects.create(
        session=session, part=part, name=account.name, account=account, is_confirmed=True
    )


def person(cast: Cast, name: str, code: str, *kinds: str, **details: str) -> Participant:
    """Register one more fictitious participant of the centre."""
    words = people.Person(
        name=name,
        reading=details.get("reading", name),
        kinds=kinds,
        centre=cast.centre,
        channel=details.get("channel", ChannelKind.PHONE),
        handout_format=details.get("handout_format", HandoutFormat.STANDARD),
        note=details.get("note", ""),
        addresses=(("phone", PHONE), ("fax", PHONE)),
    )
    return people.register(
        by=cast.dou, municipality=cast.ward, person=words, code=code, is_fictitious=True
    )


def application(
    cast: Cast,
    course: Course,
    participant: Participant,
    code: str,
    state: ApplicationState,
    *,
    position: int | None = None,
) -> Application:
    """Write down an application in a state."""
    return Application.objects.create(
        course=course,
        participant=participant,
        code=code,
        channel=ChannelKind.PHONE,
        received_on=date(2026, 10, 20),
        state=state,
        waiting_position=position,
        recorded_by=cast.dou,
    )


def ask_for(
    cast: Cast,
    of: Application,
    code: str,
    detail: str = "",
    state: ArrangementState = ArrangementState.REQUESTED,
) -> ArrangementRequest:
    """Write down an arrangement asked for with an application."""
    return ArrangementRequest.objects.create(
        application=of, arrangement=code, detail=detail, state=state, changed_by=cast.dou
    )


def _course(cast: Cast) -> Course:
    venue = Venue.objects.create(
        programme=cast.programme,
        code="centre",
        name="架空センター",
        room="2階 集会室",
        address="架空1-2-3",
        route="改札を出て右へ。点字ブロックの先、三つ目の建物です。",
        n_seats=12,
    )
    return Course.objects.create(
        programme=cast.programme,
        code="first-phone",
        name="はじめてのスマホ",
        summary="電話とカメラ",
        venue=venue,
        capacity=6,
        n_taken=2,
        apply_from=date(2026, 10, 1),
        apply_until=date(2026, 10, 31),
        state=CourseState.PLACED,
    )


def _session(course: Course, *, order: int, on: date) -> Session:
    unit, is_new = Unit.objects.get_or_create(
        programme=course.programme,
        code="voice",
        defaults={"name": "音声を入れる・切る", "aim": "自分で音声を切れる"},
    )
    if is_new:
        UnitVariant.objects.create(
            unit=unit, kind=DisabilityKind.VISUAL, how="練習モードから", n_learners_a_supporter=1
        )
        Material.objects.create(unit=unit, code="hand", title="音声の手順", body="一つ目")
    return Session.objects.create(
        course=course,
        order=order,
        unit=unit,
        starts_at=datetime(on.year, on.month, on.day, 13, 30, tzinfo=TOKYO),
        ends_at=datetime(on.year, on.month, on.day, 15, 30, tzinfo=TOKYO),
        flow=FLOW,
    )
