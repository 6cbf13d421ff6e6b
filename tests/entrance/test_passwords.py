"""Passwords: taken as they are typed, changed by who knows the old one, not made of words of the house."""

import re
from datetime import timedelta
from pathlib import Path

import pytest
from django.test import Client
from django.utils import timezone

from coming_in import PASSWORD, come_in, sign, with_machine, with_password
from fakes.authenticator import FakeAuthenticator
from people import Cast
from yorisoi.entrance.factors import passwords
from yorisoi.entrance.staff import forms
from yorisoi.journal.models import Entry
from yorisoi.people.models import Account
from yorisoi.ui.forms import Form

pytestmark = pytest.mark.usefixtures("real")
OTHER = "ひつじ 黄色 ながぐつ 北"
HOUSE = "組織や事業の名前がほとんどです。関係のない言葉を足してください"


def _change(client: Client, *, old: str | None, new: str = OTHER):
    typed = {"password": new} if old is None else {"old": old, "password": new}
    return client.post("/account/keys/password", typed)


def test_password_is_changed_by_who_knows_the_old_one(cast: Cast) -> None:
    client = come_in(cast.dou)

    response = _change(client, old=PASSWORD)

    cast.dou.refresh_from_db()
    assert response.headers["Location"] == "/account/keys"
    assert (cast.dou.check_password(OTHER), cast.dou.check_password(PASSWORD)) == (True, False)
    assert client.get("/account/keys").status_code == 200


@pytest.mark.parametrize("old", [None, "", "not this one"], ids=["unsaid", "empty", "wrong"])
def test_password_stays_without_the_old_one(cast: Cast, old: str | None) -> None:
    response = _change(come_in(cast.dou), old=old)

    cast.dou.refresh_from_db()
    assert response.status_code == 422
    assert (cast.dou.check_password(OTHER), cast.dou.check_password(PASSWORD)) == (False, True)


def test_guessing_the_old_password_is_counted_and_written_down(cast: Cast) -> None:
    client = come_in(cast.dou)
    for _ in range(10):
        _change(client, old="not this one")

    response = _change(client, old=PASSWORD)

    page = response.content.decode().replace("<wbr>", "")
    assert response.status_code == 422
    assert "たくさん試しました" in page
    assert Entry.objects.filter(act="account.sign_in_failed", actor="public-desk").count() == 10


def test_first_password_asks_for_no_old_one(cast: Cast) -> None:
    client, machine = come_in(cast.dou), FakeAuthenticator()
    with_machine(client, machine)
    cast.dou.set_unusable_password()
    cast.dou.save()
    client = Client()
    sign(client, machine)

    page = client.get("/account/keys/password")

    assert page.status_code == 200
    assert 'name="old"' not in page.content.decode()
    assert _change(client, old=None).status_code == 302
    cast.dou.refresh_from_db()
    assert cast.dou.check_password(OTHER)


@pytest.mark.parametrize(
    "typed",
    [
        "みかん電車 くつした火曜",
        " みかん 電車 くつした 火曜",
        "みかん 電車 くつした 火曜 ",
        "みかん　電車　くつした　火曜",
        "ミカン 電車 クツシタ 火曜",
    ],
    ids=["a blank less", "blank before", "blank after", "wide blanks", "other kana"],
)
def test_password_counts_only_exactly_as_it_was_chosen(
    cast: Cast, client: Client, typed: str
) -> None:
    with_password(cast.dou, PASSWORD)

    assert client.post("/sign-in", {"code": "dou", "password": typed}).status_code == 422


@pytest.mark.parametrize(
    "chosen",
    [" Ｗide and narrow ", "ab" * 32, "電" * 64, "x y" * 100, "🍊🚃🧦🌋🍋🚂🥾🌳🍏🚌👟🌲"],
    ids=["blanks at both ends", "64 letters", "64 kanji", "300 letters", "pictures"],
)
def test_password_is_taken_with_every_letter_that_was_typed(
    cast: Cast, client: Client, chosen: str
) -> None:
    inside = come_in(cast.dou)

    assert _change(inside, old=PASSWORD, new=chosen).status_code == 302

    shorter = chosen[:-1]
    codes = [
        client.post("/sign-in", {"code": "dou", "password": each}).status_code
        for each in (shorter, chosen.strip() if chosen != chosen.strip() else shorter, chosen)
    ]
    assert codes == [422, 422, 302]


@pytest.mark.parametrize(
    "password",
    ["qzvkwjxbptmf", "QZVKWJXBPTMF", "830174926518", "ねむけまなこのひつじたち", "?!#;:~^*+=@%"],
    ids=["small", "large", "digits", "kana", "signs"],
)
def test_no_kind_of_letter_is_asked_for(password: str) -> None:
    assert passwords.doubts(password, account=Account(code="tanaka", name="田中花子")) == ()


def test_no_password_is_ever_too_old(cast: Cast, client: Client) -> None:
    with_password(cast.dou)
    long_ago = timezone.now() - timedelta(days=3650)
    Account.objects.filter(pk=cast.dou.pk).update(last_login=long_ago)

    response = client.post("/sign-in", {"code": "dou", "password": PASSWORD}, follow=True)

    assert client.session["_auth_user_id"] == str(cast.dou.pk)
    assert "/account/keys/password" not in [place for place, _status in response.redirect_chain]


@pytest.mark.parametrize(
    "password",
    [
        "yorisoi-2026!",
        "架空区 架空センター",
        "架空都 ２０２６ 架空",
        "kakuu-r8 kakuu",
        "パスワード 架空区 1",
    ],
)
def test_password_of_little_more_than_words_of_the_house_is_refused(
    cast: Cast, password: str
) -> None:
    assert HOUSE in passwords.doubts(password, account=cast.sei)


def test_word_of_the_house_may_stand_beside_others(cast: Cast) -> None:
    assert passwords.doubts("架空区の みかん電車くつした", account=cast.dou) == ()


def test_words_of_a_place_where_somebody_does_not_work_are_not_theirs(cast: Cast) -> None:
    assert "よその市" in passwords.words_around(cast.ei)
    assert "よその市" not in passwords.words_around(cast.dou)


def test_every_word_of_the_house_is_documented(house: Path) -> None:
    page = (house / "docs" / "explain" / "signing-in.md").read_text(encoding="utf-8")

    assert [each for each in passwords.HOUSE_WORDS if f"`{each}`" not in page] == []


PLACES = ("/sign-in", "/account/keys/password", "/account/again")


@pytest.mark.parametrize("place", PLACES)
def test_password_field_hides_what_is_typed_and_lets_a_keeper_of_passwords_fill_it_in(
    cast: Cast, place: str
) -> None:
    client = Client() if place == "/sign-in" else come_in(cast.dou)

    page = client.get(place).content.decode()

    fields = re.findall(r"<input[^>]*name=\"(?:password|old)\"[^>]*>", page)
    assert len(fields) >= 1
    assert [each for each in fields if 'type="password"' not in each] == []
    assert [each for each in fields if "-password" not in each] == []
    assert [each for each in fields if "maxlength" in each and 'maxlength="1000"' not in each] == []


def test_door_asks_for_nothing_that_others_could_know_of_a_person() -> None:
    """No mother's name, no first school: only codes, passwords, numbers and what a machine signs."""
    asked = {
        name
        for form in vars(forms).values()
        if isinstance(form, type) and issubclass(form, Form)
        for name in form.base_fields
    }

    assert asked == {"code", "password", "old", "number", "credential", "name"}
    assert {each.name for each in Account._meta.get_fields() if each.concrete} == {
        *("id", "row", "code", "name", "password", "last_login", "is_active"),
    }
