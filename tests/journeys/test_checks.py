"""The checks of the journeys bite: a page that is bad on purpose fails every one of them."""

from pathlib import Path

import pytest

from journeys.hearing import heard
from journeys.walking import Walker

BAD_PAGE = Path(__file__).parent.parent / "data" / "bad_page.html"


@pytest.fixture
def at_bad_page(walker: Walker) -> Walker:
    """Somebody before the bad page."""
    walker.page.goto(BAD_PAGE.as_uri())
    return walker


@pytest.mark.journey
def test_axe_finds_each_barrier_of_the_bad_page(at_bad_page: Walker) -> None:
    rules = {each.split(":")[0] for each in at_bad_page.barriers()}

    wanted = {"button-name", "color-contrast", "html-has-lang", "image-alt", "label"}
    assert wanted - rules == set()


@pytest.mark.journey
def test_page_that_is_too_broad_is_found(at_bad_page: Walker) -> None:
    assert at_bad_page.sideways() > 1000


@pytest.mark.journey
def test_second_title_is_found(at_bad_page: Walker) -> None:
    assert at_bad_page.titles() == ["一つめの題", "二つめの題"]


@pytest.mark.journey
def test_focus_that_nobody_sees_is_found(at_bad_page: Walker) -> None:
    assert at_bad_page.unseen_focus() == [
        '<input type="text" id="name">',
        '<a href="#name">ここ</a>',
        "<button></button>",
    ]


@pytest.mark.journey
def test_missing_landmarks_and_names_are_heard(at_bad_page: Walker) -> None:
    said = heard(at_bad_page.page)

    assert [role for role, _ in said if role in ("banner", "main", "contentinfo")] == []
    assert ("button", "") in said


@pytest.mark.journey
def test_button_smaller_than_a_finger_is_found_and_a_link_in_a_sentence_is_not(
    at_bad_page: Walker,
) -> None:
    at_bad_page.page.set_content(
        '<p>くわしくは<a href="#in">この紙</a>を見ます。</p><a href="#alone">一つ</a><button>小</button>'
    )

    small = at_bad_page.small_targets()

    assert small == ['<a href="#alone">一つ</a>', "<button>小</button>"]


@pytest.mark.journey
def test_contrast_between_four_and_seven_is_found_only_when_looked_at_strictly(
    at_bad_page: Walker,
) -> None:
    at_bad_page.page.set_content(
        '<html lang="ja"><title>x</title><main><h1>題</h1><p style="color:#767676;background:#fff">うすい字の文</p></main>'
    )

    rules = [
        {each.split(":")[0] for each in at_bad_page.barriers(is_strict=strict)}
        for strict in (False, True)
    ]

    assert ["color-contrast-enhanced" in each for each in rules] == [False, True]
