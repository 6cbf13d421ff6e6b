"""Take units, venues and courses from a kit; a course comes in preparation, with days of its own."""

from datetime import date, datetime, time, timedelta

from django.db import transaction
from django.utils import timezone

from yorisoi.people.models import Account
from yorisoi.programme.kit import Tables, records
from yorisoi.programme.models import Programme
from yorisoi.stages.courses.actions.design import (
    CourseWords,
    SessionWords,
    UnitWords,
    VenueWords,
    put_course,
    put_material,
    put_unit,
    put_variant,
    put_venue,
    set_seat_kinds,
)
from yorisoi.stages.courses.models import Unit
from yorisoi.stages.courses.queries.kit import usual_first_on
from yorisoi.stages.courses.terms import CourseState

VENUE_TEXTS = (
    "name",
    "room",
    "address",
    "phone",
    "route",
    "step_free",
    "toilet",
    "loop",
    "screen",
    "quiet_room",
    "checked_with",
)


@transaction.atomic
def load_kit_tables(
    *, programme: Programme, tables: Tables, by: Account, first_on: date | None = None
) -> int:
    """Take the tables of courses; return how many rows were taken.

    The first course begins on ``first_on``, or on 1 December of the programme's year, the others
    as many days later as in the kit. A course that has already begun to take applications is left as it is.
    """
    n = _load_units(programme, tables, by) + _load_venues(programme, tables, by)
    start = first_on or usual_first_on(programme)
    for row in records(tables, "courses/courses"):
        begun = programme.courses.filter(code=row["code"]).exclude(state=CourseState.DRAFT)
        if not begun.exists():
            n += _load_course(programme, tables, by, row, start)
    return n


def _load_units(programme: Programme, tables: Tables, by: Account) -> int:
    units: dict[str, Unit] = {}
    n = 0
    for row in records(tables, "courses/units"):
        words = UnitWords(row["name"], row["aim"], int(row["minutes"]), row["source_note"])
        units[row["code"]] = put_unit(by=by, programme=programme, code=row["code"], words=words)
        n += 1
    for row in records(tables, "courses/unit_variants"):
        put_variant(
            by=by,
            unit=units[row["unit"]],
            kind=row["kind"],
            how=row["how"],
            n_learners_a_supporter=int(row["n_learners_a_supporter"]),
        )
        n += 1
    for row in records(tables, "courses/materials"):
        put_material(
            by=by, unit=units[row["unit"]], code=row["code"], title=row["title"], body=row["body"]
        )
        n += 1
    return n


def _load_venues(programme: Programme, tables: Tables, by: Account) -> int:
    found = records(tables, "courses/venues")
    for row in found:
        words = VenueWords(
            n_seats=int(row["n_seats"] or 0),
            n_wheelchair_places=int(row["n_wheelchair_places"])
            if row["n_wheelchair_places"]
            else None,
            checked_on=date.fromisoformat(row["checked_on"]) if row["checked_on"] else None,
            **{name: row[name] for name in VENUE_TEXTS},
        )
        put_venue(by=by, programme=programme, code=row["code"], words=words)
    return len(found)


def _load_course(
    programme: Programme, tables: Tables, by: Account, row: dict[str, str], start: date
) -> int:
    dates = [each for each in records(tables, "courses/sessions") if each["course"] == row["code"]]
    words = CourseWords(
        name=row["name"],
        summary=row["summary"],
        for_whom=row["for_whom"],
        venue=programme.venues.get(code=row["venue"]),
        capacity=int(row["capacity"]),
        selection=row["selection"],
        apply_from=start - timedelta(days=int(row["apply_from_days_before"])),
        apply_until=start - timedelta(days=int(row["apply_until_days_before"])),
        sessions=tuple(_session(programme, each, start) for each in dates),
    )
    course = put_course(by=by, programme=programme, code=row["code"], words=words)
    seats = {
        each["arrangement"]: int(each["n_seats"])
        for each in records(tables, "courses/seat_kinds")
        if each["course"] == row["code"]
    }
    set_seat_kinds(by=by, course=course, seats=seats)
    return 1 + len(dates) + len(seats)


def _session(programme: Programme, row: dict[str, str], start: date) -> SessionWords:
    day = start + timedelta(days=int(row["days_after_start"]))
    starts_at = timezone.make_aware(datetime.combine(day, time.fromisoformat(row["starts"])))
    return SessionWords(
        unit=programme.units.get(code=row["unit"]),
        starts_at=starts_at,
        ends_at=starts_at + timedelta(minutes=int(row["minutes"])),
        flow=row["flow"],
    )
