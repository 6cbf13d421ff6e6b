"""Every page, as each person of the cast can reach it: no barrier, no sideways scroll, one h1."""

import html
import re
import urllib.parse
import urllib.request
from http.cookiejar import CookieJar

import pytest
from django.urls import resolve

from journeys.walking import SIZES, PHONE, Site, Walker

LINK = re.compile(r'<a\b[^>]*?href="([^"#]+)')
# Files, not pages; leaving; the same page seen twice is enough.
NOT_PAGES = re.compile(r"/(sign-out|hello/|static/)|\.(pdf|docx|txt|zip|csv|json|py|ics)\b|paper\.")
AT_MOST_EACH = 2
READERS = ("ドウ", "ベニ", "")


def addresses(site: Site, reader: str) -> list[str]:
    """Return the pages a reader reaches by following links, at most two of a kind."""
    opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(CookieJar()))
    start = site.links[reader] if reader else site.address + "/"
    queue, seen, kinds = [opener.open(start).geturl()], set(), {}
    pages = []
    while queue:
        url = queue.pop(0).split("#")[0]
        if url in seen or NOT_PAGES.search(url):
            continue
        seen.add(url)
        kind = resolve(urllib.parse.urlsplit(url).path).view_name
        kinds[kind] = kinds.get(kind, 0) + 1
        if kinds[kind] > AT_MOST_EACH:
            continue
        with opener.open(url) as answer:
            assert answer.status == 200, url
            body = answer.read().decode()
        pages.append(url)
        for found in LINK.findall(body):
            queue.append(urllib.parse.urljoin(url, html.unescape(found)))
        queue = [each for each in queue if each.startswith(site.address)]
    return pages


@pytest.mark.journey
@pytest.mark.parametrize("reader", READERS)
def test_no_page_has_a_barrier(site: Site, walker: Walker, reader: str) -> None:
    pages = addresses(site, reader)
    if reader:
        walker.sign_in(reader)

    barriers = {}
    for url in pages:
        walker.page.set_viewport_size(PHONE)
        walker.page.goto(url)
        found = walker.barriers()
        if walker.page.locator("h1").count() != 1:
            found.append(f"h1: {walker.page.locator('h1').count()}")
        for size in SIZES:
            walker.page.set_viewport_size(size)
            if walker.sideways() > 0:
                found.append(f"sideways at {size['width']}: {walker.sideways()} px")
        if found:
            barriers[url.removeprefix(site.address)] = found

    assert barriers == {}
    assert len(pages) > {"ドウ": 40, "ベニ": 5, "": 4}[reader]
