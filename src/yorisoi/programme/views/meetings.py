"""Pages of meetings and partnership notes."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from yorisoi.people.terms import Permission
from yorisoi.programme import actions, queries
from yorisoi.programme.doors import Desk, staff
from yorisoi.programme.forms import MeetingForm
from yorisoi.programme.models import Meeting
from yorisoi.programme.views.screens import form_page
from yorisoi.ui.page import Link
from yorisoi.ui.pages import render

FIELDS = ("kind", "title", "held_on", "present", "notes")


def _meeting(desk: Desk, pk: int) -> Meeting:
    found = queries.meeting(programme=desk.programme, pk=pk)
    if found is None:
        raise Http404
    return found


def _list(desk: Desk) -> str:
    return reverse("programme:meetings", args=[desk.programme.code])


@staff(Permission.READ)
def meetings(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Show meetings and contacts with partners, newest first."""
    return render(
        request,
        "programme/meetings.html",
        page=desk.page(
            _("会ったこと"), lead=_("打ち合わせと、ほかの団体との連携を、短く残します。")
        ),
        desk=desk,
        meetings=queries.meetings(programme=desk.programme),
    )


@staff(Permission.READ)
def meeting(request: HttpRequest, desk: Desk, meeting: int) -> HttpResponse:
    """Show one meeting."""
    found = _meeting(desk, meeting)
    return render(
        request,
        "programme/meeting.html",
        page=desk.page(found.title, kick=found.get_kind_display()),
        desk=desk,
        meeting=found,
    )


@staff(Permission.WRITE)
def edit_meeting(request: HttpRequest, desk: Desk, meeting: int = 0) -> HttpResponse:
    """Write down a meeting or mend its note."""
    found = _meeting(desk, meeting) if meeting else None
    initial = (
        {name: getattr(found, name) for name in FIELDS}
        if found
        else {"held_on": timezone.localdate()}
    )
    form = MeetingForm(request.POST or None, initial=initial)
    if form.is_valid():
        words = actions.MeetingWords(**form.cleaned_data)
        if found:
            actions.change_meeting(by=desk.account, meeting=found, words=words)
        else:
            actions.note_meeting(by=desk.account, programme=desk.programme, words=words)
        messages.success(request, _("「%(title)s」を残しました") % {"title": words.title})
        return redirect(_list(desk))
    title = _("会ったことを直す") if found else _("会ったことを書く")
    return form_page(
        request, desk, form, title=title, back=Link(_("会ったことの一覧"), _list(desk))
    )
