"""Somebody who is known is asked only what is new, and finds their place on their own pages."""

import re
from collections.abc import Callable
from datetime import date

from django.test import Client

from offering import apply, open_course
from people import Cast
from yorisoi.people import actions as people_actions
from yorisoi.people.models import Account, Participant
from yorisoi.people.terms import ConsentPurpose, ConsentWay
from yorisoi.stages.area.models import Facility, Source
from yorisoi.stages.courses import actions
from yorisoi.stages.courses.models import Application, Course
from yorisoi.stages.courses.terms import Selection

SignIn = Callable[[Account], Client]
RUBY = re.compile(r"<rt>.*?</rt>|<rp>.*?</rp>|<[^>]+>|\s")
ALONE = {"comes": "no", "companion": ""}


def _words(browser: Client, address: str) -> str:
    return RUBY.sub("", browser.get(address).content.decode())


def _agreed(cast: Cast, participant: Participant) -> None:
    people_actions.tell_need(by=cast.dou, participant=participant, code="text_data")
    people_actions.give_consent(
        by=cast.dou,
        participant=participant,
        purpose=ConsentPurpose.TAKE_PART,
        version="2026-04",
        way=ConsentWay.VOICE,
    )


def test_what_was_told_is_shown_first_and_only_two_things_are_asked(
    cast: Cast, sign_in: SignIn
) -> None:
    course = open_course(cast)
    _agreed(cast, cast.aki)
    browser, at = sign_in(cast.aki.account), f"/me/courses/{course.code}/apply/"

    start = _words(browser, at)
    for step, typed in (("companion", ALONE), ("heard", {"heard_by": "family"})):
        browser.post(at + step, typed)
    browser.post(at + "check")

    assert ("03-0000-0000" in start, "あと2つだけ聞きます。" in start) == (True, True)
    application = Application.objects.get(course=course)
    assert application.participant == cast.aki
    assert [each.arrangement for each in application.arrangements.all()] == ["text_data"]


def test_known_person_is_not_registered_again_from_the_public_form(
    cast: Cast, sign_in: SignIn
) -> None:
    course = open_course(cast)

    response = sign_in(cast.aki.account).get(f"/courses/{course.public_code}/apply/who")

    assert response.headers["Location"] == f"/me/courses/{course.code}/apply/"


def test_changed_contact_is_kept_with_the_person(cast: Cast, sign_in: SignIn) -> None:
    course = open_course(cast)
    _agreed(cast, cast.aki)
    browser, at = sign_in(cast.aki.account), f"/me/courses/{course.code}/apply/"

    to_number = browser.post(at + "contact?from=start", {"contact": "mail"})
    asked = browser.get(to_number.headers["Location"]).content.decode()
    back = browser.post(to_number.headers["Location"], {"address": "aki@example.jp"})
    for step, typed in (("companion", ALONE), ("heard", {"heard_by": "family"})):
        browser.post(at + step, typed)
    browser.post(at + "check")

    cast.aki.refresh_from_db()
    assert ('value="03-0000-0000"' in asked, back.headers["Location"]) == (False, at)
    assert (cast.aki.channel, Participant.objects.count()) == ("mail", 2)
    assert {each.kind: each.address for each in cast.aki.channels.all()} == {
        "phone": "03-0000-0000",
        "mail": "aki@example.jp",
    }


def test_supporter_reads_for_whom_they_apply(cast: Cast, sign_in: SignIn) -> None:
    course = open_course(cast)
    browser = sign_in(cast.chiyo)

    page = _words(browser, f"/courses/{course.public_code}/")

    assert "ベニさんのために申し込む" in page
    assert "ベニさんのために申し込む" in _words(browser, f"/me/courses/{course.code}/apply/")


def test_place_has_a_page_of_its_own_after_the_class_has_closed(
    cast: Cast, sign_in: SignIn
) -> None:
    course = open_course(cast, selection=Selection.FIRST_COME)
    apply(cast, course, cast.beni, arrangements=(("text_data", ""),))
    actions.close_course(by=cast.dou, course=course)

    page = _words(sign_in(cast.beni.account), f"/me/courses/{course.public_code}/")

    for words in ("12月1日（火）", "12月8日（火）", "持ち物", "03-0000-0000", "休む日を書く"):
        assert words in page
    assert "受付は終わりました" not in page


def test_place_of_somebody_else_has_no_page(cast: Cast, sign_in: SignIn) -> None:
    course = open_course(cast)
    apply(cast, course, cast.beni)

    response = sign_in(cast.aki.account).get(f"/me/courses/{course.public_code}/")

    assert response.status_code == 404


