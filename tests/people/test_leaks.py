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
from yorisoi.people.leaks import days as leak_days
from yorisoi.people.leaks import leaks
from yorisoi.people.leaks import lines as leak_lines
from yorisoi.people.leaks.leaks import Narrowed
from yorisoi.people.models import Account, Leak
from yorisoi.people.terms import LeakPage

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
    response = client.post(f"{desk}new", {**typed, "actor": "sei", "kind": "practice"}, follow=True)
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


def test_leak_is_neither_real_nor_practice_before_somebody_says_so(
    cast: Cast, sign_in: SignIn
) -> None:
    client, today = sign_in(cast.dou), timezone.localdate().isoformat()
    desk = f"/desk/{cast.programme.code}/people/leaks/"
    typed = {"what": "USBをなくした", "first_on": today, "last_on": today, "noticed_on": today}

    empty = client.get(f"{desk}new").content.decode()
    unsaid = client.post(f"{desk}new", typed)
    strange = client.post(f"{desk}new", {**typed, "kind": "real", "codes": "P-ZZZZZZ\nアキ"})

    assert "checked" not in empty
    assert (unsaid.status_code, strange.status_code, Leak.objects.count()) == (422, 422, 0)
    assert "P-ZZZZZZ、アキという符号の人はいません" in _text(strange)
    assert "USBをなくした" in strange.content.decode()


def test_leaks_are_found_again_with_what_is_due_next(cast: Cast, sign_in: SignIn) -> None:
    client = sign_in(cast.dou)
    page = f"/desk/{cast.programme.code}/people/leaks"
    nothing = _text(client.get(page))
    _leak(cast, is_practice=False)

    text = _text(client.get(page))

    assert "まだありません" in nothing
    assert "はじめの報告（速報）" in text
    assert "あと" in text
    assert [sign_in(each).get(page).status_code for each in (cast.sei, cast.gen, cast.ei)] == [
        404,
        404,
        404,
    ]


def test_real_leak_says_nothing_of_practice(cast: Cast, sign_in: SignIn) -> None:
    leak = _leak(cast, is_practice=False, codes=[cast.aki.code])

    text = _text(sign_in(cast.dou).get(f"/desk/{cast.programme.code}/people/leaks/{leak.pk}"))

    assert "訓練" not in text


def _came_in(cast: Cast, account: Account, session: str, machine: str) -> Entry:
    detail = {"way": "passkey", "machine": machine, "session": session}
    return journal.write(by=account, act="account.sign_in", about=account, detail=detail)


def _went_out(cast: Cast, account: Account, session: str) -> Entry:
    return journal.write(
        by=account, act="account.sign_out", about=account, detail={"sessions": [session]}
    )


def test_narrowed_to_a_machine_only_what_was_opened_from_it_counts(cast: Cast) -> None:
    at_work = _came_in(cast, cast.sei, "aaaa", "Windows Edge")
    journal.write(by=cast.sei, act="participant.view", about=cast.aki)
    _went_out(cast, cast.sei, "aaaa")
    on_the_way = _came_in(cast, cast.sei, "bbbb", "iPhone Safari")
    journal.write(by=cast.sei, act="participant.view", about=cast.beni)
    leak = _leak(cast, actor="sei")

    whole = _codes(leak)
    leaks.narrow(by=cast.dou, leak=leak, to=Narrowed("sei", sign_ins=(on_the_way.pk,)))

    assert whole == {cast.aki.code, cast.beni.code}
    assert _codes(leak) == {cast.beni.code}
    leaks.narrow(by=cast.dou, leak=leak, to=Narrowed("sei", sign_ins=(at_work.pk,)))
    assert _codes(leak) == {cast.aki.code}
    leaks.narrow(by=cast.dou, leak=leak, to=Narrowed("sei"))
    assert _codes(leak) == whole
    line = Entry.objects.filter(act="leak.narrow").order_by("id")[0]
    assert line.detail == {"leak": leak.pk, "sign_ins": [on_the_way.pk], "pages": []}


def test_two_sessions_at_once_are_not_told_apart_and_both_count(cast: Cast) -> None:
    first = _came_in(cast, cast.sei, "aaaa", "Windows Edge")
    _came_in(cast, cast.sei, "bbbb", "iPhone Safari")
    journal.write(by=cast.sei, act="participant.view", about=cast.aki)
    _went_out(cast, cast.sei, "bbbb")
    journal.write(by=cast.sei, act="participant.view", about=cast.beni)
    _went_out(cast, cast.sei, "aaaa")
    journal.write(by=cast.hana, act="participant.view", about=cast.beni)

    assert _codes(_leak(cast, sign_ins=[first.pk])) == {cast.aki.code, cast.beni.code}


def test_session_that_nobody_ended_counts_to_the_end_of_the_window(cast: Cast) -> None:
    open_one = _came_in(cast, cast.sei, "aaaa", "Windows Edge")
    journal.write(by=cast.sei, act="participant.view", about=cast.aki)
    journal.write(by=cast.hana, act="participant.view", about=cast.beni)

    assert _codes(_leak(cast, sign_ins=[open_one.pk])) == {cast.aki.code}
    assert _codes(_leak(cast, sign_ins=[10**6])) == set()


