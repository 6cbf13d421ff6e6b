"""ベニ scans his card: the first phone, the same phone, another phone, a card that is over."""

import pytest
from django.test import Client
from django.urls import reverse

from entrance.cards.carrying import Phone, given_card, given_secret, said, stands_on
from people import PHONE, Cast
from yorisoi.entrance import limits
from yorisoi.entrance.cards import actions, keys, queries
from yorisoi.entrance.cards.models import Card, Device, Entrant, Knock
from yorisoi.entrance.cards.terms import N_MISSES_MOST, EndedFor, NewDevice, WayIn
from yorisoi.journal.models import Entry
from yorisoi.people import actions as people
from yorisoi.people.leaving.erasing import erase


def _lines(cast: Cast) -> list[tuple[str, str]]:
    about = Entry.objects.filter(subject_kind="Participant", subject_code=cast.beni.code)
    ours = about.filter(act__regex=r"^(card|device)\.").order_by("id")
    return [(each.act, each.actor) for each in ours]


def test_first_scan_asks_by_name_and_picture_and_keeps_the_token_out_of_the_address(
    cast: Cast,
) -> None:
    card, phone = given_card(cast), Phone()

    page = phone.scan(card)

    assert page.redirect_chain == [("/card/you", 302)]
    text = page.content.decode()
    assert ("ベニさんですか" in said(page), "cards/pictures/bear.svg" in text) == (
        True,
        True,
    )
    assert keys.token_of(card.seed) not in text
    assert phone.who == ""


def test_answer_to_a_scan_is_kept_nowhere_and_tells_no_other_site(cast: Cast) -> None:
    card = given_card(cast)

    response = Client().get(f"/c/{keys.token_of(card.seed)}")

    assert (response["Cache-Control"], response["Referrer-Policy"], response["X-Robots-Tag"]) == (
        "no-store",
        "no-referrer",
        "noindex",
    )
    assert response["Location"] == "/card/you"


def test_yes_lets_him_in_and_the_phone_is_known(cast: Cast) -> None:
    card, phone = given_card(cast), Phone()

    arrived = phone.scan_and_say_yes(card)

    assert (stands_on(arrived), phone.who) == ("/me/", "ベニ")
    assert [(each.kind, each.way) for each in queries.devices(card)] == [("phone", "scan")]
    account = cast.beni.account.code
    assert _lines(cast) == [
        ("card.choose", "dou"),
        ("card.make", "dou"),
        ("device.add", account),
        ("card.enter", account),
    ]


def test_key_of_the_phone_stands_nowhere_in_the_database(cast: Cast) -> None:
    card, phone = given_card(cast), Phone()
    phone.scan_and_say_yes(card)

    cookie = phone.client.cookies["yorisoi-device"]

    assert (cookie["httponly"], cookie["samesite"]) == (True, "Lax")
    assert Device.objects.get(card=card).key_mark == keys.mark("device", cookie.value)
    assert cookie.value != keys.mark("device", cookie.value)


def test_no_leaves_nothing_behind_and_tells_nothing_more(cast: Cast) -> None:
    card, phone = given_card(cast), Phone()
    phone.scan(card)

    left = phone.answer("/card/you", answer="no")

    assert stands_on(left) == "/card/not-you"
    assert "ベニ" not in left.content.decode()
    assert phone.client.cookies["yorisoi-device"].value == ""
    assert stands_on(phone.client.get("/card/you", follow=True)) == "/card/unknown"
    assert Device.objects.count() == 0


def test_same_phone_goes_straight_in_when_it_scans_again(cast: Cast) -> None:
    card, phone = given_card(cast), Phone()
    phone.scan_and_say_yes(card)
    phone.client.post("/sign-out")
    assert phone.who == ""

    assert stands_on(phone.scan(card)) == "/me/"
    assert phone.who == "ベニ"


