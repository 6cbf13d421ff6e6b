"""The draw as a fair comparison: as drawn, whoever came; said in people; hidden where small."""

from datetime import date

from people import Cast
from stages.effects.askers import ask, crowd, tell
from yorisoi.engines import draw as engine
from yorisoi.people.models import Participant
from yorisoi.stages.courses.actions import draws
from yorisoi.stages.courses.models import Application, Course, Venue
from yorisoi.stages.courses.terms import CourseState
from yorisoi.stages.effects import actions, queries
from yorisoi.stages.effects.rules.comparison import Arm, Drawn, compared
from yorisoi.stages.effects.terms import WaveKind


def _people(offered: tuple[int, int], waiting: tuple[int, int]) -> tuple[Drawn, ...]:
    """Some who got there and some who did not, on both sides, without a first answer."""
    return tuple(
        Drawn(is_offered=side, stratum=1, before=None, after=after)
        for side, (yes, no) in ((True, offered), (False, waiting))
        for after in [True] * yes + [False] * no
    )


def test_difference_is_said_in_people_of_those_offered() -> None:
    # 15 of 20 offered and 10 of 20 waiting: 25 points, five of twenty people.
    found = compared(_people((15, 5), (10, 10)))

    assert found is not None
    assert round(found.people, 6) == 5.0
    assert (found.offered, found.waiting) == (Arm(20, 15, 5, 0), Arm(20, 10, 10, 0))
    assert found.low < 0 < found.high
    assert found.direction == "unclear"


def test_large_difference_has_a_direction() -> None:
    found = compared(_people((20, 0), (2, 18)))

    assert found is not None
    assert found.direction == "more"


def test_nobody_waiting_means_no_comparison() -> None:
    assert compared(_people((5, 5), (0, 0))) is None


def _draw(cast: Cast, people: list[Participant], *, n_seats: int) -> engine.Result:
    """Draw a course for all of them and release the result."""
    venue = Venue.objects.create(programme=cast.programme, code="v", name="架空の部屋")
    course = Course.objects.create(
        programme=cast.programme,
        code="phone",
        name="はじめてのスマホ（架空）",
        summary="見本",
        venue=venue,
        capacity=n_seats,
        apply_from=date(2026, 3, 1),
        apply_until=date(2026, 3, 20),
        state=CourseState.CLOSED,
    )
    for i, person in enumerate(people):
        Application.objects.create(
            course=course,
            participant=person,
            code=f"A-{i}",
            channel="phone",
            received_on=date(2026, 3, 2),
            recorded_by=cast.dou,
        )
    committed = draws.commit_draw(by=cast.dou, course=course, public_source="架空の新聞")
    run = draws.run_draw(by=cast.dou, draw=committed, public_value="123")
    released = draws.release_draw(by=cast.dou, draw=run)
    return engine.Result.from_json(str(released.result))


def test_everybody_is_compared_as_drawn(cast: Cast) -> None:
    item = ask(cast)
    people = crowd(cast, 40)
    result = _draw(cast, people, n_seats=24)
    tell(cast, WaveKind.BASELINE, item, [(each, "not_tried") for each in people])
    drawn = [each for i, each in enumerate(people) if f"A-{i}" in result.placed]
    waiting = [each for each in people if each not in drawn]
    after = ["alone"] * 18 + ["words"] * 5 + [""]  # one of those drawn has gone
    tell(cast, WaveKind.END, item, list(zip(drawn, after, strict=True)))
    tell(cast, WaveKind.END, item, [(each, "not_tried") for each in waiting])

    (found,) = queries.comparisons(programme=cast.programme)

    assert found.code == "draw--phone--first--wifi--end"
    assert (found.found.offered, found.found.waiting) == (Arm(24, 18, 5, 1), Arm(16, 0, 16, 0))
    # 18 of 23 asked against 0 of 16, for 24 people.
    assert round(found.found.people, 2) == round(18 / 23 * 24, 2)


def test_small_comparison_publishes_its_direction_and_no_number(cast: Cast) -> None:
    item = ask(cast)
    people = crowd(cast, 40)
    result = _draw(cast, people, n_seats=24)
    tell(cast, WaveKind.BASELINE, item, [(each, "not_tried") for each in people])
    drawn = [each for i, each in enumerate(people) if f"A-{i}" in result.placed]
    waiting = [each for each in people if each not in drawn]
    tell(cast, WaveKind.END, item, [(each, "alone") for each in drawn])
    some = ["alone"] * 2 + ["not_tried"] * 14
    tell(cast, WaveKind.END, item, list(zip(waiting, some, strict=True)))

    actions.compute(by=cast.dou, programme=cast.programme)

    kept = queries.result(programme=cast.programme, code="draw--phone--first--wifi--end")
    assert kept is not None
    assert kept.title == (
        "「Wi-Fiにつなぐ」は、おわりに、抽選で当たった人のほうが、待っている人より多くできています"
    )
    assert (kept.content["n_offered"], kept.content["n_waiting"]) == (24, 16)
    assert (kept.content["people"], kept.content["low"], kept.content["high"]) == (None,) * 3
    assert "くらべる人たちがいません" not in kept.cannot_say
