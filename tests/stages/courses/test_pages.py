"""Staff's pages of courses: who may see what, in how many queries, and what a form keeps."""

from collections.abc import Callable
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from classroom import name_for
from offering import apply, make_course, open_course, somebody
from people import Cast
from yorisoi.people.models import Account, Participant
from yorisoi.stages.courses import actions, queries
from yorisoi.stages.courses.models import Application, Course
from yorisoi.stages.courses.terms import Part

SignIn = Callable[[Account], Client]
ENTRY = {
    "channel": "fax",
    "received_on": "令和8年11月1日",
    "applicant": "family",
    "heard_by": "leaflet",
    "consent_way": "paper",
    "arrangements": ["braille"],
}
PERSON = {
    "name": "見本 さくら",
    "reading": "ミホン サクラ",
    "contact": "phone",
    "phone": "03-0000-7777",
    "handout_format": "large",
}


def _at(cast: Cast, rest: str = "") -> str:
    return f"/desk/{cast.programme.code}/courses/{rest}"


def _n_queries(browser: Client, address: str) -> int:
    with CaptureQueriesContext(connection) as captured:
        assert browser.get(address).status_code == 200
    return len(captured)


@pytest.mark.parametrize(
    "page", ["", "units/", "venues/", "heard", "phone/", "phone/applications/", "phone/draw/"]
)
def test_page_is_there_for_the_team_and_for_nobody_else(
    cast: Cast, sign_in: SignIn, page: str
) -> None:
    make_course(cast)

    assert sign_in(cast.dou).get(_at(cast, page)).status_code == 200
    assert sign_in(cast.ei).get(_at(cast, page)).status_code == 404


@pytest.mark.parametrize(
    "page", ["phone/applications/new", "phone/import", "phone/queue", "applications/{code}/"]
)
def test_pages_with_names_are_closed_to_the_vendor_and_the_prefecture(
    cast: Cast, sign_in: SignIn, page: str
) -> None:
    application = apply(cast, open_course(cast), cast.aki)
    address = _at(cast, page.format(code=application.code))

    assert sign_in(cast.dou).get(address).status_code == 200
    assert sign_in(cast.hana).get(address).status_code == 404
    assert sign_in(cast.gen).get(address).status_code == 404


def test_list_shows_codes_and_no_names_to_the_vendor(cast: Cast, sign_in: SignIn) -> None:
    course = open_course(cast)
    apply(cast, course, cast.aki)
    name_for(course.sessions.get(order=1), cast.hana, Part.INSTRUCTOR)

    page = sign_in(cast.hana).get(_at(cast, "phone/applications/")).content.decode()

    assert cast.aki.code in page
    assert "アキ" not in page


def test_centre_sees_only_its_own_people(cast: Cast, sign_in: SignIn) -> None:
    course = open_course(cast)
    apply(cast, course, cast.aki)
    stranger = apply(cast, course, somebody(cast, "ほかのひと"))

    browser = sign_in(cast.sei)
    page = browser.get(_at(cast, "phone/applications/")).content.decode()

    assert "アキ" in page
    assert "ほかのひと" not in page
    assert browser.get(_at(cast, f"applications/{stranger.code}/")).status_code == 404


def test_list_of_applications_takes_as_many_queries_for_one_as_for_three(
    cast: Cast, sign_in: SignIn
) -> None:
    course = open_course(cast)
    apply(cast, course, cast.aki, arrangements=(("braille", ""),))
    browser = sign_in(cast.dou)
    for page in ("phone/applications/", "phone/arrangements", ""):
        browser.get(_at(cast, page))
    one = [
        _n_queries(browser, _at(cast, page))
        for page in ("phone/applications/", "phone/arrangements", "")
    ]
    apply(cast, course, cast.beni, arrangements=(("guide", ""),))
    apply(cast, course, somebody(cast, "さんにんめ"), arrangements=(("guide", ""),))

    three = [
        _n_queries(browser, _at(cast, page))
        for page in ("phone/applications/", "phone/arrangements", "")
    ]

    assert three == one


def test_entry_registers_the_person_and_the_application_together(
    cast: Cast, sign_in: SignIn
) -> None:
    open_course(cast)

    response = sign_in(cast.dou).post(_at(cast, "phone/applications/new"), {**ENTRY, **PERSON})

    application = Application.objects.get()
    assert response.headers["Location"] == _at(cast, f"applications/{application.code}/")
    assert (application.channel, application.applicant, application.participant.name) == (
        "fax",
        "family",
        "見本 さくら",
    )


def test_person_entered_by_a_centre_belongs_to_the_centre(cast: Cast, sign_in: SignIn) -> None:
    open_course(cast)
    browser = sign_in(cast.sei)

    response = browser.post(_at(cast, "phone/applications/new"), {**ENTRY, **PERSON})

    assert Application.objects.get().participant.centre == cast.centre
    assert browser.get(response.headers["Location"]).status_code == 200


def test_entry_of_somebody_known_asks_before_it_stores(cast: Cast, sign_in: SignIn) -> None:
    open_course(cast)
    browser, address = sign_in(cast.dou), _at(cast, "phone/applications/new")
    typed = {**ENTRY, **PERSON, "name": "ｱｷ", "reading": "", "phone": "0300000000"}

    asked = browser.post(address, typed).content.decode()
    n_before = Application.objects.count()
    browser.post(address, {**typed, "decided": cast.aki.code})

    assert f'value="{cast.aki.code}"' in asked
    assert n_before == 0
    assert Application.objects.get().participant == cast.aki


