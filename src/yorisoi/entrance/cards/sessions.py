"""What a browser keeps of coming in: the session, the key of a known device, the key of a tablet."""

from datetime import timedelta

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib.auth import login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone

from yorisoi.entrance import arrival
from yorisoi.entrance.cards import actions, keys, queries, rules
from yorisoi.entrance.cards.models import Card, Device, Entrant, Tablet
from yorisoi.entrance.cards.terms import WayIn
from yorisoi.entrance.factors import passkeys
from yorisoi.people.models import Account, Participant
from yorisoi.people.scope import walls
from yorisoi.programme.doors import END_HREF
from yorisoi.programme.myself import Me
from yorisoi.ui.preferences import COOKIE, Preferences

# What a session came in with: card, device, passkey, tablet; the day it was renewed, if it lasts; and
# whether a supporter was beside the person.
HELD = "card_held"
# Browsers keep no cookie longer than 400 days; a session on a known device is renewed on the way.
LONG = 400 * 24 * 60 * 60
N_DAYS_RENEWED = 30
DEVICE_COOKIE, TABLET_COOKIE = "yorisoi-device", "yorisoi-tablet"
FRESH = "card_key_is_fresh"
# Which passkey lives in the machine in the reader's hand.
KNOWS_FINGER = "knows_finger"
PRESSED_TWICE = timedelta(minutes=2)
MODEL_BACKEND = "django.contrib.auth.backends.ModelBackend"


def known_device(request: HttpRequest, card: Card) -> Device | None:
    """Return the device of a card in the reader's hand, if it is one."""
    return queries.device(card, key=request.COOKIES.get(DEVICE_COOKIE, ""))


def this_tablet(request: HttpRequest) -> Tablet | None:
    """Return the open tablet of a centre on which this page is read."""
    found = queries.tablet(key=request.COOKIES.get(TABLET_COOKIE, ""))
    if found is not None and found.centre.municipality_id is not None:
        walls.stand_in(found.centre.municipality_id)
    return found


def kind_of(request: HttpRequest) -> str:
    """Return what the reader's device seems to be."""
    return rules.device_kind(request.headers.get("User-Agent", ""))


def enter_known(
    request: HttpRequest, card: Card, device: Device, *, way: WayIn, together: str = ""
) -> HttpResponse:
    """Let a person in on a device that knows the card, for as long as it does."""
    account = _account(card.participant)
    actions.note_entry(by=account, participant=card.participant, way=way, together=together)
    held = {
        "card": card.pk,
        "device": device.pk,
        "since": timezone.localdate().toordinal(),
        "together": int(bool(together)),
    }
    return _let_in(request, account, held, expiry=LONG)


def enter_new(
    request: HttpRequest, card: Card, *, way: WayIn, together: str = ""
) -> HttpResponse | None:
    """Let this device know the card and the person in; None if another device was first."""
    key = request.COOKIES.get(DEVICE_COOKIE) or keys.new_device_key()
    device = actions.add_device(
        by=_account(card.participant), card=card, kind=kind_of(request), way=way, key=key
    )
    if device is None:
        return None
    response = enter_known(request, card, device, way=way, together=together)
    _keep(request, response, DEVICE_COOKIE, key)
    return response


def offer_key(request: HttpRequest, response: HttpResponse) -> None:
    """Give a device its key before it is asked anything; a key that no card knows opens nothing.

    So a button that is pressed twice, or an answer that is lost on the way, costs nobody their card.
    """
    if not request.COOKIES.get(DEVICE_COOKIE):
        request.session[FRESH] = True
        _keep(request, response, DEVICE_COOKIE, keys.new_device_key())


def take_key_back(request: HttpRequest, response: HttpResponse) -> None:
    """Leave nothing on a device that was given its key by this scan."""
    if request.session.pop(FRESH, False):
        response.delete_cookie(DEVICE_COOKIE, samesite="Lax")


