"""Every page, as each person of the cast can reach it: no barrier, no sideways scroll, one h1,

and nothing that the browser's policy forbids or complains of.
"""

from collections.abc import Callable

import pytest

from journeys.crawling import Crawl
from journeys.walking import PHONE, SIZES, Site, Walker

READERS = {"ドウ": 100, "ベニ": 15, "": 8}


@pytest.mark.journey
@pytest.mark.parametrize("reader", READERS)
def test_no_page_has_a_barrier(
    site: Site, walker: Walker, reached: Callable[[str], Crawl], reader: str
) -> None:
    pages = reached(reader).pages
    if reader:
        walker.sign_in(reader)

    barriers = {}
    for url in pages:
        walker.page.set_viewport_size(PHONE)
        walker.page.goto(url)
        found = walker.barriers()
        if len(walker.titles()) != 1:
            found.append(f"h1: {walker.titles()}")
        for size in SIZES:
            walker.page.set_viewport_size(size)
            if walker.sideways() > 0:
                found.append(f"sideways at {size['width']}: {walker.sideways()} px")
        found += walker.complaints
        walker.complaints.clear()
        if found:
            barriers[url.removeprefix(site.address)] = found

    assert barriers == {}
    assert len(pages) > READERS[reader]
