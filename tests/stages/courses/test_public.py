"""The public form: one question a page, nothing lost, one application however often it is sent."""

import re
from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client

from offering import apply, open_course
from people import Cast
from yorisoi.people import actions as people_actions
from yorisoi.people import queries as people
from yorisoi.people.models import Account
from yorisoi.programme import company
from yorisoi.stages.courses.models import Application, ApplicationDraft, Course
from yorisoi.stages.courses.terms import ApplicationState
from yorisoi.ui.engine import FOR_WHOM

ANSWERS = {
    "who": {"applicant": "person"},
    "name": {"name": "見本 さくら", "reading": "みほん　さくら"},
    "contact": {"contact": "phone"},
    "address": {"address": "０３－００００－９９９９"},
    "arrangements": {"group_2": ["braille"], "other": "音を小さく"},
    "handout": {"handout_format": "braille"},
    "companion": {"comes": "no", "companion": ""},
    "heard": {"heard_by": "guide_helper"},
    "kinds": {},
    "consent": {"agreed": "on"},
}


def _at(course: Course) -> str:
    return f"/courses/{course.public_code}/apply/"


def _answered(course: Course, browser: Client) -> Client:
    for step, typed in ANSWERS.items():
        assert browser.post(_at(course) + step, typed).status_code == 302
    return browser


def test_answers_become_an_application_with_a_person_and_a_consent(cast: Cast) -> None:
    course = open_course(cast)

    _answered(course, Client()).post(_at(course) + "check")

    application = Application.objects.get(course=course)
    person = application.participant
    assert (person.name, person.channel, person.handout_format) == (
        "見本 さくら",
        "phone",
        "braille",
    )
    assert [each.address for each in person.channels.all()] == ["03-0000-9999"]
    assert [each.arrangement for each in application.arrangements.all()] == ["braille"]
    assert (application.channel, application.heard_by, application.wish) == (
        "web",
        "guide_helper",
        "音を小さく",
    )
    assert people.consents(person).get().way == "web"


def test_form_sent_twice_is_one_application_and_shows_the_same_number(cast: Cast) -> None:
    course = open_course(cast)
    browser = _answered(course, Client())

    first = browser.post(_at(course) + "check", follow=True).content.decode()
    second = browser.post(_at(course) + "check", follow=True).content.decode()

    application = Application.objects.get(course=course)
    assert application.code in first
    assert application.code in second


def test_what_was_typed_is_forgotten_once_it_is_sent(cast: Cast) -> None:
    course = open_course(cast)

    _answered(course, Client()).post(_at(course) + "check")

    assert ApplicationDraft.objects.get().answers == ""


def test_question_without_an_answer_says_what_to_do_and_keeps_the_rest(cast: Cast) -> None:
    course = open_course(cast)

    response = Client().post(_at(course) + "name", {"name": "見本 さくら", "reading": ""})

    page = response.content.decode()
    assert response.status_code == 422
    assert 'value="見本 さくら"' in page
    assert 'href="#id_reading"' in page


def test_rest_keeps_what_is_typed_and_another_browser_goes_on_from_there(cast: Cast) -> None:
    course = open_course(cast)
    browser = Client()
    browser.post(_at(course) + "who", ANSWERS["who"])
    browser.post(_at(course) + "name", {**ANSWERS["name"], "later": "1"})
    code = ApplicationDraft.objects.get().code

    other = Client()
    response = other.post("/courses/back", {"code": code.lower().replace("-", " ")})

    assert response.headers["Location"] == _at(course) + "contact"
    assert 'value="見本 さくら"' in other.get(_at(course) + "name").content.decode()


def test_wrong_number_of_a_rest_opens_nothing(cast: Cast) -> None:
    open_course(cast)

    response = Client().post("/courses/back", {"code": "2222-2222-2222"})

    assert response.status_code == 422


def test_change_from_the_summary_returns_to_it(cast: Cast) -> None:
    course = open_course(cast)
    browser = _answered(course, Client())

    response = browser.post(_at(course) + "heard?from=check", {"heard_by": "family"})

    assert response.headers["Location"] == _at(course) + "check"


