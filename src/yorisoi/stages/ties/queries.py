"""Read circles, ties and what a member reported; nothing here gives the team more of a message."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Count, Exists, Min, OuterRef, Q, QuerySet

from yorisoi.engines.kitfile import Table
from yorisoi.people.agreements import agreement
from yorisoi.people.leaving.letting_go import Asked, Kind, Part
from yorisoi.people.models import Account, Organisation, Participant
from yorisoi.people.terms import ConsentPurpose
from yorisoi.programme.kit import table
from yorisoi.programme.models import Programme
from yorisoi.stages.ties.models import Circle, CircleMember, Message, Tie
from yorisoi.stages.ties.terms import Frequency

COLUMNS: dict[str, tuple[str, ...]] = {
    "ties/circles": ("code", "name", "purpose", "rules", "in_trouble"),
}
PERIOD = "circle"
HERE = Q(members__left_at__isnull=True)


@dataclass(frozen=True)
class DayOfTies:
    """How many people have somebody, by how often at best, among those asked on one day."""

    noted_on: date
    counts: tuple[tuple[Frequency, int], ...]
    is_simulated: bool

    @property
    def n_people(self) -> int:
        """Everybody who was asked."""
        return sum(n for _, n in self.counts)


def circles(*, programme: Programme) -> QuerySet[Circle]:
    """Return the circles of a programme with how many belong to each today."""
    return programme.circles.select_related("host").annotate(
        n_members=Count("members", filter=HERE & ~Q(members__account__in=_silent()))
    )


def closed_long_ago(asked: Asked) -> tuple[Part, ...]:
    """Return circles that closed so long ago that they go, with what was said and who was in them.

    What several people said to each other stays whole while one of them is held back.
    """
    circles = Circle.objects.filter(
        programme__municipality=asked.municipality, closed_at__lt=asked.before(PERIOD)
    ).exclude(members__account__participant__in=asked.held)
    inside = Q(circle__in=circles.order_by().values("pk"))
    return (
        Part(Message.objects.filter(inside), "sent_by__participant"),
        Part(CircleMember.objects.filter(inside), "account__participant"),
        Part(circles),
    )


def circle(*, programme: Programme, code: str) -> Circle | None:
    """Return one circle, or None."""
    return circles(programme=programme).filter(code=code).first()


def circles_of(*, account: Account, participant: Participant | None = None) -> QuerySet[Circle]:
    """Return the circles of an account, and of the participant for whom it acts, newest first.

    A circle that goes on under the same code in a later year is the later one.
    """
    accounts = [account.pk]
    if participant is not None and participant.account_id:
        accounts.append(participant.account_id)
    mine = CircleMember.objects.filter(account__in=accounts, left_at__isnull=True).exclude(
        account__in=_silent()
    )
    found = Circle.objects.filter(pk__in=mine.values("circle")).select_related("host")
    later = mine.filter(
        circle__code=OuterRef("code"),
        circle__programme__fiscal_year__gt=OuterRef("programme__fiscal_year"),
    )
    return found.filter(~Exists(later)).order_by("-programme__fiscal_year", "code")


def circle_of(
    *, code: str, account: Account, participant: Participant | None = None
) -> Circle | None:
    """Return the newest circle with this code to which somebody belongs, in whatever year, or None."""
    return circles_of(account=account, participant=participant).filter(code=code).first()


def members(*, circle: Circle) -> QuerySet[CircleMember]:
    """Return who belongs to a circle today."""
    return (
        circle.members.filter(left_at__isnull=True)
        .select_related("account", "account__participant")
        .exclude(account__in=_silent())
    )


def member(*, circle: Circle, pk: int) -> CircleMember | None:
    """Return one member of a circle, or None."""
    return members(circle=circle).filter(pk=pk).first()


def messages(*, circle: Circle) -> QuerySet[Message]:
    """Return what was said in a circle; for its members' own page and for no other."""
    stopped = agreement.stopped(to=ConsentPurpose.CIRCLE)
    unheard = Q(sent_by__in=_silent()) | Q(sent_for__isnull=False, sent_for__in=stopped)
    return circle.messages.exclude(unheard).select_related("sent_by", "sent_for")


