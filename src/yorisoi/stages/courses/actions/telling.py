"""Take what somebody tells without signing in; the answer never says whether they are known."""

from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from yorisoi.engines.language import fold
from yorisoi.people.models import Account
from yorisoi.stages.courses import rules
from yorisoi.stages.courses.actions.places import withdraw
from yorisoi.stages.courses.actions.questions import ask
from yorisoi.stages.courses.models import Application, Course
from yorisoi.stages.courses.terms import Wanted


@dataclass(frozen=True)
class Told:
    """What was typed; the receipt number and the reading together stand for the person."""

    wanted: str
    code: str = ""
    reading: str = ""
    text: str = ""
    reply: str = ""


@transaction.atomic
def tell(*, by: Account, course: Course, told: Told) -> None:
    """Withdraw where number and reading agree; everything else goes to staff as a question.

    It returns nothing on purpose: nobody learns here whether a number or a name is known.
    """
    found = _application(course, told)
    if told.wanted == Wanted.WITHDRAW and found is not None:
        if rules.may_withdraw(found):
            withdraw(by=by, application=found)
        return
    participant = found.participant if found else None
    ask(by=by, programme=course.programme, text=_words(course, told), participant=participant)


def _application(course: Course, told: Told) -> Application | None:
    if not (told.code and told.reading):
        return None
    found = course.applications.select_related("participant").filter(code=told.code).first()
    if found is None or fold(found.participant.reading) != fold(told.reading):
        return None
    return found


def _words(course: Course, told: Told) -> str:
    lines = [
        _("「%(course)s」　%(wanted)s")
        % {"course": course.name, "wanted": Wanted(told.wanted).label},
        told.text,
    ]
    for line, value in (
        (_("受付番号　%(value)s"), told.code),
        (_("読みがな　%(value)s"), told.reading),
        (_("返事のあて先　%(value)s"), told.reply),
    ):
        lines.append(line % {"value": value} if value else "")
    return "\n".join(line for line in lines if line)
