"""A record goes when its time is over, after it was shown, and not a day before."""

from datetime import date, datetime, timedelta

import pytest
from django.utils import timezone

from people import Cast
from yorisoi.cli.main import main
from yorisoi.journal.models import Entry
from yorisoi.people import actions
from yorisoi.people.leaving import retaining
from yorisoi.people.models import (
    Account,
    Channel,
    Consent,
    Need,
    Participant,
    RetentionPreview,
    SupporterLink,
)

LONG_AGO = timezone.make_aware(datetime(2021, 5, 1, 12))
TODAY = date(2026, 11, 25)


def _last_seen_long_ago(participant: Participant) -> None:
    """Put everything about a person five years back."""
    Participant.objects.filter(pk=participant.pk).update(registered_at=LONG_AGO)
    Consent.objects.filter(participant=participant).update(given_at=LONG_AGO)
    Need.objects.filter(participant=participant).update(told_at=LONG_AGO)
    SupporterLink.objects.filter(participant=participant).update(
        made_at=LONG_AGO, since_on=LONG_AGO.date()
    )


@pytest.mark.parametrize(
    ("last", "goes"),
    [
        (date(2026, 3, 31), date(2029, 3, 31)),
        (date(2026, 4, 1), date(2030, 3, 31)),
        (date(2027, 1, 5), date(2030, 3, 31)),
    ],
)
def test_record_goes_at_the_end_of_the_fiscal_year_its_years_later(last: date, goes: date) -> None:
    assert retaining.goes_on(last) == goes


def test_record_stays_on_the_day_before_and_leaves_on_its_day(cast: Cast) -> None:
    _last_seen_long_ago(cast.aki)
    goes = retaining.goes_on(LONG_AGO.date())

    def codes(on: date) -> list[str]:
        found = retaining.leaving(municipality=cast.ward, on=on)
        return [each.participant.code for each in found]

    assert codes(goes - timedelta(days=1)) == []
    assert codes(goes) == [cast.aki.code]


def test_anything_new_about_a_person_keeps_the_record(cast: Cast) -> None:
    _last_seen_long_ago(cast.aki)
    before = len(retaining.leaving(municipality=cast.ward, on=TODAY))

    actions.tell_need(by=cast.dou, participant=cast.aki, code="guide")

    assert (before, retaining.leaving(municipality=cast.ward, on=TODAY)) == (1, ())


def test_nothing_goes_that_was_not_shown_a_week_before(cast: Cast) -> None:
    _last_seen_long_ago(cast.aki)
    preview = retaining.show(by=cast.dou, municipality=cast.ward, on=TODAY)
    ripe = retaining.ripe_from(preview)
    _last_seen_long_ago(cast.beni)

    with pytest.raises(retaining.NotShown):
        retaining.apply(by=cast.dou, preview=preview, on=ripe - timedelta(days=1))
    gone = retaining.apply(by=cast.dou, preview=preview, on=ripe)

    assert gone == (cast.aki.code,)
    cast.aki.refresh_from_db()
    cast.beni.refresh_from_db()
    assert (cast.aki.name, cast.aki.kinds, cast.aki.birth_year) == ("", [], None)
    assert cast.beni.name == "ベニ"
    assert not Channel.objects.filter(participant=cast.aki).exists()
    line = Entry.objects.filter(act="retention.apply").get()
    assert line.detail == {"preview": preview.pk, "n": 1}
    with pytest.raises(retaining.NotShown):
        retaining.apply(by=cast.dou, preview=preview, on=ripe)


def test_who_came_back_after_the_list_was_shown_stays(cast: Cast) -> None:
    _last_seen_long_ago(cast.aki)
    preview = retaining.show(by=cast.dou, municipality=cast.ward, on=TODAY)
    actions.tell_need(by=cast.dou, participant=cast.aki, code="guide")

    assert retaining.apply(by=cast.dou, preview=preview, on=retaining.ripe_from(preview)) == ()
    assert Participant.objects.get(pk=cast.aki.pk).name == "アキ"


def test_command_shows_first_and_erases_a_week_later(
    cast: Cast, capsys: pytest.CaptureFixture[str]
) -> None:
    _last_seen_long_ago(cast.aki)
    words = ["retention", "--municipality", "kakuu", "--by", "dou"]

    too_early = main([*words, "--apply"])
    shown = main([*words, "--preview"])
    RetentionPreview.objects.update(shown_at=timezone.now() - timedelta(days=7))
    done = main([*words, "--apply"])

    assert (too_early == 0, shown, done) == (False, 0, 0)
    assert cast.aki.code in capsys.readouterr().out
    assert Participant.objects.get(pk=cast.aki.pk).erased_at is not None
    assert Account.objects.get(pk=cast.dou.pk).is_active
