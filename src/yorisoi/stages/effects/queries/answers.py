"""Read waves, whom they concern, and what each participant answered."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q, QuerySet

from yorisoi.people import queries as people
from yorisoi.people.agreements import agreement
from yorisoi.people.models import Organisation, Participant
from yorisoi.people.terms import ConsentPurpose
from yorisoi.programme.models import Programme
from yorisoi.stages.courses.models import Application
from yorisoi.stages.courses.terms import ApplicationState
from yorisoi.stages.effects.models import Answer, Wave
from yorisoi.stages.effects.queries.instruments import items
from yorisoi.stages.effects.terms import FOLLOW_UPS, AnswerBy

ASKABLE = (
    ApplicationState.RECEIVED,
    ApplicationState.PLACED,
    ApplicationState.WAITING,
    ApplicationState.OFFERED,
)
NOT_PLACED = (ApplicationState.RECEIVED, ApplicationState.WAITING, ApplicationState.OFFERED)


@dataclass(frozen=True)
class WaveView:
    """A wave and how many people answered themselves, through a proxy, or could not be asked."""

    wave: Wave
    n_person: int
    n_proxy: int
    n_nobody: int


@dataclass(frozen=True)
class Standing:
    """How far one participant has come in one wave."""

    participant: Participant
    n_person: int
    n_proxy: int
    n_nobody: int
    has_agreed_to_follow_up: bool


def waves(*, programme: Programme) -> tuple[WaveView, ...]:
    """Return the planned waves in their order, with how many people were asked."""
    counts: dict[int, dict[str, int]] = {}
    rows = Answer.objects.filter(wave__programme=programme).order_by().values_list("wave", "by")
    for pk, by, n in rows.annotate(n=Count("participant", distinct=True)):
        counts.setdefault(pk, {})[by] = n
    return tuple(
        WaveView(
            wave=each,
            n_person=counts.get(each.pk, {}).get(AnswerBy.PERSON, 0),
            n_proxy=counts.get(each.pk, {}).get(AnswerBy.PROXY, 0),
            n_nobody=counts.get(each.pk, {}).get(AnswerBy.NOBODY, 0),
        )
        for each in programme.waves.all()
    )


def wave(*, programme: Programme, kind: str) -> Wave | None:
    """Return one planned wave, or None."""
    return programme.waves.filter(kind=kind).first()


def open_waves(*, programme: Programme, on: date) -> QuerySet[Wave]:
    """Return the waves whose planned day has come."""
    return programme.waves.filter(planned_on__lte=on)


def cohort(*, programme: Programme) -> frozenset[int]:
    """Return the keys of everybody in the denominator, who left and who was never asked included.

    These are the people with a place in a course, and whoever has answered, apart from those who
    only wait for a place: they are what is compared with.
    """
    placed = set(_with_application(programme, (ApplicationState.PLACED,)))
    waiting = set(_with_application(programme, NOT_PLACED)) - placed
    answered = set(
        Answer.objects.filter(wave__programme=programme)
        .order_by()
        .values_list("participant", flat=True)
        .distinct()
    )
    return frozenset(placed | (answered - waiting))


def askable(*, programme: Programme, centre: Organisation | None = None) -> QuerySet[Participant]:
    """Return whom to ask: everybody who applied or has answered; before that, everybody known.

    Who has stopped taking part is not asked; they stay in the denominator as unknown.
    """
    everybody = people.participants(municipality=programme.municipality, centre=centre)
    everybody = everybody.filter(pk__in=agreement.agreeing(to=ConsentPurpose.TAKE_PART))
    applied = Q(applications__course__programme=programme, applications__state__in=ASKABLE) | Q(
        answers__wave__programme=programme
    )
    found = everybody.filter(pk__in=everybody.filter(applied).values("pk"))
    return found if found.exists() else everybody


def standings(*, wave: Wave, centre: Organisation | None = None) -> tuple[Standing, ...]:
    """Return everybody to ask in a wave with what is there already."""
    counts: dict[int, dict[str, int]] = {}
    rows = wave.answers.order_by().values_list("participant", "by").annotate(n=Count("pk"))
    for participant, by, n in rows:
        counts.setdefault(participant, {})[by] = n
    agreed = set(agreement.agreeing(to=ConsentPurpose.FOLLOW_UP).values_list("pk", flat=True))
    return tuple(
        Standing(
            participant=each,
            n_person=counts.get(each.pk, {}).get(AnswerBy.PERSON, 0),
            n_proxy=counts.get(each.pk, {}).get(AnswerBy.PROXY, 0),
            n_nobody=counts.get(each.pk, {}).get(AnswerBy.NOBODY, 0),
            has_agreed_to_follow_up=each.pk in agreed,
        )
        for each in askable(programme=wave.programme, centre=centre)
    )


def may_be_asked(*, wave: Wave, participant: Participant, on: date | None = None) -> bool:
    """Whether a participant agrees to be asked in a wave; the later waves need a yes of their own."""
    purpose = ConsentPurpose.FOLLOW_UP if wave.kind in FOLLOW_UPS else ConsentPurpose.TAKE_PART
    return agreement.has_agreed(participant, to=purpose, on=on)


def usable_answers(*, programme: Programme) -> QuerySet[Answer]:
    """Return the answers that may be counted: those of later waves only while the person agrees."""
    agreed = agreement.agreeing(to=ConsentPurpose.FOLLOW_UP)
    return Answer.objects.filter(wave__programme=programme).exclude(
        ~Q(participant__in=agreed), ~Q(by=AnswerBy.NOBODY), wave__kind__in=FOLLOW_UPS
    )


def answers(*, wave: Wave, participant: Participant, by: AnswerBy) -> dict[int, str]:
    """Return what one participant (or a proxy) answered in a wave, by the key of the question."""
    found = wave.answers.filter(participant=participant, by=by)
    return {each.item_id: each.value for each in found}


def n_answers(*, programme: Programme) -> int:
    """Return how many answers there are, of whomever."""
    return Answer.objects.filter(wave__programme=programme).exclude(by=AnswerBy.NOBODY).count()


def _with_application(
    programme: Programme, states: tuple[ApplicationState, ...]
) -> QuerySet[Application, int]:
    found = Application.objects.filter(course__programme=programme, state__in=states)
    return found.order_by().values_list("participant", flat=True)


def wave_to_answer(*, programme: Programme, participant: Participant, on: date) -> Wave | None:
    """Return the latest open wave in which a participant still has questions to answer, or None."""
    newest = open_waves(programme=programme, on=on).last()
    if newest is None or not may_be_asked(wave=newest, participant=participant, on=on):
        return None
    answered = newest.answers.filter(participant=participant).exclude(by=AnswerBy.NOBODY)
    open_items = items(programme=programme).exclude(pk__in=answered.values("item"))
    return newest if open_items.exists() else None
