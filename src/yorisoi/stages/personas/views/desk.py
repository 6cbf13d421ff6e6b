"""What every page of this room begins and ends with."""

from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse

from yorisoi.programme.doors import Desk
from yorisoi.programme.terms import Stage
from yorisoi.stages.personas import queries, rules
from yorisoi.stages.personas.models import Persona
from yorisoi.stages.personas.queries import Line
from yorisoi.ui.pages import render


def persona_of(desk: Desk, code: str) -> Persona:
    """Return the newest version of a persona of this programme, or raise Http404."""
    found = queries.persona(programme=desk.programme, code=code)
    if found is None:
        raise Http404
    return found


def open_persona_of(desk: Desk, code: str) -> Persona:
    """Return a persona whose newest version may still be changed, or raise Http404."""
    found = persona_of(desk, code)
    if not rules.can_be_changed(found):
        raise Http404
    return found


def line_of(persona: Persona, order: int) -> Line:
    """Return a line of this version, or raise Http404."""
    found = queries.line(persona=persona, order=order)
    if found is None:
        raise Http404
    return found


def form_page(
    request: HttpRequest,
    desk: Desk,
    form: Form,
    *,
    title: str,
    persona: Persona | None = None,
    template: str = "personas/form.html",
    **context: object,
) -> HttpResponse:
    """Return a page with one form, under the persona it belongs to."""
    kick = persona.name if persona else ""
    return render(
        request,
        template,
        page=desk.page(title, stage=Stage.PERSONAS, kick=kick),
        status=422 if form.errors else 200,
        desk=desk,
        form=form,
        persona=persona,
        **context,
    )
