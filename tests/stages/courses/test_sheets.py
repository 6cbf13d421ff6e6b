"""The office's sheet of applicants: all of it or nothing, and each doubtful row is named."""

from datetime import date
from pathlib import Path

import pytest

from offering import open_course
from people import Cast
from yorisoi.people import queries as people
from yorisoi.stages.courses import actions, presenters
from yorisoi.stages.courses.actions.sheet_days import doubts_of_days, with_years
from yorisoi.stages.courses.models import Course
from yorisoi.stages.courses.presenters import reports
from yorisoi.stages.courses.terms import ApplicationState

Found = list[tuple[int, str, bool]]


def _read(house: Path, name: str) -> actions.Reading:
    data = (house / "kits" / "kakuu-ku" / name).read_bytes()
    return actions.read_applicants(data, name, fiscal_year=2025)


def _store(cast: Cast, house: Path, course: Course, name: str) -> actions.ImportReport:
    return actions.store_applicants(by=cast.dou, course=course, reading=_read(house, name))


@pytest.mark.parametrize("name", ["applicants.xlsx", "applicants.csv"])
def test_sheet_of_the_office_gives_forty_applications_and_three_merged_rows(
    cast: Cast, house: Path, name: str
) -> None:
    course = open_course(cast, capacity=24)

    report = _store(cast, house, course, name)

    assert (report.n_rows, report.n_applications, report.n_duplicates) == (43, 40, 3)
    merged = course.applications.filter(state=ApplicationState.DUPLICATE)
    assert [each.merged_into is not None for each in merged] == [True] * 3


def test_every_doubt_of_the_good_sheet_is_named_and_none_stops_it(house: Path) -> None:
    found = [(each.row, each.reason) for each in _read(house, "applicants.xlsx").doubts]

    assert found == [
        (9, "note-left-out"),
        (15, "zero-restored"),
        (17, "year-from-age"),
        (19, "weekday-differs"),
        (23, "unknown-word"),
        (29, "zero-restored"),
        (32, "not-yes-no"),
        (33, "year-from-rows"),
        (36, "several-values"),
        (39, "year-from-age"),
        (40, "age-range"),
        (41, "unknown-word"),
        (44, "same-person"),
        (45, "same-person"),
        (46, "same-person"),
    ]
    assert _read(house, "applicants.xlsx").is_usable


def test_broken_sheet_changes_nothing_and_says_which_rows_to_mend(cast: Cast, house: Path) -> None:
    course = open_course(cast)
    n_people = people.participants(municipality=cast.ward).count()

    report = _store(cast, house, course, "applicants-broken.xlsx")

    assert not report.is_stored
    assert (course.applications.count(), report.n_applications) == (0, 0)
    assert people.participants(municipality=cast.ward).count() == n_people
    assert [(each.row, each.reason) for each in report.doubts if each.stops] == [
        (5, "nobody"),
        (6, "impossible-date"),
        (7, "no-contact"),
        (10, "no-contact"),
        (15, "no-name"),
        (19, "nobody"),
    ]


@pytest.mark.parametrize(
    ("data", "reason"),
    [(b"", "empty"), (b"PK\x03\x04 torn", "damaged"), (b"%PDF-1.7 ...", "no-header")],
)
def test_file_that_is_no_sheet_is_refused_with_its_reason(data: bytes, reason: str) -> None:
    reading = actions.read_applicants(data, "file")

    assert [(each.row, each.reason, each.stops) for each in reading.doubts] == [(0, reason, True)]
    assert not reading.is_usable


def test_sheet_without_the_column_of_names_names_the_column(house: Path) -> None:
    reading = _read(house, "applicants-no-name.xlsx")

    assert [(each.column, each.reason) for each in reading.doubts if each.stops] == [
        ("お名前", "column-missing")
    ]


