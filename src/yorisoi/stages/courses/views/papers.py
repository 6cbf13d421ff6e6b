"""Papers of a class day: whoever may not see names gets the same paper with codes."""

from collections.abc import Callable

from django.http import Http404, HttpRequest, HttpResponse

from yorisoi.engines.documents import Document
from yorisoi.people import rules
from yorisoi.people.terms import Permission
from yorisoi.programme.doors import Desk, staff
from yorisoi.programme.papers import paper_response
from yorisoi.stages.courses.presenters import letters
from yorisoi.stages.courses.queries import days as queries
from yorisoi.stages.courses.views.days import note_names, note_room, session_of
from yorisoi.stages.courses.views.design import course_of

CODES = "-codes"
OF_A_DAY: dict[str, Callable[..., Document]] = {
    "run-sheet": letters.run_sheet,
    "name-cards": letters.name_cards,
    "observation-sheet": letters.blank_observation_sheet,
}
WITH_NEEDS = {letters.run_sheet}
OF_A_COURSE: dict[str, Callable[..., Document]] = {
    "name-cards": letters.name_cards,
    "call-list": letters.call_list,
    "attendance-sheet": letters.attendance_sheet,
}


@staff(Permission.READ)
def day_paper(
    request: HttpRequest, desk: Desk, course: str, order: int, kind: str, form: str
) -> HttpResponse:
    """Return a paper of one date; `-codes` after its name leaves the names out."""
    session = session_of(desk, course, order)
    make, shows_names = _maker(OF_A_DAY, kind, desk)
    note_room(desk, session, where=kind)
    more = {"shows_needs": rules.may_see_needs(desk.permissions)} if make in WITH_NEEDS else {}
    document = make(session, show_names=shows_names, centre=desk.centre, **more)
    return paper_response(document, form=form, name=f"{kind}-{course}-{order}")


@staff(Permission.READ)
def course_paper(
    request: HttpRequest, desk: Desk, course: str, kind: str, form: str
) -> HttpResponse:
    """Return a paper of a whole course; the orders of interpreters hold no names at all."""
    found = course_of(desk, course)
    if kind == "interpreters":
        return paper_response(letters.interpreter_orders(found), form=form, name=f"{kind}-{course}")
    make, shows_names = _maker(OF_A_COURSE, kind, desk)
    group = (each.participant for each in queries.placed(course=found))
    note_names(desk, found, group, where=kind)
    document = make(found, show_names=shows_names, centre=desk.centre)
    return paper_response(document, form=form, name=f"{kind}-{course}")


def _maker(
    makers: dict[str, Callable[..., Document]], kind: str, desk: Desk
) -> tuple[Callable[..., Document], bool]:
    make = makers.get(kind.removesuffix(CODES))
    if make is None:
        raise Http404
    return make, desk.may_see_names and not kind.endswith(CODES)
