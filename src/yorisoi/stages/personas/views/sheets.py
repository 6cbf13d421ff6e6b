"""The sheet of a persona: reading it, drafting it, sharing it, a new version."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.crypto import get_random_string
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from yorisoi.people.terms import Permission
from yorisoi.programme.doors import Desk, staff
from yorisoi.programme.papers import paper_response
from yorisoi.programme.terms import Stage
from yorisoi.stages.personas import actions, presenters, queries, rules
from yorisoi.stages.personas.forms import PersonaForm
from yorisoi.stages.personas.views.desk import form_page, open_persona_of, persona_of
from yorisoi.ui.pages import render


@staff(Permission.READ)
def sheet(request: HttpRequest, desk: Desk, persona: str, version: int = 0) -> HttpResponse:
    """Show one version as a sheet that fits one A4."""
    found = (
        queries.version(programme=desk.programme, code=persona, number=version)
        if version
        else persona_of(desk, persona)
    )
    if found is None:
        raise Http404
    return render(
        request,
        "personas/sheet.html",
        page=desk.page(_("%(name)s（架空）") % {"name": found.name}, stage=Stage.PERSONAS),
        desk=desk,
        persona=found,
        sheet=presenters.sheet(found),
        versions=list(queries.versions(programme=desk.programme, code=persona)),
        is_open=rules.can_be_changed(found),
        words=presenters,
    )


@staff(Permission.WRITE)
def draft(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Draft a persona for a group."""
    if not desk.programme.segments.exists():
        messages.warning(request, _("先に、層に名前をつけてください"))
        return redirect("personas:new_segment", programme=desk.programme.code)
    asked = queries.segment(programme=desk.programme, code=request.GET.get("segment", ""))
    initial = {"segment": asked.pk if asked else None}
    form = PersonaForm(request.POST or None, programme=desk.programme, initial=initial)
    if form.is_valid():
        data = dict(form.cleaned_data)
        made = actions.draft(
            by=desk.account,
            programme=desk.programme,
            segment=data.pop("segment"),
            code=f"persona-{get_random_string(6).lower()}",
            words=actions.PersonaWords(**data),
        )
        return redirect("personas:workshop", programme=desk.programme.code, persona=made.code)
    return form_page(
        request, desk, form, title=_("像をえがく"), template="personas/words.html", words=presenters
    )


@staff(Permission.WRITE)
def words(request: HttpRequest, desk: Desk, persona: str) -> HttpResponse:
    """Change the words of a version that is still 仮."""
    found = open_persona_of(desk, persona)
    names = actions.PersonaWords.__dataclass_fields__
    initial = {name: getattr(found, name) for name in names} | {"segment": found.segment_id}
    form = PersonaForm(request.POST or None, programme=desk.programme, initial=initial)
    if form.is_valid():
        data = dict(form.cleaned_data)
        actions.change(
            by=desk.account,
            persona=found,
            segment=data.pop("segment"),
            words=actions.PersonaWords(**data),
        )
        return redirect("personas:workshop", programme=desk.programme.code, persona=persona)
    return form_page(
        request,
        desk,
        form,
        title=_("名前とひとことを変える"),
        persona=found,
        template="personas/words.html",
        words=presenters,
    )


@require_POST
@staff(Permission.WRITE)
def share(request: HttpRequest, desk: Desk, persona: str) -> HttpResponse:
    """Share a version; from now on it stays as it is."""
    actions.share(by=desk.account, persona=open_persona_of(desk, persona))
    messages.success(request, _("像を共有しました。これからは、見た人の声をここに残します"))
    return redirect("personas:sheet", programme=desk.programme.code, persona=persona)


@require_POST
@staff(Permission.WRITE)
def renew(request: HttpRequest, desk: Desk, persona: str) -> HttpResponse:
    """Begin a new version; the old one stays readable."""
    found = persona_of(desk, persona)
    if rules.can_be_changed(found):
        raise Http404
    fresh = actions.new_version(by=desk.account, persona=found)
    messages.success(request, _("第%(n)s版を始めました。前の版も読めます") % {"n": fresh.version})
    return redirect("personas:workshop", programme=desk.programme.code, persona=persona)


@staff(Permission.READ)
def paper(request: HttpRequest, desk: Desk, persona: str, form: str) -> HttpResponse:
    """Return the newest version as a document."""
    document = presenters.persona_paper(persona_of(desk, persona))
    return paper_response(document, form=form, name=f"persona-{persona}")
