"""The front page, the choice of a programme, and the year as a road of ten stages."""

from dataclasses import dataclass
from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _

from yorisoi.people.models import Account
from yorisoi.people.terms import Permission
from yorisoi.programme import doors, queries
from yorisoi.programme import presenters as said
from yorisoi.programme.frames import front_page, own_href
from yorisoi.programme.models import Programme
from yorisoi.programme.queries import StageView
from yorisoi.programme.terms import StageState
from yorisoi.stages.area import presenters as area
from yorisoi.stages.courses import presenters as courses_said
from yorisoi.stages.courses import queries as courses
from yorisoi.stages.courses.models import Session
from yorisoi.stages.effects import presenters as effects
from yorisoi.stages.goals import presenters as goals
from yorisoi.stages.guides import presenters as guides_said
from yorisoi.stages.guides import queries as guides
from yorisoi.stages.hearings import presenters as hearings
from yorisoi.stages.outreach import presenters as outreach
from yorisoi.stages.personas import presenters as personas
from yorisoi.stages.rehearsals import presenters as rehearsals
from yorisoi.stages.ties import presenters as ties
from yorisoi.ui.pages import render

N_TASKS = 5
# More stages than this at once are counted, not named.
N_NAMED = 3
ROOMS = {
    "area": area,
    "hearings": hearings,
    "personas": personas,
    "goals": goals,
    "outreach": outreach,
    "courses": courses_said,
    "ties": ties,
    "rehearsals": rehearsals,
    "effects": effects,
    "guides": guides_said,
}


@dataclass(frozen=True)
class StageLine:
    """One stage on the home page: its state, its sentence, its next step."""

    view: StageView
    title: str
    sentence: str


@doors.public
def front(request: HttpRequest) -> HttpResponse:
    """Show the door: find a class, sign in, read what others learned."""
    page = front_page(request, _("スマホを、自分に合うやり方で"))
    return render(
        request,
        "web/front.html",
        page=page,
        own_href=own_href(request),
        courses=courses.open_courses(on=timezone.localdate()),
        editions=guides.published_editions(),
    )


@doors.public
def choose(request: HttpRequest) -> HttpResponse:
    """Go to the only programme of an account, or list them."""
    if not isinstance(request.user, Account):
        return redirect("entrance:sign_in")
    programmes = list(queries.programmes(account=request.user).select_related("municipality"))
    if len(programmes) == 1:
        return redirect("web:home", programme=programmes[0].code)
    page = front_page(request, _("どの事業をひらきますか"))
    return render(request, "web/choose.html", page=page, programmes=programmes)


@doors.staff(Permission.READ)
def home(request: HttpRequest, desk: doors.Desk) -> HttpResponse:
    """Show the year: where it stands, what to do next, who does it."""
    programme, today = desk.programme, timezone.localdate()
    lines = stage_lines(programme)
    now = [line for line in lines if line.view.state is StageState.NOW]
    next_session = courses.next_session(
        programme=programme, after=timezone.now(), helper=desk.helper
    )
    tasks = queries.tasks(programme=programme, is_open=True)[:N_TASKS]
    return render(
        request,
        "web/home.html",
        page=desk.page(_("一年の道"), kick=f"{programme.municipality.name}　{programme.name}"),
        desk=desk,
        programme=programme,
        lines=lines,
        lead=_lead(lines, now),
        first=next(iter(now), None) or _first_to_do(lines),
        next_session=next_session,
        n_days=_n_days(next_session, today),
        tasks=[(task, said.urgency(task, on=today)) for task in tasks],
        team=said.team(queries.parties(programme=programme)),
        decisions=queries.decisions(programme=programme)[:3],
        meetings=queries.meetings(programme=programme)[:3],
    )


def _lead(lines: tuple[StageLine, ...], now: list[StageLine]) -> str:
    """Return where the year stands, in one sentence."""
    if len(now) > N_NAMED:
        return _("いま、%(n)sの段が動いています。") % {"n": len(now)}
    if now:
        named = _("」と「").join(str(line.view.stage.label) for line in now)
        return _("いま「%(stages)s」の段にいます。") % {"stages": named}
    if all(line.view.state is StageState.DONE for line in lines):
        return _("十の段がすべて済みました。次の年は、この年のキットから始められます。")
    first = _first_to_do(lines)
    if first and first.view.stage.number > 1:
        return _("次は「%(stage)s」の段です。") % {"stage": first.view.stage.label}
    return _("一段目から始めましょう。")


def _first_to_do(lines: tuple[StageLine, ...]) -> StageLine | None:
    """Return the first stage that is not done."""
    return next((line for line in lines if line.view.state is not StageState.DONE), None)


def _n_days(session: Session | None, today: date) -> int | None:
    """Return how many days there are until a session."""
    return (timezone.localdate(session.starts_at) - today).days if session else None


def stage_lines(programme: Programme) -> tuple[StageLine, ...]:
    """Return the ten stages, each with the one sentence its room says about itself."""
    return tuple(
        StageLine(
            view=view,
            title=ROOMS[view.stage.value].title(),
            sentence=ROOMS[view.stage.value].sentence(programme=programme),
        )
        for view in queries.year(programme=programme)
    )
