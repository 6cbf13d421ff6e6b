"""Tries: begun, left, gone on with, ended; and what of them is counted."""

import pytest

from people import Cast
from stages.rehearsals.screens import practised, procedure
from yorisoi.journal import queries as journal
from yorisoi.journal.models import Entry
from yorisoi.stages.courses.terms import Help
from yorisoi.stages.rehearsals import actions, presenters, queries

A, W, H, N = Help.ALONE, Help.WORDS, Help.HANDS, Help.NOT_TRIED


def test_start_again_goes_on_where_it_was_left(cast: Cast) -> None:
    of = procedure(cast)
    first = actions.start(by=cast.beni.account, participant=cast.beni, procedure=of)
    actions.go_to(by=cast.beni.account, attempt=first, order=2)

    again = actions.start(by=cast.beni.account, participant=cast.beni, procedure=of)

    assert (again, again.at_step) == (first, 2)
    assert queries.open_try(participant=cast.beni) == first


def test_step_off_the_path_is_refused(cast: Cast) -> None:
    attempt = actions.start(by=cast.beni.account, participant=cast.beni, procedure=procedure(cast))

    with pytest.raises(actions.NoSuchStep):
        actions.go_to(by=cast.beni.account, attempt=attempt, order=4)


def test_finish_writes_down_steps_nobody_spoke_of_as_not_tried(cast: Cast) -> None:
    of = procedure(cast)

    practised(cast, of, A, W)

    (found,) = queries.tries_of(participant=cast.beni)
    assert found.levels == {1: A, 2: W, 3: N}
    assert queries.open_try(participant=cast.beni) is None


def test_ended_try_cannot_be_changed(cast: Cast) -> None:
    of = procedure(cast)
    attempt = practised(cast, of, A, A, A)

    with pytest.raises(actions.AlreadyEnded):
        actions.record_step(by=cast.dou, attempt=attempt, step=of.steps.first(), help=H)


def test_levels_count_each_person_at_the_latest_try(cast: Cast) -> None:
    of = procedure(cast)
    practised(cast, of, H, H, H)
    practised(cast, of, A, W, H)
    practised(cast, of, A, A, H, who=cast.aki)

    found = queries.levels(programme=cast.programme)

    assert [(each.step.order, dict(each.counts)) for each in found] == [
        (1, {A: 2, W: 0, H: 0, N: 0}),
        (2, {A: 1, W: 1, H: 0, N: 0}),
        (3, {A: 0, W: 0, H: 2, N: 0}),
    ]


def test_supporter_beside_a_person_is_journalled_as_assisting(cast: Cast) -> None:
    attempt = actions.start(by=cast.chiyo, participant=cast.beni, procedure=procedure(cast))

    actions.finish(by=cast.beni.account, attempt=attempt)

    lines = Entry.objects.filter(act__startswith="try.").order_by("id")
    assert [(each.act, each.actor, each.detail["is_assisted"]) for each in lines] == [
        ("try.start", "chiyo", True),
        ("try.finish", cast.beni.account.code, False),
    ]
    assert journal.check().is_whole


def test_newly_alone_names_steps_that_needed_help_before(cast: Cast) -> None:
    of = procedure(cast)
    practised(cast, of, A, W, H)
    practised(cast, of, A, A, W)

    found = presenters.newly_alone(
        tries=queries.tries_of(participant=cast.beni), steps=list(of.steps.all())
    )

    assert found == ("教室を選ぶ",)


def test_fading_chart_says_its_message_and_holds_the_same_as_a_table(cast: Cast) -> None:
    of = procedure(cast)
    practised(cast, of, W, H)
    practised(cast, of, A, A, W)

    chart = presenters.fading(of, queries.tries_of(participant=cast.beni))

    assert chart.title == "ひとりでできた手順は、3のうち0から2へ"
    assert [row[1:] for row in chart.table.rows] == [
        ("ことばで", "ひとりで"),
        ("手をそえて", "ひとりで"),
        ("まだ", "ことばで"),
    ]


def test_simulated_try_says_so(cast: Cast) -> None:
    of = procedure(cast)
    attempt = actions.start(by=cast.dou, participant=cast.beni, procedure=of, is_simulated=True)
    actions.finish(by=cast.dou, attempt=attempt)

    chart = presenters.fading(of, queries.tries_of(participant=cast.beni))

    assert chart.table.header[1].endswith("、模擬）")
