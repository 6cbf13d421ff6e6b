"""Write circles, messages and ties; the journal says that something was said, never what."""

from dataclasses import asdict, dataclass
from datetime import date

from django.db import transaction
from django.utils import timezone

from yorisoi.journal import actions as journal
from yorisoi.people.models import Account, Participant
from yorisoi.programme.actions import begin_stage
from yorisoi.programme.kit import Tables, records
from yorisoi.programme.models import Programme
from yorisoi.programme.terms import Stage
from yorisoi.stages.ties import rules
from yorisoi.stages.ties.models import Circle, CircleMember, Message, Tie
from yorisoi.stages.ties.rules import Voice
from yorisoi.stages.ties.terms import CircleState


class CircleRests(ValueError):
    """The circle is paused or closed; nothing can be sent to it."""


class NotReported(ValueError):
    """Nobody asked for help with this message, so it is none of the team's business."""


class NotOwnWords(ValueError):
    """Only who said something may take it back."""


class NoSuchStep(ValueError):
    """A circle cannot go from its state to the state asked for."""


@dataclass(frozen=True)
class CircleWords:
    """What a circle is called, what for, its rules and what to do in trouble."""

    name: str
    purpose: str
    rules: str
    in_trouble: str = ""


@dataclass(frozen=True)
class TieFacts:
    """To whom somebody is connected, by which channel and how often; there is no field for words."""

    to: str
    channel: str
    frequency: str
    noted_on: date
    is_simulated: bool = False


@transaction.atomic
def put_circle(
    *, by: Account, programme: Programme, code: str, words: CircleWords, host: Account
) -> Circle:
    """Open a circle, or change the one that has this code."""
    fields = {name: value.replace("\r\n", "\n") for name, value in asdict(words).items()}
    circle, _ = Circle.objects.update_or_create(
        programme=programme, code=code, defaults={**fields, "host": host}
    )
    begin_stage(by=by, programme=programme, stage=Stage.TIES)
    journal.write(by=by, act="circle.put", about=circle)
    return circle


@transaction.atomic
def set_state(*, by: Account, circle: Circle, state: CircleState) -> Circle:
    """Pause, open again or close a circle; raise NoSuchStep where that way does not exist."""
    if state not in rules.next_states(circle):
        raise NoSuchStep(f"{circle.code} is {circle.state}, cannot become {state}")
    circle.state = state
    if state == CircleState.CLOSED:
        circle.closed_at, circle.closed_by = timezone.now(), by
    circle.save(update_fields=["state", "closed_at", "closed_by"])
    journal.write(by=by, act="circle.state", about=circle, detail={"state": str(state)})
    return circle


@transaction.atomic
def add_member(*, by: Account, circle: Circle, account: Account) -> CircleMember:
    """Let somebody join; who left may come back."""
    member, _ = CircleMember.objects.update_or_create(
        circle=circle,
        account=account,
        defaults={"left_at": None, "left_by": None},
        create_defaults={"joined_by": by},
    )
    detail = {"account": account.code}
    journal.write_of_many(
        by=by, act="circle.join", about=circle, persons=[_person(account)], detail=detail
    )
    return member


def _person(account: Account) -> Participant | None:
    """Return the participant an account belongs to, if any."""
    return getattr(account, "participant", None)


@transaction.atomic
def leave(*, by: Account, member: CircleMember) -> CircleMember:
    """Let a member go, by their own wish or by the team's; what they wrote stays."""
    member.left_at, member.left_by = timezone.now(), by
    member.save(update_fields=["left_at", "left_by"])
    detail = {"account": member.account.code, "is_own_wish": member.account_id == by.pk}
    persons = [_person(member.account)]
    journal.write_of_many(
        by=by, act="circle.leave", about=member.circle, persons=persons, detail=detail
    )
    return member


@transaction.atomic
def send(*, voice: Voice, circle: Circle, text: str = "", stamp: str = "") -> Message:
    """Send words or a stamp; raise CircleRests while the circle is paused or closed."""
    found = Circle.objects.select_for_update().get(pk=circle.pk)
    if not rules.may_write(found):
        raise CircleRests(f"{found.code} is {found.state}")
    message = Message.objects.create(
        circle=found,
        text=text.replace("\r\n", "\n"),
        stamp=stamp,
        sent_by=voice.account,
        sent_for=voice.participant if voice.is_assisted else None,
    )
    journal.write(
        by=voice.account,
        act="message.send",
        about=found,
        detail={"is_assisted": voice.is_assisted, "for": _for(voice)},
    )
    return message


@transaction.atomic
def report(*, voice: Voice, message: Message) -> Message:
    """Ask the team to look at one message; reported twice it waits once."""
    if message.reported_at is None:
        message.reported_at, message.reported_by = timezone.now(), voice.account
        message.save(update_fields=["reported_at", "reported_by"])
        journal.write(
            by=voice.account,
            act="message.report",
            about=message.circle,
            detail={"message": message.pk, "is_assisted": voice.is_assisted, "for": _for(voice)},
        )
    return message


@transaction.atomic
def take_back(*, voice: Voice, message: Message) -> Message:
    """Hide one's own message from everybody in the circle; raise NotOwnWords for another's.

    A message that was reported stays with the team until it is settled.
    """
    if not rules.is_of(message, voice):
        raise NotOwnWords(f"message {message.pk} was said by somebody else")
    if message.taken_back_at is None:
        message.taken_back_at, message.taken_back_by = timezone.now(), voice.account
        message.save(update_fields=["taken_back_at", "taken_back_by"])
        journal.write(
            by=voice.account,
            act="message.take_back",
            about=message.circle,
            detail={"message": message.pk, "is_assisted": voice.is_assisted, "for": _for(voice)},
        )
    return message


@transaction.atomic
def settle(*, by: Account, message: Message, is_hidden: bool) -> Message:
    """Hide a reported message or let it stand; after that the team cannot read it any more."""
    if message.reported_at is None:
        raise NotReported(f"message {message.pk} was not reported")
    now = timezone.now()
    message.settled_at, message.settled_by = now, by
    if is_hidden:
        message.hidden_at, message.hidden_by = now, by
    message.save(update_fields=["settled_at", "settled_by", "hidden_at", "hidden_by"])
    act = "message.hide" if is_hidden else "message.let_stand"
    journal.write(by=by, act=act, about=message.circle, detail={"message": message.pk})
    return message


@transaction.atomic
def record_tie(
    *, by: Account, programme: Programme, participant: Participant, facts: TieFacts
) -> Tie:
    """Write down that a participant is connected to somebody."""
    tie = Tie.objects.create(
        programme=programme, participant=participant, noted_by=by, **asdict(facts)
    )
    begin_stage(by=by, programme=programme, stage=Stage.TIES)
    journal.write(by=by, act="tie.record", about=participant)
    return tie


@transaction.atomic
def load_kit_tables(*, programme: Programme, tables: Tables, by: Account) -> int:
    """Take circles from a kit as empty rounds; a new one is hosted by whoever loads it."""
    hosts = {each.code: each.host for each in programme.circles.select_related("host")}
    n = 0
    for row in records(tables, "ties/circles"):
        code = row.pop("code")
        host = hosts.get(code, by)
        put_circle(by=by, programme=programme, code=code, words=CircleWords(**row), host=host)
        n += 1
    return n


def _for(voice: Voice) -> str:
    return voice.participant.code if voice.participant and voice.is_assisted else ""
