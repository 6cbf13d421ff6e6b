"""What of courses travels in a kit: no people, no places taken, and days counted from the first."""

from collections.abc import Iterable
from datetime import date

from django.utils import timezone

from yorisoi.engines.kitfile import Table
from yorisoi.programme.kit import table
from yorisoi.programme.models import Programme
from yorisoi.stages.courses.models import (
    Course,
    Material,
    SeatKind,
    Session,
    Unit,
    UnitVariant,
    Venue,
)

COLUMNS: dict[str, tuple[str, ...]] = {
    "courses/units": ("code", "name", "aim", "minutes", "source_note"),
    "courses/unit_variants": ("unit", "kind", "how", "n_learners_a_supporter"),
    "courses/materials": ("unit", "code", "title", "body"),
    "courses/venues": (
        "code",
        "name",
        "room",
        "address",
        "phone",
        "route",
        "n_seats",
        "n_wheelchair_places",
        "step_free",
        "toilet",
        "loop",
        "screen",
        "quiet_room",
        "checked_on",
        "checked_with",
    ),
    "courses/courses": (
        "code",
        "name",
        "summary",
        "for_whom",
        "venue",
        "capacity",
        "selection",
        "apply_from_days_before",
        "apply_until_days_before",
    ),
    "courses/seat_kinds": ("course", "arrangement", "n_seats"),
    "courses/sessions": (
        "course",
        "order",
        "unit",
        "days_after_start",
        "starts",
        "minutes",
        "flow",
    ),
}
FIRST_MONTH, FIRST_DAY = 12, 1


def first_on(programme: Programme) -> date:
    """Return the day from which all days are counted: the first date of the first course."""
    first = Session.objects.filter(course__programme=programme).order_by("starts_at").first()
    return timezone.localdate(first.starts_at) if first else usual_first_on(programme)


def usual_first_on(programme: Programme) -> date:
    """Return the day on which a course from a kit begins: 1 December of the programme's year."""
    return date(programme.fiscal_year, FIRST_MONTH, FIRST_DAY)


def kit_tables(*, programme: Programme) -> tuple[Table, ...]:
    """Return units, venues and courses as kit tables, in the order of their natural keys."""
    variants = UnitVariant.objects.filter(unit__programme=programme).select_related("unit")
    materials = Material.objects.filter(unit__programme=programme).select_related("unit")
    first = first_on(programme)
    courses = list(programme.courses.select_related("venue", "programme").order_by("code"))
    rows: dict[str, list[dict[str, object]]] = {
        "courses/units": _plain("courses/units", programme.units.order_by("code")),
        "courses/unit_variants": [
            _variant(each) for each in variants.order_by("unit__code", "kind")
        ],
        "courses/materials": [_material(each) for each in materials.order_by("unit__code", "code")],
        "courses/venues": _plain("courses/venues", programme.venues.order_by("code")),
        "courses/courses": [_course(each, first) for each in courses],
        "courses/seat_kinds": [_seats(each) for course in courses for each in _seat_kinds(course)],
        "courses/sessions": [row for course in courses for row in _sessions(course, first)],
    }
    return tuple(table(name, rows[name], columns=columns) for name, columns in COLUMNS.items())


def _plain(name: str, found: Iterable[Unit | Venue]) -> list[dict[str, object]]:
    return [{c: getattr(each, c) for c in COLUMNS[name]} for each in found]


def _variant(each: UnitVariant) -> dict[str, object]:
    return {
        "unit": each.unit.code,
        "kind": each.kind,
        "how": each.how,
        "n_learners_a_supporter": each.n_learners_a_supporter,
    }


def _material(each: Material) -> dict[str, object]:
    return {"unit": each.unit.code, "code": each.code, "title": each.title, "body": each.body}


def _course(each: Course, first: date) -> dict[str, object]:
    return {
        "code": each.code,
        "name": each.name,
        "summary": each.summary,
        "for_whom": each.for_whom,
        "venue": each.venue.code,
        "capacity": each.capacity,
        "selection": each.selection,
        "apply_from_days_before": (first - each.apply_from).days,
        "apply_until_days_before": (first - each.apply_until).days,
    }


def _seat_kinds(course: Course) -> list[SeatKind]:
    return list(course.seat_kinds.select_related("course").order_by("arrangement"))


def _seats(each: SeatKind) -> dict[str, object]:
    return {
        "course": each.course.code,
        "arrangement": each.arrangement,
        "n_seats": each.n_seats,
    }


def _sessions(course: Course, first: date) -> list[dict[str, object]]:
    return [
        _session(each, course, first)
        for each in course.sessions.select_related("unit").order_by("order")
    ]


def _session(each: Session, course: Course, first: date) -> dict[str, object]:
    starts = timezone.localtime(each.starts_at)
    return {
        "course": course.code,
        "order": each.order,
        "unit": each.unit.code,
        "days_after_start": (starts.date() - first).days,
        "starts": starts.strftime("%H:%M"),
        "minutes": int((each.ends_at - each.starts_at).total_seconds() // 60),
        "flow": each.flow,
    }
