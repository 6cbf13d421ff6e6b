"""Each kind of record goes when its own time is over, and what is younger or in force stays."""

import json
import time
from datetime import date, datetime, timedelta

import pytest
from django.utils import timezone

from classroom import open_class
from entrance.cards.carrying import given_card
from people import Cast
from stages.ties.rounds import circle, secret
from yorisoi.entrance import limits
from yorisoi.entrance.cards import actions as cards
from yorisoi.entrance.cards.models import Card, Device, Knock
from yorisoi.entrance.cards.terms import EndedFor, WayIn
from yorisoi.entrance.counts.models import Count
from yorisoi.journal.models import Entry
from yorisoi.people import actions
from yorisoi.people.agreements import agreeing
from yorisoi.people.held import correcting, records
from yorisoi.people.leaks import leaks
from yorisoi.people.leaving import holding_back, letting_go
from yorisoi.people.leaving.letting_go import Kind
from yorisoi.people.models import (
    Consent,
    CorrectionRequest,
    Leak,
    Participant,
    RetentionHold,
    RetentionPreview,
    SupporterLink,
)
from yorisoi.people.terms import ConsentPurpose, ConsentWay, CorrectionState, Mandate
from yorisoi.stages.courses.actions import begin_draft, keep_answers
from yorisoi.stages.courses.models import ApplicationDraft
from yorisoi.stages.ties import actions as ties
from yorisoi.stages.ties.models import Circle, CircleMember, Message
from yorisoi.stages.ties.terms import CircleState
from yorisoi.vault import keystore
from yorisoi.web import keeping, once
from yorisoi.web.models import KeptForm, SentForm
from yorisoi.web.retention import presenters
from yorisoi.web.retention.kinds import KEPT, KINDS, WITH_THE_PERSON

OF = {kind.period: kind for kind in KINDS}
TODAY = timezone.localdate


def _let_go(cast: Cast, kind: Kind, on: date | None = None) -> dict[str, int]:
    gone = letting_go.let_go(by=cast.dou, kind=kind, municipality=cast.ward, on=on or TODAY())
    return dict(gone)


def _ahead(cast: Cast, kind: Kind, on: date) -> dict[str, int]:
    asked = letting_go.asked(municipality=cast.ward, on=on)
    return {label: n for label, n in letting_go.counts(kind, asked).items() if n}


def _ago(period: str, days: int = 0) -> datetime:
    """Return noon of the last day of an event whose time is over today, or some days later."""
    last = records.periods()[period].ended_by(TODAY()) + timedelta(days=days)
    return timezone.make_aware(datetime(last.year, last.month, last.day, 12))


def test_every_period_is_acted_on_or_says_why_not() -> None:
    assert {*OF, *WITH_THE_PERSON, *KEPT, "participant"} == set(records.periods())


def test_every_kind_of_row_that_goes_is_called_by_a_word_of_staff(cast: Cast) -> None:
    asked = letting_go.asked(municipality=cast.ward, on=TODAY())
    labels = {part.rows.model._meta.label for kind in KINDS for part in kind.parts(asked)}

    assert set(presenters.CALLED) == labels
    assert not [word for word in map(presenters.called, labels) if "あなた" in word]


@pytest.mark.parametrize(
    ("period", "on", "last"),
    [
        ("circle", date(2027, 11, 26), date(2026, 11, 25)),
        ("circle", date(2028, 2, 29), date(2027, 2, 27)),
        ("agreement", date(2031, 11, 25), date(2026, 11, 24)),
        ("kept_form", date(2026, 11, 25), date(2026, 11, 10)),
        ("count", date(2026, 11, 25), date(2026, 11, 23)),
    ],
)
def test_time_is_over_when_the_whole_period_has_passed(period: str, on: date, last: date) -> None:
    assert records.periods()[period].ended_by(on) == last


