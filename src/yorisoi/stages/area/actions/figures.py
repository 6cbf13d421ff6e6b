"""Write one source, figure or facility by hand; take a figure away."""

from dataclasses import asdict, dataclass
from datetime import date
from decimal import Decimal

from django.db import IntegrityError, transaction

from yorisoi.journal import actions as journal
from yorisoi.people.models import Account
from yorisoi.programme.actions import begin_stage
from yorisoi.programme.models import Programme
from yorisoi.programme.terms import Stage
from yorisoi.stages.area.models import Facility, Figure, Source
from yorisoi.stages.area.terms import Certainty, Mark


class FigureToldTwice(ValueError):
    """A figure about the same thing, place and date is there already."""


@dataclass(frozen=True)
class SourceWords:
    """Where figures come from and how that was read."""

    title: str
    as_of: str
    mark: str
    publisher: str = ""
    url: str = ""
    licence: str = ""
    note: str = ""


@dataclass(frozen=True)
class FigureWords:
    """One number, what it is about and how sure it is."""

    source: Source
    topic: str
    item: str
    place: str
    as_of: str
    unit: str
    certainty: str
    value: Decimal | None = None
    kind: str = ""
    age: str = ""
    sex: str = ""
    formula: str = ""
    mark: str = Mark.SEEN
    n_asked: int | None = None


@dataclass(frozen=True)
class FacilityWords:
    """A centre or office; what is not known stays empty."""

    source: Source
    name: str
    nickname: str = ""
    part: str = ""
    receives: str = ""
    address: str = ""
    phone: str = ""
    fax: str = ""
    hours: str = ""
    latitude: Decimal | None = None
    longitude: Decimal | None = None
    position_basis: str = ""
    note: str = ""


@transaction.atomic
def put_source(
    *, by: Account, programme: Programme, code: str, words: SourceWords, taken_on: date
) -> Source:
    """Add a source, or change the one that has this code."""
    source, _ = Source.objects.update_or_create(
        programme=programme,
        code=code,
        defaults=asdict(words),
        create_defaults={**asdict(words), "taken_on": taken_on},
    )
    begin_stage(by=by, programme=programme, stage=Stage.AREA)
    journal.write(by=by, act="source.put", about=source)
    return source


@transaction.atomic
def put_figure(*, by: Account, programme: Programme, code: str, words: FigureWords) -> Figure:
    """Add a figure, or change the one that has this code; raise FigureToldTwice for another like it."""
    fields = {name: getattr(words, name) for name in words.__dataclass_fields__}
    if words.certainty == Certainty.UNKNOWN:
        fields["value"] = None
    try:
        with transaction.atomic():
            figure, _ = Figure.objects.update_or_create(
                programme=programme, code=code, defaults=fields
            )
    except IntegrityError as error:
        raise FigureToldTwice(f"{words.item} of {words.place} in {words.as_of}") from error
    begin_stage(by=by, programme=programme, stage=Stage.AREA)
    journal.write(by=by, act="figure.put", about=figure)
    return figure


@transaction.atomic
def delete_figure(*, by: Account, figure: Figure) -> None:
    """Take a figure away; the journal keeps what it said."""
    journal.write(
        by=by,
        act="figure.delete",
        about=figure,
        detail={"item": figure.item, "value": str(figure.value), "as_of": figure.as_of},
    )
    figure.delete()


@transaction.atomic
def put_facility(*, by: Account, programme: Programme, code: str, words: FacilityWords) -> Facility:
    """Add a facility, or change the one that has this code."""
    fields = {name: getattr(words, name) for name in words.__dataclass_fields__}
    facility, _ = Facility.objects.update_or_create(programme=programme, code=code, defaults=fields)
    begin_stage(by=by, programme=programme, stage=Stage.AREA)
    journal.write(by=by, act="facility.put", about=facility)
    return facility
