"""Fix the plan of analysis before the data."""

import hashlib

from django.db import transaction

from yorisoi.journal import actions as journal
from yorisoi.people.models import Account
from yorisoi.programme.models import Programme
from yorisoi.stages.effects import queries
from yorisoi.stages.effects.models import AnalysisPlan


class PlanIsFixed(ValueError):
    """This very text is the newest version already."""


@transaction.atomic
def fix_plan(*, by: Account, programme: Programme, text: str) -> AnalysisPlan:
    """Fix a version of the plan, with its fingerprint and how many answers there were already."""
    newest = queries.plan(programme=programme)
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    if newest is not None and newest.sha256 == sha256:
        raise PlanIsFixed(f"version {newest.version} has this text")
    plan = AnalysisPlan.objects.create(
        programme=programme,
        version=newest.version + 1 if newest else 1,
        text=text,
        sha256=sha256,
        n_answers_before=queries.n_answers(programme=programme),
        fixed_by=by,
    )
    journal.write(
        by=by,
        act="plan.fix",
        about=programme,
        detail={"version": plan.version, "sha256": sha256, "n_answers": plan.n_answers_before},
    )
    return plan