def test_circle_goes_a_year_after_it_closed_and_an_open_one_stays(cast: Cast) -> None:
    old, open_one = circle(cast, "old"), circle(cast, "open")
    secret(cast, old)
    kept = secret(cast, open_one)
    ties.set_state(by=cast.dou, circle=old, state=CircleState.CLOSED)
    Circle.objects.filter(pk=old.pk).update(closed_at=_ago("circle", days=1))
    Message.objects.update(sent_at=_ago("circle"))
    one_day_early = _let_go(cast, OF["circle"])
    Circle.objects.filter(pk=old.pk).update(closed_at=_ago("circle"))

    ahead = _ahead(cast, OF["circle"], TODAY())
    gone = _let_go(cast, OF["circle"])

    assert one_day_early == {}
    assert ahead == gone == {"ties.Message": 1, "ties.CircleMember": 2, "ties.Circle": 1}
    assert [each.code for each in Circle.objects.all()] == ["open"]
    assert [each.pk for each in Message.objects.all()] == [kept.pk]
    assert CircleMember.objects.count() == 2
    line = Entry.objects.filter(act="retention.let_go").get()
    assert (line.persons, line.detail) == (
        [cast.beni.code],
        {"kind": "circle", "rows": gone},
    )


def test_time_of_a_circle_begins_when_it_is_closed_and_not_when_it_rests(cast: Cast) -> None:
    found = circle(cast)
    ties.set_state(by=cast.dou, circle=found, state=CircleState.PAUSED)
    rested = Circle.objects.get(pk=found.pk).closed_at

    ties.set_state(by=cast.dou, circle=found, state=CircleState.CLOSED)

    closed = Circle.objects.get(pk=found.pk)
    assert (rested, closed.closed_by) == (None, cast.dou)
    assert closed.closed_at is not None
    assert timezone.localdate(closed.closed_at) == TODAY()


def test_circle_stays_whole_while_one_of_it_is_held_back(cast: Cast) -> None:
    found = circle(cast)
    secret(cast, found)
    ties.set_state(by=cast.dou, circle=found, state=CircleState.CLOSED)
    Circle.objects.update(closed_at=_ago("circle"))
    hold = holding_back.hold_back(
        by=cast.dou, participant=cast.beni, reason="苦情", until_on=TODAY()
    )

    held = _let_go(cast, OF["circle"])
    holding_back.end_hold(by=cast.dou, hold=hold)

    assert held == {}
    assert _let_go(cast, OF["circle"])["ties.Message"] == 1


def test_draft_goes_a_year_after_it_was_touched_with_the_key_that_only_it_had(
    cast: Cast, django_capture_on_commit_callbacks: object
) -> None:
    course = open_class(cast).course
    old, young = begin_draft(course=course), begin_draft(course=course)
    for each in (old, young):
        keep_answers(draft=each, step="who", answers={"name": ["アキ"]})
    ApplicationDraft.objects.filter(pk=old.pk).update(changed_at=_ago("draft"))
    ApplicationDraft.objects.filter(pk=young.pk).update(changed_at=_ago("draft", days=1))
    was_open = keystore.is_open(old.row)

    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]
        gone = _let_go(cast, OF["draft"])

    assert gone == {"courses.ApplicationDraft": 1}
    left = ApplicationDraft.objects.get()
    assert (left.pk, json.loads(left.answers)) == (young.pk, {"who": {"name": ["アキ"]}})
    assert (was_open, keystore.is_open(old.row), keystore.is_open(young.row)) == (True, False, True)


def test_kept_form_goes_after_fourteen_days(cast: Cast) -> None:
    typed = {"reason": ["アキさんが、ゆっくり話せる人数がいいと言ったため"]}
    for path in ("/desk/a", "/desk/b"):
        keeping.keep(by=cast.dou, path=path, typed=typed)
    KeptForm.objects.filter(path="/desk/a").update(kept_at=_ago("kept_form"))
    KeptForm.objects.filter(path="/desk/b").update(kept_at=_ago("kept_form", days=1))

    assert _let_go(cast, OF["kept_form"]) == {"web.KeptForm": 1}
    assert [each.path for each in KeptForm.objects.all()] == ["/desk/b"]


