"""Which programmes a membership opens: all that its organisation carries, or those it has a seat in.

Whether a door opens is asked of `queries.memberships` and `queries.programmes` alone.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from django.db import transaction
from django.db.models import QuerySet

from yorisoi.journal import actions as journal
from yorisoi.people import rules
from yorisoi.people.models import Account, Membership, Organisation
from yorisoi.people.terms import Permission
from yorisoi.programme.models import Programme, Seat


class NotCarried(ValueError):
    """The organisation of a member carries none of these programmes, or not all of them."""


@dataclass(frozen=True)
class Reach:
    """Which programmes a membership opens: some, or all of its organisation, also those to come."""

    programmes: tuple[Programme, ...]
    is_all: bool

    def holds(self, other: "Reach") -> bool:
        """Whether everything that another reach opens is opened by this one too."""
        return set(other.programmes) <= set(self.programmes) and (self.is_all or not other.is_all)


def carried(*, organisation: Organisation) -> QuerySet[Programme]:
    """Return the programmes that an organisation carries."""
    return Programme.objects.filter(parties__organisation=organisation)


def with_reach(found: QuerySet[Membership]) -> QuerySet[Membership]:
    """Return memberships so that the reach of each is known without another query."""
    return found.prefetch_related(
        "seats__programme__municipality", "organisation__parties__programme__municipality"
    )


def reach(of: Membership) -> Reach:
    """Return which programmes a membership opens."""
    open_to = tuple(each.programme for each in of.organisation.parties.all())
    seats = {each.programme for each in of.seats.all()}
    if not seats:
        return Reach(open_to, is_all=True)
    return Reach(tuple(each for each in open_to if each in seats), is_all=False)


@dataclass(frozen=True)
class Grants:
    """What an account may do in each programme, and by each membership in programmes to come."""

    here: Mapping[Programme, frozenset[Permission]]
    to_come: tuple[frozenset[Permission], ...]

    def reach(self, needed: Collection[Permission]) -> Reach:
        """Return where the account may do all of these things."""
        return Reach(
            tuple(each for each, granted in self.here.items() if set(needed) <= granted),
            is_all=any(set(needed) <= granted for granted in self.to_come),
        )


def grants(account: Account) -> Grants:
    """Return what an account may do where."""
    here: dict[Programme, frozenset[Permission]] = {}
    to_come = []
    for each in with_reach(account.memberships.select_related("organisation")):
        granted, opened = rules.permissions([each]), reach(each)
        for programme in opened.programmes:
            here[programme] = here.get(programme, frozenset()) | granted
        if opened.is_all:
            to_come.append(granted)
    return Grants(here, tuple(to_come))


@transaction.atomic
def limit(*, by: Account, membership: Membership, to: Collection[Programme]) -> Membership:
    """Let a membership open only these programmes; raise NotCarried for none, or for a strange one."""
    possible = set(carried(organisation=membership.organisation))
    if not to or not set(to) <= possible:
        raise NotCarried(f"{membership.organisation.code}: expected some of {len(possible)}")
    locked(membership)
    membership.seats.exclude(programme__in=to).delete()
    for programme in to:
        Seat.objects.get_or_create(
            membership=membership, programme=programme, defaults={"given_by": by}
        )
    return _note_reach(by, membership, sorted(each.code for each in to))


@transaction.atomic
def widen(*, by: Account, membership: Membership) -> Membership:
    """Let a membership open everything its organisation carries, also what begins later."""
    locked(membership)
    membership.seats.all().delete()
    return _note_reach(by, membership, ["*"])


def locked(membership: Membership) -> Membership:
    """Return a membership as it is now; two who change the same one do it one after the other."""
    found = Membership.objects.select_for_update(of=("self",))
    return found.select_related("account", "organisation").get(pk=membership.pk)


def _note_reach(by: Account, membership: Membership, programmes: list[str]) -> Membership:
    journal.write(
        by=by,
        act="membership.reach",
        about=membership.account,
        detail={
            "organisation": membership.organisation.code,
            "role": membership.role,
            "programmes": programmes,
        },
    )
    return membership
