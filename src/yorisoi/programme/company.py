"""For whom a page was shown: each form of a person's own pages says it, signed, and the door compares.

A supporter acts for several people, in several windows, and a mandate ends between two clicks. What
was typed for one person is never stored with another.
"""

import re
from dataclasses import dataclass

from django.core.signing import BadSignature, Signer
from django.http import HttpRequest, HttpResponse, UnreadablePostError
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from yorisoi.people import queries as people
from yorisoi.people.models import Account, Participant
from yorisoi.programme import frames, presence
from yorisoi.ui.engine import FOR_WHOM, ONCE
from yorisoi.ui.page import Face, Page
from yorisoi.ui.pages import render

# Under this name a session keeps the code of the person a supporter is with.
ACTING_FOR = "acting_for"
SALT = "for_whom"
NOT_SENT = 409
NOT_TYPED = {"csrfmiddlewaretoken", ONCE, FOR_WHOM}
# What a button or a choice says is a word of the machine; nobody typed it.
OF_THE_MACHINE = re.compile(r"[a-z][\w.-]*|\d{1,4}|", re.ASCII)


@dataclass(frozen=True)
class Shown:
    """Whose page a form was on: known, if this account was shown it."""

    is_known: bool
    code: str = ""


def signed(account: Account, participant: Participant) -> str:
    """Return what a form says of the person for whom an account was shown it."""
    return Signer(salt=SALT).sign(f"{account.pk}:{participant.code}")


def show(request: HttpRequest, account: Account, participant: Participant) -> None:
    """Let every form of this page say for whom it is."""
    request.shown_for = signed(account, participant)  # type: ignore[attr-defined]  # read by csrf_field


def shown(request: HttpRequest, account: Account) -> Shown | None:
    """Take out of a form for whom it was shown, so that no view meets it; None if it does not say."""
    try:
        typed = request.POST.copy()
    except UnreadablePostError:
        return None
    said = str(typed.pop(FOR_WHOM, [""])[-1])
    request.POST = typed  # type: ignore[assignment]  # Django lets a request be given its form
    if not said:
        return None
    try:
        pk, _colon, code = Signer(salt=SALT).unsign(said).partition(":")
    except BadSignature:
        return Shown(is_known=False)
    return Shown(is_known=True, code=code) if pk == str(account.pk) else Shown(is_known=False)


def chosen(request: HttpRequest, account: Account) -> Participant | None:
    """Return the person a supporter is with. Who has one person is with them; nobody is guessed later."""
    supported = people.supported_by(account, on=timezone.localdate())
    if ACTING_FOR not in request.session and len(supported) == 1:
        request.session[ACTING_FOR] = supported[0].code
    code = request.session.get(ACTING_FOR)
    return next((each for each in supported if each.code == code), None)


def ended_with(account: Account, code: str) -> str:
    """Return the name of a person for whom an account acted and does so no more, or nothing."""
    if code in {each.code for each in people.supported_by(account, on=timezone.localdate())}:
        return ""
    return next((each.name for each in people.ever_supported_by(account) if each.code == code), "")


def stray(
    request: HttpRequest, account: Account, *, now: Participant | None
) -> HttpResponse | None:
    """Turn away a form that was shown for somebody else than who is acted for now, else None.

    A supporter's form must say for whom it is; a person alone has nobody to be mixed up with.
    """
    if request.method != "POST":
        return None
    found = shown(request, account)
    is_supporter = now is not None and now.account_id != account.pk
    if found is None and not is_supporter:
        return None
    if found is not None and now is not None and found.code == now.code:
        return None
    return presence.turn_supporter_away(request, account) or _not_sent(request, account, found, now)


def _not_sent(
    request: HttpRequest, account: Account, found: Shown | None, now: Participant | None
) -> HttpResponse:
    """Say that nothing was sent and why, show what was typed, and lead to the choice of the person."""
    code = found.code if found else ""
    gone = ended_with(account, code)
    name = gone or _named(account, code)
    if gone:
        title = _("%(name)sさんとは、終わりました。送っていません") % {"name": name}
    elif name and now is not None:
        title = _("いまは、%(now)sさんの代わりです。送っていません") % {"now": now.name}
    else:
        title = _("だれと一緒か、えらんでください。送っていません")
    page = Page(
        face=Face.PERSON,
        title=title,
        help_phone=frames.help_phone(),
        home_href=reverse("web:me"),
        looks_href=reverse("web:looks"),
    )
    return render(
        request,
        "people/not_sent.html",
        page=page,
        status=NOT_SENT,
        name=name,
        typed=_typed(request) if found is None or found.is_known else (),
    )


def _named(account: Account, code: str) -> str:
    supported = people.supported_by(account, on=timezone.localdate())
    return next((each.name for each in supported if each.code == code), "")


def _typed(request: HttpRequest) -> tuple[str, ...]:
    """Return the words of a form that somebody typed."""
    return tuple(
        value
        for name, values in request.POST.lists()
        if name not in NOT_TYPED
        for value in values
        if not OF_THE_MACHINE.fullmatch(value.strip())
    )