def test_button_pressed_twice_still_lets_him_in(cast: Cast) -> None:
    card, phone = given_card(cast), Phone()
    phone.scan(card)
    first, again = Client(), Client()
    for each in (first, again):
        each.cookies.load({name: m.value for name, m in phone.client.cookies.items()})

    first.post("/card/you", {"answer": "yes"})
    arrived = again.post("/card/you", {"answer": "yes"}, follow=True)

    assert stands_on(arrived) == "/me/"
    assert queries.devices(card).count() == 1


def test_how_he_reads_comes_with_the_card(cast: Cast) -> None:
    people.choose_display(by=cast.beni.account, choices={"text_size": "150", "easy": "1"})
    card, phone = given_card(cast), Phone()

    page = phone.scan_and_say_yes(card)

    assert 'data-size="150"' in phone.client.get("/me/").content.decode()
    assert stands_on(page) == "/me/"


@pytest.mark.parametrize("way", ["unknown", "revoked"])
def test_card_that_is_unknown_or_over_leads_to_the_same_page_with_the_telephone(
    cast: Cast, way: str
) -> None:
    card = given_card(cast)
    token = keys.token_of(card.seed) if way == "revoked" else "A" * 24
    actions.end_card(by=cast.dou, card=card, why=EndedFor.LOST)

    first = Client().get(f"/c/{token}")
    page = Client().get(f"/c/{token}", follow=True)

    assert (first.status_code, first["Location"], list(first.cookies)) == (
        302,
        "/card/unknown",
        [],
    )
    assert page.status_code == 200
    assert PHONE in page.content.decode()


def test_second_phone_waits_until_the_centre_says_who_it_is(cast: Cast, sign_in) -> None:
    card, first, second = given_card(cast), Phone(), Phone()
    first.scan_and_say_yes(card)

    assert stands_on(second.scan_and_say_yes(card)) == "/card/ask"
    waiting = second.answer("/card/ask")
    knock = Knock.objects.get()
    assert knock.number in waiting.content.decode()
    assert "まだです" in said(second.answer("/card/ask"))
    assert second.who == ""

    desk = f"/desk/{cast.programme.code}/cards/{cast.beni.code}/"
    assert knock.number in sign_in(cast.sei).get(desk).content.decode()
    sign_in(cast.sei).post(f"{desk}knocks/{knock.pk}", {"answer": "yes"})

    assert stands_on(second.answer("/card/ask")) == "/me/"
    assert (first.who, second.who) == ("ベニ", "ベニ")
    assert ("device.confirm", "sei") in _lines(cast)


def test_stranger_with_a_picture_of_the_card_is_refused_by_its_owner(cast: Cast) -> None:
    card, own, stranger = given_card(cast), Phone(), Phone()
    own.scan_and_say_yes(card)
    stranger.scan_and_say_yes(card)
    stranger.answer("/card/ask")

    page = own.client.get("/me/devices").content.decode()
    knock = Knock.objects.get()
    assert knock.number in page
    own.answer(f"/me/devices/knocks/{knock.pk}", answer="no")

    refused = said(stranger.answer("/card/ask"))
    assert "「ちがう」という答えでした。カードは、そのまま使えます。" in refused
    assert stranger.who == ""


def test_who_scans_again_while_waiting_keeps_the_number_they_said(cast: Cast) -> None:
    card, first, second = given_card(cast), Phone(), Phone()
    first.scan_and_say_yes(card)
    second.scan_and_say_yes(card)
    second.answer("/card/ask")
    number = Knock.objects.get().number

    page = second.scan_and_say_yes(card)

    assert stands_on(page) == "/card/ask"
    assert number in page.content.decode()
    assert Knock.objects.count() == 1


def test_owner_sees_on_the_first_page_that_a_phone_waits(cast: Cast) -> None:
    card, own, second = given_card(cast), Phone(), Phone()
    own.scan_and_say_yes(card)
    assert "新しいスマホが、待っています" not in said(own.client.get("/me/"))
    second.scan_and_say_yes(card)
    second.answer("/card/ask")

    home = own.client.get("/me/").content.decode()

    assert 'href="/me/devices"' in home
    assert "新しいスマホが、待っています" in said(own.client.get("/me/"))


