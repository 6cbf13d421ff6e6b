"""Passkeys: the browser asks for finger, face or the machine's number, and signs for this house only."""

import ipaddress
import json
import struct
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from allauth.mfa.models import Authenticator
from allauth.mfa.webauthn.internal import auth
from django.core.exceptions import ValidationError
from django.http.request import split_domain_port

from yorisoi.people.models import Account

TOO_LONG = 20_000
# What a browser says of a passkey that lives in the machine it runs on.
HERE = "platform"


class PasskeyRefused(ValueError):
    """The browser's answer does not prove anything here: made up, too late, or for another house."""


def is_number(host: str) -> bool:
    """Whether a host is an IP number: browsers know passkeys for a name only."""
    name, _port = split_domain_port(host)
    try:
        ipaddress.ip_address(name.strip("[]"))
    except ValueError:
        return False
    return True


def offer_new(account: Account) -> dict[str, Any]:
    """Return what a browser is asked in order to make a passkey that can be found without a code."""
    return {**auth.begin_registration(account, passwordless=True)}


def offer_new_here(account: Account, *, shown: str) -> dict[str, Any]:
    """Return the same for a passkey of this very machine, which keeps it under a name that names nobody.

    What a machine keeps is often copied to the cloud of its maker, where it must not say who takes
    part in what.
    """
    asked = offer_new(account)
    public = {**asked["publicKey"]}
    public["user"] = {**public["user"], "name": shown, "displayName": shown}
    public["authenticatorSelection"] = {
        **public["authenticatorSelection"],
        "authenticatorAttachment": HERE,
    }
    return {**asked, "publicKey": public}


def read_new(answer: str) -> dict[str, Any]:
    """Return the credential that a browser made, once it is proved to answer our question."""
    with _refusing():
        credential = _opened(answer)
        auth.parse_registration_response(credential)
        made = auth.complete_registration(credential)
        if not made.is_user_verified():
            raise PasskeyRefused("expected a person who was checked by the machine")
        return credential


def offer() -> dict[str, Any]:
    """Return what a browser is asked in order to find out who is there."""
    return {**auth.begin_authentication(None)}


def recognised(answer: str) -> Authenticator:
    """Return the passkey that signed our question; its `user` is who is there."""
    with _refusing():
        response = _opened(answer)
        auth.parse_authentication_response(response)
        account = auth.extract_user_from_response(response)
        found = auth.complete_authentication(account, response)
    found.record_usage()
    return found


def is_here(answer: str) -> bool:
    """Whether the passkey that signed lives in this very machine, not in a telephone held beside it."""
    return _opened(answer).get("authenticatorAttachment") == HERE


def _opened(answer: str) -> dict[str, Any]:
    if len(answer) > TOO_LONG:
        raise PasskeyRefused(f"expected at most {TOO_LONG} characters, got {len(answer)}")
    found = json.loads(answer)
    if not isinstance(found, dict) or not isinstance(found.get("response"), dict):
        raise PasskeyRefused("expected the answer of a browser")
    return found


@contextmanager
def _refusing() -> Iterator[None]:
    """Answer made-up input in one way, and let no question be answered twice."""
    try:
        yield
    except (
        ValidationError,
        ValueError,
        TypeError,
        KeyError,
        AttributeError,
        IndexError,
        OverflowError,
        struct.error,
    ) as error:
        raise PasskeyRefused(str(error)) from error
    finally:
        auth.clear_state()
