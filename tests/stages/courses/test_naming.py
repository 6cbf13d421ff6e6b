"""Who helps at classes sees those they are named for: by account, date by date, and no longer than that."""

from collections.abc import Callable

import pytest
from django.test import Client

from classroom import Classroom, name_for, open_class
from people import Cast
from yorisoi.journal import queries as journal
from yorisoi.people import actions as people
from yorisoi.people.models import Account
from yorisoi.people.terms import Role
from yorisoi.programme import seats
from yorisoi.stages.courses import queries
from yorisoi.stages.courses.models import Assignment
from yorisoi.stages.courses.queries import naming
from yorisoi.stages.courses.terms import Part

SignIn = Callable[[Account], Client]
DESK = "/desk/kakuu-r8/courses/"
COURSE = f"{DESK}first-phone/"
OF_A_DATE = ("", "helpers", "roll", "seen", "reflect", "papers/run-sheet.html")


@pytest.fixture
def room(cast: Cast) -> Classroom:
    return open_class(cast)


def _text(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode().replace("<wbr>", "")


def _interpreter(cast: Cast) -> Account:
    account = people.open_account(code="tsuki", name="ツキ")
    people.join(by=cast.dou, account=account, organisation=cast.vendor, role=Role.INTERPRETER)
    return account


@pytest.mark.parametrize("page", OF_A_DATE)
def test_date_for_which_nobody_named_them_does_not_exist_for_an_instructor(
    cast: Cast, room: Classroom, sign_in: SignIn, page: str
) -> None:
    hana = sign_in(cast.hana)

    assert hana.get(f"{COURSE}days/1/{page}").status_code == 200
    assert hana.get(f"{COURSE}days/2/{page}").status_code == 404
    assert sign_in(cast.dou).get(f"{COURSE}days/2/{page}").status_code == 200


def test_list_of_dates_holds_the_own_ones_only(
    cast: Cast, room: Classroom, sign_in: SignIn
) -> None:
    by_hana, by_dou = (_text(sign_in(each), f"{COURSE}days/") for each in (cast.hana, cast.dou))

    assert (f"{COURSE}days/1/" in by_hana, f"{COURSE}days/2/" in by_hana) == (True, False)
    assert f"{COURSE}days/2/" in by_dou


def test_interpreter_sees_the_class_from_the_moment_they_are_named_until_they_are_taken_off(
    cast: Cast, room: Classroom, sign_in: SignIn
) -> None:
    tsuki = _interpreter(cast)
    client, dou = sign_in(tsuki), sign_in(cast.dou)
    assert "担当の回は、まだありません" in _text(client, DESK)
    assert client.get(COURSE).status_code == 404

    dou.post(f"{COURSE}days/1/helpers", {"part": "sign", "account": "tsuki"})

    assert "はじめてのスマホ" in _text(client, DESK)
    sheet = _text(client, f"{COURSE}days/1/")
    assert (cast.aki.code in sheet, "アキ" in sheet) == (True, False)
    named = Assignment.objects.get(account=tsuki)
    assert (named.name, named.part) == ("ツキ", Part.SIGN)

    dou.post(f"{COURSE}days/1/helpers/{named.pk}", {"act": "remove"})

    assert client.get(COURSE).status_code == 404
    lines = journal.about(kind="Course", code="first-phone").filter(act__startswith="helper.")
    assert [(line.act, line.detail) for line in lines] == [
        ("helper.unassign", {"session": 1, "part": "sign", "account": "tsuki"}),
        ("helper.assign", {"session": 1, "part": "sign", "account": "tsuki"}),
    ]


def test_name_that_was_only_written_opens_nothing(
    cast: Cast, room: Classroom, sign_in: SignIn
) -> None:
    tsuki = _interpreter(cast)

    sign_in(cast.dou).post(f"{COURSE}days/1/helpers", {"part": "sign", "name": "ツキ"})

    assert room.first.assignments.filter(name="ツキ", account=None).count() == 1
    assert sign_in(tsuki).get(COURSE).status_code == 404


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({}, "チームの人を選ぶか、名前を書いてください"),
        ({"account": "tsuki", "name": "サキ"}, "チームの人を選んだときは、名前を消してください"),
        ({"account": "ei"}, "チームの人から選ぶを一覧の中から選んでください"),
    ],
)
def test_helper_who_is_not_clear_is_asked_for_again(
    cast: Cast, room: Classroom, sign_in: SignIn, given: dict[str, str], said: str
) -> None:
    _interpreter(cast)
    n_before = Assignment.objects.count()

    response = sign_in(cast.dou).post(f"{COURSE}days/1/helpers", {"part": "sign", **given})

    assert response.status_code == 422
    assert said in response.content.decode().replace("<wbr>", "")
    assert Assignment.objects.count() == n_before