def test_mark_of_a_sent_form_goes_after_fourteen_days(cast: Cast) -> None:
    for digest, days in (("a", 0), ("b", 1)):
        SentForm.objects.create(
            digest=digest, answer="x", sent_on=_ago("sent_form", days=days).date()
        )

    assert _let_go(cast, OF["sent_form"]) == {"web.SentForm": 1}
    assert [each.digest for each in SentForm.objects.all()] == ["b"]


def test_forms_live_as_long_as_the_house_says_elsewhere() -> None:
    periods = records.periods()

    assert (periods["kept_form"].days, periods["sent_form"].days) == (
        keeping.KEPT_DAYS,
        once.KEPT_DAYS,
    )


def test_device_and_knock_go_after_the_card_ended_and_those_of_a_card_in_force_stay(
    cast: Cast,
) -> None:
    ended = given_card(cast)
    by = cast.beni.account
    cards.add_device(by=by, card=ended, kind="phone", way=WayIn.SCAN, key="old")
    cards.knock(by=by, card=ended, kind="phone")
    cards.end_card(by=cast.dou, card=ended, why=EndedFor.LOST)
    Card.objects.filter(pk=ended.pk).update(revoked_at=_ago("device"))
    card = cards.make_card(by=cast.dou, participant=cast.beni)
    cards.add_device(by=by, card=card, kind="phone", way=WayIn.SCAN, key="now")
    cards.knock(by=by, card=card, kind="phone")
    Device.objects.filter(card=card).update(added_at=_ago("device"))
    Knock.objects.filter(card=card).update(knocked_at=_ago("device"))

    gone = _let_go(cast, OF["device"])

    assert gone == {"cards.Device": 1, "cards.Knock": 1}
    assert {each.card for each in (*Device.objects.all(), *Knock.objects.all())} == {card}
    assert set(Card.objects.values_list("pk", flat=True)) == {ended.pk, card.pk}
    assert Entry.objects.filter(act="retention.let_go").get().persons == [cast.beni.code]


def test_device_that_was_taken_off_goes_and_one_taken_off_later_stays(cast: Cast) -> None:
    card, by = given_card(cast), cast.beni.account
    for key, way, days in (("a", WayIn.SCAN, 0), ("b", WayIn.CONFIRMED, 1)):
        device = cards.add_device(by=by, card=card, kind="phone", way=way, key=key)
        assert device is not None
        cards.remove_device(by=by, device=device)
        Device.objects.filter(pk=device.pk).update(removed_at=_ago("device", days=days))

    assert _let_go(cast, OF["device"]) == {"cards.Device": 1}
    assert [each.way for each in Device.objects.all()] == [WayIn.CONFIRMED]


def test_counter_goes_when_it_says_nothing_any_more(cast: Cast) -> None:
    limits.hit("sign_in_account", "dou")
    now = int(time.time())
    old = Count(kind="sign_in_account", mark="old", window=1, n=1, expires=now - 3 * 86_400)
    old.save()

    assert _let_go(cast, OF["count"]) == {"counts.Count": 1}
    assert [each.mark == "old" for each in Count.objects.all()] == [False]


def _consent(cast: Cast, purpose: ConsentPurpose) -> Consent:
    return agreeing.give_consent(
        by=cast.dou,
        participant=cast.aki,
        purpose=purpose,
        version="2026-04",
        way=ConsentWay.VOICE,
        witness="セイ",
    )


