"""When something may have leaked: who is affected, whether it is reportable, by when."""

import re
from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from people import Cast
from yorisoi.journal import actions as journal
from yorisoi.journal.models import Entry
from yorisoi.people import leaks
from yorisoi.people.models import Account, Leak

SignIn = Callable[[Account], Client]


def _text(response: object) -> str:
    return re.sub(r"<[^>]+>", "", response.content.decode())  # type: ignore[attr-defined]


def _leak(cast: Cast, **more: object) -> Leak:
    now = timezone.now()
    facts: dict[str, object] = {
        "municipality": cast.ward,
        "since": now - timedelta(hours=1),
        "until": now + timedelta(hours=1),
        "noticed_on": date(2026, 11, 25),
        "what": "紙を置きわすれた",
    }
    return leaks.note_leak(by=cast.dou, leak=Leak(**{**facts, **more}))


def _codes(leak: Leak) -> set[str]:
    return {each.participant.code for each in leaks.affected(leak)}


def test_who_was_looked_at_by_the_account_in_the_window_is_affected(cast: Cast) -> None:
    journal.write(by=cast.sei, act="participant.view", about=cast.aki)
    journal.write(by=cast.hana, act="participant.view", about=cast.beni)

    assert _codes(_leak(cast, actor="sei")) == {cast.aki.code}
    later = timezone.now() + timedelta(hours=1)
    assert _codes(_leak(cast, actor="sei", since=later, until=later)) == set()


def test_list_with_names_counts_for_everybody_of_the_municipality(cast: Cast) -> None:
    journal.write(by=cast.sei, act="participants.list", about=cast.programme)

    assert _codes(_leak(cast, actor="sei")) == {cast.aki.code, cast.beni.code}


def test_codes_named_by_hand_are_affected_and_those_of_others_are_not(cast: Cast) -> None:
    assert _codes(_leak(cast, actor="nobody", codes=[cast.beni.code, "P-YOSO99"])) == {
        cast.beni.code
    }


def test_one_person_with_a_kind_of_disability_is_enough_to_report(cast: Cast) -> None:
    one = leaks.affected(_leak(cast, actor="nobody", codes=[cast.aki.code]))
    cast.beni.kinds = []
    cast.beni.save()
    other = leaks.affected(_leak(cast, actor="nobody", codes=[cast.beni.code]))

    assert leaks.is_reportable(one)
    assert not leaks.is_reportable(other)
    assert not leaks.is_reportable(())


@pytest.mark.parametrize(
    ("noticed", "is_malicious", "full"),
    [
        (date(2026, 11, 2), False, date(2026, 12, 1)),
        (date(2026, 11, 27), False, date(2026, 12, 28)),
        (date(2026, 12, 1), False, date(2027, 1, 4)),
        (date(2026, 11, 2), True, date(2027, 1, 4)),
    ],
)
def test_full_report_is_due_on_day_30_or_60_and_moves_past_closed_days(
    noticed: date, is_malicious: bool, full: date
) -> None:
    assert leaks.deadlines(noticed, is_malicious=is_malicious).full_on == full


def test_first_report_is_due_on_days_3_to_5_the_day_of_knowing_being_the_first() -> None:
    found = leaks.deadlines(date(2026, 11, 25), is_malicious=False)

    assert (found.first_from, found.first_until) == (date(2026, 11, 27), date(2026, 11, 29))


def test_leak_is_noted_in_the_journal_as_practice_or_not(cast: Cast) -> None:
    leak = _leak(cast, is_practice=True)

    line = Entry.objects.filter(act="leak.note").get()
    assert line.detail == {"leak": leak.pk, "is_practice": True}


def test_ward_finds_who_is_affected_and_gets_the_papers(cast: Cast, sign_in: SignIn) -> None:
    journal.write(by=cast.sei, act="participant.view", about=cast.aki)
    client = sign_in(cast.dou)
    today = timezone.localdate().isoformat()
    desk = f"/desk/{cast.programme.code}/people/leaks/"
    typed = {"what": "紙を置きわすれた", "first_on": today, "last_on": today, "noticed_on": today}

    refused = _text(client.post(f"{desk}new", {**typed, "what": ""}))
    response = client.post(
        f"{desk}new", {**typed, "actor": "sei", "is_practice": "on"}, follow=True
    )
    number = Leak.objects.get().pk
    text = _text(response)
    report = _text(client.get(f"{desk}{number}/report.html"))
    notice = client.get(f"{desk}{number}/notice/{cast.aki.code}/paper.html")

    assert "何があったかを書いてください" in refused
    assert "報告が必要です" in text
    assert (cast.aki.code in text, cast.beni.code in text) == (True, False)
    assert "訓練です" in text
    assert "1人（要配慮個人情報をふくむ人：1人）" in report
    assert "アキ" not in report
    assert "訓練です" in _text(notice)
    assert "アキ様" in _text(notice)
    assert client.get(f"{desk}{number}/notice/{cast.beni.code}/paper.html").status_code == 404
    for stranger in (cast.sei, cast.gen, cast.hana, cast.ei):
        assert sign_in(stranger).get(f"{desk}{number}").status_code == 404
        assert sign_in(stranger).get(f"{desk}new").status_code == 404


def test_real_leak_says_nothing_of_practice(cast: Cast, sign_in: SignIn) -> None:
    leak = _leak(cast, is_practice=False, codes=[cast.aki.code])

    text = _text(sign_in(cast.dou).get(f"/desk/{cast.programme.code}/people/leaks/{leak.pk}"))

    assert "訓練" not in text
