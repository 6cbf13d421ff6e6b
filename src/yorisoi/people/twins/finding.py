"""Find records that may be one person, from blind marks alone: nobody's record is opened for it.

Two records are a pair where they share the mark of a name, a reading, a number or an address. What
many share (the telephone of a centre) makes no pair by itself, but still speaks for one that another
word makes. How sure a pair is, is said in words by `sureness`, and what it rests on by `Twins.on`.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from itertools import combinations

from django.db.models import Count, Q, QuerySet

from yorisoi.people.models import Organisation, Participant, SearchMark, TwoPeople
from yorisoi.people.terms import Agreement, MarkKind, Sureness

# A word that more people share than this brings nobody together by itself.
MOST = 8
CALLED = frozenset({MarkKind.NAME, MarkKind.READING})
NUMBERS = frozenset({MarkKind.PHONE, MarkKind.MAIL})
TELLING = (*CALLED, *NUMBERS, MarkKind.ADDRESS)
_ORDER = {each: number for number, each in enumerate(Sureness)}
# By the key of a participant, by mark: what the mark stands for there.
Shared = dict[int, dict[str, set[str]]]


@dataclass(frozen=True)
class Twins:
    """Two records that may be one person, on what they agree, and whether the years contradict."""

    one: Participant
    other: Participant
    on: tuple[Agreement, ...]
    sureness: Sureness
    has_other_year: bool


def sureness(on: Collection[str], *, has_other_year: bool) -> Sureness | None:
    """Return how sure it is that two records are one person, or None if too little speaks for it.

    A family shares a telephone and strangers share a name, so one of both is needed to be sure.
    """
    is_called = bool({Agreement.NAME, Agreement.READING} & set(on))
    has_number = bool({Agreement.PHONE, Agreement.MAIL} & set(on))
    has_year = Agreement.BIRTH_YEAR in on
    if is_called and has_number:
        return Sureness.LIKELY if has_other_year else Sureness.SURE
    if has_other_year:
        return None
    if is_called and (has_year or Agreement.ADDRESS in on):
        return Sureness.LIKELY
    if is_called or (has_number and has_year):
        return Sureness.PERHAPS
    return None


def twins(*, municipality: Organisation, of: Participant | None = None) -> tuple[Twins, ...]:
    """Return the pairs of a municipality that may be one person, the surest first; of one if given."""
    shared = _shared(municipality)
    apart = _apart(municipality)
    pairs = {pair for pair in _pairs(shared) if pair not in apart}
    if of is not None:
        pairs = {pair for pair in pairs if of.pk in pair}
    people = Participant.objects.in_bulk({key for pair in pairs for key in pair})
    found = []
    for one, other in pairs:
        pair = compared(people[one], people[other], shared=shared)
        if pair is not None:
            found.append(pair)
    return tuple(
        sorted(found, key=lambda each: (_ORDER[each.sureness], each.one.code, each.other.code))
    )


def compared(one: Participant, other: Participant, *, shared: Shared) -> Twins | None:
    """Return what two records agree on, or None if too little speaks for one person."""
    on = agreements(one.pk, other.pk, shared=shared)
    years = one.birth_year, other.birth_year
    has_other_year = None not in years and years[0] != years[1]
    if None not in years and not has_other_year:
        on.append(Agreement.BIRTH_YEAR)
    sure = sureness(on, has_other_year=has_other_year)
    if sure is None:
        return None
    return Twins(one, other, tuple(on), sure, has_other_year)


def agreements(one: int, other: int, *, shared: Shared) -> list[Agreement]:
    """Return on what the marks of two people agree, in the order in which it is told."""
    found: set[str] = set()
    mine, yours = shared.get(one, {}), shared.get(other, {})
    for mark in mine.keys() & yours.keys():
        both = mine[mark] & yours[mark]
        # A name written in kana is the reading of the other record.
        is_reading = mine[mark] | yours[mark] <= CALLED
        found |= both or ({MarkKind.READING} if is_reading else set())
    return [each for each in Agreement if each in found]


def marks_shared_by(one: Participant, other: Participant) -> Shared:
    """Return the telling marks of two people."""
    rows = _telling().filter(participant__in=(one, other))
    return _by_person(rows.values_list("mark", "kind", "participant_id"))


def _telling() -> QuerySet[SearchMark]:
    return SearchMark.objects.filter(kind__in=TELLING, participant__erased_at__isnull=True)


def _shared(municipality: Organisation) -> Shared:
    """Return every telling mark of a municipality that more than one person has."""
    telling = _telling().filter(participant__municipality=municipality)
    several = (
        telling.values("mark")
        .annotate(n=Count("participant", distinct=True))
        .filter(n__gt=1)
        .values("mark")
    )
    rows = telling.filter(mark__in=several)
    return _by_person(rows.values_list("mark", "kind", "participant_id"))


def _by_person(rows: Iterable[tuple[str, str, int]]) -> Shared:
    found: Shared = defaultdict(lambda: defaultdict(set))
    for mark, kind, participant in rows:
        found[participant][mark].add(kind)
    return found


def _pairs(shared: Shared) -> set[tuple[int, int]]:
    holders: dict[str, set[int]] = defaultdict(set)
    for participant, marks in shared.items():
        for mark in marks:
            holders[mark].add(participant)
    return {
        pair
        for people in holders.values()
        if len(people) <= MOST
        for pair in combinations(sorted(people), 2)
    }


def _apart(municipality: Organisation) -> set[tuple[int, int]]:
    """Return the pairs that were found to be two people."""
    found = TwoPeople.objects.filter(Q(one__municipality=municipality))
    return set(found.values_list("one_id", "other_id"))
