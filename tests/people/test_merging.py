"""One person stands in the roster twice; the two records become one, and nothing is lost on the way."""

import random
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from django.apps import apps
from django.db import models
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoCaptureOnCommitCallbacks

from neighbours import CODES, Ward
from people import PHONE, Cast, agree
from yorisoi.journal import actions as journal_acts
from yorisoi.journal import queries as journal
from yorisoi.people import actions, queries
from yorisoi.people.held import records
from yorisoi.people.held.holdings import UNTIED, reach, tied_fields
from yorisoi.people.leaks import leaks
from yorisoi.people.leaving import erasing
from yorisoi.people.models import Account, Consent, Leak, Need, Participant, TwoPeople
from yorisoi.people.terms import ConsentPurpose, Mandate, MergeGround
from yorisoi.people.twins import clashes, merging
from yorisoi.vault import keystore
from yorisoi.vault.walking import sealed_columns, walk

SignIn = Callable[[Account], Client]
Key = tuple[str, int]
MARKS = {"token_mark", "code_mark"}
# What both meet in, and what each has told about the other.
COMMON = {"ties.circle", "people.twopeople"}
# What opens a door for one account only.
OF_ONE_ACCOUNT = {"mfa.authenticator"}
# What goes with the membership it narrows, and with the account it opens.
GONE_WITH = {"programme.Seat", "cards.Passkey"}
# What is made anew, what is the person, and what is only ever added to.
NOT_MOVED = {
    "people.Participant",
    "people.Account",
    "people.Channel",
    "people.SearchMark",
    "journal.Entry",
    "journal.Mention",
}


@pytest.fixture
def twice(cast: Cast) -> Participant:
    """アキ was registered a second time, by telephone, under her whole name."""
    person = actions.Person(
        name="春野 アキ", reading="はるの あき", note="電話で", addresses=(("phone", PHONE),)
    )
    account = actions.open_account(code="person-twice", name="アキ")
    made = actions.register(by=cast.dou, municipality=cast.ward, person=person)
    return actions.give_account(by=cast.dou, participant=made, account=account)


def _merge(cast: Cast, keep: Participant, duplicate: Participant, **chosen: Any) -> Participant:
    known = {"name": keep.name, "reading": keep.reading, "birth_year": keep.birth_year}
    person = actions.Person(**{**known, **chosen})
    return merging.merge(
        by=cast.dou, keep=keep, duplicate=duplicate, person=person, ground=MergeGround.PERSON
    )


# Everything, in whatever order


class Pile(Ward):
    """Rows of one of two people of the same ward: what is unique in the house carries their code."""

    def _words(self, model: type[models.Model], column: "models.Field[Any, Any]") -> str:
        said = super()._words(model, column)
        mine = f"{said[:6]}-{self.rows['people.participant'].code}".lower()
        is_own = model._meta.label_lower in _of_a_person() and column.name in {*CODES, *MARKS}
        return mine[: column.max_length] if is_own else said


def _of_a_person() -> list[str]:
    """Return every kind of row that is tied to a person, so that a new kind is piled up by itself."""
    return [
        model._meta.label_lower
        for model in records.personal_models()
        if model._meta.label not in NOT_MOVED | set(UNTIED) and any(tied_fields(model))
    ]


