"""A participant at their own pages: alone, or with a supporter who does what was agreed."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from yorisoi.people.models import Account, Participant
from yorisoi.people.terms import Mandate
from yorisoi.programme import mandates, road
from yorisoi.programme.models import Programme
from yorisoi.ui.page import Face, Link, Page


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

    @property
    def first(self) -> Link:
        """The way to the first page of the person."""
        return Link(_("はじめのページ"), reverse("web:me"))

    @property
    def own(self) -> Link:
        """The way to all that the house knows of the person, by the name it has for who reads it."""
        if self.is_assisted:
            name = self.participant.name
            return Link(_("%(name)sさんのこと") % {"name": name}, reverse("web:mine"))
        return Link(_("わたしのこと"), reverse("web:mine"))

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
