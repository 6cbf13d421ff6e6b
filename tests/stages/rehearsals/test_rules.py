"""Help fades while it is not needed, and comes back when it is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yorisoi.stages.courses.terms import Help
from yorisoi.stages.rehearsals import rules
from yorisoi.stages.rehearsals.models import Step
from yorisoi.stages.rehearsals.rules import Shown

A, W, H, N = Help.ALONE, Help.WORDS, Help.HANDS, Help.NOT_TRIED


@pytest.mark.parametrize(
    ("earlier", "shown"),
    [
        ([], Shown.ALL),
        ([H], Shown.ALL),
        ([W, A], Shown.FRAME),
        ([A, A], Shown.SCREEN),
        ([A, A, A], Shown.SCREEN),
        ([A, A, W], Shown.ALL),
        ([A, N, A], Shown.SCREEN),
    ],
)
def test_shown_follows_the_tries_alone_since_the_last_help(
    earlier: list[Help], shown: Shown
) -> None:
    assert rules.shown(earlier) is shown


@given(st.lists(st.sampled_from(Help)))
def test_one_try_with_help_brings_everything_back(earlier: list[Help]) -> None:
    assert rules.shown([*earlier, W]) is Shown.ALL


@given(st.lists(st.sampled_from(Help)))
def test_one_more_try_alone_never_shows_more(earlier: list[Help]) -> None:
    assert rules.shown([*earlier, A]) >= rules.shown(earlier)


def test_any_option_is_an_answer_where_none_is_named() -> None:
    step = Step(options="電話\r\n\nFAX ", press="")

    assert rules.options(step) == ("電話", "FAX")
    assert [rules.is_answer(step, each) for each in ("電話", "FAX", "手紙")] == [True, True, False]


def test_only_the_named_option_is_an_answer() -> None:
    step = Step(options="朝\n夕方", press="朝")

    assert [rules.is_answer(step, each) for each in ("朝", "夕方")] == [True, False]
