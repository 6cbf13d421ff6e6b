"""いつ消すか: the ward sees what goes and when, holds somebody back, and lets today's part go."""

import json
import re
from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from coming_in import come_in
from people import Cast
from yorisoi.cli.main import main
from yorisoi.journal.models import Entry
from yorisoi.people.held import records
from yorisoi.people.leaving import holding_back, retaining
from yorisoi.people.models import (
    Account,
    Consent,
    Participant,
    RetentionHold,
    RetentionPreview,
    SupporterLink,
)
from yorisoi.web.models import SentForm

SignIn = Callable[[Account], Client]
LONG_AGO = timezone.make_aware(datetime(2021, 5, 1, 12))


@pytest.fixture
def old_aki(cast: Cast) -> Participant:
    """アキ was last in touch five years ago, ベニ is not."""
    Participant.objects.filter(pk=cast.aki.pk).update(registered_at=LONG_AGO)
    Consent.objects.filter(participant=cast.aki).update(given_at=LONG_AGO)
    SupporterLink.objects.filter(participant=cast.aki).update(made_at=LONG_AGO)
    return cast.aki


def _at(cast: Cast, place: str = "") -> str:
    return f"/desk/{cast.programme.code}/retention/{place}"


def _text(response: object) -> str:
    body = response.content.decode()  # type: ignore[attr-defined]
    return re.sub(r"<[^>]+>", "", body)


def _old_sending() -> SentForm:
    return SentForm.objects.create(
        digest="old", answer="x", sent_on=timezone.localdate() - timedelta(days=15)
    )


def test_coordinator_reads_who_goes_when_and_every_period_with_its_rule(
    cast: Cast, old_aki: Participant, sign_in: SignIn
) -> None:
    _old_sending()

    text = _text(sign_in(cast.dou).get(_at(cast)))

    assert (old_aki.code in text, cast.beni.code in text) == (True, False)
    assert "2025年3月31日" in text
    assert "今日、消えるもの：本人の記録 0人分、ほかの記録 1件" in text
    for each in records.periods().values():
        assert each.rule in text
        assert each.reason in text
    line = Entry.objects.filter(act="retention.list").get()
    assert (line.persons, line.detail) == ([old_aki.code], {"names": True})


def test_who_may_see_no_names_reads_counts_and_leaves_no_line(
    cast: Cast, old_aki: Participant, sign_in: SignIn
) -> None:
    membership = cast.dou.memberships.get()
    membership.role = "auditor"
    membership.save()

    text = _text(sign_in(cast.dou).get(_at(cast)))

    assert "1人。名前は、名前を見られる人だけに出ます" in text
    assert old_aki.code not in text
    assert "アキ" not in text
    assert not Entry.objects.filter(act="retention.list").exists()


def test_nobody_outside_the_ward_finds_the_pages(cast: Cast, sign_in: SignIn) -> None:
    places = ("", "now", f"hold/{cast.aki.code}", f"hold/{cast.aki.code}/end")
    holding_back.hold_back(
        by=cast.dou, participant=cast.aki, reason="苦情", until_on=timezone.localdate()
    )

    for stranger in (cast.sei, cast.gen, cast.hana, cast.chiyo, cast.ei):
        client = sign_in(stranger)
        assert [client.get(_at(cast, place)).status_code for place in places] == [404] * 4
    assert [sign_in(cast.dou).get(_at(cast, place)).status_code for place in places] == [200] * 4


def test_person_is_held_back_from_the_list_and_let_go_again(
    cast: Cast, old_aki: Participant, sign_in: SignIn
) -> None:
    client = sign_in(cast.dou)
    until = (timezone.localdate() + timedelta(days=30)).isoformat()
    place = _at(cast, f"hold/{old_aki.code}")

    no_reason = client.post(place, {"reason": "", "until_on": until})
    too_long = client.post(place, {"reason": "苦情に答えている間", "until_on": "2099-01-01"})
    held = client.post(place, {"reason": "苦情に答えている間", "until_on": until}, follow=True)
    twice = client.post(place, {"reason": "もう一度", "until_on": until})
    ended = client.post(f"{place}/end", follow=True)

    assert (no_reason.status_code, too_long.status_code, twice.status_code) == (422, 422, 422)
    assert "わけを書いてください" in _text(no_reason)
    assert "今日から1年のうちの日を書いてください" in _text(too_long)
    assert "苦情に答えている間" in _text(too_long)
    assert "もう止めてあります" in _text(twice)
    assert "止めています" in _text(held)
    assert "苦情に答えている間" in _text(held)
    assert "止めるのをやめました" in _text(ended)
    assert RetentionHold.objects.get().ended_by == cast.dou
    assert client.post(f"{place}/end").status_code == 404


