"""The board of the team, and the reports."""

from django.http import HttpRequest, HttpResponse

from yorisoi.people.terms import Permission
from yorisoi.programme.doors import Desk, staff
from yorisoi.programme.papers import paper_response
from yorisoi.programme.terms import Stage
from yorisoi.stages.effects import presenters, queries
from yorisoi.ui.pages import render
from yorisoi.ui.words import stop


@staff(Permission.READ)
def home(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Show change as people and ranges, what it says and what it does not."""
    board = presenters.board(
        programme=desk.programme,
        of=request.GET.get("of", ""),
        when=request.GET.get("when", ""),
    )
    lead = board.lead if board else stop(presenters.sentence(programme=desk.programme))
    return render(
        request,
        "effects/home.html",
        page=desk.page(presenters.title(), stage=Stage.EFFECTS, lead=lead),
        desk=desk,
        board=board,
        tasks=presenters.tasks(programme=desk.programme),
        benchmarks=queries.benchmarks(),
    )


@staff(Permission.READ)
def paper(request: HttpRequest, desk: Desk, form: str) -> HttpResponse:
    """Return the report that may leave the house."""
    document = presenters.effect_report(programme=desk.programme)
    return paper_response(document, form=form, name="effect-report")


@staff(Permission.READ)
def team_paper(request: HttpRequest, desk: Desk, form: str) -> HttpResponse:
    """Return the report of the team, with the numbers that stay in the house."""
    document = presenters.effect_report(programme=desk.programme, is_for_team=True)
    return paper_response(document, form=form, name="effect-report-team")
