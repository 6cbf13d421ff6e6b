"""The same pages for everybody: with the keyboard, at 400 %, in four colours, in forced colours."""

import pytest
from playwright.sync_api import Browser

from journeys.hearing import with_looks
from journeys.walking import PHONE, ZOOMED, Site, Walker

# Who reads which page: the public, a participant, the desk.
CLASS = "/courses/nerima-{year}--sign-video-call/"
KEY_PAGES = (
    ("", "/"),
    ("", CLASS),
    ("", f"{CLASS}apply/name"),
    ("ベニ", "/me/"),
    ("ドウ", "/desk/nerima-{year}/"),
    ("ドウ", "/desk/nerima-{year}/area/"),
)
THEMES = ("light", "cream", "dark", "yellow")

every_key_page = pytest.mark.parametrize(("reader", "path"), KEY_PAGES)


@pytest.fixture
def key_page(path: str, this_year: int) -> str:
    """The address of a key page in the year that is under way."""
    return path.format(year=this_year)


@pytest.mark.journey
@every_key_page
def test_page_walked_with_tab_shows_where_the_focus_is(
    walker: Walker, reader: str, key_page: str
) -> None:
    if reader:
        walker.sign_in(reader)
    walker.go(key_page)

    assert walker.unseen_focus() == []


@pytest.mark.journey
@every_key_page
def test_first_tab_leads_past_the_head_of_the_page(
    walker: Walker, reader: str, key_page: str
) -> None:
    if reader:
        walker.sign_in(reader)
    walker.go(key_page)

    walker.key("Tab")
    skip = walker.page.locator(":focus")
    box = skip.bounding_box()
    assert skip.get_attribute("href") == "#main"
    assert box and box["x"] >= 0 and box["y"] >= 0 and box["height"] >= 24

    walker.key("Enter", "Tab")
    assert walker.page.evaluate("document.activeElement.closest('main, footer') !== null")


@pytest.mark.journey
@every_key_page
@pytest.mark.parametrize("size", [PHONE, ZOOMED], ids=["phone", "400 %"])
def test_page_with_the_largest_letters_fits_the_screen(
    site: Site, browser: Browser, reader: str, key_page: str, size: dict[str, int]
) -> None:
    with with_looks(site, browser, "text_size-200", name=reader) as walker:
        walker.page.set_viewport_size(size)  # type: ignore[arg-type]
        walker.go(key_page)

        assert walker.page.locator("html").get_attribute("data-size") == "200"
        assert walker.sideways() == 0


@pytest.mark.journey
@every_key_page
@pytest.mark.parametrize("theme", THEMES)
def test_page_has_no_barrier_in_any_colours(
    site: Site, browser: Browser, reader: str, key_page: str, theme: str
) -> None:
    with with_looks(site, browser, f"theme-{theme}", name=reader) as walker:
        walker.go(key_page)

        assert walker.page.locator("html").get_attribute("data-theme") == theme
        assert walker.barriers() == []
        # Below a short page the window has the colour of the page.
        window, page = (
            walker.page.evaluate(f"getComputedStyle({each}).backgroundColor")
            for each in ("document.documentElement", "document.body")
        )
        assert window == page


@pytest.mark.journey
@every_key_page
def test_page_in_forced_colours_keeps_its_edges_and_stands_still(
    site: Site, browser: Browser, reader: str, key_page: str
) -> None:
    context = browser.new_context(
        viewport=PHONE, locale="ja-JP", forced_colors="active", reduced_motion="reduce"
    )
    walker = Walker(context.new_page(), site)
    if reader:
        walker.sign_in(reader)
    walker.go(key_page)

    edges = walker.page.locator("main .btn").evaluate_all(
        "all => all.map(each => parseFloat(getComputedStyle(each).borderTopWidth))"
    )
    assert [edge for edge in edges if edge < 1] == []
    assert walker.page.evaluate("document.getAnimations().length") == 0
    assert walker.sideways() == 0
    assert len(walker.titles()) == 1
    context.close()


@pytest.mark.journey
@pytest.mark.parametrize(
    ("ruby", "shown"),
    [("all", "1234567"), ("some", "234567"), ("g4", "4567"), ("g7", "7"), ("off", "")],
)
def test_readings_are_shown_from_the_school_year_that_was_chosen(
    site: Site, browser: Browser, this_year: int, ruby: str, shown: str
) -> None:
    with with_looks(site, browser, f"ruby-{ruby}") as walker:
        walker.go(CLASS.format(year=this_year))

        seen = walker.page.locator("[data-g]").evaluate_all(
            "all => all.filter(each => getComputedStyle(each, '::before').display != 'none')"
            ".map(each => each.dataset.g)"
        )
    assert set(seen) <= set(shown)
    assert ("7" in seen) == ("7" in shown)
