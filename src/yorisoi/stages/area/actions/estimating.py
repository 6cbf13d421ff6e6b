"""Estimate the matrix from counted figures, each estimate with its formula."""

from django.db import transaction

from yorisoi.journal import actions as journal
from yorisoi.people.models import Account
from yorisoi.programme.models import Programme
from yorisoi.stages.area.models import Figure
from yorisoi.stages.area.rules import codes
from yorisoi.stages.area.rules.estimates import Estimate, estimates
from yorisoi.stages.area.rules.rows import FigureRow
from yorisoi.stages.area.terms import Certainty, Mark, Topic

FORMULA_LENGTH = 400
OURS = "estimate-handbooks-"


class NothingToEstimate(ValueError):
    """The total of the municipality or the shares of a wider area are missing."""


@transaction.atomic
def estimate_matrix(*, by: Account, programme: Programme) -> int:
    """Estimate anew every cell that counted figures allow; return how many.

    Raises NothingToEstimate where a total or the shares are missing; nothing is changed then.
    """
    place = programme.municipality.name
    known = list(programme.figures.exclude(value=None).select_related("source"))
    found = estimates(known, place=place)
    if not found:
        raise NothingToEstimate(f"no total of {place}, or no shares of a wider area")
    at_hand = programme.figures.filter(
        topic=Topic.HANDBOOKS, item=codes.HANDBOOKS, place=place, certainty=Certainty.ESTIMATED
    )
    at_hand.filter(code__startswith=OURS).delete()
    # What somebody estimated by hand, with another formula, stays as it is.
    by_hand = set(at_hand.values_list("kind", "age", "as_of"))
    sources = {figure.code: figure.source_id for figure in known}
    rows = [_figure(each, programme, sources) for each in found]
    rows = [row for row in rows if (row.kind, row.age, row.as_of) not in by_hand]
    Figure.objects.bulk_create(rows)
    journal.write(by=by, act="area.estimate", about=programme, detail={"n": len(rows)})
    return len(rows)


def _figure(estimate: Estimate, programme: Programme, sources: dict[str, int]) -> Figure:
    total, last = estimate.factors[0].figure, estimate.factors[-1].figure
    row = FigureRow(
        topic=Topic.HANDBOOKS,
        item=codes.HANDBOOKS,
        place=programme.municipality.name,
        value=estimate.value,
        unit="人",
        as_of=total.as_of,
        kind=estimate.kind,
        age=estimate.age,
        certainty=str(Certainty.ESTIMATED),
    )
    return Figure(
        programme=programme,
        code=codes.figure_code(row),
        source_id=sources[last.code],
        topic=row.topic,
        item=row.item,
        place=row.place,
        kind=row.kind,
        age=row.age,
        as_of=row.as_of,
        value=row.value,
        unit=row.unit,
        certainty=row.certainty,
        formula=estimate.formula[:FORMULA_LENGTH],
        mark=Mark.INFERRED,
    )
