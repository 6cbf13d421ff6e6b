"""Pages of outreach: the plan, its rows, the contacts made, the leaflets."""

from dataclasses import asdict

from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.crypto import get_random_string
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from yorisoi.people.terms import Permission
from yorisoi.programme.doors import Desk, staff
from yorisoi.programme.papers import paper_response
from yorisoi.programme.terms import Stage
from yorisoi.stages.outreach import actions, presenters, queries
from yorisoi.stages.outreach.forms import ContactForm, LeafletForm, RowForm
from yorisoi.stages.outreach.models import Leaflet, PlanRow
from yorisoi.stages.outreach.terms import PlanState
from yorisoi.ui.pages import render
from yorisoi.ui.words import stop

ROW_FIELDS = ("way", "material", "reason", "cost_yen", "n_expected", "due_on")


def _row(desk: Desk, code: str) -> PlanRow:
    found = queries.row(programme=desk.programme, code=code)
    if found is None:
        raise Http404
    return found


def _leaflet(desk: Desk, code: str) -> Leaflet:
    found = queries.leaflet(programme=desk.programme, code=code)
    if found is None:
        raise Http404
    return found


def _words(leaflet: Leaflet) -> actions.LeafletWords:
    names = actions.LeafletWords.__dataclass_fields__
    return actions.LeafletWords(**{name: getattr(leaflet, name) for name in names})


@staff(Permission.READ)
def home(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Show the plan with its totals, and the leaflets."""
    programme = desk.programme
    return render(
        request,
        "outreach/home.html",
        page=desk.page(
            presenters.title(),
            stage=Stage.OUTREACH,
            lead=stop(presenters.sentence(programme=programme)),
        ),
        desk=desk,
        lines=presenters.plan_lines(programme=programme),
        totals=presenters.totals(programme=programme),
        leaflets=queries.leaflets(programme=programme),
        gaps=presenters.gaps(programme=programme),
    )


@staff(Permission.READ)
def row(request: HttpRequest, desk: Desk, row: str) -> HttpResponse:
    """Show one row of the plan with the contacts made."""
    found = _row(desk, row)
    return render(
        request,
        "outreach/row.html",
        page=desk.page(
            _("%(way)sで届ける") % {"way": found.get_way_display()}, stage=Stage.OUTREACH
        ),
        desk=desk,
        row=found,
        state=presenters.row_state(found),
        moves=[state for state in PlanState if state != found.state],
    )


@staff(Permission.WRITE)
def edit_row(request: HttpRequest, desk: Desk, row: str = "") -> HttpResponse:
    """Add or change a row of the plan."""
    found = _row(desk, row) if row else None
    initial = {name: getattr(found, name) for name in ROW_FIELDS} if found else {}
    if found:
        initial |= {name: getattr(found, f"{name}_id") for name in ("persona", "leaflet", "owner")}
    form = RowForm(request.POST or None, programme=desk.programme, initial=initial)
    if form.is_valid():
        code = row or f"row-{get_random_string(6).lower()}"
        words = actions.RowWords(**form.cleaned_data)
        actions.put_row(by=desk.account, programme=desk.programme, code=code, words=words)
        messages.success(request, _("届けかたを残しました"))
        return redirect("outreach:row", programme=desk.programme.code, row=code)
    title = _("届けかたを変える") if found else _("届けかたを足す")
    return _form(request, desk, form, title)


@require_POST
@staff(Permission.WRITE)
def row_state(request: HttpRequest, desk: Desk, row: str) -> HttpResponse:
    """Say with one button where a row of the plan stands."""
    found = _row(desk, row)
    wanted = request.POST.get("state", "")
    if wanted not in PlanState.values:
        raise Http404
    actions.set_row_state(by=desk.account, row=found, state=PlanState(wanted))
    messages.success(request, _("「%(state)s」にしました") % {"state": PlanState(wanted).label})
    return redirect("outreach:row", programme=desk.programme.code, row=row)


@staff(Permission.WRITE)
def contact(request: HttpRequest, desk: Desk, row: str) -> HttpResponse:
    """Write down that somebody was reached."""
    found = _row(desk, row)
    form = ContactForm(request.POST or None, initial={"made_on": timezone.localdate()})
    if form.is_valid():
        actions.note_contact(by=desk.account, row=found, **form.cleaned_data)
        messages.success(request, _("届けたことを残しました"))
        return redirect("outreach:row", programme=desk.programme.code, row=row)
    return _form(request, desk, form, _("届けたことを書く"), kick=found.material)


@staff(Permission.READ)
def leaflet(request: HttpRequest, desk: Desk, leaflet: str) -> HttpResponse:
    """Show a leaflet in every form, with friendly remarks."""
    found = _leaflet(desk, leaflet)
    words = _words(found)
    return render(
        request,
        "outreach/leaflet.html",
        page=desk.page(found.title, stage=Stage.OUTREACH, lead=found.lead),
        desk=desk,
        leaflet=found,
        words=words,
        previews=presenters.previews(words, programme=desk.programme),
        hints=presenters.hints(words),
    )


@staff(Permission.WRITE)
def edit_leaflet(request: HttpRequest, desk: Desk, leaflet: str = "") -> HttpResponse:
    """Write a leaflet; it can be looked at before it is kept."""
    found = _leaflet(desk, leaflet) if leaflet else None
    form = LeafletForm(request.POST or None, initial=asdict(_words(found)) if found else None)
    words = actions.LeafletWords(**form.cleaned_data) if form.is_valid() else None
    if words and "look" not in request.POST:
        code = leaflet or f"leaflet-{get_random_string(6).lower()}"
        actions.put_leaflet(by=desk.account, programme=desk.programme, code=code, words=words)
        messages.success(request, _("ちらしを残しました。どの形も、この文から作ります"))
        return redirect("outreach:leaflet", programme=desk.programme.code, leaflet=code)
    return render(
        request,
        "outreach/leaflet_form.html",
        page=desk.page(
            _("ちらしの文を変える") if found else _("ちらしの文を書く"), stage=Stage.OUTREACH
        ),
        status=422 if form.errors else 200,
        desk=desk,
        form=form,
        words=words,
        previews=presenters.previews(words, programme=desk.programme) if words else None,
        hints=presenters.hints(words) if words else (),
    )


@staff(Permission.READ)
def leaflet_paper(request: HttpRequest, desk: Desk, leaflet: str, form: str) -> HttpResponse:
    """Return a leaflet in the form asked for."""
    words = _words(_leaflet(desk, leaflet))
    document = presenters.leaflet_paper(words, programme=desk.programme)
    return paper_response(document, form=form, name=leaflet)


@staff(Permission.READ)
def paper(request: HttpRequest, desk: Desk, form: str) -> HttpResponse:
    """Return the plan as a document."""
    document = presenters.plan_paper(programme=desk.programme)
    return paper_response(document, form=form, name="outreach-plan")


def _form(request: HttpRequest, desk: Desk, form: Form, title: str, kick: str = "") -> HttpResponse:
    return render(
        request,
        "outreach/form.html",
        page=desk.page(title, stage=Stage.OUTREACH, kick=kick),
        status=422 if form.errors else 200,
        desk=desk,
        form=form,
    )
