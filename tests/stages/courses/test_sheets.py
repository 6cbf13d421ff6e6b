"""The office's sheet of applicants: all of it or nothing, and each doubtful row is named."""

from pathlib import Path

import pytest

from offering import open_course
from people import Cast
from yorisoi.people import queries as people
from yorisoi.stages.courses import actions, presenters
from yorisoi.stages.courses.models import Course
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
        (33, "year-assumed"),
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
        "受付日",
        "令和9年13月1日",
        "その日はありません。月と日を確かめてください",
    )
    assert paper.notice == "見本です。"
