"""The tablet of a centre: opened by staff, three pictures, and out again for the next person."""

import re
from collections.abc import Callable

import pytest
from django.test import Client

from entrance.cards.carrying import Phone, given_card, given_secret, said, stands_on
from people import Cast
from yorisoi.entrance.cards import actions, keys
from yorisoi.entrance.cards.models import Entrant, Tablet
from yorisoi.entrance.cards.terms import N_MISSES_MOST
from yorisoi.journal.models import Entry
from yorisoi.people.models import Account

SignIn = Callable[[Account], Client]


@pytest.fixture
def secret(cast: Cast) -> tuple[str, ...]:
    """ベニ agreed to be shown at the tablet and has chosen his pictures; アキ has not."""
    given_card(cast)
    chosen = given_secret(cast)
    actions.make_card(by=cast.dou, participant=cast.aki)
    entrant = Entrant.objects.get(participant=cast.beni)
    actions.show_at_tablet(by=cast.sei, entrant=entrant, is_shown=True)
    return chosen


def _opened(cast: Cast, sign_in: SignIn) -> Phone:
    """A tablet that セイ has opened: the number from her page is typed into it."""
    sign_in(cast.sei).post(f"/desk/{cast.programme.code}/cards/tablets", {"centre": cast.centre.pk})
    tablet = Phone()
    tablet.answer("/tablet/start", number=keys.pairing_of(Tablet.objects.latest("pk").seed))
    return tablet


def _sit_down(cast: Cast, tablet: Phone) -> None:
    tablet.answer("/tablet/", who=cast.beni.code)


def test_tablet_shows_who_agreed_and_nobody_else(
    cast: Cast, sign_in: SignIn, secret: tuple[str, ...]
) -> None:
    page = said(_opened(cast, sign_in).client.get("/tablet/"))

    assert ("ベニ" in page, "アキ" in page) == (True, False)


def test_three_pictures_let_him_in_until_the_browser_is_closed(
    cast: Cast, sign_in: SignIn, secret: tuple[str, ...]
) -> None:
    tablet = _opened(cast, sign_in)
    _sit_down(cast, tablet)

    arrived = tablet.pick("/tablet/pictures", secret)

    assert (stands_on(arrived), tablet.who) == ("/me/", "ベニ")
    assert tablet.client.session.get_expire_at_browser_close()
    line = Entry.objects.get(act="card.enter")
    assert (line.actor, line.detail) == (cast.beni.account.code, {"way": "tablet"})


def test_whoever_is_done_presses_the_button_and_the_next_one_begins(
    cast: Cast, sign_in: SignIn, secret: tuple[str, ...]
) -> None:
    tablet = _opened(cast, sign_in)
    _sit_down(cast, tablet)
    own = tablet.pick("/tablet/pictures", secret)
    assert 'href="/tablet/end"' in own.content.decode()

    next_one = tablet.client.get("/tablet/end", follow=True)

    assert "あなたは、だれですか" in said(next_one)
    assert tablet.who == ""


def test_who_walked_away_is_out_when_the_next_one_begins(
    cast: Cast, sign_in: SignIn, secret: tuple[str, ...]
) -> None:
    tablet = _opened(cast, sign_in)
    _sit_down(cast, tablet)
    tablet.pick("/tablet/pictures", secret)

    tablet.client.get("/tablet/")

    assert tablet.who == ""


def test_wrong_pictures_five_times_call_somebody_of_the_centre(
    cast: Cast, sign_in: SignIn, secret: tuple[str, ...]
) -> None:
    tablet = _opened(cast, sign_in)
    _sit_down(cast, tablet)

    for _ in range(N_MISSES_MOST):
        page = tablet.pick("/tablet/pictures", secret[::-1])

    assert "センターの職員を、よんでください" in said(page)
    assert "センターの職員を、よんでください" in said(tablet.pick("/tablet/pictures", secret))
    assert tablet.who == ""


def test_last_two_tries_are_told_before_they_are_made(
    cast: Cast, sign_in: SignIn, secret: tuple[str, ...]
) -> None:
    tablet = _opened(cast, sign_in)
    _sit_down(cast, tablet)

    pages = [said(tablet.pick("/tablet/pictures", secret[::-1])) for _ in range(4)]

    assert [re.findall(r"あと(\d)回ちがうと", page) for page in pages] == [[], [], ["2"], ["1"]]


def test_tablet_that_is_closed_lets_nobody_in_and_signs_out_who_is_in(
    cast: Cast, sign_in: SignIn, secret: tuple[str, ...]
) -> None:
    tablet = _opened(cast, sign_in)
    _sit_down(cast, tablet)
    tablet.pick("/tablet/pictures", secret)

    sign_in(cast.sei).post(
        f"/desk/{cast.programme.code}/cards/tablets/{Tablet.objects.get().pk}/close"
    )

    assert tablet.who == ""
    assert stands_on(tablet.client.get("/tablet/", follow=True)) == "/tablet/start"
    acts = Entry.objects.filter(subject_kind="Tablet").order_by("id")
    assert [(each.act, each.actor) for each in acts] == [
        ("tablet.open", "sei"),
        ("tablet.pair", "sei"),
        ("tablet.close", "sei"),
    ]


def test_number_of_a_tablet_works_once(
    cast: Cast, sign_in: SignIn, secret: tuple[str, ...]
) -> None:
    _opened(cast, sign_in)
    number = keys.pairing_of(Tablet.objects.get().seed)

    again = Phone().answer("/tablet/start", number=number)

    assert (again.status_code, "この番号は使えません" in said(again)) == (422, True)


def test_browser_that_is_no_tablet_sees_no_names(cast: Cast, secret: tuple[str, ...]) -> None:
    page = Phone().client.get("/tablet/", follow=True)

    assert (stands_on(page), "ベニ" in said(page)) == ("/tablet/start", False)


def test_tablet_of_another_centre_cannot_be_closed_or_seen(
    cast: Cast, sign_in: SignIn, secret: tuple[str, ...]
) -> None:
    _opened(cast, sign_in)
    here = f"/desk/{cast.programme.code}/cards/tablets"

    assert sign_in(cast.ei).get(here).status_code == 404
    assert sign_in(cast.ei).post(f"{here}/{Tablet.objects.get().pk}/close").status_code == 404
    assert Tablet.objects.get().closed_at is None


def test_person_who_is_hidden_again_is_gone_from_the_tablet(
    cast: Cast, sign_in: SignIn, secret: tuple[str, ...]
) -> None:
    tablet = _opened(cast, sign_in)

    sign_in(cast.sei).post(
        f"/desk/{cast.programme.code}/cards/{cast.beni.code}/switch", {"do": "hide"}
    )

    assert "ベニ" not in said(tablet.client.get("/tablet/"))
    tablet.answer("/tablet/", who=cast.beni.code)
    assert stands_on(tablet.pick("/tablet/pictures", secret)) == "/tablet/"


def test_secret_is_chosen_by_the_person_and_by_nobody_for_them(cast: Cast, sign_in: SignIn) -> None:
    card = given_card(cast, alone=False)
    chiyo = sign_in(cast.chiyo)
    phone = Phone()
    phone.scan(card)
    phone.answer("/card/you", answer="yes")
    phone.answer("/card/together", who="alone")

    assert chiyo.get("/me/devices/pictures").status_code == 404
    done = phone.pick("/me/devices/pictures", tuple(given_secret(cast)))

    assert stands_on(done) == "/me/devices"
    assert Entry.objects.filter(act="card.secret").last().actor == cast.beni.account.code
