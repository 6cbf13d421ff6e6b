"""Who is strong enough to come in, and who may let whom in."""

import hashlib
from collections.abc import Collection
from dataclasses import dataclass
from datetime import timedelta

from yorisoi.people.rules import PERMISSIONS
from yorisoi.people.terms import Permission

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


def may_admit(mine: Collection[Permission], *, kind: str, role: str) -> bool:
    """Whether somebody may give a role: one that exists, and that sees no more than they do."""
    given = PERMISSIONS.get((kind, role))
    return given is not None and given <= set(mine)
