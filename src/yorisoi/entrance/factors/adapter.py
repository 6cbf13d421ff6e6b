"""What django-allauth asks this house: how secrets are sealed, and what the house is called."""

import base64
import os

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.http import HttpRequest
from django.utils.translation import gettext as _

from yorisoi.entrance.limits.addresses import UNKNOWN, address_of
from yorisoi.people.models import Account
from yorisoi.vault import keyring

LABEL = "factors"
NOWHERE = "0.0.0.0"  # noqa: S104  # stands in a list for an address that is not known; nothing listens


class Arrivals(DefaultAccountAdapter):  # type: ignore[misc]  # allauth publishes no types
    """Says from where somebody came in, as the counters of tries say it."""

    def get_client_ip(self, request: HttpRequest) -> str:
        """Return the address that stands in the list of machines."""
        found = address_of(request)
        return NOWHERE if found == UNKNOWN else found.partition("/")[0]


class Factors(DefaultMFAAdapter):  # type: ignore[misc]  # allauth publishes no types
    """Seals what the database keeps of an app or of numbers on paper; the key is not in the database."""

    def encrypt(self, text: str) -> str:
        """Seal a secret."""
        nonce = os.urandom(12)
        box = AESGCM(keyring.secret(LABEL)).encrypt(nonce, text.encode(), LABEL.encode())
        return base64.urlsafe_b64encode(nonce + box).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """Open a secret."""
        raw = base64.urlsafe_b64decode(encrypted_text)
        opened = AESGCM(keyring.secret(LABEL)).decrypt(raw[:12], raw[12:], LABEL.encode())
        return opened.decode()

    def get_totp_issuer(self) -> str:
        """Name this house in the person's app."""
        return _("寄り添い")

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        """Name this house in the browser's question."""
        return {**super().get_public_key_credential_rp_entity(), "name": _("寄り添い")}

    def get_public_key_credential_user_entity(self, user: Account) -> dict[str, object]:
        """Name the person in the browser's question."""
        return {**super().get_public_key_credential_user_entity(user), "display_name": user.name}