def test_rest_at_the_arrangements_is_not_an_answer(cast: Cast) -> None:
    course = open_course(cast)
    browser, at = Client(), f"/courses/{course.public_code}/apply/"
    for step, typed in (
        ("who", {"applicant": "person"}),
        ("name", {"name": "見本 さくら", "reading": "ﾐﾎﾝ　サクラ"}),
        ("contact", {"contact": "phone"}),
        ("address", {"address": "0300009999"}),
        ("arrangements", {"later": "1", "group_1": []}),
    ):
        browser.post(at + step, typed)

    assert browser.get(at + "check").headers["Location"] == at + "arrangements"


def test_reading_in_kanji_is_asked_for_again(cast: Cast) -> None:
    course = open_course(cast)

    response = Client().post(
        f"/courses/{course.public_code}/apply/name", {"name": "見本", "reading": "見本"}
    )

    assert response.status_code == 422
    assert 'href="#id_reading"' in response.content.decode()


def test_helper_is_asked_for_their_own_name(cast: Cast) -> None:
    course = open_course(cast)
    browser, at = Client(), f"/courses/{course.public_code}/apply/"

    response = browser.post(at + "who", {"applicant": "family"})
    after = browser.post(at + "helper", {"helper_name": "チヨ", "helper_phone": ""})

    assert response.headers["Location"] == at + "helper"
    assert after.headers["Location"] == at + "name"


def test_mail_address_does_not_stand_where_a_number_is_asked(cast: Cast) -> None:
    course = open_course(cast)
    browser, at = Client(), f"/courses/{course.public_code}/apply/"
    browser.post(at + "contact", {"contact": "mail"})
    browser.post(at + "address", {"address": "sakura@example.jp"})

    browser.post(at + "contact", {"contact": "phone"})
    number = browser.get(at + "address").content.decode()
    browser.post(at + "contact", {"contact": "mail"})
    mail = browser.get(at + "address").content.decode()

    assert ("sakura@example.jp" in number, "sakura@example.jp" in mail) == (False, True)


def test_question_opened_from_the_summary_leads_back_to_it(cast: Cast) -> None:
    course = open_course(cast)
    at = f"/courses/{course.public_code}/apply/"

    page = Client().get(at + "heard?from=check").content.decode()

    assert f'<p class="crumb"><a href="{at}check">' in page


def test_closed_class_names_the_classes_that_are_open(cast: Cast) -> None:
    course = open_course(cast)
    Course.objects.filter(pk=course.pk).update(apply_until=date(2026, 10, 2))

    for path in ("who", "check"):
        response = Client().get(f"/courses/{course.public_code}/apply/{path}")
        assert (
            response.status_code,
            "受付は終わりました" in RUBY.sub("", response.content.decode()),
        ) == (
            410,
            True,
        )


def test_receipt_that_is_lost_says_where_to_ask(cast: Cast) -> None:
    course = open_course(cast)

    response = Client().get(f"/courses/{course.public_code}/apply/sent")

    assert response.status_code == 410
    assert f'href="/courses/{course.public_code}/tell"' in response.content.decode()


def test_ended_class_says_its_year_and_promises_no_seat(cast: Cast) -> None:
    course = open_course(cast)
    for session in course.sessions.all():
        session.starts_at = session.starts_at.replace(year=2024)
        session.ends_at = session.ends_at.replace(year=2024)
        session.save()
    Course.objects.filter(pk=course.pk).update(state="ended")

    page = _words(Client(), f"/courses/{course.public_code}/")

    assert ("2024年" in page, "席が空くことがあります" in page) == (True, False)


def test_only_known_ways_are_promised_and_the_address_on_paper_is_whole(cast: Cast) -> None:
    course = open_course(cast)
    sheet = f"/courses/{course.public_code}/hand-out/form.html"
    before = Client().get(sheet).content.decode()
    source = Source.objects.create(
        programme=cast.programme,
        code="s",
        title="見本",
        as_of="2026",
        taken_on=date(2026, 1, 1),
        mark="seen",
    )
    Facility.objects.create(
        programme=cast.programme,
        source=source,
        code=course.venue.code,
        name="架空センター",
        fax="03-0000-5555",
        address="架空区架空1-2-3",
    )

    after = re.sub(r"<[^>]+>", "", Client().get(sheet).content.decode())

    assert "03-0000-5555" not in before
    assert ("03-0000-5555" in after, "架空1-2-3" in after) == (True, True)
    assert f"http://testserver/courses/{course.public_code}/" in after
