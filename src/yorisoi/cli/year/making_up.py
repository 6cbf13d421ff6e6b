"""Make up attendance, observations and answers, so that a year can be seen before it is lived.

Everything made here is marked as simulated in the database and says 模擬 wherever it is shown.
The chances below are assumptions of this file, not findings: nobody may read an effect from them.
"""

from datetime import date, timedelta

from django.db import transaction
from django.utils import timezone

from yorisoi.cli.year.events import applications
from yorisoi.cli.year.year import Year
from yorisoi.people.models import Participant
from yorisoi.people.terms import ChannelKind
from yorisoi.stages.courses.actions import days
from yorisoi.stages.courses.queries import foundation_tasks
from yorisoi.stages.courses.terms import ApplicationState, Help, Presence, Reflected
from yorisoi.stages.effects import actions as effects
from yorisoi.stages.effects import queries as asked
from yorisoi.stages.effects.models import Item, Wave
from yorisoi.stages.effects.rules.scales import CHOICES
from yorisoi.stages.effects.terms import AnswerBy, Scale, WaveKind
from yorisoi.stages.rehearsals import actions as rehearsals
from yorisoi.stages.rehearsals.models import Procedure
from yorisoi.stages.ties import actions as ties
from yorisoi.stages.ties.terms import Frequency, TieTo

# Chances assumed for the simulation, out of 100.
COMES, EXCUSED = 84, 11
GROWS_AFTER_CLASS, GROWS_ANYWAY = 45, 15
ANSWERS, BY_PROXY = 86, 12
LEVELS = (Help.NOT_TRIED, Help.HANDS, Help.WORDS, Help.ALONE)
KPT = (
    (Reflected.KEEP, "少人数で、一人ずつ見る時間があった（模擬）"),
    (Reflected.KEEP, "回と回のあいだが短く、忘れないうちに続けられた（模擬）"),
    (Reflected.PROBLEM, "進みかたの差が大きく、待つ人が出た（模擬）"),
    (Reflected.PROBLEM, "通訳と画面のあいだで、目を動かす時間が足りなかった（模擬）"),
    (Reflected.TRY, "次は、新しいことを一回に一つにする（模擬）"),
    (Reflected.TRY, "通訳者と事前に15分打ち合わせる（模擬）"),
)
SUPPORTERS = ("支援者1", "支援者2", "支援者3")


@transaction.atomic
def make_up(year: Year) -> None:
    """Make up what the year would have seen, in the order in which it would happen."""
    everybody = [
        each.participant
        for each in applications(year, ApplicationState.PLACED, ApplicationState.WAITING)
    ]
    dates = [timezone.localdate(each.starts_at) for each in year.course.sessions.all()]
    start, end = min(dates), max(dates)
    baseline = _wave(year, WaveKind.BASELINE, start - timedelta(days=3))
    _ask(year, baseline, everybody, before={})
    _hold_classes(year)
    _practise(year)
    _ask(year, _wave(year, WaveKind.END, end), everybody, before=_scores(baseline))
    _tie(year, end)
    _watch_supporters(year, start, end)


def _wave(year: Year, kind: WaveKind, day: date) -> Wave:
    return effects.plan_wave(by=year.by, programme=year.programme, kind=kind, planned_on=day)


def _hold_classes(year: Year) -> None:
    """Make up who came, with how much help they did things, and what the team said after."""
    level = {each.pk: year.dice.randint(0, 1) for each in year.placed}
    tasks = [task.code for task in foundation_tasks()]
    for session in year.course.sessions.order_by("order"):
        came = {each: _presence(year) for each in year.placed}
        days.take_roll(by=year.by, session=session, presences=came, is_simulated=True)
        for participant, presence in came.items():
            if presence != Presence.PRESENT:
                continue
            level[participant.pk] = min(3, level[participant.pk] + _chance(year, 50))
            helps = {
                code: LEVELS[max(0, level[participant.pk] - _chance(year, 40))]
                for code in tasks[: 2 * session.order]
            }
            days.observe(
                by=year.by,
                session=session,
                participant=participant,
                helps=helps,
                is_simulated=True,
            )
        lines = year.dice.sample(KPT, 4)
        days.reflect(by=year.by, session=session, lines=lines, is_simulated=True)


