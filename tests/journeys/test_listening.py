"""A page is heard with a script and without, by keyboard, and at 400 %."""

import pytest
from playwright.sync_api import Browser, expect

from journeys.walking import ZOOMED, Site, Walker

MARKED = '.said-list [aria-current="true"]'


@pytest.mark.journey
def test_sentence_that_is_said_is_marked_and_keys_suffice(site: Site, walker: Walker) -> None:
    walker.go("/help")
    walker.press("このページを聞く")
    page = walker.page

    walker.tab_to(page.locator('[data-do="play"]'))
    page.keyboard.press("Enter")
    first = page.locator(".said-list button").nth(0)
    expect(first).to_have_attribute("aria-current", "true")
    expect(page.locator(".said-list button").nth(1)).to_have_attribute(
        "aria-current", "true", timeout=20_000
    )

    sixth = page.locator(".said-list button").nth(5)
    walker.tab_to(sixth)
    page.keyboard.press("Enter")
    expect(sixth).to_have_attribute("aria-current", "true")
    assert page.locator(MARKED).count() == 1
    assert walker.barriers() == []
    page.set_viewport_size(ZOOMED)
    assert walker.sideways() == 0


@pytest.mark.journey
def test_player_is_there_without_a_script(site: Site, browser: Browser) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(site.address + "/help?listen=page")

    player = page.locator("audio")
    expect(player).to_be_visible()
    expect(page.locator("#buttons")).to_be_hidden()
    sound = context.request.get(site.address + str(player.get_attribute("src")))
    assert sound.headers["content-type"] == "audio/mpeg"
    assert len(sound.body()) > 100_000
    context.close()
