"""Results: what may be said, with which limits, and nothing that gives anybody away."""

from datetime import date

import pytest

from classroom import open_class
from people import Cast
from stages.effects.askers import ask, crowd, tell, twelve, wave
from stages.rehearsals.screens import practised, procedure
from yorisoi.journal import queries as journal
from yorisoi.stages.courses.models import Observation
from yorisoi.stages.courses.terms import Help
from yorisoi.stages.effects import actions, presenters, queries
from yorisoi.stages.effects.rules.change import Counted
from yorisoi.stages.effects.terms import AnswerBy, WaveKind
from yorisoi.stages.goals import actions as goals
from yorisoi.stages.ties.models import Tie
from yorisoi.stages.ties.terms import Frequency, TieTo


def _by_code(cast: Cast) -> dict[str, Counted | None]:
    return {each.code: each.counted for each in queries.measures(programme=cast.programme)}


def test_twelve_people_are_counted_as_they_answered(cast: Cast) -> None:
    twelve(cast, ask(cast))

    found = _by_code(cast)["first--wifi--end"]

    assert found is not None
    assert (found.n, found.better, found.already, found.same, found.worse) == (12, 7, 3, 1, 0)
    assert (found.by_proxy, found.not_asked) == (0, 1)


def test_who_has_a_place_and_was_never_asked_stays_in_the_denominator(cast: Cast) -> None:
    open_class(cast)  # アキ and ベニ have a place, ヨネ waits
    item = ask(cast)
    tell(cast, WaveKind.BASELINE, item, [(cast.aki, "hands")])
    tell(cast, WaveKind.END, item, [(cast.aki, "alone")])

    found = _by_code(cast)["first--wifi--end"]

    assert found is not None
    assert (found.n, found.better, found.not_asked) == (2, 1, 1)


def test_who_only_waits_is_not_part_of_the_change(cast: Cast) -> None:
    room = open_class(cast)
    item = ask(cast)
    for kind, value in ((WaveKind.BASELINE, "hands"), (WaveKind.END, "alone")):
        tell(cast, kind, item, [(cast.aki, value), (room.yone.participant, value)])

    found = _by_code(cast)["first--wifi--end"]

    assert found is not None
    assert found.n == 2


def test_proxy_answers_are_counted_on_their_own(cast: Cast) -> None:
    item = ask(cast)
    tell(cast, WaveKind.BASELINE, item, [(cast.aki, "hands")])
    tell(cast, WaveKind.END, item, [(cast.aki, "alone")])
    tell(cast, WaveKind.BASELINE, item, [(cast.beni, "hands")], by=AnswerBy.PROXY)
    tell(cast, WaveKind.END, item, [(cast.beni, "alone")], by=AnswerBy.PROXY)

    (measure,) = queries.measures(programme=cast.programme)

    assert measure.counted is not None
    assert (measure.counted.n, measure.counted.better, measure.counted.by_proxy) == (2, 1, 1)
    assert measure.counted_by_proxy is not None
    assert (measure.counted_by_proxy.n, measure.counted_by_proxy.better) == (1, 1)


def test_seven_of_twelve_is_hidden_in_public_with_its_range(cast: Cast) -> None:
    twelve(cast, ask(cast))

    (result,) = actions.compute(by=cast.dou, programme=cast.programme)

    assert result.content["better"] is None
    assert (result.content["low"], result.content["high"]) == (None, None)
    assert result.title == "「Wi-Fiにつなぐ」は、10人未満の数を守るため、変わった人の数を出せません"
    assert "7" not in result.title + result.cannot_say


def test_thirty_people_are_published_with_a_sentence_and_a_range(cast: Cast) -> None:
    item = ask(cast)
    group = crowd(cast, 30)
    tell(cast, WaveKind.BASELINE, item, [(each, "not_tried") for each in group])
    after = ["alone"] * 20 + ["not_tried"] * 10
    tell(cast, WaveKind.END, item, list(zip(group, after, strict=True)))

    (result,) = actions.compute(by=cast.dou, programme=cast.programme)

    assert result.title == (
        "「Wi-Fiにつなぐ」は、おわりに、30人のうち20人が"
        "はじめより少ない助けで、できるようになりました"
    )
    # Clopper-Pearson 95 % for 20 of 30: 0.4719 to 0.8271.
    assert (round(result.content["low"], 1), round(result.content["high"], 1)) == (14.2, 24.8)
    assert result.cannot_say.splitlines() == [
        "教室のおかげかどうか。くらべる人たちがいません。",
        "家でも続くか。1か月後と3か月後と6か月後に、もう一度聞きます。",
        "たまたま目立った数ではないか。調べる計画をまだ決めていません。",
    ]


def test_result_is_bound_to_the_indicator_that_names_its_instrument(cast: Cast) -> None:
    twelve(cast, ask(cast))
    goal = goals.put_goal(
        by=cast.dou,
        programme=cast.programme,
        code="connect",
        words=goals.GoalWords(statement="離れていても、つながる"),
    )
    words = goals.IndicatorWords(
        name="Wi-Fiにつなげる人",
        measured_by=cast.programme.parties.first(),
        measured_when="おわり",
        instrument="first",
    )
    indicator = goals.put_indicator(by=cast.dou, goal=goal, code="wifi", words=words)

    actions.compute(by=cast.dou, programme=cast.programme)

    result = queries.result(programme=cast.programme, code="first--wifi--end")
    assert result is not None
    assert result.indicator == indicator


