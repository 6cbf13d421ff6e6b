"""Take in a file: look at it first, then store or discard it."""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import date
from hashlib import sha256

from django.db import transaction
from django.utils import timezone
from django.utils.crypto import get_random_string

from yorisoi.journal import actions as journal
from yorisoi.people.models import Account
from yorisoi.programme.actions import begin_stage
from yorisoi.programme.models import Programme
from yorisoi.programme.terms import Stage
from yorisoi.stages.area import queries
from yorisoi.stages.area.actions.figures import SourceWords
from yorisoi.stages.area.models import Facility, Figure, Intake, Source, Town
from yorisoi.stages.area.rules import codes
from yorisoi.stages.area.rules.dates import when
from yorisoi.stages.area.rules.rows import (
    FacilityRow,
    FigureRow,
    PartSource,
    TownRow,
    to_plain,
)
from yorisoi.stages.area.rules.understanding import understand
from yorisoi.stages.area.terms import IntakeState

FIGURE_FIELDS = (
    "topic", "item", "place", "kind", "age", "sex", "as_of", "value", "unit", "certainty",
    "formula", "mark", "n_asked",
)  # fmt: skip
FACILITY_FIELDS = (
    "name", "nickname", "part", "receives", "address", "phone", "fax", "hours",
    "latitude", "longitude", "position_basis", "note",
)  # fmt: skip


class AlreadySettled(ValueError):
    """This file was stored or discarded before."""


class DateMissing(ValueError):
    """The figures of a file say no date, and its source says none that can be read."""


class MustBeMended(ValueError):
    """Rows of a file are so broken that nothing of it is stored."""


@transaction.atomic
def bring_file(*, by: Account, programme: Programme, data: bytes, name: str) -> Intake:
    """Read a file and keep what was understood of it; no figure is stored.

    Raises SheetError or UnknownShape where the file cannot be read.
    """
    place = programme.municipality.name
    understood = understand(data, name=name, place=place)
    intake = Intake.objects.create(
        programme=programme,
        code=get_random_string(10).lower(),
        file_name=name[:200],
        sha256=sha256(data).hexdigest(),
        shape=understood.shape,
        encoding=understood.encoding,
        columns=understood.columns,
        rows=[to_plain(row) for row in understood.rows],
        doubts=[asdict(doubt) for doubt in understood.doubts],
        source_details=asdict(understood.source),
        brought_by=by,
    )
    journal.write(by=by, act="intake.bring", about=intake, detail={"sha256": intake.sha256})
    return intake


@transaction.atomic
def change_source_details(*, by: Account, intake: Intake, words: SourceWords) -> Intake:
    """Write down where a file comes from, before it is stored."""
    _must_be_open(intake)
    intake.source_details = asdict(words)
    intake.save(update_fields=["source_details"])
    journal.write(by=by, act="intake.source", about=intake)
    return intake


@transaction.atomic
def store(*, by: Account, intake: Intake, words: SourceWords, taken_on: date) -> Source:
    """Store everything a file holds under its source; figures missing from it stay.

    Raises AlreadySettled, MustBeMended where a row stops the file, or DateMissing where figures
    would have no date.
    """
    if queries.is_stopped(intake):
        raise MustBeMended(intake.file_name)
    change_source_details(by=by, intake=intake, words=words)
    if queries.needs_date(intake) and not when(words.as_of):
        raise DateMissing(intake.file_name)
    rows = queries.rows(intake)
    source = _source(intake, words, taken_on)
    parts = _part_sources(intake, source, rows, taken_on)
    _store_figures(intake.programme, source, parts, rows)
    _store_towns(intake.programme, source, rows)
    _store_facilities(intake.programme, source, parts, rows)
    _settle(intake, by=by, state=IntakeState.STORED)
    begin_stage(by=by, programme=intake.programme, stage=Stage.AREA)
    journal.write(by=by, act="intake.store", about=intake, detail={"source": source.code})
    return source


