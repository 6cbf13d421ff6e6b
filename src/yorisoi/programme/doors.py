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
from yorisoi.people import rules, walls
from yorisoi.people.models import Account, Organisation, Participant
from yorisoi.people.terms import Mandate, OrganisationKind, Permission
from yorisoi.programme import company, mandates, presence, queries, road
from yorisoi.programme.models import Programme
from yorisoi.programme.terms import Stage
from yorisoi.ui.page import Face, Link, Page
from yorisoi.ui.pages import render

P = ParamSpec("P")
# Where a person goes who is done at a device that others use too.
END_HREF = "end_href"
BEFORE_REIWA = 2018
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
            programme=_("%(place)s　令和%(year)s年度")
            % {
                "place": self.programme.municipality.name,
                "year": self.programme.fiscal_year - BEFORE_REIWA,
            },
            nav=self._nav(),
            foot=self._foot(),
            home_href=reverse("web:home", args=[self.programme.code]),
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
        code = self.programme.code
        admitting = (Link(_("入る人"), reverse("entrance:members", args=[code])),)
        operating = (Link(_("この入れ物の安全"), reverse("safety:home", args=[code])),)
        return (
            Link(_("すること"), reverse("programme:tasks", args=[code])),
            Link(_("三つの文書"), reverse("programme:documents", args=[code])),
            Link(_("参加する人の名簿"), reverse("people:participants", args=[code])),
            *(admitting if self.may(Permission.ADMIT) else ()),
            *(operating if self.may(Permission.OPERATE) else ()),
        )


@dataclass(frozen=True)
class Me:
    """A participant at their own pages, alone or with a supporter."""

    account: Account
    participant: Participant
    programme: Programme
    end_href: str = ""
    terms: frozenset[Mandate] = frozenset(Mandate)

    @property
    def is_assisted(self) -> bool:
        """Whether a supporter acts for the participant."""
        return self.participant.account_id != self.account.pk

    def may(self, page: str) -> bool:
        """Whether a page of the participant opens: all of them alone, with a supporter the agreed ones."""
        return not self.is_assisted or mandates.may_open(page, self.terms)

    def page(self, title: str, *, kick: str = "", crumbs: tuple[Link, ...] = ()) -> Page:
        """Return the frame of a participant's page: help is always in the same place."""
        return Page(
            face=Face.PERSON,
            title=title,
            notice=road.short_notice(self.programme),
            crumbs=crumbs,
            help_phone=self.programme.help_phone,
            signed_in_as=self.account.name,
            acting_for=self.participant.name if self.is_assisted else "",
            who_href=reverse("web:who"),
            home_href=reverse("web:me"),
            stuck_href=reverse("rehearsals:stuck"),
            looks_href=reverse("web:looks"),
            nav=(self._way_out(),),
            kick=kick,
        )

    def _way_out(self) -> Link:
        """At a shared tablet a person ends; elsewhere they can be gone at once."""
        if self.end_href:
            return Link(_("おわる"), self.end_href)
        return Link(_("すぐに閉じる"), reverse("cards:leave"))


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
    parties = set(programme.parties.values_list("organisation_id", flat=True))
    mine = [m for m in people.memberships(account) if m.organisation_id in parties]
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
        crumbs=(Link(_("はじめのページ"), reverse("web:me")),),
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
