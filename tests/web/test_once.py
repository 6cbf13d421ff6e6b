"""A form that is sent twice does its work once, and the second sending is answered like the first."""

import re
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory

from offering import apply, open_course
from people import Cast
from yorisoi.journal.models import Entry
from yorisoi.people import actions as people
from yorisoi.people.models import Account, Need, Organisation
from yorisoi.programme.models import Decision, Task
from yorisoi.stages.courses.models import Application
from yorisoi.stages.goals.models import Goal
from yorisoi.stages.rehearsals.models import RaisedHand
from yorisoi.stages.ties import actions as ties
from yorisoi.stages.ties.models import Message
from yorisoi.web.models import SentForm
from yorisoi.web.once import Once

SignIn = Callable[[Account], Client]


def _key(page: HttpResponse) -> str:
    found = re.search(r'name="once" value="([^"]+)"', page.content.decode())
    assert found
    return found[1]


def _desk(cast: Cast, path: str) -> str:
    return f"/desk/{cast.programme.code}/{path}"


def _decision(cast: Cast, browser: Client, **more: str) -> dict[str, str]:
    words = {
        "stage": "courses",
        "title": "教室は六人まで",
        "reason": "一人ずつ聞くため",
        "decided_on": "2026-09-04",
        "decided_by": "区、都",
    }
    return {**words, **more, "once": _key(browser.get(_desk(cast, "programme/decisions/new")))}


def test_decision_sent_twice_is_one_with_one_line_in_the_journal(
    cast: Cast, sign_in: SignIn
) -> None:
    browser, address = sign_in(cast.dou), _desk(cast, "programme/decisions/new")
    form = _decision(cast, browser)

    first, second = browser.post(address, form), browser.post(address, form)

    assert (first.status_code, second.status_code) == (302, 303)
    assert first["Location"] == second["Location"]
    assert Decision.objects.count() == 1
    assert Entry.objects.filter(act__startswith="decision.").count() == 1


def test_same_form_with_other_words_is_another_sending(cast: Cast, sign_in: SignIn) -> None:
    browser, address = sign_in(cast.dou), _desk(cast, "programme/decisions/new")
    form = _decision(cast, browser)

    browser.post(address, form)
    browser.post(address, {**form, "title": "教室は八人まで"})

    assert set(Decision.objects.values_list("title", flat=True)) == {
        "教室は六人まで",
        "教室は八人まで",
    }


def test_two_new_forms_with_the_same_words_are_two(cast: Cast, sign_in: SignIn) -> None:
    circle = ties.put_circle(
        by=cast.dou,
        programme=cast.programme,
        code="round",
        words=ties.CircleWords(name="仲間", purpose="話す", rules="急がない"),
        host=cast.chiyo,
    )
    ties.add_member(by=cast.dou, circle=circle, account=cast.beni.account)
    browser, address = sign_in(cast.beni.account), "/me/circles/round/"

    for _each in range(2):
        browser.post(address, {"text": "こんにちは", "once": _key(browser.get(address))})

    assert [each.text for each in Message.objects.all()] == ["こんにちは", "こんにちは"]


def test_form_that_was_refused_is_not_remembered(cast: Cast, sign_in: SignIn) -> None:
    browser, address = sign_in(cast.dou), _desk(cast, "programme/decisions/new")
    form = _decision(cast, browser)

    refused = browser.post(address, {**form, "reason": ""})
    mended = browser.post(address, form)

    assert (refused.status_code, mended.status_code) == (422, 302)
    assert Decision.objects.count() == 1


def test_application_sent_twice_by_somebody_known_is_one(cast: Cast, sign_in: SignIn) -> None:
    course = open_course(cast)
    application = apply(cast, course, cast.beni)
    browser = sign_in(cast.dou)
    page = _desk(cast, f"courses/applications/{application.code}/")
    key = _key(browser.get(page))

    answers = [browser.post(f"{page}withdraw", {"once": key}) for _each in range(3)]

    assert len({each["Location"] for each in answers}) == 1
    assert Application.objects.get().state == "withdrawn"
    assert Entry.objects.filter(act="application.withdraw").count() == 1


def test_key_never_reaches_the_view(cast: Cast) -> None:
    seen: list[dict[str, object]] = []

    def view(request: HttpRequest) -> HttpResponse:
        seen.append(dict(request.POST))
        return HttpResponse()

    Once(view)(RequestFactory().post("/x", {"once": "k" * 22, "name": "アキ"}))

    assert seen == [{"name": ["アキ"]}]