@transaction.atomic
def discard(*, by: Account, intake: Intake) -> Intake:
    """Let a file go; nothing of it was stored and its rows are forgotten."""
    _must_be_open(intake)
    intake.rows = []
    intake.doubts = []
    _settle(intake, by=by, state=IntakeState.DISCARDED)
    journal.write(by=by, act="intake.discard", about=intake)
    return intake


def _must_be_open(intake: Intake) -> None:
    if Intake.objects.select_for_update().get(pk=intake.pk).state != IntakeState.PREVIEWED:
        raise AlreadySettled(intake.code)


def _settle(intake: Intake, *, by: Account, state: IntakeState) -> None:
    intake.state = state
    intake.settled_at = timezone.now()
    intake.settled_by = by
    intake.save()


def _source(intake: Intake, words: SourceWords, taken_on: date) -> Source:
    stem = intake.file_name.rsplit(".", 1)[0].replace("_", "-")
    code = "-".join(part for part in (codes.slug(stem), codes.slug(when(words.as_of))) if part)
    source, _ = Source.objects.update_or_create(
        programme=intake.programme,
        code=code[:64],
        defaults={**asdict(words), "taken_on": taken_on},
    )
    return source


def _part_sources(
    intake: Intake, source: Source, rows: Sequence[object], taken_on: date
) -> dict[PartSource, Source]:
    """Make a source for each one a line names itself."""
    named = [row for row in rows if isinstance(row, FigureRow | FacilityRow) and row.part_source]
    dates = {row.part_source: row.as_of for row in named if isinstance(row, FigureRow)}
    parts: dict[PartSource, Source] = {}
    for part in dict.fromkeys(row.part_source for row in named if row.part_source):
        parts[part], _ = Source.objects.update_or_create(
            programme=intake.programme,
            code=f"{source.code[:56]}-{codes.digest(part.title + part.url + part.mark)}",
            defaults={
                "title": part.title[:300],
                "url": part.url[:500],
                "mark": part.mark,
                "as_of": dates.get(part) or source.as_of,
                "taken_on": taken_on,
                "note": source.note,
            },
        )
    return parts


def _store_figures(
    programme: Programme,
    source: Source,
    parts: dict[PartSource, Source],
    rows: Sequence[object],
) -> None:
    Figure.objects.bulk_create(
        [
            Figure(
                programme=programme,
                code=codes.figure_code(row),
                source=parts[row.part_source] if row.part_source else source,
                **{name: getattr(row, name) for name in FIGURE_FIELDS},
            )
            for row in rows
            if isinstance(row, FigureRow)
        ],
        update_conflicts=True,
        unique_fields=["programme", "code"],
        update_fields=["source", *FIGURE_FIELDS],
    )


def _store_towns(programme: Programme, source: Source, rows: Sequence[object]) -> None:
    Town.objects.bulk_create(
        [
            Town(
                programme=programme,
                source=source,
                name=row.name,
                latitude=row.latitude,
                longitude=row.longitude,
            )
            for row in rows
            if isinstance(row, TownRow)
        ],
        update_conflicts=True,
        unique_fields=["programme", "name"],
        update_fields=["source", "latitude", "longitude"],
    )


def _store_facilities(
    programme: Programme,
    source: Source,
    parts: dict[PartSource, Source],
    rows: Sequence[object],
) -> None:
    known = dict(programme.facilities.values_list("name", "code"))
    Facility.objects.bulk_create(
        [
            Facility(
                programme=programme,
                code=known.get(row.name) or f"facility-{codes.digest(row.name)}",
                source=parts[row.part_source] if row.part_source else source,
                **{name: getattr(row, name) for name in FACILITY_FIELDS},
            )
            for row in rows
            if isinstance(row, FacilityRow)
        ],
        update_conflicts=True,
        unique_fields=["programme", "code"],
        update_fields=["source", *FACILITY_FIELDS],
    )