def enter_again(request: HttpRequest) -> HttpResponse | None:
    """Let a person in whose first answer was still on its way when they pressed once more."""
    key = request.COOKIES.get(DEVICE_COOKIE, "")
    device = queries.device_just_added(key=key, since=timezone.now() - PRESSED_TWICE)
    card = queries.card_in_force(device.card_id) if device else None
    if device is None or card is None:
        return None
    walls.stand_in(card.participant.municipality_id)
    return enter_known(request, card, device, way=WayIn(device.way))


def enter_borrowed(request: HttpRequest, card: Card, *, together: str = "") -> HttpResponse:
    """Let a person in until the browser is closed; the device remembers nothing."""
    account = _account(card.participant)
    actions.note_entry(
        by=account, participant=card.participant, way=WayIn.BORROWED, together=together
    )
    is_fresh = request.session.pop(FRESH, False)
    response = _let_in(request, account, {"card": card.pk}, expiry=0)
    if is_fresh:
        response.delete_cookie(DEVICE_COOKIE, samesite="Lax")
    return response


def enter_at_tablet(
    request: HttpRequest, tablet: Tablet, entrant: Entrant, *, end: str
) -> HttpResponse:
    """Let a person in at the tablet of a centre, until they press おわる; `end` is where that leads."""
    account = _account(entrant.participant)
    actions.note_entry(by=account, participant=entrant.participant, way=WayIn.TABLET)
    response = _let_in(request, account, {"tablet": tablet.pk}, expiry=0)
    request.session[END_HREF] = end
    return response


def enter_with_passkey(
    request: HttpRequest, key: Authenticator, *, answer: str
) -> HttpResponse | None:
    """Let in whose passkey has signed; None if it is no participant's, or is over.

    On the machine the passkey lives in the person stays in, as on a device that knows the card. A
    telephone held beside another machine lets them in there until the browser is closed.
    """
    found = queries.passkey_of(key)
    if found is None:
        return None
    walls.stand_in(found.participant.municipality_id)
    account = _account(found.participant)
    actions.note_entry(by=account, participant=found.participant, way=WayIn.PASSKEY)
    held = {"passkey": found.pk}
    is_here = passkeys.is_here(answer)
    if is_here:
        held["since"] = timezone.localdate().toordinal()
    to = arrival.wanted(request) or "web:me"
    response = _let_in(request, account, held, expiry=LONG if is_here else 0, to=to)
    if is_here:
        request.session[KNOWS_FINGER] = found.pk
    return response


def may_add_passkey(request: HttpRequest, me: Me) -> bool:
    """Whether this device may learn the finger or face of who is in: it is theirs, and so are they.

    Who also works in a team has a way of their own at the staff's door, which asks for more.
    """
    return (
        not me.is_assisted
        and rules.is_own_device(request.session.get(HELD), is_example=settings.YORISOI_EXAMPLE)
        and not me.account.memberships.exists()
    )


def keep_tablet(request: HttpRequest, response: HttpResponse, key: str) -> None:
    """Let this browser be the tablet of a centre."""
    _keep(request, response, TABLET_COOKIE, key)


def _account(participant: Participant) -> Account:
    """Return the account of a person who has a card; making the card opened it."""
    if participant.account is None:
        raise ValueError(f"expected an account of {participant.code}: a card was made for it")
    return participant.account


def _let_in(
    request: HttpRequest,
    account: Account,
    held: dict[str, int],
    *,
    expiry: int,
    to: str = "web:me",
) -> HttpResponse:
    login(request, account, backend=MODEL_BACKEND)
    request.session[HELD] = held
    request.session.set_expiry(expiry)
    response = redirect(to)
    display = getattr(account, "display", None)
    if display is not None:
        looks = Preferences.from_choices(display.choices).to_cookie()
        # What was set up for one person must not stay on a device that several use.
        age = LONG if expiry else None
        response.set_cookie(COOKIE, looks, max_age=age, samesite="Lax", httponly=True)
    return response


def _keep(request: HttpRequest, response: HttpResponse, name: str, key: str) -> None:
    response.set_cookie(
        name, key, max_age=LONG, samesite="Lax", httponly=True, secure=request.is_secure()
    )
