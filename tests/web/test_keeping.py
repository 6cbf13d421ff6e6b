"""What was typed at the desk waits for whoever typed it: sealed, at its place, until it is sent."""

import re
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.utils import timezone

from people import Cast
from yorisoi.people.models import Account
from yorisoi.programme.models import Decision
from yorisoi.web.keeping import forget, found, keep
from yorisoi.web.models import KeptForm

SignIn = Callable[[Account], Client]
WORDS = {
    "stage": "courses",
    "title": "教室は六人まで",
    "reason": "アキさんが、ゆっくり話せる人数がいいと言ったため",
    "evidence": "",
    "decided_on": "2026-09-04",
    "decided_by": "区、都",
}
TOLD = "前に書いた途中のものがあります。"


def _at(cast: Cast) -> str:
    return f"/desk/{cast.programme.code}/programme/decisions/new"


def _words(page: str) -> str:
    return page.replace("<wbr>", "")


def _hidden(browser: Client, address: str) -> dict[str, str]:
    page = browser.get(address).content.decode()
    return dict(re.findall(r'name="(kept_for|once|csrfmiddlewaretoken)" value="([^"]+)"', page))


def _typed(browser: Client, cast: Cast, **more: str) -> dict[str, str]:
    return {**WORDS, **_hidden(browser, _at(cast)), **more}


def test_session_that_ended_loses_nothing(cast: Cast, sign_in: SignIn) -> None:
    browser = sign_in(cast.dou)
    form = _typed(browser, cast)
    browser.logout()

    answer = browser.post(_at(cast), form)
    browser.force_login(cast.dou)
    page = _words(browser.get(_at(cast)).content.decode())

    assert answer["Location"].startswith("/sign-in")
    assert TOLD in page
    assert WORDS["reason"] in page
    assert 'value="教室は六人まで"' in page


def test_form_that_was_too_old_loses_nothing(cast: Cast) -> None:
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(cast.dou)
    form = _typed(browser, cast, csrfmiddlewaretoken="x" * 64)

    answer = browser.post(_at(cast), form)

    assert answer.status_code == 403
    assert WORDS["reason"] in browser.get(_at(cast)).content.decode()


def test_fault_of_ours_loses_nothing(cast: Cast, sign_in: SignIn) -> None:
    browser = sign_in(cast.dou)
    browser.raise_request_exception = False
    form = _typed(browser, cast)

    with connection.execute_wrapper(_breaks_on("programme_decision")):
        answer = browser.post(_at(cast), form)

    assert answer.status_code == 500
    assert WORDS["reason"] in browser.get(_at(cast)).content.decode()
    assert Decision.objects.count() == 0


def _breaks_on(table: str) -> Callable[..., object]:
    """Fail when a row is about to be written to a table, as a full disk would."""

    def execute_or_break(
        execute: Callable[..., object], sql: str, params: object, many: bool, context: object
    ) -> object:
        if sql.startswith("INSERT") and table in sql:
            raise RuntimeError("the disk is full")
        return execute(sql, params, many, context)

    return execute_or_break


def test_form_to_mend_is_kept_until_it_is_sent(cast: Cast, sign_in: SignIn) -> None:
    browser = sign_in(cast.dou)
    form = _typed(browser, cast)

    refused = browser.post(_at(cast), {**form, "title": ""})
    n_kept = KeptForm.objects.count()
    sent = browser.post(_at(cast), form)

    assert (refused.status_code, n_kept) == (422, 1)
    assert (sent.status_code, KeptForm.objects.count()) == (302, 0)
    assert TOLD not in _words(browser.get(_at(cast)).content.decode())


def test_browser_keeps_what_is_being_typed_by_itself(cast: Cast, sign_in: SignIn) -> None:
    browser = sign_in(cast.dou)
    form = _typed(browser, cast)

    answer = browser.post("/kept", {**form, "place": _at(cast)})

    assert answer.status_code == 204
    assert WORDS["reason"] in browser.get(_at(cast)).content.decode()