def test_instructor_names_no_account_and_takes_nobody_off_who_opens_the_class(
    cast: Cast, room: Classroom, sign_in: SignIn
) -> None:
    _interpreter(cast)
    client = sign_in(cast.hana)
    chiyo = Assignment.objects.get(account=cast.chiyo)

    page = _text(client, f"{COURSE}days/1/helpers")
    client.post(f"{COURSE}days/1/helpers", {"part": "sign", "account": "tsuki", "name": "ツキ"})

    assert ("ツキ" in page, 'value="remove"' in page) == (False, False)
    assert list(Assignment.objects.filter(name="ツキ").values_list("account", flat=True)) == [None]
    off = client.post(f"{COURSE}days/1/helpers/{chiyo.pk}", {"act": "remove"})
    assert off.status_code == 404
    assert Assignment.objects.filter(pk=chiyo.pk).exists()


def test_who_can_be_named_are_those_of_the_team_who_do_not_see_every_class(
    cast: Cast, room: Classroom
) -> None:
    tsuki = _interpreter(cast)
    assert set(naming.nameable(programme=cast.programme)) == {cast.hana, cast.chiyo, tsuki}
    # Both an interpreter and staff of the centre: sees every class already.
    people.join(by=cast.dou, account=tsuki, organisation=cast.centre, role=Role.CENTRE_STAFF)

    assert naming.nameable(programme=cast.programme) == {
        cast.chiyo: "架空センター　支援者",
        cast.hana: "架空教室　講師",
    }


def test_who_has_no_seat_in_the_programme_is_not_offered_and_sees_nothing_though_named(
    cast: Cast, room: Classroom, sign_in: SignIn
) -> None:
    seats.limit(by=cast.dou, membership=cast.hana.memberships.get(), to=[cast.programme])
    assert sign_in(cast.hana).get(COURSE).status_code == 200
    cast.hana.memberships.all().delete()

    assert cast.hana not in naming.nameable(programme=cast.programme)
    assert sign_in(cast.hana).get(COURSE).status_code == 404


@pytest.mark.parametrize("page", ["new", "first-phone/copy"])
def test_instructor_makes_no_class_that_they_would_not_see(
    cast: Cast, room: Classroom, sign_in: SignIn, page: str
) -> None:
    client = sign_in(cast.hana)

    assert client.get(f"{DESK}{page}").status_code == 404
    assert page not in _text(client, DESK) + _text(client, COURSE)
    assert sign_in(cast.dou).get(f"{DESK}{page}").status_code == 200


def test_arrangement_of_a_class_is_for_who_is_named_for_it(
    cast: Cast, room: Classroom, sign_in: SignIn
) -> None:
    """チヨ of the centre and ハナ of the vendor prepare; the next date's helper does not exist yet."""
    asked = room.aki.arrangements.first()
    address = f"{DESK}applications/A-1/arrangements/{asked.pk}"
    assert sign_in(cast.hana).get(address).status_code == 200

    Assignment.objects.filter(account=cast.hana).delete()

    assert sign_in(cast.hana).get(address).status_code == 404
    assert sign_in(cast.hana).get(f"{COURSE}arrangements").status_code == 404


def test_next_date_on_the_first_page_is_the_helpers_own(cast: Cast, room: Classroom) -> None:
    after = room.first.starts_at

    assert queries.next_session(programme=cast.programme, after=after) == room.second
    assert queries.next_session(programme=cast.programme, after=after, helper=cast.hana) is None
    name_for(room.second, cast.hana, Part.INSTRUCTOR)
    found = queries.next_session(programme=cast.programme, after=after, helper=cast.hana)
    assert found == room.second
