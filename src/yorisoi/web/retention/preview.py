"""What will go and when; nothing here changes anything."""

from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta

from yorisoi.people.leaving import holding_back, letting_go, retaining
from yorisoi.people.leaving.letting_go import Kind
from yorisoi.people.leaving.retaining import Leaving
from yorisoi.people.models import Organisation, RetentionHold, RetentionPreview
from yorisoi.web.retention.kinds import KINDS

N_DAYS_SOON, N_DAYS_YEAR = 30, 365


@dataclass(frozen=True)
class KindAhead:
    """How many rows of a kind are over today, will be in a month, and in a year; each holds the last."""

    kind: Kind
    today: Counter[str]
    soon: Counter[str]
    year: Counter[str]


@dataclass(frozen=True)
class Ahead:
    """Who and what goes within a year, who is held back, and the lists that wait to be acted on."""

    on: date
    leaving: tuple[Leaving, ...]
    kinds: tuple[KindAhead, ...]
    holds: tuple[RetentionHold, ...]
    lists: tuple[RetentionPreview, ...]

    @property
    def held(self) -> frozenset[int]:
        """The keys of the participants who are held back."""
        return frozenset(each.participant_id for each in self.holds)

    @property
    def ripe_codes(self) -> frozenset[str]:
        """The codes that stand in a list which was shown long enough ago."""
        ripe = (each.codes for each in self.lists if retaining.ripe_from(each) <= self.on)
        return frozenset(code for codes in ripe for code in codes)

    @property
    def going(self) -> tuple[Leaving, ...]:
        """Those whose record may go today: past their day, shown a week ago, not held back."""
        return tuple(
            each
            for each in self.leaving
            if each.goes_on <= self.on
            and each.participant.code in self.ripe_codes
            and each.participant.pk not in self.held
        )


def ahead(*, municipality: Organisation, on: date) -> Ahead:
    """Return what will go within a year of a day."""
    return Ahead(
        on=on,
        leaving=retaining.over(municipality=municipality, on=on + timedelta(days=N_DAYS_YEAR)),
        kinds=tuple(_kind_ahead(kind, municipality, on) for kind in KINDS),
        holds=tuple(holding_back.in_force(municipality=municipality, on=on)),
        lists=tuple(lists(municipality)),
    )


def lists(municipality: Organisation) -> list[RetentionPreview]:
    """Return the lists that were shown and not yet acted on, the oldest first."""
    waiting = RetentionPreview.objects.filter(municipality=municipality, applied_at__isnull=True)
    return list(waiting.order_by("id"))


def _kind_ahead(kind: Kind, municipality: Organisation, on: date) -> KindAhead:
    found = [
        letting_go.counts(
            kind, letting_go.asked(municipality=municipality, on=on + timedelta(days=n))
        )
        for n in (0, N_DAYS_SOON, N_DAYS_YEAR)
    ]
    return KindAhead(kind, *found)