def test_number_that_another_phone_replaced_says_so_and_not_that_the_card_is_bad(
    cast: Cast,
) -> None:
    card, first, second, third = given_card(cast), Phone(), Phone(), Phone()
    first.scan_and_say_yes(card)
    for each in (second, third):
        each.scan_and_say_yes(card)
        each.answer("/card/ask")

    over = said(second.answer("/card/ask"))

    assert "この番号は、終わりました" in over
    assert "ほかの機械で、新しい番号が出ました。" in over
    assert "まだです" in said(third.answer("/card/ask"))


def test_what_was_done_at_the_door_is_not_said_to_be_the_persons_own(cast: Cast) -> None:
    card, own, second = given_card(cast), Phone(), Phone()
    own.scan_and_say_yes(card)
    second.scan_and_say_yes(card)
    second.answer("/card/ask")

    lines = said(own.client.get("/me/journal"))

    assert "あなたか、ほかの人が、カードを新しい機械で写して、番号を出しました" in lines
    assert "あなたが、自分のページに入りました" in lines


def test_secret_pictures_open_a_second_phone(cast: Cast) -> None:
    card, first, second = given_card(cast, new_device=NewDevice.PICTURES), Phone(), Phone()
    secret = given_secret(cast)
    first.scan_and_say_yes(card)

    assert stands_on(second.scan_and_say_yes(card)) == "/card/pictures"
    assert stands_on(second.pick("/card/pictures", secret)) == "/me/"
    assert {each.way for each in queries.devices(card)} == {"scan", "pictures"}


def test_wrong_pictures_say_so_and_after_five_times_a_person_helps(cast: Cast) -> None:
    card, first, second = given_card(cast, new_device=NewDevice.PICTURES), Phone(), Phone()
    secret = given_secret(cast)
    first.scan_and_say_yes(card)
    second.scan_and_say_yes(card)

    wrong = second.pick("/card/pictures", secret[::-1])
    assert "ちがう絵がありました" in said(wrong)
    for _ in range(N_MISSES_MOST - 1):
        wrong = second.pick("/card/pictures", secret[::-1])

    assert stands_on(wrong) == "/card/ask"
    assert stands_on(second.pick("/card/pictures", secret)) == "/card/ask"
    assert Entrant.objects.get().n_misses == N_MISSES_MOST


def test_borrowed_phone_lets_him_in_until_it_is_closed_and_remembers_nothing(cast: Cast) -> None:
    card, phone = given_card(cast, new_device=NewDevice.BORROWED), Phone()

    assert stands_on(phone.scan_and_say_yes(card)) == "/me/"

    assert phone.client.session.get_expire_at_browser_close()
    assert Device.objects.count() == 0
    assert phone.client.cookies["yorisoi-device"].value == ""


def test_session_on_a_known_phone_lasts_400_days(cast: Cast) -> None:
    card, phone = given_card(cast), Phone()
    phone.scan_and_say_yes(card)

    assert phone.client.session.get_expiry_age() == 400 * 24 * 60 * 60


def test_with_a_supporter_the_phone_asks_who_is_beside_him_and_the_journal_says_so(
    cast: Cast,
) -> None:
    card, phone = given_card(cast, alone=False), Phone()

    asked = phone.scan_and_say_yes(card)
    assert stands_on(asked) == "/card/together"
    assert "チヨさんと使う" in said(asked)
    phone.answer("/card/together", who="chiyo")

    line = Entry.objects.filter(act="card.enter_together").get()
    assert (line.actor, line.detail) == (
        cast.beni.account.code,
        {"way": "scan", "together": "chiyo"},
    )
    assert "チヨさんと一緒に、自分のページに入りました" in said(phone.client.get("/me/journal"))


