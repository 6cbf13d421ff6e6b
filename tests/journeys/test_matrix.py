"""Every page for participants and for everybody, as different people have it set.

One browser window goes through all pages; size, looks and spacing change in place.
"""

from collections.abc import Callable

import pytest
from playwright.sync_api import Browser

from journeys.crawling import Crawl
from journeys.hearing import with_looks
from journeys.walking import PHONE, SPACED, ZOOMED, Site, Walker

READERS = {"ベニ": 15, "": 8}
# What somebody has chosen who needs the most room, and two grounds on which colours are few.
MOST_ROOM = "text_size-200.spacing-wide.ruby-all"
GROUNDS = ("theme-yellow", "theme-dark")

by_each_reader = pytest.mark.parametrize("reader", READERS)


def _found(
    walker: Walker, site: Site, pages: list[str], look: Callable[[Walker], list[str]]
) -> dict[str, list[str]]:
    """Return what a look finds on each page, by address; pages without a find are left out."""
    barriers = {}
    for url in pages:
        walker.page.goto(url)
        if found := look(walker):
            barriers[url.removeprefix(site.address)] = found
    return barriers


def _is_for_fingers(walker: Walker) -> bool:
    return walker.page.locator("html").get_attribute("data-face") == "person"


def _with_a_finger(walker: Walker) -> list[str]:
    small = walker.small_targets() if _is_for_fingers(walker) else walker.small_targets(least=24)
    return [*walker.barriers(is_strict=_is_for_fingers(walker)), *small]


def _with_more_space(walker: Walker) -> list[str]:
    walker.page.add_style_tag(content=SPACED)
    return [f"sideways: {walker.sideways()} px"] if walker.sideways() > 0 else []


def _too_broad(walker: Walker) -> list[str]:
    return [f"sideways: {walker.sideways()} px"] if walker.sideways() > 0 else []


@pytest.mark.journey
@by_each_reader
def test_every_target_is_as_large_as_a_finger_and_every_word_has_contrast_of_seven(
    site: Site, browser: Browser, reached: Callable[[str], Crawl], reader: str
) -> None:
    pages = reached(reader).pages
    with with_looks(site, browser, "", name=reader) as walker:
        assert _found(walker, site, pages, _with_a_finger) == {}
    assert len(pages) > READERS[reader]


@pytest.mark.journey
@by_each_reader
def test_page_with_most_room_needed_fits_the_smallest_screen(
    site: Site, browser: Browser, reached: Callable[[str], Crawl], reader: str
) -> None:
    with with_looks(site, browser, MOST_ROOM, name=reader) as walker:
        walker.page.set_viewport_size(ZOOMED)
        assert _found(walker, site, reached(reader).pages, _too_broad) == {}


@pytest.mark.journey
@by_each_reader
def test_page_bears_the_spacing_somebody_sets_in_their_browser(
    site: Site, browser: Browser, reached: Callable[[str], Crawl], reader: str
) -> None:
    context = browser.new_context(viewport=PHONE, locale="ja-JP", bypass_csp=True)
    walker = Walker(context.new_page(), site)
    if reader:
        walker.sign_in(reader)

    assert _found(walker, site, reached(reader).pages, _with_more_space) == {}
    context.close()


@pytest.mark.journey
@by_each_reader
@pytest.mark.parametrize("ground", GROUNDS)
def test_every_page_can_be_read_on_each_ground(
    site: Site, browser: Browser, reached: Callable[[str], Crawl], reader: str, ground: str
) -> None:
    with with_looks(site, browser, ground, name=reader) as walker:
        found = _found(
            walker,
            site,
            reached(reader).pages,
            lambda each: each.barriers(is_strict=_is_for_fingers(each)),
        )
    assert found == {}