def _presence(year: Year) -> Presence:
    thrown = year.dice.randrange(100)
    if thrown < COMES:
        return Presence.PRESENT
    return Presence.EXCUSED if thrown < COMES + EXCUSED else Presence.ABSENT


def _chance(year: Year, percent: int) -> int:
    return int(year.dice.randrange(100) < percent)


def _scores(wave: Wave) -> dict[tuple[int, int], str]:
    return {
        (each.participant_id, each.item_id): each.value
        for each in wave.answers.exclude(by=AnswerBy.NOBODY)
    }


def _ask(
    year: Year, wave: Wave, people: list[Participant], *, before: dict[tuple[int, int], str]
) -> None:
    """Make up answers: those who took part grow a little more often than those who wait."""
    items = list(asked.items(programme=year.programme))
    placed = {each.pk for each in year.placed}
    for person in people:
        if not _chance(year, ANSWERS):
            effects.could_not_ask(by=year.by, wave=wave, participant=person, is_simulated=True)
            continue
        grows = GROWS_AFTER_CLASS if person.pk in placed else GROWS_ANYWAY
        given = {
            item: _value(year, item, before.get((person.pk, item.pk)), grows) for item in items
        }
        by = AnswerBy.PROXY if _chance(year, BY_PROXY) else AnswerBy.PERSON
        effects.answer(
            by=year.by,
            wave=wave,
            participant=person,
            given=given,
            answered_by=by,
            is_simulated=True,
        )


def _value(year: Year, item: Item, before: str | None, grows: int) -> str:
    if item.scale == Scale.NUMBER:
        return str(int(before) + _chance(year, grows) if before else year.dice.randint(0, 3))
    ordered = [str(c.value) for c in sorted(CHOICES[item.scale], key=lambda c: c.score)]
    if before not in ordered:
        return ordered[year.dice.randrange(max(1, len(ordered) - 1))]
    return ordered[min(len(ordered) - 1, ordered.index(before) + _chance(year, grows))]


def _practise(year: Year) -> None:
    """Make up a first and a second try of the first procedure for some of those who took part."""
    procedure = Procedure.objects.filter(programme=year.programme).first()
    if procedure is None:
        return
    orders = list(procedure.steps.values_list("order", flat=True))
    for participant in year.placed[::2]:
        for n_try in (1, 2):
            attempt = rehearsals.start(
                by=year.by, participant=participant, procedure=procedure, is_simulated=True
            )
            levels = {order: LEVELS[min(3, n_try + _chance(year, 50))] for order in orders}
            rehearsals.tell(by=year.by, attempt=attempt, levels=levels)


def _tie(year: Year, day: date) -> None:
    for participant in year.placed[::3]:
        facts = ties.TieFacts(
            to=year.dice.choice([TieTo.SUPPORTER, TieTo.PEER]),
            channel=year.dice.choice([ChannelKind.LINE, ChannelKind.PHONE]),
            frequency=year.dice.choice([Frequency.WEEKLY, Frequency.MONTHLY]),
            noted_on=day,
            is_simulated=True,
        )
        ties.record_tie(by=year.by, programme=year.programme, participant=participant, facts=facts)


def _watch_supporters(year: Year, start: date, end: date) -> None:
    for number, supporter in enumerate(SUPPORTERS):
        for step, day in ((1, start), (3 + number % 2, end)):
            effects.note_supporter(
                by=year.by,
                programme=year.programme,
                note=effects.SupporterNote(
                    supporter=supporter, step=step, noted_on=day, doubt="（模擬）"
                ),
                is_simulated=True,
            )
