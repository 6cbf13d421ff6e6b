"""Groups: kind by age with how well each is known, who uses which centre, and their personas."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.crypto import get_random_string
from django.utils.translation import gettext as _

from yorisoi.people.terms import Permission
from yorisoi.programme.doors import Desk, staff
from yorisoi.programme.papers import paper_response
from yorisoi.programme.terms import Stage
from yorisoi.stages.personas import actions, presenters, queries
from yorisoi.stages.personas.forms import SegmentForm
from yorisoi.stages.personas.views.desk import form_page
from yorisoi.ui.pages import render
from yorisoi.ui.words import stop


@staff(Permission.READ)
def home(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Show the personas, the groups they stand for, and how well each group is known."""
    grid = queries.grid(programme=desk.programme)
    minimum = desk.programme.minimum_count
    return render(
        request,
        "personas/home.html",
        page=desk.page(
            presenters.title(),
            stage=Stage.PERSONAS,
            lead=stop(presenters.sentence(programme=desk.programme)),
        ),
        desk=desk,
        personas=list(queries.personas(programme=desk.programme)),
        segments=list(queries.segments(programme=desk.programme)),
        grid=grid,
        rows=[
            (row.kind, [presenters.cell(each, minimum=minimum) for each in row.cells])
            for row in grid.rows
        ],
        centres=queries.centres(programme=desk.programme),
        words=presenters,
        minimum=minimum,
    )


@staff(Permission.WRITE)
def segment(request: HttpRequest, desk: Desk, segment: str = "") -> HttpResponse:
    """Name a group, or change it."""
    found = queries.segment(programme=desk.programme, code=segment) if segment else None
    if segment and found is None:
        raise Http404
    names = ("name", "kind", "age", "note")
    initial = {name: getattr(found, name) for name in names} if found else request.GET.dict()
    if found:
        initial |= {"centre": found.centre_id, "is_counted": not found.is_assumed}
    form = SegmentForm(request.POST or None, programme=desk.programme, initial=initial)
    if form.is_valid() and _put(desk, form, segment):
        messages.success(request, _("層を残しました"))
        return redirect("personas:home", programme=desk.programme.code)
    title = _("層を変える") if found else _("層に名前をつける")
    return form_page(request, desk, form, title=title)


def _put(desk: Desk, form: SegmentForm, code: str) -> bool:
    data = dict(form.cleaned_data)
    words = actions.SegmentWords(is_assumed=not data.pop("is_counted"), **data)
    try:
        actions.put_segment(
            by=desk.account,
            programme=desk.programme,
            code=code or f"segment-{get_random_string(6).lower()}",
            words=words,
        )
    except actions.TooFewKnown:
        form.add_error(
            "is_counted",
            _("知っている人がまだ%(n)s人に満たないので、印を外してください。仮定の層として残せます")
            % {"n": max(10, desk.programme.minimum_count)},
        )
        return False
    return True


@staff(Permission.READ)
def paper(request: HttpRequest, desk: Desk, form: str) -> HttpResponse:
    """Return the matrix and the groups as a document."""
    document = presenters.segment_paper(programme=desk.programme)
    return paper_response(document, form=form, name="segments")
