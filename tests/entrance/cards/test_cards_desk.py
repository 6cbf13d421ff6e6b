"""Staff make a card, print it, replace a lost one; who may not, finds nothing."""

import re
from collections.abc import Callable

import pytest
from django.test import Client

from classroom import open_class
from engines.documents.pdf_reading import faults, words
from entrance.cards.carrying import Phone, given_card, given_secret, said, stands_on
from entrance.cards.qr_reading import address_in
from people import PHONE, Cast
from yorisoi.entrance.cards import actions, keys, queries
from yorisoi.entrance.cards.models import Card, Entrant
from yorisoi.entrance.cards.terms import N_MISSES_MOST
from yorisoi.journal.models import Entry
from yorisoi.people import actions as people
from yorisoi.people.models import Account, Participant
from yorisoi.stages.courses.models import Course
from yorisoi.stages.courses.queries import days

SignIn = Callable[[Account], Client]


def _desk(cast: Cast, rest: str = "") -> str:
    return f"/desk/{cast.programme.code}/cards/{cast.beni.code}/{rest}"


def _stranger_to_the_centre(cast: Cast) -> Participant:
    person = people.Person(name="シロ")
    return people.register(by=cast.dou, municipality=cast.ward, person=person, is_fictitious=True)


def test_first_card_opens_an_account_for_who_has_none(cast: Cast, sign_in: SignIn) -> None:
    shiro = _stranger_to_the_centre(cast)

    made = sign_in(cast.dou).post(
        f"/desk/{cast.programme.code}/cards/{shiro.code}/make", follow=True
    )

    shiro.refresh_from_db()
    assert "カードを作りました。次は、印刷します" in said(made)
    assert (shiro.account.name, shiro.account.has_usable_password()) == ("シロ", False)
    assert Phone().scan_and_say_yes(queries.card_of(shiro)).status_code == 200


def test_second_card_is_not_made_beside_the_first(cast: Cast, sign_in: SignIn) -> None:
    card = given_card(cast)

    again = sign_in(cast.dou).post(_desk(cast, "make"), follow=True)

    assert "カードは、もうあります" in said(again)
    assert list(Card.objects.filter(participant=cast.beni)) == [card]
    with pytest.raises(actions.AlreadyHasCard):
        actions.make_card(by=cast.dou, participant=cast.beni)


def test_printed_card_is_accessible_and_its_code_lets_him_in(cast: Cast, sign_in: SignIn) -> None:
    card = given_card(cast)

    pdf = sign_in(cast.sei).get(_desk(cast, "paper.pdf"))
    page = sign_in(cast.sei).get(_desk(cast, "paper.html")).content.decode()

    assert faults(pdf.content) == []
    (sheet,) = words(pdf.content)
    code = keys.code_of(card.seed)
    for each in ("ベニ", code[:4], code[4:8], code[8:], PHONE):
        assert each in sheet
    assert keys.token_of(card.seed) not in sheet
    read = address_in(page)
    assert read == f"http://testserver/c/{keys.token_of(card.seed)}"
    asked = Client().get(read.removeprefix("http://testserver"), follow=True)
    assert "ベニさんですか" in said(asked)
    assert pdf["Cache-Control"] == "no-store"
    assert Entry.objects.filter(act="card.print", actor="sei").count() == 2


def test_code_holds_the_address_of_the_public_side_where_that_is_another(
    cast: Cast, sign_in: SignIn, settings
) -> None:
    settings.YORISOI_PUBLIC_ADDRESS = "https://yorisoi.kakuu.example/"
    card = given_card(cast)

    page = sign_in(cast.dou).get(_desk(cast, "paper.a6.html")).content.decode()

    assert address_in(page) == f"https://yorisoi.kakuu.example/c/{keys.token_of(card.seed)}"


def test_lost_card_is_replaced_in_three_clicks_and_the_old_one_is_over_at_once(
    cast: Cast, sign_in: SignIn
) -> None:
    old, phone, dou = given_card(cast), Phone(), sign_in(cast.dou)
    phone.scan_and_say_yes(old)
    record = dou.get(f"/desk/{cast.programme.code}/people/{cast.beni.code}/").content.decode()

    assert f'href="{_desk(cast, "lost")}"' in record
    asked = dou.get(_desk(cast, "lost"))
    made = dou.post(_desk(cast, "lost"), follow=True)
    printed = dou.get(_desk(cast, "paper.pdf"))

    assert "スマホ1台は、今すぐ出ます" in said(asked)
    assert f'href="{_desk(cast, "paper.pdf")}"' in made.content.decode()
    assert printed.status_code == 200
    assert phone.who == ""
    assert stands_on(phone.scan(old)) == "/card/unknown"
    new = queries.card_of(cast.beni)
    assert keys.token_of(new.seed) != keys.token_of(old.seed)
    assert stands_on(phone.scan_and_say_yes(new)) == "/me/"
    line = Entry.objects.get(act="card.end")
    assert (line.actor, line.detail) == ("dou", {"why": "lost", "devices": 1})