def test_today_goes_by_a_button_after_the_page_said_what(
    cast: Cast, old_aki: Participant, sign_in: SignIn
) -> None:
    _old_sending()
    retaining.show(by=cast.dou, municipality=cast.ward, on=timezone.localdate())
    RetentionPreview.objects.update(shown_at=timezone.now() - timedelta(days=7))
    client = sign_in(cast.dou)

    asked = _text(client.get(_at(cast, "now")))
    before = Participant.objects.get(pk=old_aki.pk).name
    done = _text(client.post(_at(cast, "now"), follow=True))

    assert "本人の記録 1人分、ほかの記録 1件" in asked
    assert old_aki.code in asked
    assert before == "アキ"
    assert "本人の記録 1人分と、ほかの記録 1件を消しました" in done
    assert Participant.objects.get(pk=old_aki.pk).erased_by == cast.dou
    assert Participant.objects.get(pk=cast.beni.pk).name == "ベニ"
    assert not SentForm.objects.filter(digest="old").exists()


def test_button_erases_nobody_who_was_not_shown_for_a_week(
    cast: Cast, old_aki: Participant, sign_in: SignIn
) -> None:
    client = sign_in(cast.dou)

    first = _text(client.post(_at(cast, "now"), follow=True))
    again = _text(client.post(_at(cast, "now"), {"again": "1"}, follow=True))

    assert "期間が終わった1人を一覧に出しました" in first
    assert "一覧に出ました" in again
    assert Participant.objects.get(pk=old_aki.pk).name == "アキ"
    assert RetentionPreview.objects.get().codes == [old_aki.code]


def test_letting_go_asks_for_a_fresh_proof_of_who_it_is(cast: Cast, settings: Settings) -> None:
    settings.YORISOI_EXAMPLE = False
    client = come_in(cast.dou)
    opened = client.get(_at(cast, "now")).status_code
    session = client.session
    session["presence"] = {**session["presence"], "sure": 0.0}
    session.save()

    answer = client.post(_at(cast, "now"))

    assert opened == 200
    assert (answer.status_code, answer["Location"].split("?")[0]) == (302, "/account/again")
    assert not Entry.objects.filter(act__startswith="retention").exists()


def test_daily_command_does_the_work_of_a_day_and_the_second_time_finds_nothing(
    cast: Cast, old_aki: Participant, capsys: pytest.CaptureFixture[str]
) -> None:
    _old_sending()
    words = ["retention", "--municipality", "kakuu", "--by", "dou", "--daily", "--json"]

    def done() -> dict[str, object]:
        assert main(words) == 0
        return dict(json.loads(capsys.readouterr().out))

    shown, nothing = done(), done()
    RetentionPreview.objects.update(shown_at=timezone.now() - timedelta(days=7))
    erased, again = done(), done()

    assert shown == {"erased": [], "shown": [old_aki.code], "rows": {"web.SentForm": 1}}
    assert nothing == again == {"erased": [], "shown": [], "rows": {}}
    assert erased == {"erased": [old_aki.code], "shown": [], "rows": {}}
    assert Participant.objects.get(pk=cast.beni.pk).erased_at is None


def test_command_shows_the_counts_of_every_kind_beside_the_people(
    cast: Cast, old_aki: Participant, capsys: pytest.CaptureFixture[str]
) -> None:
    _old_sending()

    code = main(["retention", "--municipality", "kakuu", "--by", "dou", "--preview", "--json"])

    found = json.loads(capsys.readouterr().out)
    assert code == 0
    assert [each["code"] for each in found["people"]] == [old_aki.code]
    assert found["kinds"]["sent_form"] == {"web.SentForm": 1}
    assert SentForm.objects.filter(digest="old").exists()