def test_supporter_who_scans_stays_herself_and_acts_for_him(cast: Cast, sign_in) -> None:
    card = given_card(cast, alone=False)
    chiyo = Phone(client=sign_in(cast.chiyo))

    assert stands_on(chiyo.scan_and_say_yes(card)) == "/me/"

    line = Entry.objects.filter(act="card.assist").get()
    assert (line.actor, line.subject_code, line.purpose) == ("chiyo", cast.beni.code, "一緒に使う")
    assert queries.devices(card).count() == 0


def test_number_of_the_card_does_what_a_scan_does(cast: Cast) -> None:
    card, phone = given_card(cast), Phone()

    asked = phone.answer(
        "/card/", code=f" {keys.code_of(card.seed)[:4]}　{keys.code_of(card.seed)[4:]}"
    )
    assert stands_on(asked) == "/card/you"
    assert stands_on(phone.answer("/card/you", answer="yes")) == "/me/"

    short = Phone().answer("/card/", code="123")
    assert (short.status_code, "いまは3けたです" in said(short)) == (
        422,
        True,
    )
    assert stands_on(Phone().answer("/card/", code="0" * 12)) == "/card/unknown"


def test_guessing_numbers_is_stopped_but_a_card_that_is_scanned_still_works(cast: Cast) -> None:
    card, guesser, phone = given_card(cast), Client(), Phone()
    most = limits.limits()["card"].n

    for number in range(most):
        guesser.post("/card/", {"code": str(number).zfill(12)})
    stopped = guesser.post("/card/", {"code": keys.code_of(card.seed)})

    assert stopped.status_code == 429
    assert stands_on(phone.scan_and_say_yes(card)) == "/me/"


def test_two_people_may_use_one_phone_with_their_own_cards(cast: Cast) -> None:
    beni, phone = given_card(cast), Phone()
    aki = actions.make_card(by=cast.dou, participant=cast.aki)
    phone.scan_and_say_yes(beni)

    phone.scan_and_say_yes(aki)
    assert "アキさん" in said(phone.client.get("/me/"))

    assert stands_on(phone.scan(beni)) == "/me/"
    assert phone.who == "ベニ"


def test_phone_that_is_taken_off_is_out_with_the_next_page(cast: Cast) -> None:
    card, phone = given_card(cast), Phone()
    phone.scan_and_say_yes(card)

    at = reverse("cards:my_remove", args=[queries.devices(card).get().pk])
    asked = said(phone.client.get(at))
    who_was_asked = phone.who
    phone.answer(at)

    assert "いま使っているものです" in asked
    assert (who_was_asked, phone.who) == ("ベニ", "")
    assert stands_on(phone.scan(card)) == "/card/you"


def test_closing_at_once_lets_go_of_the_session_and_shows_nothing_of_him(cast: Cast) -> None:
    card, phone = given_card(cast), Phone()
    phone.scan_and_say_yes(card)

    left = phone.client.get("/leave").content.decode()

    assert "ベニ" not in left
    assert phone.who == ""


def test_scan_alone_lets_a_device_know_the_card_only_if_it_is_the_first(cast: Cast) -> None:
    card, account = given_card(cast), cast.beni.account

    made = [
        actions.add_device(by=account, card=card, kind="phone", way=WayIn.SCAN, key=f"key {n}")
        for n in range(2)
    ]

    assert [each is not None for each in made] == [True, False]


def test_card_that_was_ended_meanwhile_adds_no_device(cast: Cast) -> None:
    card, account = given_card(cast), cast.beni.account
    actions.end_card(by=cast.dou, card=Card.objects.get(pk=card.pk), why=EndedFor.LOST)

    added = actions.add_device(
        by=account, card=card, kind="phone", way=WayIn.CONFIRMED, key="a key"
    )

    assert added is None


def test_person_who_was_erased_is_out_and_their_card_is_as_good_as_unknown(cast: Cast) -> None:
    card, phone = given_card(cast), Phone()
    phone.scan_and_say_yes(card)

    erase(by=cast.dou, participant=cast.beni, reason="本人が望んだ")

    assert phone.who == ""
    assert stands_on(phone.scan(card)) == "/card/unknown"
