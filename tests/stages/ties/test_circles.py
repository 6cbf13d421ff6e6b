"""Circles: who writes, who rests, who leaves, and what the journal does not say."""

import pytest
from django.db import IntegrityError, connection, transaction

from people import Cast
from stages.ties.rounds import SECRET, circle, secret
from yorisoi.journal import queries as journal
from yorisoi.journal.models import Entry
from yorisoi.stages.ties import actions, queries, rules
from yorisoi.stages.ties.models import Message
from yorisoi.stages.ties.rules import Voice
from yorisoi.stages.ties.terms import CircleState, Stamp


def test_message_is_sealed_in_the_database_and_open_to_its_circle(cast: Cast) -> None:
    found = circle(cast)

    secret(cast, found)

    with connection.cursor() as cursor:
        cursor.execute("SELECT text FROM ties_message")
        stored = cursor.fetchone()[0]
    assert stored.startswith("v2.")
    assert SECRET not in stored
    assert [each.text for each in queries.messages(circle=found)] == [SECRET]


def test_journal_says_that_something_was_said_and_never_what(cast: Cast) -> None:
    found = circle(cast)

    secret(cast, found)
    actions.send(voice=Voice(cast.chiyo), circle=found, stamp=Stamp.THANKS)

    lines = Entry.objects.filter(act="message.send").order_by("id").values_list("actor", "detail")
    assert list(lines) == [
        (cast.beni.account.code, {"is_assisted": False, "for": ""}),
        ("chiyo", {"is_assisted": False, "for": ""}),
    ]
    assert journal.check().is_whole


def test_supporter_who_writes_for_a_participant_is_journalled_as_assisting(cast: Cast) -> None:
    found = circle(cast)

    message = actions.send(
        voice=Voice(cast.chiyo, participant=cast.beni), circle=found, stamp=Stamp.HELLO
    )

    line = Entry.objects.get(act="message.send")
    assert (line.actor, line.detail) == ("chiyo", {"is_assisted": True, "for": cast.beni.code})
    assert (message.sent_by, message.sent_for) == (cast.chiyo, cast.beni)


@pytest.mark.parametrize("state", [CircleState.PAUSED, CircleState.CLOSED])
def test_nothing_is_sent_to_a_circle_that_rests(cast: Cast, state: CircleState) -> None:
    found = circle(cast)
    actions.set_state(by=cast.dou, circle=found, state=state)

    with pytest.raises(actions.CircleRests):
        secret(cast, found)

    assert not queries.messages(circle=found).exists()


def test_closed_circle_stays_closed(cast: Cast) -> None:
    found = circle(cast)
    actions.set_state(by=cast.dou, circle=found, state=CircleState.CLOSED)

    with pytest.raises(actions.NoSuchStep):
        actions.set_state(by=cast.dou, circle=found, state=CircleState.OPEN)


def test_who_left_meets_no_circle_and_may_come_back(cast: Cast) -> None:
    found = circle(cast)
    beni = queries.members(circle=found).get(account=cast.beni.account)

    actions.leave(by=cast.beni.account, member=beni)
    after_leaving = list(queries.circles_of(account=cast.beni.account))
    actions.add_member(by=cast.dou, circle=found, account=cast.beni.account)

    assert after_leaving == []
    assert list(queries.circles_of(account=cast.beni.account)) == [found]


def test_message_without_words_and_stamp_is_refused_by_the_database(cast: Cast) -> None:
    found = circle(cast)

    with pytest.raises(IntegrityError), transaction.atomic():
        Message.objects.create(circle=found, sent_by=cast.chiyo)


def test_message_nobody_reported_cannot_be_settled(cast: Cast) -> None:
    message = secret(cast, circle(cast))

    with pytest.raises(actions.NotReported):
        actions.settle(by=cast.dou, message=message, is_hidden=True)


def test_supporter_who_is_a_member_may_speak_for_both_and_the_person_comes_first(
    cast: Cast,
) -> None:
    inside = {cast.beni.account_id, cast.chiyo.pk}

    found = rules.voices(account=cast.chiyo, participant=cast.beni, members=inside)

    assert found == (Voice(cast.chiyo, cast.beni), Voice(cast.chiyo))
    assert [voice.is_assisted for voice in found] == [True, False]


def test_first_message_of_a_person_counts_also_when_a_supporter_wrote_it(cast: Cast) -> None:
    found = circle(cast)
    first = actions.send(voice=Voice(cast.chiyo, cast.beni), circle=found, stamp=Stamp.HELLO)
    secret(cast, found)
    actions.send(voice=Voice(cast.chiyo), circle=found, stamp=Stamp.OK)

    assert queries.first_messages(programme=cast.programme) == {cast.beni.pk: first.sent_at}