def test_same_sheet_stored_again_adds_nothing(cast: Cast, house: Path) -> None:
    course = open_course(cast, capacity=24)
    _store(cast, house, course, "applicants.csv")
    before = course.applications.count()

    again = _store(cast, house, course, "applicants.csv")

    assert (again.n_applications, course.applications.count()) == (0, before)


def test_sheet_is_stored_whole_or_not_at_all_when_the_course_is_closed_to_it(
    cast: Cast, house: Path
) -> None:
    course = open_course(cast, capacity=24)
    actions.close_course(by=cast.dou, course=course)
    Course.objects.filter(pk=course.pk).update(state="ended")

    with pytest.raises(actions.Refused):
        _store(cast, house, course, "applicants.xlsx")

    assert course.applications.count() == 0
    assert people.participants(municipality=cast.ward).count() == 2


def test_report_tells_each_row_what_to_do(cast: Cast, house: Path) -> None:
    report = _store(cast, house, open_course(cast), "applicants-broken.xlsx")

    paper = presenters.import_report(report, notice="見本です。")

    tables = [block for block in paper.blocks if type(block).__name__ == "Table"]
    assert tables[0].rows[1] == (
        "6",
        "例示 ソラ",
        "受付日",
        "令和9年13月1日",
        "その日はありません。月と日を確かめてください",
    )
    assert paper.notice == "見本です。"


SHEET = "お名前,電話,受付日\n"
WINDOW = actions.Window(date(2025, 10, 1), date(2025, 11, 14))


def _typed(*days: str) -> actions.Reading:
    rows = [f"架空 {n},03-0000-{n:04},{day}" for n, day in enumerate(days)]
    data = (SHEET + "\n".join(rows)).encode()
    return actions.read_applicants(data, "a.csv", fiscal_year=2026, window=WINDOW)


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        (("2025/10/1", "2025/11/14"), []),
        (("2025/9/30", "2025/11/15"), [(2, "day-outside"), (3, "day-outside")]),
        (("2025/8/2", "2025/8/1"), [(2, "day-outside"), (3, "day-far")]),
        (("2025/10/1", "2024/10/2", "2025/10/3"), [(3, "year-differs")]),
        (("2025/10/1", "2025/10/3", "2035/10/3"), [(4, "year-differs")]),
    ],
)
def test_day_that_does_not_fit_the_course_or_its_neighbours_is_doubted(
    days: tuple[str, ...], expected: list[tuple[int, str]]
) -> None:
    reading = _typed(*days)

    assert [(each.row, each.reason) for each in reading.doubts] == expected
    assert reading.is_usable


def test_day_without_a_year_takes_the_year_of_the_rows_beside_it() -> None:
    reading = _typed("10月2日", "2025/10/3", "10/4")

    assert [each.received_on for each in reading.rows] == [date(2025, 10, n) for n in (2, 3, 4)]
    assert [(each.row, each.reason) for each in reading.doubts] == [
        (2, "year-from-rows"),
        (4, "year-from-rows"),
    ]


def test_turn_of_the_year_is_no_doubt() -> None:
    days = [date(2025, 12, 28), date(2025, 12, 29), date(2026, 1, 5), date(2026, 1, 6)]

    assert dict(doubts_of_days(days, window=None)) == {}
    assert with_years([days[1], days[2], date(2025, 1, 6)], assumed=[False, False, True]) == (
        (days[1], days[2], days[3]),
        (False, False, True),
    )


def test_people_who_applied_before_are_one_line_with_their_names(cast: Cast, house: Path) -> None:
    course = open_course(cast, capacity=24)
    _store(cast, house, course, "applicants.csv")

    again = _store(cast, house, course, "applicants.csv")

    ((line, people),) = reports.known_groups(again)
    assert line == "もう申し込みのある43行は、増やしていません。"
    assert (len(people), "行目　" in people[0]) == (43, True)
    assert all("もう申し込み" not in row[4] for row in reports.rows_to_look_at(again))