def _silent() -> QuerySet[Account]:
    """Return the accounts of those who no longer want their name and words shown in a circle."""
    return Account.objects.filter(participant__in=agreement.stopped(to=ConsentPurpose.CIRCLE))


def reports(*, programme: Programme, centre: Organisation | None = None) -> QuerySet[Message]:
    """Return the messages a member asked the team to look at and nobody has settled yet.

    This is the only query through which the team meets the words of a message. A centre sees
    the reports of circles in which its own participants take part.
    """
    found = Message.objects.filter(
        circle__programme=programme, reported_at__isnull=False, settled_at__isnull=True
    )
    if centre is not None:
        of_centre = CircleMember.objects.filter(
            account__participant__in=agreement.shared_with(centre)
        )
        found = found.filter(circle__in=of_centre.values("circle"))
    return found.select_related(
        "circle", "sent_by__participant", "sent_for", "reported_by__participant"
    ).order_by("reported_at", "id")


def first_messages(*, programme: Programme) -> dict[int, datetime]:
    """Return, for each participant (by key) who ever sent anything, when that was; never what.

    Words sent by a supporter for a participant count: the person was heard.
    """
    here = Message.objects.filter(circle__programme=programme)
    own = here.filter(sent_for__isnull=True, sent_by__participant__isnull=False)
    found: dict[int, datetime] = {}
    for name, rows in (("sent_by__participant", own), ("sent_for", here.exclude(sent_for=None))):
        for pk, at in rows.order_by().values_list(name).annotate(first=Min("sent_at")):
            found[pk] = min(at, found.get(pk, at))
    return found


def ties(
    *, programme: Programme, municipality: Organisation, centre: Organisation | None = None
) -> QuerySet[Tie]:
    """Return the ties of a programme, newest day first; of one centre if given."""
    found = programme.ties.filter(participant__municipality=municipality)
    if centre is not None:
        found = found.filter(participant__in=agreement.shared_with(centre))
    return found.select_related("participant").order_by("-noted_on", "participant__code", "id")


def days_of_ties(*, programme: Programme) -> tuple[DayOfTies, ...]:
    """Count people by day: a person counts once a day, with the most frequent tie they have."""
    rows = programme.ties.order_by("noted_on").values_list(
        "noted_on", "participant", "frequency", "is_simulated"
    )
    best: dict[date, dict[int, Frequency]] = {}
    simulated: set[date] = set()
    for noted_on, participant, frequency, is_simulated in rows:
        people = best.setdefault(noted_on, {})
        people[participant] = _closest((Frequency(frequency), people.get(participant)))
        if is_simulated:
            simulated.add(noted_on)
    return tuple(_day(on, people, on in simulated) for on, people in best.items())


def _closest(found: Iterable[Frequency | None]) -> Frequency:
    order = list(Frequency)
    return min((each for each in found if each is not None), key=order.index)


def _day(noted_on: date, people: dict[int, Frequency], is_simulated: bool) -> DayOfTies:
    n = Counter(people.values())
    counts = tuple((each, n[each]) for each in Frequency)
    return DayOfTies(noted_on=noted_on, counts=counts, is_simulated=is_simulated)


def kit_tables(*, programme: Programme) -> tuple[Table, ...]:
    """Return the circles as templates: their words without anybody who is in them."""
    columns = COLUMNS["ties/circles"]
    rows: list[dict[str, object]] = [
        {name: getattr(each, name) for name in columns}
        for each in programme.circles.order_by("code")
    ]
    return (table("ties/circles", rows, columns=columns),)


KIND = Kind(PERIOD, closed_long_ago)