def _writing(by: Account, *, status: int = 302) -> Callable[[HttpRequest], HttpResponse]:
    def view(request: HttpRequest) -> HttpResponse:
        n = Organisation.objects.count()
        people.found_organisation(by=by, code=f"group-{n}", name="会", kind="group")
        return HttpResponse(status=status, headers={"Location": f"/made/{n}"})

    return view


def _post(**more: object) -> HttpRequest:
    return RequestFactory().post("/x", {"once": "k" * 22, "name": "会", **more})


def test_work_that_broke_leaves_nothing_and_may_be_sent_again(cast: Cast) -> None:
    n = Organisation.objects.count()

    broken = Once(_writing(cast.dou, status=500))(_post())
    n_after_it_broke = Organisation.objects.count()
    done = Once(_writing(cast.dou))(_post())

    assert (broken.status_code, n_after_it_broke) == (500, n)
    assert (done["Location"], Organisation.objects.count()) == (f"/made/{n}", n + 1)


def test_other_file_under_the_same_key_is_another_sending(cast: Cast) -> None:
    view = Once(_writing(cast.dou))

    answers = [
        view(_post(file=SimpleUploadedFile("a.csv", content)))["Location"]
        for content in (b"1", b"1", b"2")
    ]

    assert len(set(answers[:2])) == 1
    assert answers[2] != answers[0]


def test_what_is_kept_can_be_read_only_with_the_form_itself(cast: Cast) -> None:
    Once(_writing(cast.dou))(_post())

    kept = SentForm.objects.get()

    assert "/made/" not in kept.answer
    assert kept.answer != ""


def test_sendings_are_forgotten_after_two_weeks(cast: Cast) -> None:
    view = Once(_writing(cast.dou))
    view(_post())
    SentForm.objects.update(sent_on=date.today() - timedelta(days=15))

    view(_post(name="別の会"))

    assert SentForm.objects.count() == 1


def test_signing_in_is_never_answered_from_memory(cast: Cast) -> None:
    def signing_in(request: HttpRequest) -> HttpResponse:
        response = _writing(cast.dou)(request)
        response.set_cookie(settings.SESSION_COOKIE_NAME, "fresh")
        return response

    first, second = Once(signing_in)(_post()), Once(signing_in)(_post())

    assert (first.status_code, second.status_code) == (302, 302)


def _forms(path: Path) -> list[str]:
    return re.findall(r'<form[^>]*method="post".*?</form>', path.read_text(), flags=re.S)


def test_every_form_of_the_house_carries_the_key(house: Path) -> None:
    keyless = {
        (path.name, form[:60])
        for path in (house / "src").rglob("templates/*/*.html")
        for form in _forms(path)
        if "csrf_field(request)" not in form and "form_body(" not in form
    }
    n = sum(len(_forms(path)) for path in (house / "src").rglob("templates/*/*.html"))

    assert keyless == set()
    assert n > 80


@pytest.mark.parametrize(
    ("path", "typed", "model"),
    [
        ("goals/new", {"statement": "一人で電話をかけられる"}, Goal),
        (
            "programme/tasks/new",
            {"title": "ちらしを渡す", "stage": "outreach", "state": "open"},
            Task,
        ),
    ],
)
def test_pages_of_other_rooms_do_their_work_once(
    cast: Cast, sign_in: SignIn, path: str, typed: dict[str, str], model: type
) -> None:
    browser, address = sign_in(cast.dou), _desk(cast, path)
    form = {**typed, "once": _key(browser.get(address))}

    for _each in range(2):
        browser.post(address, form)

    assert model.objects.count() == 1


def test_hand_raised_twice_by_an_impatient_finger_is_one(cast: Cast, sign_in: SignIn) -> None:
    browser = sign_in(cast.beni.account)
    key = _key(browser.get("/me/stuck"))

    for _each in range(3):
        browser.post("/me/stuck", {"from": "", "once": key})

    assert RaisedHand.objects.count() == 1


def test_need_told_twice_is_kept_once(cast: Cast, sign_in: SignIn) -> None:
    people.tell_need(by=cast.dou, participant=cast.beni, code="ruby_easy")
    browser = sign_in(cast.dou)
    here = _desk(cast, f"people/{cast.beni.code}/")
    need = Need.objects.get()
    page = browser.get(here)
    form = {"once": _key(page)}

    answers = [browser.post(f"{here}needs/{need.pk}/end", form) for _each in range(2)]

    assert [each.status_code for each in answers] == [302, 303]
    assert Entry.objects.filter(act="need.end").count() == 1
