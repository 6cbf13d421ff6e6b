"""Finger or face instead of the card: for who added it, on their own phone, until it is taken off."""

import re
from collections.abc import Callable

import pytest
from django.test import Client
from pytest_django import DjangoCaptureOnCommitCallbacks

from coming_in import come_in, sign, with_machine
from entrance.cards.carrying import Phone, given_card, said, stands_on
from entrance.cards.touching import ADD, given_finger, passkey, teach, touch
from fakes.authenticator import PRESENT, FakeAuthenticator
from people import PHONE, Cast
from yorisoi.entrance.cards import actions, rules
from yorisoi.entrance.cards.models import Passkey
from yorisoi.entrance.cards.sessions import LONG
from yorisoi.entrance.cards.terms import NewDevice
from yorisoi.entrance.staff import queries as staff
from yorisoi.entrance.staff.actions import factors
from yorisoi.entrance.staff.rules import Ways
from yorisoi.journal.models import Entry
from yorisoi.people import actions as people
from yorisoi.people.leaving import erasing
from yorisoi.people.models import Account
from yorisoi.people.terms import Role
from yorisoi.programme import company
from yorisoi.ui.engine import FOR_WHOM

pytestmark = pytest.mark.usefixtures("real")

SignIn = Callable[[Account], Client]
UNKNOWN = "/card/passkey/unknown"


def test_phone_that_knows_his_finger_lets_him_in_without_the_card(cast: Cast) -> None:
    _card, _phone, finger = given_finger(cast)
    later = Phone()

    arrived = touch(later, finger)

    assert (stands_on(arrived), later.who) == ("/me/", "ベニ")
    line = Entry.objects.filter(act="card.enter").latest("id")
    assert (line.actor, line.subject_code, line.detail) == (
        cast.beni.account.code,
        cast.beni.code,
        {"way": "passkey"},
    )
    assert later.client.session.get_expiry_age() > LONG - 60


def test_card_still_works_beside_the_finger(cast: Cast) -> None:
    card, phone, _finger = given_finger(cast)
    phone.client.post("/sign-out")

    phone.scan(card)

    assert phone.who == "ベニ"


def test_adding_asks_for_nothing_but_a_press_and_says_so_to_him_and_in_the_journal(
    cast: Cast,
) -> None:
    card, phone = given_card(cast), Phone()
    phone.scan_and_say_yes(card)
    page = phone.client.get("/me/devices").content.decode()
    form = page.partition('data-passkey="create"')[2].partition("</form>")[0]

    added = teach(phone, FakeAuthenticator())

    assert "このスマホの指や顔で入る" in re.sub(r"<rt>.*?</rt>|<[^>]*>|\s", "", form)
    assert re.findall(r"<(?:input|select|textarea)(?![^>]*hidden)", form) == []
    assert stands_on(added) == "/me/devices"
    assert "できました。次から、指や顔で入れます。カードも使えます" in said(added)
    line = Entry.objects.get(act="passkey.add")
    assert (line.actor, line.subject_code) == (cast.beni.account.code, cast.beni.code)


def test_phone_is_listed_with_its_name_since_when_and_last_used(
    cast: Cast, sign_in: SignIn
) -> None:
    _card, phone, finger = given_finger(cast)
    before = said(phone.client.get("/me/devices"))
    touch(Phone(), finger)

    after = said(phone.client.get("/me/devices"))
    desk = said(come_in(cast.sei).get(f"/desk/{cast.programme.code}/cards/{cast.beni.code}/"))

    assert ("iPhone" in before, "まだ使っていません" in before) == (True, True)
    assert ("iPhone" in after, "最後に使ったのは" in after) == (True, True)
    assert ("iPhone" in desk, "最後に使ったのは" in desk) == (True, True)


def test_phone_keeps_it_under_the_picture_of_the_card_and_not_under_a_name(cast: Cast) -> None:
    card, phone = given_card(cast), Phone()
    phone.scan_and_say_yes(card)

    public = phone.client.post(f"{ADD}/question").json()["publicKey"]

    assert (public["user"]["name"], public["user"]["displayName"]) == (
        "くまのカード",
        "くまのカード",
    )
    assert "ベニ" not in str(public)
    assert public["authenticatorSelection"] == {
        "authenticatorAttachment": "platform",
        "requireResidentKey": True,
        "residentKey": "required",
        "userVerification": "required",
    }
    assert public.get("timeout") is None


def test_who_takes_it_off_after_coming_in_with_it_is_out_and_comes_in_with_the_card(
    cast: Cast,
) -> None:
    card, _phone, finger = given_finger(cast)
    phone = Phone()
    touch(phone, finger)

    out = phone.answer(f"{ADD}/{passkey().pk}/remove")

    assert (stands_on(out), phone.who) == ("/card/", "")
    assert stands_on(touch(phone, finger)) == UNKNOWN
    assert Entry.objects.get(act="passkey.remove").actor == cast.beni.account.code
    other = Phone()
    other.scan(card)
    assert stands_on(other.answer("/card/you", answer="yes")) == "/card/ask"


