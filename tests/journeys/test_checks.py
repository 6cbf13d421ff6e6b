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
