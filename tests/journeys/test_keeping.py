"""A tab that is closed in the middle of a sentence loses nothing."""

import pytest

from journeys.walking import Walker

WORDS = "ゆっくり話せる人数がいい、とセンターの職員が言ったから。"


def own_desk(walker: Walker) -> str:
    """Return the address of the newest programme, whichever the walker was shown first."""
    walker.go("/desk/")
    links = walker.page.locator("main a[href^='/desk/']")
    return str(links.first.get_attribute("href")).rstrip("/")


@pytest.mark.journey
def test_words_in_a_closed_tab_are_there_when_the_page_is_opened_again(dou: Walker) -> None:
    desk = own_desk(dou)
    dou.go(f"{desk}/programme/decisions/new")

    dou.write("理由", WORDS)
    with dou.page.expect_response(lambda answer: answer.url.endswith("/kept")) as kept:
        pass
    dou.go("/help")
    dou.go(f"{desk}/programme/decisions/new")

    assert kept.value.status == 204
    dou.sees("前に書いた途中のものがあります。")
    assert dou.page.get_by_label("理由").first.input_value() == WORDS
    dou.press("途中のものを消して、はじめから書く")
    dou.does_not_see("前に書いた途中のものがあります。")
    assert dou.page.get_by_label("理由").first.input_value() == ""
