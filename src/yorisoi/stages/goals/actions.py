"""Write goals, indicators and agreements; take goals from a kit."""

from dataclasses import dataclass
from datetime import date

from django.db import IntegrityError, transaction

from yorisoi.journal import actions as journal
from yorisoi.people.models import Account
from yorisoi.programme.actions import begin_stage
from yorisoi.programme.kit import Tables, party, records
from yorisoi.programme.models import Party, Programme
from yorisoi.programme.terms import Stage
from yorisoi.stages.goals.models import Agreement, Goal, Indicator
from yorisoi.stages.personas import queries as personas
from yorisoi.stages.personas.models import Persona


class AlreadyAgreed(ValueError):
    """This party has agreed to this goal before."""


@dataclass(frozen=True)
class GoalWords:
    """What is to be realised, around whom and why."""

    statement: str
    reason: str = ""
    persona: Persona | None = None
    order: int = 0


@dataclass(frozen=True)
class IndicatorWords:
    """What is looked at, who measures it and when."""

    name: str
    measured_by: Party
    measured_when: str
    unit: str = "人"
    target: str = ""
    instrument: str = ""


@transaction.atomic
def put_goal(*, by: Account, programme: Programme, code: str, words: GoalWords) -> Goal:
    """Add a goal, or change the one that has this code."""
    fields = {name: getattr(words, name) for name in words.__dataclass_fields__}
    goal, _ = Goal.objects.update_or_create(
        programme=programme, code=code, defaults={**fields, "changed_by": by}
    )
    begin_stage(by=by, programme=programme, stage=Stage.GOALS)
    journal.write(by=by, act="goal.put", about=goal)
    return goal


@transaction.atomic
def put_indicator(*, by: Account, goal: Goal, code: str, words: IndicatorWords) -> Indicator:
    """Add an indicator to a goal, or change the one that has this code."""
    fields = {name: getattr(words, name) for name in words.__dataclass_fields__}
    indicator, _ = Indicator.objects.update_or_create(goal=goal, code=code, defaults=fields)
    journal.write(by=by, act="indicator.put", about=indicator, detail={"goal": goal.code})
    return indicator


@transaction.atomic
def agree(*, by: Account, goal: Goal, party: Party, agreed_on: date) -> Agreement:
    """Write down that a party agrees to a goal; raise AlreadyAgreed if it did before."""
    try:
        with transaction.atomic():
            agreement = Agreement.objects.create(
                goal=goal, party=party, agreed_on=agreed_on, recorded_by=by
            )
    except IntegrityError as error:
        raise AlreadyAgreed(f"{party.organisation.code} agreed to {goal.code} before") from error
    journal.write(
        by=by,
        act="goal.agree",
        about=goal,
        detail={"party": party.organisation.code, "agreed_on": agreed_on.isoformat()},
    )
    return agreement


@transaction.atomic
def load_kit_tables(*, programme: Programme, tables: Tables, by: Account) -> int:
    """Take goals and indicators from a kit; return how many rows were taken."""
    n = 0
    for row in records(tables, "goals/goals"):
        words = GoalWords(
            statement=row["statement"],
            reason=row["reason"],
            persona=personas.persona(programme=programme, code=row["persona"]),
            order=int(row["order"]),
        )
        put_goal(by=by, programme=programme, code=row["code"], words=words)
        n += 1
    for row in records(tables, "goals/indicators"):
        fields = {k: row[k] for k in ("name", "unit", "target", "instrument", "measured_when")}
        indicator = IndicatorWords(
            measured_by=party(row["measured_by"], programme=programme), **fields
        )
        goal = Goal.objects.get(programme=programme, code=row["goal"])
        put_indicator(by=by, goal=goal, code=row["code"], words=indicator)
        n += 1
    return n