def test_what_is_kept_is_sealed_and_has_no_hidden_fields(cast: Cast, sign_in: SignIn) -> None:
    browser = sign_in(cast.dou)
    browser.post("/kept", {**_typed(browser, cast), "place": _at(cast)})

    with connection.cursor() as cursor:
        cursor.execute("select typed from web_keptform")
        stored = cursor.fetchone()[0]
    kept = found(account=cast.dou, path=_at(cast))

    assert "アキ" not in stored
    assert kept is not None
    assert kept.values == {name: [value] for name, value in WORDS.items()}


def test_nobody_else_sees_it_and_nobody_else_can_put_words_there(
    cast: Cast, sign_in: SignIn
) -> None:
    keep(by=cast.dou, path=_at(cast), typed={"reason": [WORDS["reason"]]})
    forged = {"kept_for": f"{cast.dou.pk}:1abc:forged", "place": _at(cast), "reason": "x" * 40}

    sei = sign_in(cast.sei).get(_at(cast))
    answer = Client().post("/kept", forged)

    assert WORDS["reason"] in sign_in(cast.dou).get(_at(cast)).content.decode()
    assert WORDS["reason"] not in sei.content.decode()
    assert answer.status_code == 404
    assert KeptForm.objects.count() == 1


def test_it_can_be_thrown_away_in_one_press(cast: Cast, sign_in: SignIn) -> None:
    keep(by=cast.dou, path=_at(cast), typed={"reason": [WORDS["reason"]]})
    browser = sign_in(cast.dou)

    answer = browser.post("/kept/throw-away", {"place": _at(cast)})

    assert answer["Location"] == _at(cast)
    assert WORDS["reason"] not in browser.get(_at(cast)).content.decode()


@pytest.mark.parametrize("place", ["https://example.com/", "/me/", "//example.com/desk/", ""])
def test_throwing_away_never_leads_elsewhere(cast: Cast, sign_in: SignIn, place: str) -> None:
    assert sign_in(cast.dou).post("/kept/throw-away", {"place": place}).status_code == 404


def test_words_of_two_weeks_ago_are_gone(cast: Cast) -> None:
    keep(by=cast.dou, path="/desk/a", typed={"reason": [WORDS["reason"]]})
    KeptForm.objects.update(kept_at=timezone.now() - timedelta(days=15))

    seen = found(account=cast.dou, path="/desk/a")
    keep(by=cast.dou, path="/desk/b", typed={"reason": [WORDS["reason"]]})

    assert seen is None
    assert list(KeptForm.objects.values_list("path", flat=True)) == ["/desk/b"]


@pytest.mark.parametrize(("n", "n_kept"), [(9, 0), (10, 1), (100_000, 1), (100_001, 0)])
def test_little_is_not_kept_and_a_flood_neither(cast: Cast, n: int, n_kept: int) -> None:
    keep(by=cast.dou, path="/desk/a", typed={"reason": ["あ" * n]})

    assert KeptForm.objects.count() == n_kept


def test_forgetting_touches_only_one_page_of_one_person(cast: Cast) -> None:
    for who in (cast.dou, cast.sei):
        for path in ("/desk/a", "/desk/b"):
            keep(by=who, path=path, typed={"reason": [WORDS["reason"]]})

    forget(by=cast.dou, path="/desk/a")

    assert sorted(KeptForm.objects.values_list("kept_by__code", "path")) == [
        ("dou", "/desk/b"),
        ("sei", "/desk/a"),
        ("sei", "/desk/b"),
    ]


def test_edit_of_something_known_begins_with_what_was_typed_last(
    cast: Cast, sign_in: SignIn
) -> None:
    browser = sign_in(cast.dou)
    address = f"/desk/{cast.programme.code}/people/{cast.aki.code}/change"
    page = browser.get(address).content.decode()
    assert 'value="アキ"' in page

    browser.post(
        "/kept", {**_hidden(browser, address), "name": "アキ（改名）なのか確認", "place": address}
    )
    again = _words(browser.get(address).content.decode())

    assert 'value="アキ（改名）なのか確認"' in again
    assert TOLD in again
