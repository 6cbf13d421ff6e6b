"""Somebody's record waits although its time is over, for a reason and until a day."""

from datetime import date, datetime, timedelta

import pytest
from django.db import connection
from django.utils import timezone

from people import Cast
from yorisoi.journal.models import Entry
from yorisoi.people.leaving import erasing, holding_back, retaining
from yorisoi.people.models import (
    Consent,
    Need,
    Participant,
    RetentionHold,
    SupporterLink,
)

LONG_AGO = timezone.make_aware(datetime(2021, 5, 1, 12))
REASON = "苦情に答えている間"


def _last_seen_long_ago(*people: Participant) -> None:
    for each in people:
        Participant.objects.filter(pk=each.pk).update(registered_at=LONG_AGO)
        Consent.objects.filter(participant=each).update(given_at=LONG_AGO)
        Need.objects.filter(participant=each).update(told_at=LONG_AGO)
        SupporterLink.objects.filter(participant=each).update(
            made_at=LONG_AGO, since_on=LONG_AGO.date()
        )


def _in(days: int) -> date:
    return timezone.localdate() + timedelta(days=days)


def _leaving(cast: Cast, on: date) -> list[str]:
    found = retaining.leaving(municipality=cast.ward, on=on)
    return [each.participant.code for each in found]


def test_who_is_held_back_stays_and_the_other_leaves(cast: Cast) -> None:
    _last_seen_long_ago(cast.aki, cast.beni)

    holding_back.hold_back(by=cast.dou, participant=cast.aki, reason=REASON, until_on=_in(30))

    assert _leaving(cast, _in(0)) == [cast.beni.code]
    over = retaining.over(municipality=cast.ward, on=_in(0))
    assert {each.participant.code for each in over} == {cast.aki.code, cast.beni.code}


def test_hold_counts_to_its_last_day_and_not_a_day_longer(cast: Cast) -> None:
    _last_seen_long_ago(cast.aki)
    holding_back.hold_back(by=cast.dou, participant=cast.aki, reason=REASON, until_on=_in(30))

    assert _leaving(cast, _in(30)) == []
    assert _leaving(cast, _in(31)) == [cast.aki.code]


def test_list_that_was_shown_before_a_hold_does_not_take_the_person(cast: Cast) -> None:
    _last_seen_long_ago(cast.aki, cast.beni)
    shown = retaining.show(by=cast.dou, municipality=cast.ward, on=_in(0))
    holding_back.hold_back(by=cast.dou, participant=cast.aki, reason=REASON, until_on=_in(30))

    gone = retaining.apply(by=cast.dou, preview=shown, on=retaining.ripe_from(shown))

    assert gone == (cast.beni.code,)
    assert Participant.objects.get(pk=cast.aki.pk).name == "アキ"


def test_hold_that_is_ended_lets_the_record_go(cast: Cast) -> None:
    _last_seen_long_ago(cast.aki)
    hold = holding_back.hold_back(
        by=cast.dou, participant=cast.aki, reason=REASON, until_on=_in(30)
    )

    holding_back.end_hold(by=cast.dou, hold=hold)
    holding_back.end_hold(by=cast.dou, hold=hold)

    assert _leaving(cast, _in(0)) == [cast.aki.code]
    lines = Entry.objects.filter(act__startswith="retention.").order_by("id")
    assert [(line.act, line.persons, line.detail) for line in lines] == [
        ("retention.hold", [cast.aki.code], {"until": _in(30).isoformat()}),
        ("retention.end_hold", [cast.aki.code], {}),
    ]


def test_reason_is_sealed_and_stands_in_no_line_of_the_journal(cast: Cast) -> None:
    holding_back.hold_back(by=cast.dou, participant=cast.aki, reason=REASON, until_on=_in(30))

    assert RetentionHold.objects.get().reason == REASON
    with connection.cursor() as cursor:
        cursor.execute("SELECT reason FROM people_retentionhold")
        assert REASON not in str(cursor.fetchall())
    assert not [line for line in Entry.objects.all() if REASON in f"{line.detail}{line.purpose}"]


def test_being_held_back_is_no_contact(cast: Cast) -> None:
    _last_seen_long_ago(cast.aki)

    holding_back.hold_back(by=cast.dou, participant=cast.aki, reason=REASON, until_on=_in(30))

    cast.aki.refresh_from_db()
    assert retaining.last_contact(cast.aki) == LONG_AGO.date()


@pytest.mark.parametrize("days", [-1, 367])
def test_hold_without_a_near_end_is_refused(cast: Cast, days: int) -> None:
    with pytest.raises(holding_back.HeldTooLong):
        holding_back.hold_back(by=cast.dou, participant=cast.aki, reason=REASON, until_on=_in(days))

    assert not RetentionHold.objects.exists()


def test_person_is_held_back_once_at_a_time_and_again_when_it_has_run_out(cast: Cast) -> None:
    hold = holding_back.hold_back(by=cast.dou, participant=cast.aki, reason=REASON, until_on=_in(1))
    with pytest.raises(holding_back.AlreadyHeld):
        holding_back.hold_back(by=cast.dou, participant=cast.aki, reason=REASON, until_on=_in(2))
    RetentionHold.objects.filter(pk=hold.pk).update(until_on=_in(-1))

    again = holding_back.hold_back(
        by=cast.dou, participant=cast.aki, reason=REASON, until_on=_in(2)
    )

    assert [each.pk for each in holding_back.in_force(municipality=cast.ward, on=_in(0))] == [
        again.pk
    ]


def test_record_that_was_erased_cannot_be_held_back(cast: Cast) -> None:
    erasing.erase(by=cast.dou, participant=cast.aki, reason="本人の求め")

    with pytest.raises(holding_back.NothingToHold):
        holding_back.hold_back(by=cast.dou, participant=cast.aki, reason=REASON, until_on=_in(2))
