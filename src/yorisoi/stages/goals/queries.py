"""Read goals, their indicators and who agreed; and what of them travels in a kit."""

from dataclasses import dataclass

from django.db.models import QuerySet

from yorisoi.engines.kitfile import Table
from yorisoi.programme.kit import party_key, table
from yorisoi.programme.models import Party, Programme
from yorisoi.stages.goals.models import Agreement, Goal, Indicator

COLUMNS: dict[str, tuple[str, ...]] = {
    "goals/goals": ("code", "persona", "statement", "reason", "order"),
    "goals/indicators": (
        "goal",
        "code",
        "name",
        "unit",
        "target",
        "instrument",
        "measured_by",
        "measured_when",
    ),
}


@dataclass(frozen=True)
class Stand:
    """A party and the day on which it agreed to a goal, if it has."""

    party: Party
    agreement: Agreement | None


def goals(*, programme: Programme) -> QuerySet[Goal]:
    """Return the goals in their order, with everything a page shows."""
    return programme.goals.select_related("persona").prefetch_related(
        "indicators__measured_by__organisation", "agreements__party__organisation"
    )


def goal(*, programme: Programme, code: str) -> Goal | None:
    """Return one goal by its code, or None."""
    return goals(programme=programme).filter(code=code).first()


def indicator(*, goal: Goal, code: str) -> Indicator | None:
    """Return one indicator of a goal, or None."""
    return goal.indicators.filter(code=code).first()


def stands(*, goal: Goal) -> tuple[Stand, ...]:
    """Return every party of the programme with its agreement, those still missing included."""
    agreed = {each.party_id: each for each in goal.agreements.all()}
    parties = goal.programme.parties.select_related("organisation")
    return tuple(Stand(party=party, agreement=agreed.get(party.pk)) for party in parties)


def n_agreed_by_all(*, programme: Programme) -> int:
    """Return how many goals every party has agreed to."""
    n_parties = programme.parties.count()
    return sum(len(goal.agreements.all()) == n_parties for goal in goals(programme=programme))


def indicators(*, programme: Programme) -> QuerySet[Indicator]:
    """Return all indicators of a programme."""
    return Indicator.objects.filter(goal__programme=programme).select_related(
        "goal", "measured_by__organisation"
    )


def kit_tables(*, programme: Programme) -> tuple[Table, ...]:
    """Return the goals and indicators as kit tables; agreements stay with those who gave them."""
    found = list(goals(programme=programme))
    own = programme.municipality
    rows: dict[str, list[dict[str, object]]] = {
        "goals/goals": [
            {
                "code": each.code,
                "persona": each.persona.code if each.persona else "",
                "statement": each.statement,
                "reason": each.reason,
                "order": each.order,
            }
            for each in sorted(found, key=lambda goal: goal.code)
        ],
        "goals/indicators": [
            {
                "goal": each.goal.code,
                "code": each.code,
                "name": each.name,
                "unit": each.unit,
                "target": each.target,
                "instrument": each.instrument,
                "measured_by": party_key(each.measured_by.organisation, municipality=own),
                "measured_when": each.measured_when,
            }
            for each in indicators(programme=programme).order_by("goal__code", "code")
        ],
    }
    return tuple(table(name, rows[name], columns=columns) for name, columns in COLUMNS.items())
