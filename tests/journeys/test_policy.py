"""The browser keeps to the policy of the house: what is planted in a page does nothing."""

import json
from collections.abc import Callable

import pytest
from playwright.sync_api import Request, Route

from journeys.walking import Site, Walker

PLANTED = """
<script>window.planted = 'inline'</script>
<script src="https://elsewhere.example/evil.js"></script>
<img src="x" onerror="window.planted = 'handler'">
<a id="bait" href="javascript:window.planted='link'">ここ</a>
<style>h1 { color: rgb(1, 2, 3) }</style>
<p id="dressed" style="color: rgb(1, 2, 3)">a</p>
<base href="https://elsewhere.example/">
<form id="trap" action="https://elsewhere.example/take" method="post"><button>送る</button></form>
<iframe src="/help"></iframe>
"""
WHAT_HAPPENED = """() => JSON.stringify({
  planted: window.planted || null,
  title: getComputedStyle(document.querySelector('h1')).color,
  dressed: getComputedStyle(document.querySelector('#dressed')).color,
  base: document.baseURI.startsWith(location.origin),
  frame: document.querySelector('iframe').contentDocument === null
})"""


@pytest.mark.journey
def test_script_style_frame_and_address_planted_in_a_page_do_nothing(
    site: Site, walker: Walker
) -> None:
    asked: list[str] = []
    walker.page.route("https://elsewhere.example/**", _note_in(asked))
    walker.page.route("**/courses/", _plant)

    walker.page.goto(site.address + "/courses/")
    walker.page.click("#bait")
    walker.page.evaluate("document.querySelector('#trap').submit()")
    walker.page.wait_for_timeout(300)

    happened = json.loads(walker.page.evaluate(WHAT_HAPPENED))
    assert happened["planted"] is None
    assert "rgb(1, 2, 3)" not in (happened["title"], happened["dressed"])
    assert (happened["base"], happened["frame"]) == (True, True)
    assert walker.page.url == site.address + "/courses/"
    assert asked == []
    assert any("violates" in each for each in walker.complaints)
    directives = ("script-src", "style-src", "form-action", "base-uri")
    assert [each for each in directives if each not in " ".join(walker.complaints)] == []


def _note_in(asked: list[str]) -> Callable[[Route, Request], None]:
    """Note what leaves the browser for elsewhere; what the policy stops never gets so far."""

    def note(route: Route, request: Request) -> None:
        asked.append(request.url)
        route.fulfill(body="")

    return note


def _plant(route: Route, request: Request) -> None:
    """Answer as the site does, with its headers, and the planted lines at the end of the page."""
    answer = route.fetch()
    route.fulfill(response=answer, body=answer.text().replace("</body>", PLANTED + "</body>"))


@pytest.mark.journey
@pytest.mark.parametrize("form", ["html", "large.html", "ruby.html"])
def test_paper_in_the_browser_wears_the_style_of_the_house_without_a_complaint(
    site: Site, walker: Walker, this_year: int, form: str
) -> None:
    walker.sign_in("ドウ")

    walker.go(f"/desk/nerima-{this_year}/area/paper.{form}")

    mark = walker.page.locator(".brand p").evaluate("each => getComputedStyle(each).background")
    assert "data:image/svg+xml" in mark
    bar = walker.page.locator("svg .c1").first.evaluate("each => getComputedStyle(each).fill")
    assert bar == "rgb(0, 49, 106)"
    assert [each for each in walker.complaints if "violates" in each] == []