def test_staff_take_it_off_and_who_is_in_with_it_is_out_with_the_next_page(cast: Cast) -> None:
    card, _phone, finger = given_finger(cast)
    lost = Phone()
    touch(lost, finger)
    assert lost.who == "ベニ"

    desk = f"/desk/{cast.programme.code}/cards/{cast.beni.code}/passkeys/{passkey().pk}/remove"
    done = come_in(cast.dou).post(desk, follow=True)

    assert "この機械の指や顔では、もう入れません" in said(done)
    assert (lost.who, stands_on(touch(lost, finger))) == ("", UNKNOWN)
    own = Phone()
    own.scan_and_say_yes(card)
    line = Entry.objects.get(act="passkey.remove")
    assert (line.actor, line.subject_code) == ("dou", cast.beni.code)


def test_lost_card_leaves_the_finger_and_staff_are_told(cast: Cast) -> None:
    _card, _phone, finger = given_finger(cast)
    dou = come_in(cast.dou)

    asked = dou.get(f"/desk/{cast.programme.code}/cards/{cast.beni.code}/lost")
    actions.replace_card(by=cast.dou, participant=cast.beni)

    assert "指や顔で入れるスマホ1台は、そのまま入れます" in said(asked)
    phone = Phone()
    touch(phone, finger)
    assert phone.who == "ベニ"