def test_summary_leads_to_the_first_question_that_is_open(cast: Cast) -> None:
    course = open_course(cast)
    browser = Client()
    browser.post(_at(course) + "who", ANSWERS["who"])

    assert browser.get(_at(course) + "check").headers["Location"] == _at(course) + "name"


def test_somebody_known_is_asked_four_things_at_most(
    cast: Cast, sign_in: Callable[[Account], Client]
) -> None:
    course = open_course(cast)
    people_actions.tell_need(by=cast.dou, participant=cast.aki, code="text_data")
    assert cast.aki.account is not None
    browser, at = sign_in(cast.aki.account), f"/me/courses/{course.code}/apply/"

    page = browser.get(at + "arrangements").content.decode()
    for step, typed in (
        ("arrangements", {"group_2": ["text_data"], "other": ""}),
        ("companion", ANSWERS["companion"]),
        ("heard", ANSWERS["heard"]),
        ("consent", ANSWERS["consent"]),
    ):
        browser.post(at + step, typed)
    browser.post(at + "check")

    assert 'value="text_data" id="id_group_2_2" checked' in page
    application = Application.objects.get(course=course)
    assert (application.participant, application.recorded_by) == (cast.aki, cast.aki.account)


def test_supporter_applies_for_the_person_they_support(
    cast: Cast, sign_in: Callable[[Account], Client]
) -> None:
    course = open_course(cast)
    browser, at = sign_in(cast.chiyo), f"/me/courses/{course.code}/apply/"
    for_beni = {FOR_WHOM: company.signed(cast.chiyo, cast.beni)}
    for step in ("arrangements", "companion", "heard", "consent"):
        browser.post(at + step, {**ANSWERS[step], **for_beni})

    browser.post(at + "check", for_beni)

    application = Application.objects.get(course=course)
    assert (application.participant, application.applicant) == (cast.beni, "supporter")


def test_person_withdraws_in_one_step_and_nobody_else_can(
    cast: Cast, sign_in: Callable[[Account], Client]
) -> None:
    application = apply(cast, open_course(cast), cast.aki)
    address = f"/me/applications/{application.code}/"
    assert cast.aki.account is not None and cast.beni.account is not None

    assert sign_in(cast.beni.account).post(address + "withdraw").status_code == 404
    sign_in(cast.aki.account).post(address + "withdraw")

    application.refresh_from_db()
    assert application.state == ApplicationState.WITHDRAWN


@pytest.mark.parametrize(("state", "status"), [("draft", 404), ("closed", 410), ("ended", 410)])
def test_course_that_is_not_open_takes_no_answers(cast: Cast, state: str, status: int) -> None:
    course = open_course(cast)
    Course.objects.filter(pk=course.pk).update(state=state)

    response = Client().post(_at(course) + "who", ANSWERS["who"])

    assert (response.status_code, ApplicationDraft.objects.count()) == (status, 0)


def test_course_in_preparation_is_not_shown(cast: Cast) -> None:
    course = open_course(cast)
    assert "はじめての" in Client().get("/courses/").content.decode()
    Course.objects.filter(pk=course.pk).update(state="draft")

    assert "はじめての" not in Client().get("/courses/").content.decode()
    assert Client().get(f"/courses/{course.public_code}/").status_code == 404


@pytest.mark.parametrize("form", ["html", "large.pdf", "ruby.html", "docx", "txt"])
@pytest.mark.parametrize("kind", ["sheet", "form"])
def test_course_is_there_on_paper_in_every_form(cast: Cast, kind: str, form: str) -> None:
    course = open_course(cast)

    response = Client().get(f"/courses/{course.public_code}/hand-out/{kind}.{form}")

    assert response.status_code == 200


def test_class_that_opens_later_says_from_when(cast: Cast) -> None:
    course = open_course(cast)
    course.apply_from = date(2099, 4, 1)
    course.save(update_fields=["apply_from"])

    page = Client().get(f"/courses/{course.public_code}/").content.decode()

    told = re.sub(r"<rt>.*?</rt>|<rp>.*?</rp>|<[^>]+>|\s", "", page)
    assert "受付は、4月1日（水）から始めます。" in told
    assert "受付は終わりました" not in told