def test_entry_of_somebody_with_the_same_name_can_be_a_new_person(
    cast: Cast, sign_in: SignIn
) -> None:
    open_course(cast)
    typed = {**ENTRY, **PERSON, "name": "アキ", "phone": "03-0000-0000", "decided": "new"}

    sign_in(cast.dou).post(_at(cast, "phone/applications/new"), typed)

    assert Application.objects.get().participant != cast.aki
    assert Participant.objects.filter(municipality=cast.ward).count() == 3


def test_entry_without_the_number_of_the_chosen_way_asks_for_it(
    cast: Cast, sign_in: SignIn
) -> None:
    open_course(cast)
    typed = {**ENTRY, **PERSON, "contact": "fax"}

    response = sign_in(cast.dou).post(_at(cast, "phone/applications/new"), typed)

    page = response.content.decode().replace("<wbr>", "")
    assert response.status_code == 422
    assert "FAX番号を書いてください" in page
    assert "見本 さくら" in page


def test_course_with_its_dates_is_made_on_one_page(cast: Cast, sign_in: SignIn) -> None:
    made = make_course(cast)
    unit = str(cast.programme.units.get().pk)
    typed = {
        "name": "写真と地図",
        "summary": "写真を送る",
        "venue": str(made.venue_id),
        "capacity": "6",
        "selection": "draw",
        "apply_from": "令和8年10月1日",
        "apply_until": "R8.11.14",
        "unit_1": unit,
        "held_on_1": "2026/12/9",
        "starts_1": "13:30",
        "unit_3": unit,
        "held_on_3": "令和8年12月2日",
        "starts_3": "10:00",
        "minutes_3": "60",
    }

    sign_in(cast.dou).post(_at(cast, "new"), typed)

    course = Course.objects.get(name="写真と地図")
    dates = [(each.order, each.ends_at - each.starts_at) for each in course.sessions.all()]
    assert [(order, length.total_seconds() / 60) for order, length in dates] == [(1, 60), (2, 90)]


def test_date_without_its_time_says_which_date(cast: Cast, sign_in: SignIn) -> None:
    made = make_course(cast)
    typed = {
        "name": "名前",
        "summary": "すること",
        "venue": str(made.venue_id),
        "capacity": "6",
        "selection": "draw",
        "apply_from": "2026-10-01",
        "apply_until": "2026-09-30",
        "held_on_2": "2026-12-01",
    }

    response = sign_in(cast.dou).post(_at(cast, "new"), typed)

    page = response.content.decode().replace("<wbr>", "")
    assert response.status_code == 422
    assert "第2回の始まりの時刻を、13:30のように書いてください" in page
    assert "受付の終わりは、始めと同じか、後の日にしてください" in page


def test_copy_moves_all_dates_and_keeps_the_seats(cast: Cast, sign_in: SignIn) -> None:
    course = make_course(cast)
    actions.set_seat_kinds(by=cast.dou, course=course, seats={"wheelchair": 4})

    sign_in(cast.dou).post(_at(cast, "phone/copy"), {"name": "二年目", "first_on": "2027-01-12"})

    copy = queries.course(programme=cast.programme, code=Course.objects.get(name="二年目").code)
    assert copy is not None
    days = [each.starts_at.date().isoformat() for each in copy.sessions.all()]
    assert (copy.state, copy.n_taken, days) == ("draft", 0, ["2027-01-12", "2027-01-19"])
    assert [(each.arrangement, each.n_seats) for each in copy.seat_kinds.all()] == [
        ("wheelchair", 4)
    ]


def test_broken_sheet_on_the_web_shows_rows_to_mend_and_stores_nothing(
    cast: Cast, sign_in: SignIn, house: Path
) -> None:
    open_course(cast)
    data = (house / "kits" / "kakuu-ku" / "applicants-broken.xlsx").read_bytes()

    response = sign_in(cast.dou).post(
        _at(cast, "phone/import"), {"sheet": SimpleUploadedFile("applicants.xlsx", data)}
    )

    assert response.status_code == 422
    assert "令和9年13月1日" in response.content.decode().replace("<wbr>", "")
    assert Application.objects.count() == 0


def test_sheet_that_was_not_shown_here_is_not_stored(cast: Cast, sign_in: SignIn) -> None:
    open_course(cast)

    response = sign_in(cast.dou).post(_at(cast, "phone/import/store"), {"sealed": "v1.AAAA"})

    assert response.status_code == 404


def test_heard_shows_planned_ways_and_the_ways_people_came(cast: Cast, sign_in: SignIn) -> None:
    apply(cast, open_course(cast), cast.aki, heard_by="guide_helper")

    (row,) = queries.heard(programme=cast.programme)

    assert (row.way.value, row.n_planned, row.n_applied) == ("guide_helper", 0, 1)
    page = sign_in(cast.dou).get(_at(cast, "heard")).content.decode()
    assert "ガイドヘルパー" in page.replace("<wbr>", "")


def test_report_of_a_sheet_can_be_printed_in_the_session_that_stored_it(
    cast: Cast, sign_in: SignIn, house: Path
) -> None:
    open_course(cast)
    browser, address = sign_in(cast.dou), _at(cast, "phone/import/report.txt")
    data = (house / "kits" / "kakuu-ku" / "applicants.xlsx").read_bytes()
    before = browser.get(address).status_code
    shown = browser.post(
        _at(cast, "phone/import"), {"sheet": SimpleUploadedFile("applicants.xlsx", data)}
    ).content.decode()
    sealed = shown.split('name="sealed" value="')[1].split('"')[0]

    browser.post(_at(cast, "phone/import/store"), {"sealed": sealed})

    assert before == 404
    assert "見本スミレ" in browser.get(address).content.decode()
    assert sign_in(cast.sei).get(address).status_code == 404
    assert "見本スミレ" not in str(dict(browser.session.items()))