def test_passkey_goes_with_the_person(
    cast: Cast, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    _card, _phone, finger = given_finger(cast)
    inside = Phone()
    touch(inside, finger)

    with django_capture_on_commit_callbacks(execute=True):
        erasing.erase(by=cast.dou, participant=cast.beni, reason="本人が望んだ")

    assert inside.who == ""
    assert stands_on(touch(Phone(), finger)) == UNKNOWN
    assert Passkey.objects.count() == 0
    assert cast.beni.account.authenticator_set.count() == 0


def test_passkey_of_an_account_that_is_no_longer_the_persons_lets_nobody_in(cast: Cast) -> None:
    _card, _phone, finger = given_finger(cast)
    kept = people.open_account(code="person-kept", name="ベニ")
    people.give_account(by=cast.dou, participant=cast.beni, account=kept)

    assert stands_on(touch(Phone(), finger)) == UNKNOWN


def test_closed_account_lets_nobody_in_at_either_door(cast: Cast) -> None:
    _card, _phone, finger = given_finger(cast)
    Account.objects.filter(pk=cast.beni.account.pk).update(is_active=False)

    assert stands_on(touch(Phone(), finger)) == UNKNOWN
    refused = touch(Phone(), finger, at="/sign-in/passkey")
    assert (refused.status_code, PHONE in said(refused)) == (422, True)


def test_supporter_who_acts_for_him_cannot_add_a_finger(cast: Cast, sign_in: SignIn) -> None:
    given_card(cast, alone=False)
    chiyo = come_in(cast.chiyo)
    assert chiyo.get("/me/").status_code == 200

    for_him = {FOR_WHOM: company.signed(cast.chiyo, cast.beni)}
    answers = {
        path: chiyo.post(path, for_him).status_code
        for path in (ADD, f"{ADD}/question", "/me/devices")
    }

    assert set(answers.values()) == {404}
    with pytest.raises(actions.NotTheirOwn):
        machine = actions.Machine(kind="phone", system="iPhone")
        actions.add_passkey(by=cast.chiyo, participant=cast.beni, machine=machine, credential={})
    assert Passkey.objects.count() == 0


def test_nobody_adds_a_finger_while_a_supporter_is_beside_him(cast: Cast) -> None:
    card, phone = given_card(cast, alone=False), Phone()
    phone.scan_and_say_yes(card)
    phone.answer("/card/together", who=cast.chiyo.code)
    assert phone.who == "ベニ"

    page = said(phone.client.get("/me/devices"))

    assert (ADD in page, phone.client.post(f"{ADD}/question").status_code) == (False, 404)
    phone.scan(card)
    assert phone.client.post(f"{ADD}/question").status_code == 200


def test_borrowed_phone_learns_no_finger(cast: Cast) -> None:
    card, phone = given_card(cast, new_device=NewDevice.BORROWED), Phone()
    phone.scan_and_say_yes(card)
    assert phone.who == "ベニ"

    assert phone.client.post(f"{ADD}/question").status_code == 404
    assert phone.client.post(ADD).status_code == 404


@pytest.mark.parametrize(
    ("held", "is_example", "is_own"),
    [
        ({"card": 1, "device": 2, "since": 3, "together": 0}, False, True),
        ({"card": 1, "device": 2, "since": 3, "together": 1}, False, False),
        ({"passkey": 1, "since": 3}, False, True),
        ({"passkey": 1}, False, False),
        ({"card": 1}, False, False),
        ({"tablet": 1}, True, False),
        (None, True, True),
        (None, False, False),
    ],
    ids=[
        "a device that knows the card",
        "beside a supporter",
        "finger of this phone",
        "finger of a phone beside this machine",
        "a borrowed phone",
        "a tablet of a centre",
        "the example",
        "not by a card",
    ],
)
def test_own_device_is_where_one_came_in_alone_and_stays(
    held: dict[str, int] | None, is_example: bool, is_own: bool
) -> None:
    assert rules.is_own_device(held, is_example=is_example) is is_own


def test_phone_held_beside_another_machine_lets_him_in_there_until_it_is_closed(
    cast: Cast,
) -> None:
    _card, _phone, finger = given_finger(cast)
    finger.attachment = "cross-platform"
    library = Phone()

    touch(library, finger)

    assert library.who == "ベニ"
    assert library.client.session.get_expire_at_browser_close()


def test_finger_of_somebody_else_leads_to_the_telephone_and_says_nothing_of_him(
    cast: Cast,
) -> None:
    _card, _phone, finger = given_finger(cast)
    thief = FakeAuthenticator(number=finger.number, handle=finger.handle)
    n_of_beni = Entry.objects.filter(subject_code=cast.beni.code).count()

    refused = touch(Phone(), thief)

    page = said(refused)
    assert stands_on(refused) == UNKNOWN
    assert ("指や顔では、入れませんでした" in page, PHONE in page, "ベニ" in page) == (
        True,
        True,
        False,
    )
    assert Entry.objects.filter(subject_code=cast.beni.code).count() == n_of_beni
    last = Entry.objects.latest("id")
    assert (last.act, last.subject_code, last.detail) == (
        "account.sign_in_failed",
        "public-desk",
        {"way": "passkey"},
    )


@pytest.mark.parametrize("answer", ["", "nonsense", "[]", '{"response": {}}', "x" * 30_000])
def test_made_up_answer_leads_to_the_same_page(cast: Cast, answer: str) -> None:
    phone = Phone()
    phone.client.post("/sign-in/passkey/question")

    assert stands_on(phone.answer("/card/passkey", credential=answer)) == UNKNOWN


def test_answer_is_taken_once(cast: Cast) -> None:
    _card, _phone, finger = given_finger(cast)
    phone = Phone()
    signed = finger.sign(phone.client.post("/sign-in/passkey/question").json())
    phone.answer("/card/passkey", credential=signed)
    phone.client.post("/sign-out")

    assert stands_on(phone.answer("/card/passkey", credential=signed)) == UNKNOWN


def test_machine_that_did_not_check_him_is_not_added_and_nothing_is_lost(cast: Cast) -> None:
    card, phone = given_card(cast), Phone()
    phone.scan_and_say_yes(card)

    refused = teach(phone, FakeAuthenticator(flags=PRESENT))

    assert "できませんでした。もう一度押してください。カードは使えます" in said(refused)
    assert (Passkey.objects.count(), phone.who) == (0, "ベニ")


def test_phone_of_somebody_else_does_not_exist(cast: Cast) -> None:
    given_finger(cast)
    aki, other = actions.make_card(by=cast.dou, participant=cast.aki), Phone()
    other.scan_and_say_yes(aki)

    assert other.client.post(f"{ADD}/{passkey().pk}/remove").status_code == 404
    assert Passkey.objects.count() == 1


def test_finger_at_the_door_of_the_staff_opens_his_own_pages_and_where_he_wanted_to_go(
    cast: Cast,
) -> None:
    _card, _phone, finger = given_finger(cast)
    phone = Phone()

    arrived = touch(phone, finger, at="/sign-in/passkey", next="/me/devices")

    assert stands_on(arrived) == "/me/devices"
    assert Entry.objects.filter(act="card.enter").latest("id").detail == {"way": "passkey"}


def test_passkey_of_the_team_does_not_open_the_participants_door(cast: Cast) -> None:
    machine = FakeAuthenticator()
    with_machine(come_in(cast.dou), machine)
    stranger = Client()

    refused = sign(stranger, machine, at="/card/passkey")

    assert refused["Location"] == UNKNOWN
    assert "_auth_user_id" not in stranger.session


def test_finger_of_a_participant_who_joins_the_team_is_no_key_of_the_desk(cast: Cast) -> None:
    _card, phone, finger = given_finger(cast)
    beni = cast.beni.account
    people.join(by=cast.dou, account=beni, organisation=cast.ward, role=Role.COORDINATOR)
    factors.set_password(by=beni, password="みかん 電車 くつした 火曜")

    touch(phone, finger, at="/sign-in/passkey")

    assert staff.ways(beni) == Ways(has_password=True)
    assert phone.client.post(f"{ADD}/question").status_code == 404
    turned_away = phone.client.get(f"/desk/{cast.programme.code}/")
    assert turned_away["Location"].startswith("/sign-in")


def test_too_many_wrong_fingers_rest_but_a_right_one_counts_nothing(cast: Cast) -> None:
    _card, _phone, finger = given_finger(cast)
    for _ in range(60):
        Phone().answer("/card/passkey", credential="nonsense")

    stopped = touch(Phone(), finger)

    assert stopped.status_code == 429
