"""The doors of the house: who may open a page, and what the page knows about them.

Every view stands behind one door. A page that is not yours does not exist: 404, never 403.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any, Concatenate, ParamSpec

from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from yorisoi.journal import actions as journal
from yorisoi.journal import frame
from yorisoi.people import queries as people
from yorisoi.people import rules
from yorisoi.people.models import Account, Organisation, Participant
from yorisoi.people.scope import walls
from yorisoi.people.terms import OrganisationKind, Permission
from yorisoi.programme import company, presence, queries, road
from yorisoi.programme.models import Programme
from yorisoi.programme.myself import Me
from yorisoi.programme.terms import Stage
from yorisoi.ui.page import Face, Link, Page
from yorisoi.ui.pages import render

P = ParamSpec("P")
# Where a person goes who is done at a device that others use too.
END_HREF = "end_href"
# What a supporter opens the pages of a participant for, as the line of the journal says it.
TOGETHER = "一緒に使う"


@dataclass(frozen=True)
class Desk:
    """A member of the team at work on one programme."""

    account: Account
    programme: Programme
    organisation: Organisation
    permissions: frozenset[Permission]

    def may(self, permission: Permission | str) -> bool:
        """Whether this person may do a thing."""
        return Permission(permission) in self.permissions

    @property
    def centre(self) -> Organisation | None:
        """The centre to which the sight of participants is limited, if any."""
        is_centre = self.organisation.kind == OrganisationKind.CENTRE
        return self.organisation if is_centre else None

    @property
    def helper(self) -> Account | None:
        """The account to whose own classes the sight is limited, if any."""
        return None if self.may(Permission.WHOLE) else self.account

    @property
    def may_see_names(self) -> bool:
        """Whether names of participants may be shown to this person."""
        return self.may(Permission.PERSONAL)

    def page(
        self, title: str, *, stage: Stage | None = None, kick: str = "", lead: str = ""
    ) -> Page:
        """Return the frame of a staff page, with the road of the year beside it."""
        return Page(
            face=Face.STAFF,
            title=title,
            notice=self.programme.notice,
            road=road.road(self.programme, current=stage),
            programme=road.called(self.programme),
            nav=self._nav(),
            foot=self._foot(),
            home_href=reverse("web:home", args=[self.programme.code]),
            out_href=reverse("entrance:sign_out"),
            kick=kick or road.kick(stage),
            lead=lead,
        )

    def _nav(self) -> tuple[Link, ...]:
        code = self.programme.code
        return (
            Link(_("一年の道"), reverse("web:home", args=[code])),
            Link(_("わからないとき"), reverse("web:help")),
            Link(_("見え方"), reverse("web:looks")),
            Link(self.account.name, reverse("entrance:account")),
        )

    def _foot(self) -> tuple[Link, ...]:
        pages = (
            (Permission.READ, _("すること"), "programme:tasks"),
            (Permission.READ, _("三つの文書"), "programme:documents"),
            (Permission.WHOLE, _("参加する人の名簿"), "people:participants"),
            (Permission.ADMIT, _("入る人"), "entrance:members"),
            (Permission.OPERATE, _("この入れ物の安全"), "safety:home"),
            (Permission.AUDIT, _("だれが見たかの記録"), "audit:lines"),
        )
        return tuple(
            Link(words, reverse(name, args=[self.programme.code]))
            for needed, words, name in pages
            if self.may(needed)
        )


def staff(
    permission: Permission, *, is_fresh: bool = False
) -> Callable[
    [Callable[Concatenate[HttpRequest, Desk, P], HttpResponse]], Callable[..., HttpResponse]
]:
    """Open a page of one programme to members of its team who have the permission and two factors.

    `is_fresh` asks for a proof of who they are that is not older than a quarter of an hour.
    """

    def decorate(
        view: Callable[Concatenate[HttpRequest, Desk, P], HttpResponse],
    ) -> Callable[..., HttpResponse]:
        @wraps(view)
        def opened(
            request: HttpRequest, programme: str, *args: P.args, **kwargs: P.kwargs
        ) -> HttpResponse:
            if not isinstance(request.user, Account):
                return redirect_to_login(request.get_full_path())
            if away := presence.turn_away(request, request.user, is_fresh=is_fresh):
                return away
            desk = desk_of(request.user, programme, permission)
            with frame.inside(_frame_of_desk(desk)):
                return view(request, desk, *args, **kwargs)

        opened.door = ("staff", permission)  # type: ignore[attr-defined]  # read by the walk
        return opened

    return decorate


def desk_of(account: Account, code: str, permission: Permission) -> Desk:
    """Return the desk of an account in a programme, or raise Http404."""
    programme = queries.programme(code=code, account=account)
    if programme is None:
        raise Http404
    opening = queries.memberships(programme=programme).filter(account=account)
    mine = list(opening.select_related("organisation"))
    granted = rules.permissions(mine)
    if permission not in granted:
        raise Http404
    walls.stand_in(programme.municipality_id)
    return Desk(
        account=account,
        programme=programme,
        organisation=mine[0].organisation,
        permissions=granted,
    )


def person(
    view: Callable[Concatenate[HttpRequest, Me, P], HttpResponse],
) -> Callable[..., HttpResponse]:
    """Open a page to a participant, or to a supporter who acts for one."""

    @wraps(view)
    def opened(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        if not isinstance(request.user, Account):
            return redirect_to_login(request.get_full_path())
        me = me_of(request)
        if stray := company.stray(request, request.user, now=me.participant if me else None):
            return stray
        if me is None:
            return redirect("web:who")
        walls.stand_in(me.participant.municipality_id)
        if away := me.is_assisted and presence.turn_supporter_away(request, me.account):
            return away
        company.show(request, me.account, me.participant)
        if not me.may(request.resolver_match.view_name if request.resolver_match else ""):
            return _alone(request, me)
        with frame.inside(_frame_of_me(me)):
            if me.is_assisted and request.method == "GET":
                _note_company(me)
            return view(request, me, *args, **kwargs)

    opened.door = ("person", None)  # type: ignore[attr-defined]  # read by the walk
    return opened


def _frame_of_desk(desk: Desk) -> frame.Frame:
    return frame.Frame(
        organisation=desk.organisation.code, municipality=desk.programme.municipality.code
    )


def _frame_of_me(me: Me) -> frame.Frame:
    return frame.Frame(
        municipality=me.programme.municipality.code,
        on_behalf_of=me.participant.code if me.is_assisted else "",
    )


def _note_company(me: Me) -> None:
    """A supporter who opens a page leaves a line; people who read their own pages do not."""
    journal.write(by=me.account, act="participant.view", about=me.participant, purpose=TOGETHER)


def me_of(request: HttpRequest) -> Me | None:
    """Return the participant a signed-in reader is or acts for, or None."""
    account = request.user
    if not isinstance(account, Account):
        return None
    participant = _participant(request, account)
    if participant is None:
        return None
    programme = participant_programme(participant)
    terms = people.mandate(account, participant, on=timezone.localdate())
    return Me(
        account=account,
        participant=participant,
        programme=programme,
        end_href=str(request.session.get(END_HREF, "")),
        terms=terms,
    )


def _alone(request: HttpRequest, me: Me) -> HttpResponse:
    """Say kindly that the person does this alone or names somebody for it."""
    page = me.page(
        _("ここは、%(name)sさんが自分でします") % {"name": me.participant.name},
        crumbs=(me.first,),
    )
    return render(request, "people/not_agreed.html", page=page, status=404, me=me)


def participant_programme(participant: Participant) -> Programme:
    """Return the newest programme of a participant's municipality, or raise Http404."""
    programme = (
        Programme.objects.filter(municipality=participant.municipality)
        .select_related("municipality")
        .first()
    )
    if programme is None:
        raise Http404
    return programme


def _participant(request: HttpRequest, account: Account) -> Participant | None:
    return people.participant_of(account) or company.chosen(request, account)


def public(view: Callable[Concatenate[HttpRequest, P], HttpResponse]) -> Callable[..., Any]:
    """Open a page to everybody."""
    view.door = ("public", None)  # type: ignore[attr-defined]  # read by the walk
    return view
