"""Courses in a kit: the next municipality starts from it, with days of its own."""

from datetime import date
from pathlib import Path

import pytest
from django.utils import timezone

from people import Cast
from yorisoi.engines.kitfile import Table
from yorisoi.engines.kitfile.table_text import from_bytes
from yorisoi.programme import actions as programmes
from yorisoi.programme.models import Programme
from yorisoi.stages.courses import actions, queries
from yorisoi.stages.courses.terms import CourseState


def nerima(house: Path) -> dict[str, Table]:
    """Return the tables of courses in the kit of Nerima, as they are shipped."""
    return {
        name: from_bytes(
            (house / "kits" / "nerima" / f"{name}.csv").read_bytes(), name=name, place=name
        )
        for name in queries.COLUMNS
    }


@pytest.fixture
def next_programme(cast: Cast) -> Programme:
    words = programmes.ProgrammeWords(name="次の年（架空）")
    return programmes.found(
        by=cast.dou, municipality=cast.ward, code="kakuu-r9", fiscal_year=2027, words=words
    )


def test_kit_exported_after_import_is_the_kit_imported(cast: Cast, house: Path) -> None:
    kit = nerima(house)

    actions.load_kit_tables(programme=cast.programme, tables=kit, by=cast.dou)

    assert {table.name: table for table in queries.kit_tables(programme=cast.programme)} == kit


def test_kit_stays_the_same_when_the_days_are_moved(
    cast: Cast, house: Path, next_programme: Programme
) -> None:
    kit = nerima(house)

    actions.load_kit_tables(
        programme=next_programme, tables=kit, by=cast.dou, first_on=date(2028, 1, 14)
    )

    assert {table.name: table for table in queries.kit_tables(programme=next_programme)} == kit


def test_courses_of_a_kit_begin_on_the_first_of_december_in_preparation(
    cast: Cast, house: Path
) -> None:
    actions.load_kit_tables(programme=cast.programme, tables=nerima(house), by=cast.dou)

    found = queries.course(programme=cast.programme, code="first-phone")
    assert found is not None
    assert found.state == CourseState.DRAFT
    assert (found.apply_from, found.apply_until) == (date(2026, 10, 1), date(2026, 11, 14))
    assert [timezone.localdate(each.starts_at) for each in found.sessions.all()] == [
        date(2026, 12, 1),
        date(2026, 12, 8),
        date(2026, 12, 15),
        date(2026, 12, 22),
    ]


def test_course_that_has_begun_is_left_as_it_is(cast: Cast, house: Path) -> None:
    kit = nerima(house)
    actions.load_kit_tables(programme=cast.programme, tables=kit, by=cast.dou)
    course = queries.course(programme=cast.programme, code="first-phone")
    assert course is not None
    actions.open_course(by=cast.dou, course=course, on=date(2026, 10, 1))

    actions.load_kit_tables(
        programme=cast.programme, tables=kit, by=cast.dou, first_on=date(2027, 2, 1)
    )

    again = queries.course(programme=cast.programme, code="first-phone")
    assert again is not None
    assert (again.state, again.apply_from) == (CourseState.OPEN, date(2026, 10, 1))


def test_venues_of_nerima_say_nothing_that_nobody_has_checked(house: Path) -> None:
    venues = nerima(house)["courses/venues"]
    unchecked = ("route", "step_free", "toilet", "loop", "screen", "quiet_room", "checked_on")
    at = [venues.columns.index(name) for name in unchecked]

    assert {row[i] for row in venues.rows for i in at} == {""}
