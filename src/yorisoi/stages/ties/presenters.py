"""Circles and ties in words; small counts are hidden, and messages stay with their circle."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from django.utils.translation import gettext as _

from yorisoi.engines import disclosure
from yorisoi.people.models import Account, Participant
from yorisoi.programme.models import Programme
from yorisoi.stages.ties import queries, rules
from yorisoi.stages.ties.models import Circle, CircleMember, Message
from yorisoi.stages.ties.queries import DayOfTies
from yorisoi.stages.ties.rules import Voice
from yorisoi.stages.ties.terms import CircleState, Frequency
from yorisoi.ui.parts import Mark, State, Table
from yorisoi.ui.words import figure, full_day

MARKS = {
    CircleState.OPEN: Mark.NOW,
    CircleState.PAUSED: Mark.HALF,
    CircleState.CLOSED: Mark.DONE,
}


@dataclass(frozen=True)
class Said:
    """One message as its circle reads it."""

    pk: int
    who: str
    sent_at: datetime
    text: str
    stamp: str
    stamp_words: str
    is_own: bool
    is_reported: bool
    is_hidden: bool
    is_taken_back: bool = False


def title() -> str:
    """Return the title of the stage."""
    return _("支援者や仲間とつながる")


def sentence(*, programme: Programme) -> str:
    """Return where the stage stands, in one sentence."""
    n = programme.circles.count()
    if n == 0:
        return _("仲間の輪は、まだありません")
    first = counted(len(queries.first_messages(programme=programme)), programme=programme)
    return _("輪の数は%(n)s。はじめてのことばを送った人は%(first)s") % {"n": n, "first": first}


def counted(n: int, *, programme: Programme) -> str:
    """Return a number of people, or that it is too small to be shown."""
    least = programme.minimum_count
    shown = disclosure.hide(n, least).value
    if shown is None:
        return _("%(least)s人未満") % {"least": least}
    return _("%(n)s人") % {"n": figure(shown)}


def state(circle: Circle) -> State:
    """Return the state of a circle as shape and word."""
    known = CircleState(circle.state)
    return State(kind=MARKS[known], word=str(known.label))


def days_table(days: Sequence[DayOfTies], *, programme: Programme) -> Table:
    """Return how many people have somebody, by day; safe against subtraction within each day."""
    least = programme.minimum_count
    return Table(
        caption=_("だれかとつながっている人"),
        note=_(
            "いちばん多い一人との回数で、一人を一度数えます。%(least)s人未満と、そこから計算できる数は「―」にします。"
        )
        % {"least": least},
        header=(_("聞いた日"), *(str(each.label) for each in Frequency), _("聞いた人")),
        rows=tuple(_day_row(day, least) for day in days),
        numeric=tuple(range(1, len(Frequency) + 2)),
    )


def _day_row(day: DayOfTies, least: int) -> tuple[str, ...]:
    row = disclosure.hide_row([n for _frequency, n in day.counts], least)
    cells = tuple(_shown(each) for each in (*row.cells, row.total))
    named = full_day(day.noted_on)
    on = _("%(day)s（模擬）") % {"day": named} if day.is_simulated else named
    return (on, *cells)


def _shown(cell: disclosure.Shown) -> str:
    return "―" if cell.value is None else figure(cell.value)


def member_name(member: CircleMember, *, may_see_names: bool) -> str:
    """Return how the team calls a member: a participant by code unless names may be seen."""
    return account_name(member.account, may_see_names=may_see_names)


def account_name(account: Account, *, may_see_names: bool) -> str:
    """Return how the team calls an account that may belong to a participant."""
    participant: Participant | None = getattr(account, "participant", None)
    if participant is None:
        return account.name
    return participant.name if may_see_names else participant.code


def conversation(messages: Sequence[Message], *, reader: Sequence[Voice]) -> tuple[Said, ...]:
    """Return messages as their circle reads them; hidden ones and those taken back have no words left."""
    return tuple(said(each, reader=reader) for each in messages)


def said(message: Message, *, reader: Sequence[Voice]) -> Said:
    """Return one message as a member reads it; only who reported it learns that it was."""
    is_hidden = message.hidden_at is not None
    is_taken_back = message.taken_back_at is not None
    is_gone = is_hidden or is_taken_back
    is_waiting = message.reported_at is not None and message.settled_at is None
    return Said(
        pk=message.pk,
        who=said_by(message),
        sent_at=message.sent_at,
        text="" if is_gone else message.text,
        stamp="" if is_gone else message.stamp,
        stamp_words="" if is_gone else message.get_stamp_display(),
        is_own=any(rules.is_of(message, voice) for voice in reader),
        is_reported=is_waiting and any(message.reported_by_id == v.account.pk for v in reader),
        is_hidden=is_hidden,
        is_taken_back=is_taken_back,
    )


def reported(message: Message) -> Said:
    """Return a reported message as the team reads it, even when its writer took it back."""
    return replace(
        said(message, reader=()),
        text=message.text,
        stamp=message.stamp,
        stamp_words=message.get_stamp_display(),
    )


def said_by(message: Message) -> str:
    """Return who said it; a supporter who wrote for a participant is named beside them."""
    if message.sent_for is None:
        return _("%(name)sさん") % {"name": message.sent_by.name}
    return _("%(name)sさん（%(supporter)sさんと一緒に）") % {
        "name": message.sent_for.name,
        "supporter": message.sent_by.name,
    }
