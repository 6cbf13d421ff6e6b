"""The one rule of agreement: the last word counts, runs out, is outgrown; silence falls back on the basis."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from people import Cast, agree
from yorisoi.people import actions, queries
from yorisoi.people.agreements import agreement, consents
from yorisoi.people.agreements.lines import consent_line
from yorisoi.people.models import Consent
from yorisoi.people.terms import ConsentBasis, ConsentPurpose, ConsentWay

ASKED_FIRST = [p for p, text in consents.texts().items() if text.basis == ConsentBasis.ASKED_FIRST]
UNTIL_STOPPED = [p for p in ConsentPurpose if p not in ASKED_FIRST]


@pytest.mark.parametrize("purpose", ASKED_FIRST)
def test_what_is_asked_first_is_not_used_before_a_yes(cast: Cast, purpose: ConsentPurpose) -> None:
    Consent.objects.all().delete()
    before = queries.has_agreed(cast.aki, to=purpose)

    agree(by=cast.dou, participant=cast.aki, purpose=purpose)

    assert (before, queries.has_agreed(cast.aki, to=purpose)) == (False, True)


@pytest.mark.parametrize("purpose", UNTIL_STOPPED)
def test_what_somebody_applied_for_is_used_until_they_stop_it(
    cast: Cast, purpose: ConsentPurpose
) -> None:
    before = queries.has_agreed(cast.aki, to=purpose)

    actions.refuse_consent(by=cast.aki.account, participant=cast.aki, purpose=purpose)

    assert (before, queries.has_agreed(cast.aki, to=purpose)) == (True, False)


@pytest.mark.parametrize("purpose", ConsentPurpose)
def test_withdrawal_ends_every_yes_to_the_purpose_and_a_new_yes_counts_again(
    cast: Cast, purpose: ConsentPurpose
) -> None:
    agree(by=cast.dou, participant=cast.aki, purpose=purpose)
    agree(by=cast.dou, participant=cast.aki, purpose=purpose)

    actions.refuse_consent(by=cast.aki.account, participant=cast.aki, purpose=purpose)
    after = queries.has_agreed(cast.aki, to=purpose)
    agree(by=cast.dou, participant=cast.aki, purpose=purpose)

    assert (after, queries.has_agreed(cast.aki, to=purpose)) == (False, True)


@pytest.mark.parametrize("purpose", ConsentPurpose)
def test_agreement_counts_on_its_last_day_and_not_on_the_next(
    cast: Cast, purpose: ConsentPurpose
) -> None:
    Consent.objects.all().delete()
    last = agree(by=cast.dou, participant=cast.aki, purpose=purpose).expires_on

    assert queries.has_agreed(cast.aki, to=purpose, on=last)
    assert not queries.has_agreed(cast.aki, to=purpose, on=last + timedelta(days=1))


def test_agreement_of_the_last_day_of_a_long_month_ends_within_its_month() -> None:
    text = consents.texts()[ConsentPurpose.FOLLOW_UP]

    assert text.expires_on(date(2024, 2, 29)) == date(2026, 2, 28)
    assert text.expires_on(date(2026, 11, 25)) == date(2028, 11, 25)


def test_older_yes_holds_after_a_new_text_and_the_person_is_asked_again(cast: Cast) -> None:
    on = timezone.localdate()
    purpose = ConsentPurpose.FOLLOW_UP
    Consent.objects.all().delete()
    actions.give_consent(
        by=cast.dou, participant=cast.aki, purpose=purpose, version="2026-04", way=ConsentWay.PAPER
    )

    line = consent_line(cast.aki, purpose, on=on)

    assert queries.has_agreed(cast.aki, to=purpose, on=on)
    assert (line.is_yes, line.asks_again) == (True, True)
    assert [version for version, _words, is_mine in line.earlier if is_mine] == ["2026-04"]


def test_older_yes_does_not_cover_a_wider_text(cast: Cast, tmp_path, monkeypatch) -> None:
    purpose = ConsentPurpose.FOLLOW_UP
    agree(by=cast.dou, participant=cast.aki, purpose=purpose)
    lines = consents.TEXTS.read_text(encoding="utf-8").rstrip("\n").split("\n")
    wider = next(each for each in lines if each.startswith("follow_up,2026-11"))
    wider = wider.replace("2026-11,", "2027-04,", 1).replace(
        ",24,,2026-11-01", ",24,yes,2027-04-01"
    )
    file = tmp_path / "consents.csv"
    file.write_text("\n".join([*lines, wider]) + "\n", encoding="utf-8")
    monkeypatch.setattr(consents, "TEXTS", file)
    consents.versions.cache_clear()

    before = queries.has_agreed(cast.aki, to=purpose, on=date(2027, 3, 31))
    after = queries.has_agreed(cast.aki, to=purpose, on=date(2027, 4, 1))
    monkeypatch.undo()
    consents.versions.cache_clear()

    assert (before, after) == (True, False)


def test_every_version_ever_given_stays_readable() -> None:
    found = {(each.purpose, each.version) for each in consents.versions()}

    assert {(p, "2026-04") for p in ConsentPurpose} < found
    assert all(consents.text(*key).words for key in found)
    assert consents.text(ConsentPurpose.CIRCLE, "1999-01") is None


def test_centre_sees_whom_it_registered_itself_until_the_person_says_no(cast: Cast) -> None:
    person = actions.Person(name="ムツ", centre=cast.centre)
    mutsu = actions.register(by=cast.sei, municipality=cast.ward, person=person)
    other = actions.register(by=cast.dou, municipality=cast.ward, person=person)
    seen = set(queries.participants(municipality=cast.ward, centre=cast.centre))

    actions.refuse_consent(by=cast.sei, participant=mutsu, purpose=ConsentPurpose.SHARE_WITH_CENTRE)

    assert seen == {cast.aki, cast.beni, mutsu}
    assert other not in seen
    assert set(agreement.shared_with(cast.centre)) == {cast.aki, cast.beni}
