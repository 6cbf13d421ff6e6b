"""Dead ends: whoever meets one finds the telephone and the way on that is theirs."""

from collections.abc import Callable

from django.test import Client, RequestFactory

from people import PHONE, Cast
from yorisoi.people.models import Account
from yorisoi.web import errors

SignIn = Callable[[Account], Client]
NOWHERE = "/me/circles/nowhere/at-all"


def test_participant_keeps_furigana_telephone_help_and_the_way_home(
    cast: Cast, sign_in: SignIn
) -> None:
    response = sign_in(cast.beni.account).get(NOWHERE)

    page = response.content.decode()
    assert response.status_code == 404
    assert 'data-face="person"' in page
    assert "data-r=" in page
    assert PHONE in page
    assert 'class="komaru" href="/me/stuck' in page
    assert 'class="btn go" href="/me/"' in page


def test_supporter_goes_back_to_the_page_of_the_participant(cast: Cast, sign_in: SignIn) -> None:
    assert 'class="btn go" href="/me/"' in sign_in(cast.chiyo).get(NOWHERE).content.decode()


def test_team_goes_back_to_the_desk(cast: Cast, sign_in: SignIn) -> None:
    page = sign_in(cast.dou).get(NOWHERE).content.decode()

    assert 'class="btn go" href="/desk/"' in page
    assert 'class="komaru"' not in page


def test_visitor_goes_to_the_front_page(cast: Cast, client: Client) -> None:
    page = client.get(NOWHERE).content.decode()

    assert 'class="btn go" href="/"' in page
    assert PHONE in page


def test_form_that_was_too_old_says_so_with_the_way_home(cast: Cast) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(cast.beni.account)

    response = client.post("/sign-out")

    assert response.status_code == 403
    assert 'class="btn go" href="/me/"' in response.content.decode()


def test_page_for_our_own_fault_needs_nobody_to_be_signed_in(cast: Cast) -> None:
    response = errors.broken(RequestFactory().get("/"))

    assert response.status_code == 500
    assert PHONE in response.content.decode()