def test_indicator_whose_code_ends_with_the_question_is_the_nearest(cast: Cast) -> None:
    twelve(cast, ask(cast))
    goal = goals.put_goal(
        by=cast.dou,
        programme=cast.programme,
        code="connect",
        words=goals.GoalWords(statement="離れていても、つながる"),
    )
    for code in ("a-peer", "b-wifi"):
        words = goals.IndicatorWords(
            name=code,
            measured_by=cast.programme.parties.first(),
            measured_when="おわり",
            instrument="first",
        )
        goals.put_indicator(by=cast.dou, goal=goal, code=code, words=words)

    (result,) = actions.compute(by=cast.dou, programme=cast.programme)

    assert result.indicator.code == "b-wifi"


def test_result_that_the_answers_no_longer_carry_is_taken_away(cast: Cast) -> None:
    item = ask(cast)
    twelve(cast, item)
    actions.compute(by=cast.dou, programme=cast.programme)
    item.answers.all().delete()

    assert actions.compute(by=cast.dou, programme=cast.programme) == ()
    assert queries.results(programme=cast.programme).count() == 0


def test_simulated_answers_mark_the_result_and_every_paper(cast: Cast) -> None:
    item = ask(cast)
    for kind, value in ((WaveKind.BASELINE, "hands"), (WaveKind.END, "alone")):
        actions.answer(
            by=cast.dou,
            wave=wave(cast, kind),
            participant=cast.aki,
            given={item: value},
            is_simulated=True,
        )

    (result,) = actions.compute(by=cast.dou, programme=cast.programme)

    assert result.is_simulated
    for is_for_team in (True, False):
        paper = presenters.effect_report(programme=cast.programme, is_for_team=is_for_team)
        assert "模擬：答えはすべて作ったものです。" in paper.notice


def test_plan_is_fixed_with_its_fingerprint_and_never_twice(cast: Cast) -> None:
    plan = actions.fix_plan(by=cast.gen, programme=cast.programme, text="おわりで見る")

    with pytest.raises(actions.PlanIsFixed):
        actions.fix_plan(by=cast.gen, programme=cast.programme, text="おわりで見る")

    # sha256 of the UTF-8 text, from the command line.
    assert plan.sha256 == "18cbfbb4db66f573a83775d43f0b9e25344c9a5b42d351e5cac72876f0979e21"
    assert (plan.version, plan.n_answers_before) == (1, 0)
    assert journal.check().is_whole


def test_plan_fixed_after_answers_says_so_in_every_result(cast: Cast) -> None:
    twelve(cast, ask(cast))
    plan = actions.fix_plan(by=cast.gen, programme=cast.programme, text="あとから")

    (result,) = actions.compute(by=cast.dou, programme=cast.programme)

    assert plan.n_answers_before == 23  # twelve at the beginning, eleven at the end
    assert "調べる計画を、答えが集まったあとに決めました。" in result.cannot_say


def test_what_was_seen_in_class_runs_from_the_first_to_the_last_session(cast: Cast) -> None:
    room = open_class(cast)
    for session, level in ((room.first, Help.HANDS), (room.second, Help.ALONE)):
        Observation.objects.create(
            session=session, participant=cast.aki, task="controls", help=level, seen_by=cast.hana
        )
    Observation.objects.create(
        session=room.first, participant=cast.beni, task="controls", help="words", seen_by=cast.hana
    )

    found = _by_code(cast)["seen--controls"]

    assert found is not None
    assert (found.n, found.better, found.not_asked) == (2, 1, 1)


def test_practice_runs_from_the_first_finished_try_to_the_last(cast: Cast) -> None:
    steps = procedure(cast)
    practised(cast, steps, Help.WORDS, Help.HANDS, Help.ALONE)
    practised(cast, steps, Help.ALONE, Help.WORDS, Help.ALONE)
    practised(cast, steps, Help.ALONE, Help.ALONE, Help.ALONE, who=cast.aki)

    (measure,) = queries.measures(programme=cast.programme)

    assert (measure.code, measure.label) == ("practice--apply", "教室の申し込み")
    assert measure.counted is not None
    assert (measure.counted.n, measure.counted.better, measure.counted.not_asked) == (2, 1, 1)


def test_ties_run_from_the_first_note_to_the_last(cast: Cast) -> None:
    notes = (
        (cast.aki, date(2026, 4, 1), Frequency.NEVER),
        (cast.aki, date(2026, 6, 1), Frequency.WEEKLY),
        (cast.beni, date(2026, 4, 1), Frequency.MONTHLY),
    )
    for participant, day, frequency in notes:
        Tie.objects.create(
            programme=cast.programme,
            participant=participant,
            to=TieTo.PEER,
            channel="line",
            frequency=frequency,
            noted_on=day,
            noted_by=cast.dou,
        )

    found = _by_code(cast)["ties--peer"]

    assert found is not None
    assert (found.n, found.better, found.not_asked) == (2, 1, 1)


def test_supporters_change_by_steps(cast: Cast) -> None:
    for supporter, day, step in (
        ("S1", date(2026, 4, 1), 0),
        ("S1", date(2026, 6, 1), 3),
        ("S2", date(2026, 4, 1), 2),
        ("S2", date(2026, 6, 1), 2),
    ):
        note = actions.SupporterNote(supporter=supporter, step=step, noted_on=day, doubt="心配")
        actions.note_supporter(by=cast.dou, programme=cast.programme, note=note)

    found = _by_code(cast)["supporters"]
    first, second = queries.supporters(programme=cast.programme)

    assert found is not None
    assert (found.n, found.better, found.same) == (2, 1, 1)
    assert (first.first.step, first.last.step, second.last.step) == (0, 3, 2)
