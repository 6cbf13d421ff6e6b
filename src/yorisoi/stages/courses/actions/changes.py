"""Change what an application says, when somebody rings again."""

from collections.abc import Iterable

from django.db import transaction

from yorisoi.journal import actions as journal
from yorisoi.people.models import Account
from yorisoi.stages.courses import rules
from yorisoi.stages.courses.actions.applications import ask_for
from yorisoi.stages.courses.actions.places import lock_application
from yorisoi.stages.courses.actions.refusing import refuse
from yorisoi.stages.courses.models import Application
from yorisoi.stages.courses.terms import Refusal


@transaction.atomic
def change_application(
    *, by: Account, application: Application, companion: str, wish: str, asked: Iterable[str] = ()
) -> Application:
    """Write who comes along and what was said, and ask for more arrangements; none is taken away.

    Raises Refused for an application that was taken back or merged.
    """
    application = lock_application(application)
    refuse(None if rules.may_withdraw(application) else Refusal.WRONG_STATE)
    application.companion, application.wish = companion, wish
    application.save(update_fields=["companion", "wish"])
    known = {each.arrangement for each in application.arrangements.all()}
    new = [code for code in asked if code not in known]
    for code in new:
        ask_for(by=by, application=application, code=code)
    journal.write(by=by, act="application.change", about=application, detail={"n_asked": len(new)})
    return application
