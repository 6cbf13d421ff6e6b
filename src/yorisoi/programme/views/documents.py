"""Pages of the three documents: their versions and who signed them off."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from yorisoi.people.terms import Permission
from yorisoi.programme import actions, presenters, queries
from yorisoi.programme.doors import Desk, staff
from yorisoi.ui.pages import render


@staff(Permission.READ)
def documents(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Show every version of the three documents."""
    return render(
        request,
        "programme/documents.html",
        page=desk.page(
            _("三つの文書"), lead=_("計画、実施、振り返り。確かめた版は、あとから変わりません。")
        ),
        desk=desk,
        kinds=presenters.versions(programme=desk.programme),
        title_of=presenters.document_title,
    )


@require_POST
@staff(Permission.PUBLISH)
def sign_document(request: HttpRequest, desk: Desk, document: int) -> HttpResponse:
    """Sign a version off."""
    found = queries.document(programme=desk.programme, pk=document)
    if found is None:
        raise Http404
    try:
        actions.sign_document(by=desk.account, document=found)
    except actions.AlreadySigned:
        messages.info(request, _("この版は、もう確かめてあります"))
    else:
        messages.success(request, _("確かめたことを残しました"))
    return redirect("programme:documents", programme=desk.programme.code)
