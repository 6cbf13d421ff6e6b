"""Who is strong enough to come in, and who may let whom in."""

import hashlib
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import timedelta

from yorisoi.people.models import Membership
from yorisoi.people.rules import PERMISSIONS
from yorisoi.people.terms import Permission
from yorisoi.programme.models import Programme
from yorisoi.programme.seats import Grants, Reach, reach

INVITED_FOR = timedelta(hours=24)


@dataclass(frozen=True)
class Ways:
    """With what an account can come in."""

    n_passkeys: int = 0
    has_app: bool = False
    has_password: bool = False
    n_numbers: int = 0

    @property
    def is_enough(self) -> bool:
        """Whether the account can come in with two factors."""
        return self.n_passkeys > 0 or (self.has_password and self.has_app)

    @property
    def asks_more_than_a_password(self) -> bool:
        """Whether the right password alone does not let the account in."""
        return self.n_passkeys > 0 or self.has_app or self.n_numbers > 0

    @property
    def is_safe_from_loss(self) -> bool:
        """Whether the account still comes in after the loss of one machine."""
        has_second = self.has_password and (self.has_app or self.n_numbers > 0)
        return self.n_passkeys > 1 or (self.n_passkeys == 1 and has_second) or self.n_numbers > 0


def digest(token: str) -> str:
    """Return what is kept of a link; a random token of 256 bits needs no slow hash."""
    return hashlib.sha256(token.encode()).hexdigest()


def helps_at_classes(*, kind: str, role: str) -> bool:
    """Whether a role sees no class before somebody names its holder for one."""
    given = PERMISSIONS.get((kind, role), frozenset())
    return bool(given) and Permission.WHOLE not in given


def may_give_in(mine: Grants, *, kind: str, role: str) -> Reach:
    """Return the programmes for which somebody may give a role: where they can do as much, and let in."""
    return mine.reach(PERMISSIONS.get((kind, role), frozenset()) | {Permission.ADMIT})


def is_within(mine: Grants, membership: Membership) -> bool:
    """Whether somebody may give everything a membership opens."""
    own = may_give_in(mine, kind=membership.organisation.kind, role=membership.role)
    return own.holds(reach(membership))


def may_change_reach(mine: Grants, membership: Membership, *, here: Programme) -> bool:
    """Whether somebody may say which programmes a membership opens: they give its role here and there."""
    own = may_give_in(mine, kind=membership.organisation.kind, role=membership.role).programmes
    carried = {each.programme for each in membership.organisation.parties.all()}
    opened = reach(membership).programmes
    return here in carried and here in own and any(each in own for each in opened)


def may_replace_keys(mine: Grants, memberships: Iterable[Membership]) -> bool:
    """Whether somebody may hand out a link to an account: it opens nothing that they may not give."""
    return all(is_within(mine, each) for each in memberships)


def may_let_out(mine: Collection[Permission], memberships: Collection[Membership]) -> bool:
    """Whether somebody may let a member out of a programme: who sees no more of it than they do."""
    return bool(memberships) and all(
        may_admit(mine, kind=each.organisation.kind, role=each.role) for each in memberships
    )


def may_admit(mine: Collection[Permission], *, kind: str, role: str) -> bool:
    """Whether somebody may give a role: one that exists, and that sees no more than they do."""
    given = PERMISSIONS.get((kind, role))
    return given is not None and given <= set(mine)
