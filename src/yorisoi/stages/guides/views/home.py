"""The first page of the stage, the three documents and the rolled-up reflections."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from markupsafe import Markup

from yorisoi.engines import documents as paper
from yorisoi.people.terms import Permission
from yorisoi.programme.doors import Desk, staff
from yorisoi.programme.models import Document
from yorisoi.programme.papers import paper_response
from yorisoi.programme.terms import DocumentKind, Stage
from yorisoi.stages.guides import actions, presenters, queries, rules
from yorisoi.stages.guides.presenters import kit as kit_said
from yorisoi.stages.guides.presenters.notes import count
from yorisoi.stages.guides.presenters.papers.reflection import name_of, when
from yorisoi.ui.pages import render
from yorisoi.ui.words import stop


def _kind(value: str) -> DocumentKind:
    if value not in DocumentKind.values:
        raise Http404
    return DocumentKind(value)


def _version(desk: Desk, kind: str, version: int) -> Document:
    found = queries.version(programme=desk.programme, kind=_kind(kind), number=version)
    if found is None:
        raise Http404
    return found


@staff(Permission.READ)
def home(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Show the documents, the editions and the kit."""
    programme = desk.programme
    return render(
        request,
        "guides/home.html",
        page=desk.page(
            presenters.title(),
            stage=Stage.GUIDES,
            lead=stop(presenters.sentence(programme=programme)),
        ),
        desk=desk,
        versions=queries.versions(programme=programme),
        editions=list(queries.editions(programme=programme)),
        road=kit_said.road(programme=programme),
        adoption=queries.adoption(programme=programme),
    )


@staff(Permission.READ)
def documents(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Show the versions of the three documents."""
    page = desk.page(
        _("三つの書類"),
        stage=Stage.GUIDES,
        lead=_("書類は、これまでに書いたことから作ります。作った版は変わりません。"),
    )
    return render(
        request,
        "guides/documents.html",
        page=page,
        desk=desk,
        versions=queries.versions(programme=desk.programme),
    )


@staff(Permission.WRITE)
def make_document(request: HttpRequest, desk: Desk, kind: str) -> HttpResponse:
    """Make a version of a document from the records; after a click."""
    of = _kind(kind)
    if request.method != "POST":
        return redirect("guides:documents", programme=desk.programme.code)
    written = presenters.document_of(programme=desk.programme, kind=of)
    made = actions.make_document(
        by=desk.account, programme=desk.programme, kind=of, document=written
    )
    said = {"kind": of.label, "n": made.version}
    messages.success(request, _("%(kind)sの第%(n)s版ができています") % said)
    return redirect(
        "guides:document", programme=desk.programme.code, kind=kind, version=made.version
    )


@staff(Permission.READ)
def document(request: HttpRequest, desk: Desk, kind: str, version: int) -> HttpResponse:
    """Show one version as it was made."""
    found = _version(desk, kind, version)
    written = rules.from_json(found.content)
    said = {"kind": found.get_kind_display(), "n": found.version}
    title = _("%(kind)s　第%(n)s版") % said
    page = desk.page(title, stage=Stage.GUIDES, kick=title)
    html = paper.to_html(written, standalone=False)
    return render(
        request,
        "guides/document.html",
        page=page,
        desk=desk,
        document=found,
        written=Markup(html),  # noqa: S704  the engine escapes every text of a document
    )


@staff(Permission.WRITE)
def sign_document(request: HttpRequest, desk: Desk, kind: str, version: int) -> HttpResponse:
    """Sign a version off."""
    found = _version(desk, kind, version)
    if request.method == "POST":
        try:
            actions.sign_document(by=desk.account, document=found)
            messages.success(request, _("確かめたことを残しました"))
        except actions.Refused:
            messages.warning(request, _("この版は、もう確かめてあります"))
    return redirect("guides:document", programme=desk.programme.code, kind=kind, version=version)


@staff(Permission.READ)
def document_paper(
    request: HttpRequest, desk: Desk, kind: str, version: int, form: str
) -> HttpResponse:
    """Return one version in the form asked for."""
    found = _version(desk, kind, version)
    name = f"{kind.replace('_', '-')}-{version}"
    return paper_response(rules.from_json(found.content), form=form, name=name)


@staff(Permission.READ)
def kpt(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Show what was learned, date by date, and what to try next."""
    minimum = desk.programme.minimum_count
    days = [
        (name_of(each), when(each), each, count(each.n_here, minimum=minimum))
        for each in queries.days(programme=desk.programme)
    ]
    return render(
        request,
        "guides/kpt.html",
        page=desk.page(
            _("振り返りを集める"),
            stage=Stage.GUIDES,
            lead=_("教室のあとに書いたことを、一か所で読みます。"),
        ),
        desk=desk,
        days=days,
        attempts=queries.attempts_next(programme=desk.programme),
    )