def _pile(cast: Cast, dice: random.Random, keep: Participant, duplicate: Participant) -> None:
    """Give each of the two rows of about two kinds in three, in the same classes and circles."""
    shared: dict[str, Any] = {
        "people.organisation": cast.centre,
        "programme.programme": cast.programme,
        "programme.party": cast.programme.parties.get(organisation=cast.ward),
    }
    kinds = [each for each in _of_a_person() if each not in COMMON]
    for person in (keep, duplicate):
        own = {"people.participant": person, "people.account": person.account}
        pile = Pile(replace(cast, dou=person.account), f"{person.code} ", {**shared, **own})
        for kind in dice.sample(kinds, k=2 * len(kinds) // 3):
            pile[kind]
        apart = {*kinds, *own, *OF_ONE_ACCOUNT}
        shared = {label: row for label, row in pile.rows.items() if label not in apart}


def _found(participant: Participant) -> set[Key]:
    return {
        (model._meta.label, pk)
        for model, keys in reach(participant).items()
        if model._meta.label not in NOT_MOVED
        for pk in keys
    }


def _texts(keys: set[Key]) -> dict[tuple[str, int, str], Any]:
    """Return everything that is sealed in some rows, opened."""
    return {
        (label, pk, column): getattr(apps.get_model(label).objects.get(pk=pk), column)
        for label, pk in keys
        for column in sealed_columns(apps.get_model(label))
    }


def _still_tied(duplicate: Participant) -> set[str]:
    """Return every column of every model that still leads to the duplicate or to its account."""
    return {
        f"{tie.model._meta.label}.{tie.column}"
        for target, pk in ((Participant, duplicate.pk), (Account, duplicate.account_id))
        for tie in clashes.ties_to(target)
        if pk and tie.model._default_manager.filter(**{tie.column: pk}).exists()
    }


@pytest.mark.parametrize("seed", range(16))
def test_whatever_two_records_hold_is_found_at_the_one_that_stays(
    cast: Cast,
    twice: Participant,
    seed: int,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    dice = random.Random(seed)
    keep, duplicate = dice.sample([cast.aki, twice], k=2)
    _pile(cast, dice, keep, duplicate)
    before = _found(keep) | _found(duplicate)
    texts = _texts(before)
    assert len(_found(duplicate)) > 10

    with django_capture_on_commit_callbacks(execute=True):
        kept = _merge(cast, keep, duplicate)

    line = journal.about(kind="Participant", code=keep.code)[0]
    all_lost = before - _found(kept)
    lost = {(label, pk) for label, pk in all_lost if label not in GONE_WITH}
    assert len(lost) == sum(line.detail["gone"].values())
    assert {label for label, _pk in lost} == set(line.detail["gone"])
    assert _still_tied(Participant.objects.get(pk=duplicate.pk)) == {"people.Participant.account"}
    left = before - all_lost
    assert _texts(left) == {key: text for key, text in texts.items() if key[:2] in left}
    assert (walk().broken, walk().n_erased) == ((), 0)
    assert not keystore.is_open(duplicate.row)
    assert not keystore.is_open(duplicate.account.row)


def test_every_thing_that_is_unique_for_a_person_has_its_rule() -> None:
    needed = {
        (tie.model._meta.label, unique.name)
        for target in (Participant, Account)
        for tie in clashes.ties_to(target)
        if clashes.is_ours(tie.model)
        for unique in clashes.uniques(tie.model, tie.column)
    }

    assert set(clashes.rules()) == needed


# One by one


def _say(cast: Cast, participant: Participant, purpose: ConsentPurpose) -> Consent:
    return agree(by=cast.dou, participant=participant, purpose=purpose)


def test_duplicate_remains_as_a_code_that_says_where_it_went(
    cast: Cast, twice: Participant
) -> None:
    _merge(cast, cast.aki, twice)

    trace = Participant.objects.get(pk=twice.pk)
    assert (trace.code, trace.merged_into, trace.merged_by) == (twice.code, cast.aki, cast.dou)
    assert (trace.name, trace.reading, trace.note, trace.kinds) == ("", "", "", [])
    assert (trace.channels.count(), trace.marks.count(), trace.birth_year) == (0, 0, None)
    assert (trace.account.name, trace.account.is_active) == ("", False)
    assert set(queries.participants(municipality=cast.ward)) == {cast.aki, cast.beni}


def test_old_code_finds_the_person_and_the_old_name_no_longer_does(
    cast: Cast, twice: Participant
) -> None:
    everybody = queries.participants(municipality=cast.ward)
    _merge(cast, cast.aki, twice)

    def found(text: str) -> list[Participant]:
        return list(queries.search(everybody, text, municipality=cast.ward, by_name=True))

    assert queries.participant(municipality=cast.ward, code=twice.code) == cast.aki
    assert (found(twice.code.lower()), found("春野")) == ([cast.aki], [])


def test_values_are_those_that_were_chosen(cast: Cast, twice: Participant) -> None:
    addresses = (("phone", "03-0000-9999"), ("mail", "aki@example.jp"))
    _merge(cast, cast.aki, twice, name=twice.name, addresses=addresses)

    kept = Participant.objects.get(pk=cast.aki.pk)
    assert (kept.name, kept.birth_year) == ("春野 アキ", 1984)
    assert {(each.kind, each.address) for each in kept.channels.all()} == set(addresses)
    assert list(queries.known_by(["春野 アキ"], municipality=cast.ward)) == [cast.aki]


def test_who_looked_at_either_record_is_found_by_the_person(cast: Cast, twice: Participant) -> None:
    seen = [
        journal_acts.write(by=cast.sei, act="participant.view", about=each)
        for each in (cast.aki, twice)
    ]
    _merge(cast, cast.aki, twice)

    lines = list(journal.touching(*queries.codes_of(cast.aki)))

    assert set(seen) <= set(lines)
    assert len(lines) == len(set(lines))
    assert journal.check().is_whole


def test_line_says_what_moved_by_code_and_count_and_names_nobody(
    cast: Cast, twice: Participant
) -> None:
    actions.tell_need(by=cast.dou, participant=twice, code="large_print", detail="22ポイント")
    _say(cast, twice, ConsentPurpose.TAKE_PART)

    _merge(cast, cast.aki, twice)

    line = journal.about(kind="Participant", code=cast.aki.code)[0]
    assert (line.act, line.actor) == ("participant.merge", "dou")
    assert line.persons == sorted([cast.aki.code, twice.code])
    assert line.detail == {
        "from": twice.code,
        "ground": "person",
        "moved": {"people.Need": 1, "people.Consent": 1},
        "ended": {"people.Consent": 0, "people.Need": 0},
        "gone": {},
        "account": "ended",
    }


def test_later_no_of_one_record_ends_the_earlier_yes_of_the_other(
    cast: Cast, twice: Participant
) -> None:
    purpose = ConsentPurpose.PUBLISH_VOICE
    yes = _say(cast, cast.aki, purpose)
    _say(cast, twice, purpose)
    actions.refuse_consent(by=cast.dou, participant=twice, purpose=purpose)
    assert queries.has_agreed(cast.aki, to=purpose)

    _merge(cast, cast.aki, twice)

    yes.refresh_from_db()
    no = cast.aki.consents.get(is_refusal=True, purpose=purpose)
    assert not queries.has_agreed(cast.aki, to=purpose)
    assert (yes.withdrawn_at, yes.withdrawn_by) == (no.given_at, cast.dou)


def test_later_yes_of_one_record_stands_against_the_earlier_no_of_the_other(
    cast: Cast, twice: Participant
) -> None:
    purpose = ConsentPurpose.PUBLISH_VOICE
    actions.refuse_consent(by=cast.dou, participant=twice, purpose=purpose)
    _say(cast, cast.aki, purpose)

    _merge(cast, cast.aki, twice)

    assert queries.has_agreed(cast.aki, to=purpose)


def test_need_that_both_told_is_said_once_with_the_words_that_say_more(
    cast: Cast, twice: Participant
) -> None:
    actions.tell_need(by=cast.dou, participant=cast.aki, code="large_print")
    actions.tell_need(by=cast.dou, participant=twice, code="large_print", detail="22ポイント")
    actions.tell_need(by=cast.dou, participant=twice, code="guide", detail="改札で")

    _merge(cast, cast.aki, twice)

    told = {(each.arrangement, each.detail) for each in queries.needs(cast.aki)}
    assert told == {("large_print", "22ポイント"), ("guide", "改札で")}
    assert Need.objects.filter(participant=cast.aki).count() == 3


def test_person_without_an_account_goes_on_with_the_one_of_the_duplicate(
    cast: Cast, twice: Participant
) -> None:
    account = twice.account
    fresh = actions.register(
        by=cast.dou, municipality=cast.ward, person=actions.Person(name="春野 アキ")
    )

    _merge(cast, fresh, twice)

    account.refresh_from_db()
    assert queries.participant_of(account) == fresh
    assert (account.is_active, account.name) == (True, "アキ")


def test_account_that_ends_lets_nobody_in_any_more(
    cast: Cast, twice: Participant, sign_in: SignIn
) -> None:
    client = sign_in(twice.account)
    assert client.get("/me/").status_code == 200
    Authenticator.objects.create(user=twice.account, type=Authenticator.Type.TOTP, data={})

    _merge(cast, cast.aki, twice)

    assert not Authenticator.objects.exists()
    assert client.get("/me/").status_code == 302
    assert sign_in(cast.aki.account).get("/me/").status_code == 200


def test_mandate_between_the_two_records_ends_since_nobody_acts_for_themselves(
    cast: Cast, twice: Participant
) -> None:
    link = actions.link_supporter(
        by=cast.dou,
        participant=cast.aki,
        supporter=twice.account,
        scope=actions.Scope((Mandate.APPLY,), "教室"),
        since_on=date(2026, 4, 1),
    )

    _merge(cast, cast.aki, twice)

    link.refresh_from_db()
    assert (link.supporter, link.revoked_by) == (cast.aki.account, cast.dou)


def test_who_is_somebody_else_than_the_duplicate_is_somebody_else_than_the_person(
    cast: Cast, twice: Participant
) -> None:
    merging.tell_apart(by=cast.dou, one=twice, other=cast.beni)
    merging.tell_apart(by=cast.dou, one=twice, other=cast.aki)

    _merge(cast, cast.aki, twice)

    pairs = [(each.one, each.other) for each in TwoPeople.objects.all()]
    assert pairs == [(cast.aki, cast.beni)]


def test_record_that_was_merged_follows_when_its_person_is_merged_again(
    cast: Cast, twice: Participant
) -> None:
    third = actions.register(
        by=cast.dou, municipality=cast.ward, person=actions.Person(name="春野 アキ")
    )

    _merge(cast, twice, third)
    _merge(cast, cast.aki, twice)

    assert queries.codes_of(cast.aki) == tuple([cast.aki.code, *sorted([twice.code, third.code])])
    assert queries.participant(municipality=cast.ward, code=third.code) == cast.aki


def test_leak_that_touched_the_old_code_is_told_to_the_person(
    cast: Cast, twice: Participant
) -> None:
    now = timezone.now()
    leak = leaks.note_leak(
        by=cast.dou,
        leak=Leak(
            municipality=cast.ward,
            since=now - timedelta(days=2),
            until=now - timedelta(days=1),
            codes=[twice.code],
            noticed_on=now.date(),
            what="紙をなくした",
        ),
    )

    _merge(cast, cast.aki, twice)

    assert [each.participant for each in leaks.affected(leak)] == [cast.aki]


def test_merge_that_stopped_before_the_key_was_destroyed_is_finished_later(
    cast: Cast, twice: Participant
) -> None:
    _merge(cast, cast.aki, twice)
    assert keystore.is_open(twice.row)

    assert erasing.finish() == 1

    assert not keystore.is_open(twice.row)
    assert Participant.objects.get(pk=cast.aki.pk).name == "アキ"


# What is refused


def test_nothing_is_merged_with_itself(cast: Cast) -> None:
    with pytest.raises(merging.TheSameRecord):
        _merge(cast, cast.aki, cast.aki)


def test_what_was_merged_is_not_merged_again(cast: Cast, twice: Participant) -> None:
    _merge(cast, cast.aki, twice)

    for keep, duplicate in ((cast.beni, twice), (twice, cast.beni)):
        with pytest.raises(merging.AlreadyMerged):
            _merge(cast, keep, duplicate)


def test_erased_person_is_not_merged(cast: Cast, twice: Participant) -> None:
    erasing.erase(by=cast.dou, participant=twice, reason="本人が望んだ")

    with pytest.raises(merging.RecordErased):
        _merge(cast, cast.aki, twice)


def test_people_of_two_municipalities_are_not_merged(cast: Cast) -> None:
    other = cast.ei.memberships.get().organisation
    elsewhere = actions.register(by=cast.ei, municipality=other, person=actions.Person(name="アキ"))

    with pytest.raises(merging.OtherMunicipality):
        _merge(cast, cast.aki, elsewhere)
    assert Participant.objects.get(pk=elsewhere.pk).name == "アキ"
