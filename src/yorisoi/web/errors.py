"""Dead ends: each says what happened and what to do next, to whoever meets it."""

import sys
from dataclasses import replace
from datetime import timedelta

from django.db import DatabaseError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from yorisoi.people.models import Account
from yorisoi.programme import frames
from yorisoi.ui.page import Face, Link, Page
from yorisoi.ui.pages import render
from yorisoi.ui.words import clock

A_MINUTE = 60

# How long somebody should wait before they try again; a database that crashed needs about as long.
RETRY_AFTER_SECONDS = 10


def _dead_end(request: HttpRequest, *, title: str, lead: str, status: int) -> HttpResponse:
    plain = Page(face=Face.PERSON, title=title, lead=lead, looks_href=reverse("web:looks"))
    try:
        page, way_on = _for_reader(request, plain)
    except DatabaseError:
        # What broke the page may be what would have said who reads it.
        page, way_on = plain, _front()
    return render(request, "web/dead_end.html", page=page, status=status, way_on=way_on)


def _for_reader(request: HttpRequest, page: Page) -> tuple[Page, Link]:
    """Return the frame with the telephone and the way on of whoever is signed in."""
    account = frames.account_of(request)
    page = replace(page, help_phone=frames.help_phone())
    if account is None:
        return page, _front()
    if frames.is_person(account):
        href = reverse("web:me")
        stuck = reverse("rehearsals:stuck")
        return replace(page, home_href=href, stuck_href=stuck), Link(_("自分のページへ"), href)
    return _for_team(page, account)


def _for_team(page: Page, account: Account) -> tuple[Page, Link]:
    href = frames.own_place(account)
    words = _("一年の道へ") if href == reverse("web:choose") else _("自分のページへ")
    return replace(page, face=Face.PUBLIC, home_href=href), Link(words, href)


def _front() -> Link:
    return Link(_("はじめのページへ"), reverse("web:front"))


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


def too_often(request: HttpRequest, *, seconds: int) -> HttpResponse:
    """Say from when on the same may be sent again; nothing was sent, and the telephone stays open."""
    free_at = timezone.localtime() + timedelta(seconds=seconds + A_MINUTE - 1)
    response = _dead_end(
        request,
        title=_("少し待ってください"),
        lead=_(
            "短い間に何度も送られたので、今のものは受け取っていません。"
            "%(time)sをすぎたら、前のページにもどって、もう一度送ってください。"
        )
        % {"time": clock(free_at)},
        status=429,
    )
    response["Retry-After"] = str(seconds)
    return response


def broken(request: HttpRequest) -> HttpResponse:
    """Say that the fault is ours, or that too many write at once."""
    if isinstance(sys.exc_info()[1], OperationalError):
        return busy(request)
    return _dead_end(
        request,
        title=_("こちらの不具合です"),
        lead=_("入れたものは変わっていません。少し待って、もう一度ためしてください。"),
        status=500,
    )


def busy(request: HttpRequest) -> HttpResponse:
    """Say that the database gave no turn in time; browsers and proxies are told when to try again."""
    response = _dead_end(
        request,
        title=_("いま、こみ合っています"),
        lead=_(
            "10秒ほど待って、このページをもう一度読みこんでください。何度送っても、届くのは一つです。"
        ),
        status=503,
    )
    response["Retry-After"] = str(RETRY_AFTER_SECONDS)
    return response