def test_sheet_prints_those_who_were_ticked_and_makes_cards_for_who_has_none(
    cast: Cast, sign_in: SignIn
) -> None:
    card = given_card(cast)
    sheet = f"/desk/{cast.programme.code}/cards/sheet"
    dou = sign_in(cast.dou)

    printed = dou.post(sheet, {"who": [cast.aki.code, cast.beni.code], "form": "pdf"})
    nobody = dou.post(sheet, {"form": "pdf"}, follow=True)

    (page,) = words(printed.content)
    assert ("アキ" in page, "ベニ" in page) == (True, True)
    assert queries.card_of(cast.beni) == card
    assert queries.card_of(cast.aki) is not None
    assert "印刷する人に、印をつけてください" in said(nobody)


def test_sheet_of_a_centre_leaves_out_who_is_not_of_the_centre(cast: Cast, sign_in: SignIn) -> None:
    shiro = _stranger_to_the_centre(cast)

    sign_in(cast.sei).post(
        f"/desk/{cast.programme.code}/cards/sheet", {"who": [shiro.code], "form": "pdf"}
    )

    assert Card.objects.filter(participant=shiro).count() == 0


def test_number_said_on_the_phone_finds_the_card(cast: Cast, sign_in: SignIn) -> None:
    card = given_card(cast)
    desk = f"/desk/{cast.programme.code}/cards/"
    sei = sign_in(cast.sei)

    found = sei.post(desk, {"code": keys.code_of(card.seed)}, follow=True)
    missed = sei.post(desk, {"code": "1" * 12})

    assert stands_on(found) == _desk(cast)
    assert (missed.status_code, "この番号のカードは、ありません" in said(missed)) == (422, True)


def test_number_of_somebody_elses_person_finds_nothing(cast: Cast, sign_in: SignIn) -> None:
    shiro = _stranger_to_the_centre(cast)
    card = actions.make_card(by=cast.dou, participant=shiro)

    missed = sign_in(cast.sei).post(
        f"/desk/{cast.programme.code}/cards/", {"code": keys.code_of(card.seed)}
    )

    assert "この番号のカードは、ありません" in said(missed)


@pytest.mark.parametrize("who", ["gen", "hana", "chiyo", "ei"])
@pytest.mark.parametrize("rest", ["", "lost", "change", "paper.pdf"])
def test_card_does_not_exist_for_who_may_not_see_names(
    cast: Cast, sign_in: SignIn, who: str, rest: str
) -> None:
    given_card(cast)

    assert sign_in(getattr(cast, who)).get(_desk(cast, rest)).status_code == 404


def test_picture_and_name_are_changed_and_a_new_picture_needs_no_new_card(
    cast: Cast, sign_in: SignIn
) -> None:
    card = given_card(cast)
    form = {"called": "ベニちゃん", "picture": "ship", "new_device": "pictures"}

    sign_in(cast.sei).post(_desk(cast, "change"), form)

    page = Phone().scan(card)
    assert ("ベニちゃんさんですか" in said(page), "pictures/ship.svg" in page.content.decode()) == (
        True,
        True,
    )


def test_pictures_missed_too_often_are_opened_again_by_the_centre(
    cast: Cast, sign_in: SignIn
) -> None:
    given_card(cast)
    given_secret(cast)
    Entrant.objects.update(n_misses=N_MISSES_MOST)
    sei = sign_in(cast.sei)

    assert "何度かちがったので、止まっています" in said(sei.get(_desk(cast)))
    sei.post(_desk(cast, "switch"), {"do": "again"})

    assert Entrant.objects.get().n_misses == 0
    assert Entry.objects.filter(act="card.try_again", actor="sei").count() == 1


def test_cards_of_one_centre_get_pictures_that_differ(cast: Cast) -> None:
    for participant in (cast.aki, cast.beni):
        actions.make_card(by=cast.dou, participant=participant)

    assert len({each.picture for each in Entrant.objects.all()}) == 2


def test_name_with_a_reading_carries_it_on_the_card(cast: Cast, sign_in: SignIn) -> None:
    person = people.Person(name="紅", reading="べに", centre=cast.centre)
    beni = people.register(by=cast.dou, municipality=cast.ward, person=person, is_fictitious=True)
    actions.make_card(by=cast.dou, participant=beni)

    address = f"/desk/{cast.programme.code}/cards/{beni.code}/paper.html"
    page = sign_in(cast.dou).get(address).content.decode()

    assert '<span class="rb" data-r="べに"' in page


def test_class_prints_the_cards_of_everybody_with_a_place_from_its_own_page(
    cast: Cast, sign_in: SignIn
) -> None:
    open_class(cast)
    dou = sign_in(cast.dou)
    page = dou.get(f"/desk/{cast.programme.code}/courses/first-phone/days/").content.decode()
    who = re.findall(r'name="who" value="([^"]+)"', page)

    printed = dou.post(f"/desk/{cast.programme.code}/cards/sheet", {"who": who, "form": "pdf"})

    names = [each.participant.name for each in days.placed(course=Course.objects.get())]
    assert len(names) == len(who) > 0
    (sheet,) = words(printed.content)
    assert [name for name in names if name not in sheet] == []


def test_class_page_names_nobody_to_who_sees_codes_only(cast: Cast, sign_in: SignIn) -> None:
    open_class(cast)

    page = sign_in(cast.hana).get(f"/desk/{cast.programme.code}/courses/first-phone/days/")

    assert 'name="who"' not in page.content.decode()
