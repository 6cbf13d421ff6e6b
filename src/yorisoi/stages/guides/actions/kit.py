"""Take a kit: found a programme from what another municipality learned."""

from collections.abc import Callable

from django.core.exceptions import ObjectDoesNotExist, ValidationError
from django.db import DatabaseError, transaction

from yorisoi.engines import kitfile
from yorisoi.engines.kitfile import Kit
from yorisoi.journal import actions as journal
from yorisoi.people.models import Account, Organisation
from yorisoi.programme import actions as programmes
from yorisoi.programme import kit as programme_kit
from yorisoi.programme.kit import Tables, records
from yorisoi.programme.models import Programme
from yorisoi.programme.terms import Stage, StageState
from yorisoi.stages.area import actions as area
from yorisoi.stages.courses import actions as courses
from yorisoi.stages.effects import actions as effects
from yorisoi.stages.goals import actions as goals
from yorisoi.stages.guides import queries
from yorisoi.stages.guides.actions.refusing import Refused
from yorisoi.stages.guides.models import Adoption, Chapter, Edition
from yorisoi.stages.guides.terms import Refusal
from yorisoi.stages.hearings import actions as hearings
from yorisoi.stages.outreach import actions as outreach
from yorisoi.stages.personas import actions as personas
from yorisoi.stages.rehearsals import actions as rehearsals
from yorisoi.stages.ties import actions as ties

Loader = Callable[..., object]
# What goes wrong when the cells of a kit do not fit the house.
_UNFIT = (KeyError, ValueError, ArithmeticError, ObjectDoesNotExist, ValidationError, DatabaseError)
# How each room takes its tables, in the order of the year.
LOADERS: tuple[tuple[str, Loader], ...] = (
    ("programme", programme_kit.load),
    (Stage.AREA, area.load_kit_tables),
    (Stage.HEARINGS, hearings.load_kit_tables),
    (Stage.PERSONAS, personas.load_kit_tables),
    (Stage.GOALS, goals.load_kit_tables),
    (Stage.OUTREACH, outreach.load_kit_tables),
    (Stage.COURSES, courses.load_kit_tables),
    (Stage.TIES, ties.load_kit_tables),
    (Stage.REHEARSALS, rehearsals.load_kit_tables),
    (Stage.EFFECTS, effects.load_kit_tables),
)


@transaction.atomic
def adopt(
    *, by: Account, municipality: Organisation, kit: Kit | bytes, code: str, fiscal_year: int
) -> Programme:
    """Found a programme of a municipality from a kit, all of it or nothing.

    Raises KitError when the bytes are no kit or hold a table that is not on the list, and
    Refused when the code is taken or the rows of a stage do not fit (`places` names the stage).
    """
    columns = queries.allowed()
    found = kitfile.unpack(kit if isinstance(kit, bytes) else kitfile.pack(kit), allowed=columns)
    if Programme.objects.filter(code=code).exists():
        raise Refused(Refusal.CODE_TAKEN, places=(code,))
    words = programmes.ProgrammeWords(name=found.manifest.title[:100])
    programme = programmes.found(
        by=by, municipality=municipality, code=code, fiscal_year=fiscal_year, words=words
    )
    tables = {each.name: each for each in found.tables}
    for stage, load in (*LOADERS, (Stage.GUIDES, load_kit_tables)):
        _load(load, stage, programme=programme, tables=tables, by=by)
    _say_half_ready(by, programme)
    _remember(by, programme, found)
    _put_road(by, programme)
    return programme


@transaction.atomic
def load_kit_tables(*, programme: Programme, tables: Tables, by: Account) -> int:
    """Take the chapters of a kit as a draft without sentences; return how many chapters."""
    rows = records(tables, "guides/chapters")
    if not rows:
        return 0
    edition, _ = Edition.objects.get_or_create(
        programme=programme, number=1, defaults={"title": programme.name, "made_by": by}
    )
    for row in rows:
        words = {name: row[name] for name in ("part", "title", "lead")}
        Chapter.objects.update_or_create(edition=edition, order=int(row["order"]), defaults=words)
    return len(rows)


def _load(load: Loader, stage: str, *, programme: Programme, tables: Tables, by: Account) -> None:
    try:
        with transaction.atomic():
            load(programme=programme, tables=tables, by=by)
    except _UNFIT as error:
        raise Refused(Refusal.NOT_A_KIT, places=(stage, str(error))) from error


def _say_half_ready(by: Account, programme: Programme) -> None:
    """Say that what a kit filled is prepared, not under way: the team here has not begun yet."""
    for mark in programme.marks.all():
        programmes.mark_stage(
            by=by, programme=programme, stage=Stage(mark.stage), state=StageState.HALF
        )


def _remember(by: Account, programme: Programme, kit: Kit) -> None:
    fingerprint = kitfile.fingerprint(kit).removeprefix("sha256:")
    Adoption.objects.create(
        programme=programme,
        kit_name=kit.manifest.name[:100],
        kit_title=kit.manifest.title[:200],
        from_municipality=kit.manifest.municipality[:100],
        fingerprint=fingerprint,
        imported_by=by,
    )
    journal.write(by=by, act="kit.adopt", about=programme, detail={"fingerprint": fingerprint})


def _put_road(by: Account, programme: Programme) -> None:
    for each in queries.road():
        words = programmes.TaskWords(
            stage=each.stage, title=each.title, note=each.note, owner=programme.municipality
        )
        programmes.put_task(by=by, programme=programme, code=each.code, words=words)
