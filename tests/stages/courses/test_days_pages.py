"""Pages of a class day: what each eye may see, and what happens when a form comes back."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from classroom import Classroom, application, name_for, open_class, person
from people import Cast
from yorisoi.journal import queries as journal
from yorisoi.people.models import Account
from yorisoi.stages.courses.actions import days as actions
from yorisoi.stages.courses.actions import questions as asked
from yorisoi.stages.courses.models import Attendance, Question
from yorisoi.stages.courses.terms import ApplicationState, Help, Part, Presence

SignIn = Callable[[Account], Client]
DESK = "/desk/kakuu-r8/courses/"
DAY = f"{DESK}first-phone/days/1/"
STAFF_PAGES = (
    f"{DESK}first-phone/days/",
    DAY,
    f"{DAY}helpers",
    f"{DAY}roll",
    f"{DAY}seen",
    f"{DAY}reflect",
    f"{DAY}papers/run-sheet.pdf",
    f"{DESK}first-phone/papers/call-list.html",
    f"{DESK}first-phone/papers/interpreters.html",
    f"{DESK}first-phone/letters/",
    f"{DESK}questions/",
)


@pytest.fixture
def room(cast: Cast) -> Classroom:
    return open_class(cast)


def _held_today(room: Classroom) -> None:
    room.first.starts_at = timezone.now()
    room.first.ends_at = room.first.starts_at + timedelta(hours=2)
    room.first.save()


def _held_tomorrow(room: Classroom) -> None:
    room.first.starts_at = timezone.now() + timedelta(days=1)
    room.first.ends_at = room.first.starts_at + timedelta(hours=2)
    room.first.save()


def _text(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode().replace("<wbr>", "")


def test_run_sheet_shows_names_and_notes_to_the_ward_and_leaves_a_line(
    cast: Cast, room: Classroom, sign_in: SignIn
) -> None:
    page = _text(sign_in(cast.dou), DAY)

    assert "アキさん" in page
    assert "後ろから急にさわらない" in page
    lines = journal.about(kind="Course", code="first-phone").filter(act="course.show_names")
    assert [line.detail for line in lines] == [{"names": True, "where": "run-sheet", "session": 1}]


def test_run_sheet_shows_the_vendor_codes_and_arrangements_only(
    cast: Cast, room: Classroom, sign_in: SignIn
) -> None:
    page = _text(sign_in(cast.hana), DAY)

    assert cast.aki.code in page
    assert "テキストデータの事前送付（前の日に）" in page
    for hidden in ("アキ", "ベニ", "視覚", "後ろから急にさわらない"):
        assert hidden not in page
    (line,) = journal.about(kind="Course", code="first-phone").filter(actor="hana")
    assert line.detail == {"names": False, "where": "run-sheet", "session": 1}
    assert {cast.aki.code, cast.beni.code} <= set(line.persons)


def test_centre_sees_the_names_of_its_own_people_only(
    cast: Cast, room: Classroom, sign_in: SignIn
) -> None:
    cast.aki.centre = None
    cast.aki.save()

    page = _text(sign_in(cast.sei), DAY)

    assert "ベニさん" in page
    assert "アキさん" not in page
    assert cast.aki.code in page


@pytest.mark.parametrize("address", STAFF_PAGES)
def test_outsider_finds_nothing(cast: Cast, room: Classroom, sign_in: SignIn, address: str) -> None:
    assert sign_in(cast.ei).get(address).status_code == 404


@pytest.mark.parametrize("address", STAFF_PAGES)
def test_ward_opens_every_page(cast: Cast, room: Classroom, sign_in: SignIn, address: str) -> None:
    assert sign_in(cast.dou).get(address).status_code == 200


@pytest.mark.parametrize("address", [f"{DESK}first-phone/letters/", f"{DESK}questions/"])
def test_vendor_does_not_find_letters_and_questions(
    cast: Cast, room: Classroom, sign_in: SignIn, address: str
) -> None:
    assert sign_in(cast.hana).get(address).status_code == 404


@pytest.mark.parametrize("kind", ["papers/call-list", "papers/attendance-sheet"])
def test_papers_for_the_prefecture_hold_codes(
    cast: Cast, room: Classroom, sign_in: SignIn, kind: str
) -> None:
    page = _text(sign_in(cast.gen), f"{DESK}first-phone/{kind}.html")

    assert cast.aki.code in page
    assert "アキ" not in page


def test_roll_is_taken_with_everybody_present_unless_changed(
    cast: Cast, room: Classroom, sign_in: SignIn
) -> None:
    _held_today(room)
    said = {
        f"who-{cast.aki.code}": "present",
        f"who-{cast.beni.code}": "excused",
        "walk_ins": "ヨネ\n",
    }

    response = sign_in(cast.sei).post(f"{DAY}roll", said)

    assert response.status_code == 302
    assert set(Attendance.objects.values_list("participant__code", "presence")) == {
        (cast.aki.code, "present"),
        (cast.beni.code, "excused"),
        ("P-YONE", "walk_in"),
    }


def test_roll_with_an_unknown_walk_in_keeps_what_was_tapped(
    cast: Cast, room: Classroom, sign_in: SignIn
) -> None:
    _held_today(room)
    said = {f"who-{cast.aki.code}": "absent", "walk_ins": "だれか"}

    response = sign_in(cast.dou).post(f"{DAY}roll", said)

    page = response.content.decode().replace("<wbr>", "")
    assert response.status_code == 422
    assert "「だれか」さんが見つかりません" in page
    assert 'value="absent" id="id_who-' in page
    assert Attendance.objects.count() == 0


def test_roll_of_a_day_to_come_is_refused_but_who_will_be_away_is_taken_down(
    cast: Cast, room: Classroom, sign_in: SignIn
) -> None:
    _held_tomorrow(room)
    client = sign_in(cast.dou)

    page = _text(client, f"{DAY}roll")
    client.post(f"{DAY}roll", {f"who-{cast.aki.code}": "present", "walk_ins": ""})
    n_after_roll = Attendance.objects.count()
    client.post(f"{DAY}roll", {"away": [cast.beni.code]})

    assert "からとれます" in page
    assert n_after_roll == 0
    assert list(Attendance.objects.values_list("participant__code", "presence")) == [
        (cast.beni.code, "excused")
    ]


def test_roll_stands_in_the_order_of_the_readings_and_says_them(
    cast: Cast, room: Classroom, sign_in: SignIn
) -> None:
    _held_today(room)
    cast.aki.reading, cast.beni.reading = "わき", "べに"
    cast.aki.save()
    cast.beni.save()

    named = _text(sign_in(cast.dou), f"{DAY}roll")
    coded = _text(sign_in(cast.hana), f"{DAY}roll")

    assert named.index("ベニさん（べに）") < named.index("アキさん（わき）")
    assert "べに" not in coded


def test_vendor_takes_the_roll_by_codes_and_cannot_find_people_by_name(
    cast: Cast, room: Classroom, sign_in: SignIn
) -> None:
    _held_today(room)

    response = sign_in(cast.hana).post(f"{DAY}roll", {"walk_ins": "ヨネ"})

    assert response.status_code == 422
    assert cast.aki.code in response.content.decode()


def test_observation_page_says_what_was_before(
    cast: Cast, room: Classroom, sign_in: SignIn
) -> None:
    actions.observe(
        by=cast.dou, session=room.first, participant=cast.beni, helps={"wifi": Help.HANDS}
    )
    name_for(room.second, cast.chiyo, Part.SUPPORTER)
    address = f"{DESK}first-phone/days/2/seen/{cast.beni.code}"

    page = _text(sign_in(cast.chiyo), address)
    response = sign_in(cast.chiyo).post(address, {"wifi": "words"})

    assert "前は「手をそえて」" in page
    assert response.status_code == 302
    assert room.second.observations.get().help == Help.WORDS


def test_person_who_is_away_cannot_be_watched(cast: Cast, room: Classroom, sign_in: SignIn) -> None:
    actions.take_roll(by=cast.dou, session=room.first, presences={cast.beni: Presence.EXCUSED})

    assert sign_in(cast.dou).get(f"{DAY}seen/{cast.beni.code}").status_code == 404


def test_reflection_needs_one_line(cast: Cast, room: Classroom, sign_in: SignIn) -> None:
    client = sign_in(cast.hana)

    empty = client.post(f"{DAY}reflect", {"keep": " "})
    full = client.post(f"{DAY}reflect", {"keep": "少人数", "try_": "声で\n先に紹介"})

    assert empty.status_code == 422
    assert full.status_code == 302
    assert list(room.first.reflections.values_list("kind", "text")) == [
        ("keep", "少人数"),
        ("try", "声で"),
        ("try", "先に紹介"),
    ]


def test_question_goes_into_the_box_is_answered_and_becomes_a_unit(
    cast: Cast, room: Classroom, sign_in: SignIn
) -> None:
    aki = sign_in(cast.aki.account)
    aki.post("/me/questions", {"text": "マイクが切れたら"})
    question = Question.objects.get()
    said = {
        "answer": "みぎうえを おします",
        "makes_unit": "on",
        "unit_name": "マイク",
        "unit_aim": "マイクを入れる",
    }

    response = sign_in(cast.dou).post(f"{DESK}questions/{question.pk}", said)

    question.refresh_from_db()
    assert response.status_code == 302
    assert (question.participant, question.unit.name) == (cast.aki, "マイク")
    assert "みぎうえを" in aki.get("/me/questions").content.decode().replace("<wbr>", "")


def test_person_does_not_see_the_questions_of_others(
    cast: Cast, room: Classroom, sign_in: SignIn
) -> None:
    asked.ask(
        by=cast.beni.account, programme=cast.programme, text="ひみつの質問", participant=cast.beni
    )

    page = sign_in(cast.aki.account).get("/me/questions").content.decode()

    assert "ひみつ" not in page


def test_phone_card_is_for_those_who_may_see_names(
    cast: Cast, room: Classroom, sign_in: SignIn
) -> None:
    address = f"{DESK}phones/{cast.aki.code}/"
    sign_in(cast.sei).post(address, {"device": "見本の機種", "settings": "読み上げ 45\n暗い画面"})

    paper = _text(sign_in(cast.dou), f"{address}card.html")

    assert "読み上げ 45" in paper
    assert sign_in(cast.hana).get(address).status_code == 404


@pytest.mark.parametrize(
    "address", [DAY, f"{DAY}roll", f"{DAY}seen", f"{DESK}first-phone/letters/"]
)
def test_page_asks_the_database_as_often_for_many_as_for_few(
    cast: Cast, room: Classroom, sign_in: SignIn, address: str
) -> None:
    client = sign_in(cast.dou)
    client.get(address)
    n_for_few = _n_queries(client, address)
    for n in range(3):
        application(
            cast,
            room.course,
            person(cast, f"ヒト{n}", f"P-H{n}"),
            f"B-{n}",
            ApplicationState.PLACED,
        )

    assert _n_queries(client, address) == n_for_few


def _n_queries(client: Client, address: str) -> int:
    with CaptureQueriesContext(connection) as captured:
        client.get(address)
    return len(captured)
