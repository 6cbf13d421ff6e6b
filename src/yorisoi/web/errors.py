"""Dead ends: each says what happened and what to do next."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from yorisoi.ui.page import Face, Page
from yorisoi.ui.pages import render


def _dead_end(request: HttpRequest, *, title: str, lead: str, status: int) -> HttpResponse:
    page = Page(face=Face.PUBLIC, title=title, lead=lead)
    return render(request, "web/dead_end.html", page=page, status=status)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Say that there is no such page here."""
    return _dead_end(
        request,
        title=_("このページは見つかりません"),
        lead=_("場所が変わったか、あなたが見るページではないようです。"),
        status=404,
    )


def not_understood(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Say that the request could not be read."""
    return _dead_end(
        request,
        title=_("うまく受け取れませんでした"),
        lead=_("前のページにもどって、もう一度ためしてください。"),
        status=400,
    )


def form_expired(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Say that a form was too old to be trusted; nothing was sent."""
    return _dead_end(
        request,
        title=_("まだ送っていません"),
        lead=_(
            "ページを開いてから長い時間がたちました。前のページにもどり、もう一度送ってください。"
        ),
        status=403,
    )


def broken(request: HttpRequest) -> HttpResponse:
    """Say that the fault is ours."""
    return _dead_end(
        request,
        title=_("こちらの不具合です"),
        lead=_("入れたものは変わっていません。少し待って、もう一度ためしてください。"),
        status=500,
    )
