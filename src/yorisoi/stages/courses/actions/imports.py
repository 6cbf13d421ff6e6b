"""Store an applicants' sheet that was read: all of it or nothing."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db import transaction

from yorisoi.journal import actions as journal
from yorisoi.people import actions as people
from yorisoi.people import queries as known
from yorisoi.people.models import Account, Organisation, Participant
from yorisoi.stages.courses.actions.applications import ApplicationWords, apply
from yorisoi.stages.courses.actions.places import lock_course
from yorisoi.stages.courses.actions.sheet_rows import ApplicantRow, RowDoubt
from yorisoi.stages.courses.actions.sheets import Reading
from yorisoi.stages.courses.models import Application, Course
from yorisoi.stages.courses.queries.likeness import Clues, Known, alike, known_people
from yorisoi.stages.courses.rules import IS_GONE
from yorisoi.stages.courses.terms import ApplicationState, SheetDoubt


@dataclass(frozen=True)
class ImportReport:
    """What became of a sheet; with `is_stored` false, nothing was changed."""

    file_name: str
    is_stored: bool
    n_rows: int
    n_applications: int
    n_new_people: int
    n_known_people: int
    n_duplicates: int
    doubts: tuple[RowDoubt, ...]
    # Rows of the sheet by name, for readers who may see names; never for a log.
    names: Mapping[int, str]
    known_rows: tuple[int, ...] = ()


@dataclass
class _Book:
    """What is gathered while the rows are stored."""

    applications: dict[int, Application]
    new: list[Participant]
    doubts: list[RowDoubt]
    known: list[int]
    n_duplicates: int = 0


def store_applicants(*, by: Account, course: Course, reading: Reading) -> ImportReport:
    """Store every row of a usable sheet as an application; a broken sheet changes nothing.

    A person met before is found again; a second row of one person becomes a merged application,
    so that nothing of the sheet is lost. Reading the same sheet again adds nothing.
    """
    if not reading.is_usable:
        return _report(reading, None)
    with transaction.atomic():
        course = lock_course(course.pk)
        book = _Book({}, [], list(reading.doubts), [])
        municipality = course.programme.municipality
        words = {word for row in reading.rows for word in _clues(row).words}
        met = known_people(words, municipality=municipality)
        centres = {each.name: each for each in known.centres(municipality=municipality)}
        for row in reading.rows:
            _store(by, course, row, book, met=met, centres=centres)
        journal.write(
            by=by,
            act="applications.import",
            about=course,
            detail={"n_rows": len(reading.rows), "n": len(book.applications)},
        )
    return _report(reading, book)


def _store(
    by: Account,
    course: Course,
    row: ApplicantRow,
    book: _Book,
    *,
    met: tuple[Known, ...],
    centres: Mapping[str, Organisation],
) -> None:
    if row.same_as in book.applications:
        _store_again(by, course, row, book)
        return
    sure = [each.participant for each in alike(_clues(row), among=met) if each.is_sure]
    if sure and _has_applied(course, sure[0]):
        book.doubts.append(RowDoubt(row.number, "", "", SheetDoubt.APPLIED_BEFORE.value))
        return
    if sure:
        participant = sure[0]
        book.known.append(row.number)
    else:
        participant = people.register(
            by=by,
            municipality=course.programme.municipality,
            person=_person(row, centres),
            is_fictitious=bool(course.programme.notice),
        )
        book.new.append(participant)
    book.applications[row.number] = apply(
        by=by, course=course, participant=participant, words=_words(row, course)
    )


def _clues(row: ApplicantRow) -> Clues:
    numbers = tuple(address for _, address in row.addresses)
    return Clues(row.name, row.reading, numbers, row.birth_year)


def _store_again(by: Account, course: Course, row: ApplicantRow, book: _Book) -> None:
    """Keep a second row of one person as an application that points to the first."""
    first = book.applications[int(row.same_as or 0)]
    twin = Application.objects.create(
        course=course,
        participant=first.participant,
        code=f"{first.code}-{row.number}",
        channel=row.channel,
        applicant=row.applicant,
        received_on=row.received_on or course.apply_until,
        wish=row.wish,
        heard_by=row.heard_by,
        state=ApplicationState.DUPLICATE,
        merged_into=first,
        recorded_by=by,
    )
    journal.write(by=by, act="application.merge", about=twin, detail={"with": first.code})
    book.n_duplicates += 1


def _has_applied(course: Course, participant: Participant) -> bool:
    return course.applications.filter(participant=participant).exclude(state__in=IS_GONE).exists()


def _person(row: ApplicantRow, centres: Mapping[str, Organisation]) -> people.Person:
    centre = next(
        (each for name, each in centres.items() if row.centre and row.centre in name), None
    )
    return people.Person(
        name=row.name,
        reading=row.reading,
        kinds=row.kinds,
        birth_year=row.birth_year,
        channel=row.contact,
        handout_format=row.handout_format,
        centre=centre,
        addresses=row.addresses,
    )


def _words(row: ApplicantRow, course: Course) -> ApplicationWords:
    companion = ("companion",) if row.companion and "companion" not in row.arrangements else ()
    return ApplicationWords(
        channel=row.channel,
        received_on=row.received_on or course.apply_until,
        applicant=row.applicant,
        wish=row.wish,
        heard_by=row.heard_by,
        # A sheet does not say how somebody agreed, so no consent is written down for them.
        arrangements=tuple((code, "") for code in (*row.arrangements, *companion)),
    )


def _report(reading: Reading, book: _Book | None) -> ImportReport:
    doubts = book.doubts if book else list(reading.doubts)
    return ImportReport(
        file_name=reading.name,
        is_stored=book is not None,
        n_rows=len(reading.rows),
        n_applications=len(book.applications) if book else 0,
        n_new_people=len(book.new) if book else 0,
        n_known_people=len(book.known) if book else 0,
        n_duplicates=book.n_duplicates if book else 0,
        doubts=tuple(sorted(doubts, key=lambda each: each.row)),
        names={row.number: row.name for row in reading.rows},
        known_rows=tuple(book.known) if book else (),
    )