def test_agreement_goes_five_years_after_its_end_and_stays_while_it_is_in_force(cast: Cast) -> None:
    Consent.objects.all().delete()
    SupporterLink.objects.all().delete()
    ended = _consent(cast, ConsentPurpose.TAKE_PART)
    in_force = _consent(cast, ConsentPurpose.PUBLISH_VOICE)
    no = agreeing.refuse_consent(
        by=cast.dou, participant=cast.aki, purpose=ConsentPurpose.SHARE_WITH_CENTRE
    )
    Consent.objects.update(given_at=_ago("agreement", days=-900), expires_on=None)
    Consent.objects.filter(pk=ended.pk).update(withdrawn_at=_ago("agreement"))
    for since, until in ((-900, 0), (-900, 1)):
        actions.link_supporter(
            by=cast.dou,
            participant=cast.aki,
            supporter=cast.chiyo,
            scope=actions.Scope((Mandate.APPLY,), ""),
            since_on=_ago("agreement", days=since).date(),
            until_on=_ago("agreement", days=until).date(),
        )

    gone = _let_go(cast, OF["agreement"])

    assert gone == {"people.Consent": 1, "people.SupporterLink": 1}
    assert set(Consent.objects.values_list("pk", flat=True)) == {in_force.pk, no.pk}
    assert SupporterLink.objects.get().until_on == _ago("agreement", days=1).date()


def test_answered_correction_goes_and_an_open_one_stays(cast: Cast) -> None:
    for wrong in ("答えた", "まだ"):
        correcting.ask_correction(by=cast.dou, participant=cast.aki, wrong=wrong)
    answered, open_one = CorrectionRequest.objects.order_by("pk")
    correcting.answer_correction(
        by=cast.dou, request=answered, state=CorrectionState.DONE, answer="直しました"
    )
    CorrectionRequest.objects.update(asked_at=_ago("agreement"))
    CorrectionRequest.objects.filter(pk=answered.pk).update(answered_at=_ago("agreement"))

    assert _let_go(cast, OF["agreement"]) == {"people.CorrectionRequest": 1}
    assert CorrectionRequest.objects.get() == open_one


def test_hold_list_and_leak_of_long_ago_go_and_those_of_another_ward_stay(cast: Cast) -> None:
    hold = holding_back.hold_back(
        by=cast.dou, participant=cast.aki, reason="苦情", until_on=TODAY()
    )
    RetentionHold.objects.filter(pk=hold.pk).update(until_on=_ago("agreement").date())
    other = cast.ei.memberships.get().organisation
    for ward in (cast.ward, other):
        RetentionPreview.objects.create(municipality=ward, codes=[], shown_by=cast.dou)
        now = timezone.now()
        leaks.note_leak(
            by=cast.dou,
            leak=Leak(
                municipality=ward, since=now, until=now, noticed_on=TODAY(), what="紙を置きわすれた"
            ),
        )
    RetentionPreview.objects.update(shown_at=_ago("agreement"))
    Leak.objects.update(noted_at=_ago("agreement"))

    gone = _let_go(cast, OF["agreement"])

    assert gone == {"people.RetentionHold": 1, "people.RetentionPreview": 1, "people.Leak": 1}
    assert RetentionPreview.objects.get().municipality == other
    assert Leak.objects.get().municipality == other


def test_agreement_of_somebody_who_is_held_back_stays_and_that_of_another_goes(cast: Cast) -> None:
    Consent.objects.update(withdrawn_at=_ago("agreement"))
    n_of = {
        each.pk: Consent.objects.filter(participant=each).count() for each in (cast.aki, cast.beni)
    }
    holding_back.hold_back(by=cast.dou, participant=cast.aki, reason="苦情", until_on=TODAY())

    gone = _let_go(cast, OF["agreement"])

    assert gone == {"people.Consent": n_of[cast.beni.pk]}
    assert n_of[cast.beni.pk] > 0
    assert {each.participant for each in Consent.objects.all()} == {cast.aki}


def test_nothing_over_leaves_no_line(cast: Cast) -> None:
    for kind in KINDS:
        assert _let_go(cast, kind) == {}

    assert not Entry.objects.filter(act="retention.let_go").exists()
    assert Participant.objects.count() == 2
