"""Password and number: of the app or of the paper, each once; what is kept of them is sealed."""

import base64
import json
import math

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client

from coming_in import PASSWORD, come_in, number_now, with_app, with_password
from people import Cast
from yorisoi.entrance.factors import onetime, recovery
from yorisoi.entrance.staff import queries
from yorisoi.entrance.staff.actions import factors
from yorisoi.journal.models import Entry

pytestmark = pytest.mark.usefixtures("real")


def _give_password(client: Client, code: str = "dou"):
    return client.post("/sign-in", {"code": code, "password": PASSWORD})


def test_password_alone_does_not_let_in_who_has_an_app(cast: Cast, client: Client) -> None:
    with_app(cast.dou)

    response = _give_password(client)

    assert response.headers["Location"] == "/sign-in/number"
    assert "_auth_user_id" not in client.session
    assert client.get(f"/desk/{cast.programme.code}/").headers["Location"].startswith("/sign-in")


def test_number_of_the_app_lets_in_and_leads_where_one_wanted(cast: Cast, client: Client) -> None:
    secret = with_app(cast.dou)
    wanted = f"/desk/{cast.programme.code}/goals/"
    client.post("/sign-in", {"code": "dou", "password": PASSWORD, "next": wanted})
    page = client.get("/sign-in/number").content.decode()
    assert f'value="{wanted}"' in page

    response = client.post("/sign-in/number", {"number": number_now(secret), "next": wanted})

    assert response.headers["Location"] == wanted
    assert client.get(wanted).status_code == 200
    assert Entry.objects.latest("id").detail["way"] == "password_and_code"


@pytest.mark.parametrize("later", [-1, 0, 1])
def test_number_counts_half_a_minute_before_and_after(cast: Cast, later: int) -> None:
    secret = with_app(cast.dou)

    assert onetime.use(cast.dou, number_now(secret, later=later))


def test_number_counts_once(cast: Cast) -> None:
    secret = with_app(cast.dou)
    number = number_now(secret)

    assert [onetime.use(cast.dou, number), onetime.use(cast.dou, number)] == [True, False]


@pytest.mark.parametrize("number", ["", "abcdef", "１２３", "000000 or 1=1", "9" * 20])
def test_wrong_number_keeps_the_door_closed_and_says_what_to_do(
    cast: Cast, client: Client, number: str
) -> None:
    with_app(cast.dou)
    _give_password(client)

    response = client.post("/sign-in/number", {"number": number})

    assert response.status_code == 422
    assert "_auth_user_id" not in client.session


def test_full_width_number_is_read(cast: Cast, client: Client) -> None:
    secret = with_app(cast.dou)
    _give_password(client)
    wide = number_now(secret).translate(str.maketrans("0123456789", "０１２３４５６７８９"))

    assert client.post("/sign-in/number", {"number": wide}).status_code == 302


def test_number_page_does_not_open_without_the_password(cast: Cast, client: Client) -> None:
    with_app(cast.dou)

    assert client.get("/sign-in/number").headers["Location"] == "/sign-in"


def test_number_on_paper_lets_in_once(cast: Cast, client: Client) -> None:
    with_app(cast.dou)
    paper = factors.renew_numbers(by=cast.dou)
    _give_password(client)

    response = client.post("/sign-in/number", {"number": paper[3]})

    assert response.status_code == 302
    assert client.get(f"/desk/{cast.programme.code}/").status_code == 200
    assert not recovery.use(cast.dou, paper[3])
    assert queries.ways(cast.dou).n_numbers == 9
    assert "account.number_used" in Entry.objects.values_list("act", flat=True)


def test_paper_is_shown_once_and_new_numbers_end_the_old(cast: Cast) -> None:
    client = come_in(cast.dou)
    old = factors.renew_numbers(by=cast.dou)

    page = client.post("/account/keys/numbers", follow=True).content.decode()

    shown = [each for each in old if each in page]
    assert shown == []
    assert page.count('class="num"') == 10
    assert not recovery.use(cast.dou, old[0])
    client.post("/account/keys/numbers", {"close": "1"})
    assert 'class="num"' not in client.get("/account/keys/numbers").content.decode()


def test_secrets_in_the_database_are_sealed(cast: Cast) -> None:
    secret = with_app(cast.dou)
    paper = factors.renew_numbers(by=cast.dou)

    kept = json.dumps([each.data for each in Authenticator.objects.all()])

    assert onetime.opened(secret) not in kept
    assert [each for each in paper if each.replace(" ", "") in kept] == []


def test_app_is_connected_by_its_first_number(cast: Cast, client: Client) -> None:
    with_password(cast.dou)
    _give_password(client)
    client.get("/account/keys/app")
    secret = client.session["app_secret"]

    response = client.post("/account/keys/app", {"number": number_now(secret)})

    assert response.headers["Location"] == "/account/keys/numbers"
    assert queries.ways(cast.dou).is_enough
    assert "app_secret" not in client.session
    assert client.get(f"/desk/{cast.programme.code}/").status_code == 200


def test_number_on_paper_has_eight_digits_and_nobody_can_foresee_it(cast: Cast) -> None:
    papers = [recovery.fresh()[0] for _ in range(2)]

    numbers = [each.replace(" ", "") for paper in papers for each in paper]
    assert [each for each in numbers if not (len(each) == 8 and each.isdecimal())] == []
    assert len(set(numbers)) == 20
    assert recovery.N_DIGITS * math.log2(10) > 20


def test_of_numbers_on_paper_only_slow_hashes_are_kept(cast: Cast) -> None:
    paper = factors.renew_numbers(by=cast.dou)

    kept = Authenticator.objects.get(user=cast.dou).data

    assert [each for each in kept["left"] if not each.startswith("argon2$argon2id$")] == []
    assert len(kept["left"]) == 10
    assert len(kept["salt"]) * 4 >= 32
    assert [each for each in paper if each.replace(" ", "") in json.dumps(kept)] == []


def test_secret_of_an_app_has_160_bits(cast: Cast) -> None:
    assert len(base64.b32decode(onetime.opened(onetime.new_secret()))) * 8 == 160
