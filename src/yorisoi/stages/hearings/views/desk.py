"""What every page of this room begins and ends with."""

from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse

from yorisoi.programme.doors import Desk
from yorisoi.programme.terms import Stage
from yorisoi.stages.hearings import queries
from yorisoi.stages.hearings.models import Hearing, Passage, Theme
from yorisoi.stages.hearings.rules import Sight
from yorisoi.ui.pages import render


def sight(desk: Desk) -> Sight:
    """Return what the person at this desk may see."""
    return Sight(
        is_inside=desk.organisation.pk == desk.programme.municipality_id,
        sees_names=desk.may_see_names,
    )


def hearing_of(desk: Desk, code: str) -> Hearing:
    """Return a hearing of this programme, or raise Http404."""
    found = queries.hearing(programme=desk.programme, code=code)
    if found is None:
        raise Http404
    return found


def passage_of(hearing: Hearing, code: str) -> Passage:
    """Return a passage of this hearing, or raise Http404."""
    found = queries.passage(hearing=hearing, code=code)
    if found is None:
        raise Http404
    return found


def theme_of(desk: Desk, code: str) -> Theme:
    """Return a theme of this programme, or raise Http404."""
    found = queries.theme(programme=desk.programme, code=code)
    if found is None:
        raise Http404
    return found


def form_page(
    request: HttpRequest,
    desk: Desk,
    form: Form,
    *,
    title: str,
    hearing: Hearing | None = None,
    template: str = "hearings/form.html",
    **context: object,
) -> HttpResponse:
    """Return a page with one form, under the hearing it belongs to."""
    kick = hearing.host if hearing else ""
    return render(
        request,
        template,
        page=desk.page(title, stage=Stage.HEARINGS, kick=kick),
        status=422 if form.errors else 200,
        desk=desk,
        form=form,
        hearing=hearing,
        **context,
    )
