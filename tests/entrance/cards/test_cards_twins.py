"""Two records of one person had a card each: one goes on, the other lets nobody in any more."""

from entrance.cards.touching import given_finger
from people import Cast
from yorisoi.entrance.cards import actions, keys, queries
from yorisoi.entrance.cards.models import Device, Passkey
from yorisoi.journal.models import Entry
from yorisoi.people import actions as people
from yorisoi.people.models import Participant
from yorisoi.people.terms import MergeGround
from yorisoi.people.twins import merging


def _twice(cast: Cast) -> Participant:
    person = people.Person(name="春野 アキ")
    return people.register(by=cast.dou, municipality=cast.ward, person=person)


def _merge(cast: Cast, duplicate: Participant) -> None:
    merging.merge(
        by=cast.dou,
        keep=cast.aki,
        duplicate=duplicate,
        person=people.Person(name="アキ"),
        ground=MergeGround.PERSON,
    )


def test_second_card_of_one_person_ends_with_the_devices_that_know_it(cast: Cast) -> None:
    duplicate = _twice(cast)
    stays = actions.make_card(by=cast.dou, participant=cast.aki)
    goes = actions.make_card(by=cast.dou, participant=duplicate)
    actions.add_device(by=cast.dou, card=goes, kind="phone", way="scan", key="a key")

    _merge(cast, duplicate)

    goes.refresh_from_db()
    assert (goes.participant, goes.revoked_by, goes.ended_for) == (cast.aki, cast.dou, "")
    assert queries.card_of(cast.aki) == stays
    assert Device.objects.get(card=goes).removed_by == cast.dou
    assert queries.card_of_token(keys.token_of(goes.seed)) is None
    assert queries.entrant_of(cast.aki).called == "アキ"


def test_card_of_the_duplicate_goes_on_where_the_person_had_none(cast: Cast) -> None:
    duplicate = _twice(cast)
    card = actions.make_card(by=cast.dou, participant=duplicate)
    entrant = queries.entrant_of(duplicate)
    assert entrant is not None
    actions.choose_secret(by=cast.dou, entrant=entrant, chosen=("bear", "cat", "dog"))

    _merge(cast, duplicate)

    assert queries.card_of(cast.aki) == card
    kept = queries.entrant_of(cast.aki)
    assert kept is not None
    # The mark of the pictures was made for the old record; the person chooses them again.
    assert (kept.called, kept.secret_mark) == ("春野 アキ", "")


def test_passkey_of_an_account_that_ends_goes_with_it(cast: Cast) -> None:
    given_finger(cast)
    assert Passkey.objects.filter(participant=cast.beni).count() == 1

    merging.merge(
        by=cast.dou,
        keep=cast.aki,
        duplicate=cast.beni,
        person=people.Person(name="アキ"),
        ground=MergeGround.PERSON,
    )

    assert not Passkey.objects.exists()
    assert Entry.objects.filter(act="passkey.remove").count() == 1