def test_sign_ins_of_the_window_are_offered_and_those_of_another_ward_are_not(cast: Cast) -> None:
    mine = _came_in(cast, cast.sei, "aaaa", "Windows Edge")
    _came_in(cast, cast.ei, "bbbb", "iPhone Safari")
    left = _came_in(cast, cast.dou, "cccc", "Mac Safari")
    out = _went_out(cast, cast.dou, "cccc")
    leak = _leak(cast)

    assert leak_lines.sign_ins(leak) == (
        leak_lines.SignIn(mine.pk, "sei", mine.at, "Windows Edge", None),
        leak_lines.SignIn(left.pk, "dou", left.at, "Mac Safari", out.at),
    )
    leak.actor = "dou"
    assert [each.line for each in leak_lines.sign_ins(leak)] == [left.pk]


@pytest.mark.parametrize(
    ("act", "page"),
    [
        ("participants.list", LeakPage.LIST),
        ("course.show_names", LeakPage.LIST),
        ("participant.view", LeakPage.RECORD),
        ("own_data.print", LeakPage.PAPER),
        ("participant.change", LeakPage.OTHER),
    ],
)
def test_act_belongs_to_a_kind_of_page(act: str, page: LeakPage) -> None:
    assert leak_lines.page_of(act) == page


def test_narrowed_to_a_kind_of_page_only_those_lines_count(cast: Cast) -> None:
    journal.write(by=cast.sei, act="participants.list", about=cast.programme)
    journal.write(by=cast.sei, act="own_data.print", about=cast.aki)
    journal.write(by=cast.sei, act="participant.view", about=cast.beni)

    def codes(*pages: LeakPage) -> set[str]:
        return _codes(_leak(cast, actor="sei", pages=[str(each) for each in pages]))

    assert codes() == codes(LeakPage.LIST) == {cast.aki.code, cast.beni.code}
    assert codes(LeakPage.PAPER) == {cast.aki.code}
    assert codes(LeakPage.RECORD) == {cast.beni.code}
    assert codes(LeakPage.RECORD, LeakPage.PAPER) == {cast.aki.code, cast.beni.code}
    assert codes(LeakPage.OTHER) == set()


def test_line_about_several_people_counts_for_each_of_them(cast: Cast) -> None:
    journal.write_of_many(
        by=cast.sei, act="roll.take", about=cast.programme, persons=[cast.aki, cast.beni]
    )

    assert _codes(_leak(cast, actor="sei")) == {cast.aki.code, cast.beni.code}


def test_ward_narrows_and_writes_what_was_found_out_into_both_reports(
    cast: Cast, sign_in: SignIn
) -> None:
    came = _came_in(cast, cast.sei, "aaaa", "Windows Edge")
    journal.write(by=cast.sei, act="participant.view", about=cast.aki)
    leak = _leak(cast, actor="sei")
    client = sign_in(cast.dou)
    place = f"/desk/{cast.programme.code}/people/leaks/{leak.pk}"
    today = timezone.localdate()

    offered = _text(client.get(f"{place}/narrow"))
    narrowed = _text(
        client.post(
            f"{place}/narrow",
            {"actor": "sei", "sign_ins": [came.pk], "pages": ["record"]},
            follow=True,
        )
    )
    too_late = client.post(
        f"{place}/facts",
        {"cause": "紙を見なかった", "first_sent_on": (today + timedelta(days=1)).isoformat()},
    )
    client.post(
        f"{place}/facts",
        {
            "items": "名前と電話番号",
            "cause": "紙を机に置いたまま帰った",
            "first_sent_on": today.isoformat(),
        },
    )
    page = _text(client.get(place))
    first = _text(client.get(f"{place}/report.html"))
    full = _text(client.get(f"{place}/full-report.html"))

    assert "Windows Edge" in offered
    assert "一人の記録" in narrowed
    assert "Windows Edge" in narrowed
    assert too_late.status_code == 422
    assert "今日か、それより前の日を書いてください" in _text(too_late)
    assert "紙を見なかった" in _text(too_late)
    assert "に出しました" in page
    assert "まだ書いていないところ：二次被害、本人への対応、公表、二度と起こさないために" in page
    for paper in (first, full):
        assert "紙を机に置いたまま帰った" in paper
        assert "名前と電話番号" in paper
        assert "アキ" not in paper
    assert "調べています" in first
    assert "まだ書いていません" in full
    assert [line.detail for line in Entry.objects.filter(act="leak.find_out")] == [
        {"leak": leak.pk}
    ]


def test_page_says_how_many_days_and_open_days_are_left(cast: Cast, sign_in: SignIn) -> None:
    today = timezone.localdate()
    leak = _leak(cast, noticed_on=today, codes=[cast.aki.code])

    text = _text(sign_in(cast.dou).get(f"/desk/{cast.programme.code}/people/leaks/{leak.pk}"))

    first = leak_days.left(today + timedelta(days=4), today=today)
    assert f"今日を入れて、あと5日（役所が開いている日は{first.n_open}日）" in text
    assert "次の報告まで、今日を入れてあと5日" in text


def test_day_of_knowing_that_has_not_come_is_refused(cast: Cast, sign_in: SignIn) -> None:
    today = timezone.localdate()
    day = {"first_on": today.isoformat(), "last_on": today.isoformat()}
    desk = f"/desk/{cast.programme.code}/people/leaks/new"
    later = (today + timedelta(days=1)).isoformat()

    answers = [
        sign_in(cast.dou).post(desk, {**day, "what": "紙", "noticed_on": noticed})
        for noticed in (later, "1990-01-01")
    ]

    assert [answer.status_code for answer in answers] == [422, 422]
    assert all("今日か、それより前の日" in _text(answer) for answer in answers)
    assert not Leak.objects.exists()
