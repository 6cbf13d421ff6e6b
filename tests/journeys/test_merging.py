"""ドウ registers somebody by telephone who was here before, is shown it, and makes the two records one."""

import re

import pytest
from playwright.sync_api import Browser

from journeys.test_keeping import own_desk
from journeys.walking import PHONE, SIZES, Site, Walker

NUMBER = "090-0000-0101"


def _is_open_to_everybody(walker: Walker, title: str) -> None:
    """Then the page has this title, no barrier, and needs no sideways scroll."""
    walker.stands_on(title)
    assert walker.barriers() == []
    before = walker.page.viewport_size
    for size in SIZES:
        walker.page.set_viewport_size(size)
        assert walker.sideways() == 0, walker.page.url
    walker.page.set_viewport_size(before)


def _register_again(walker: Walker, desk: str, name: str) -> None:
    """When somebody who is in the roster is written in once more, in other letters."""
    walker.go(f"{desk}/people/new")
    walker.write("名前", name)
    walker.write("名前の読み", "カクウ　アキ")
    walker.choose("連絡の方法", "電話")
    walker.write("電話番号", NUMBER)
    walker.choose("お知らせの形", "ふつうの文字")
    walker.press("残す")


def _compare(walker: Walker) -> None:
    walker.page.locator("ul.tasks a", has_text="架空 アキ").first.click()
    walker.page.wait_for_load_state()


@pytest.mark.journey
@pytest.mark.parametrize("has_scripts", [True, False])
def test_officer_makes_two_records_of_one_person_one(
    site_of_its_own: Site, browser: Browser, has_scripts: bool
) -> None:
    context = browser.new_context(viewport=PHONE, locale="ja-JP", java_script_enabled=has_scripts)
    dou = Walker(context.new_page(), site_of_its_own)
    dou.sign_in("ドウ")
    desk = own_desk(dou)

    _register_again(dou, desk, "春野 アキ")
    dou.sees("同じ人かもしれない記録があります", "読み、電話番号が同じです")
    if has_scripts:
        _is_open_to_everybody(dou, "同じ人かもしれない記録")
    _compare(dou)
    codes = re.findall(r"P-[0-9A-Z]{6}", dou.page.url)
    dou.sees("二つの記録をくらべる", "それぞれに付いている記録の数")
    if has_scripts:
        _is_open_to_everybody(dou, "二つの記録をくらべる")

    dou.press("まとめる前に、どうなるかを見る")
    dou.sees("直すところが", "残す記録を一つ選んでください", "残す名前を、一つ選んでください")
    dou.choose("どちらの記録を残しますか", codes[0])
    dou.choose("どちらの名前を残しますか", "春野 アキ")
    dou.choose("どちらのお知らせの形を残しますか", "音声にできる文")
    dou.press("まとめる前に、どうなるかを見る")
    dou.sees("元には戻せません", f"{codes[1]}に残るもの")
    if has_scripts:
        _is_open_to_everybody(dou, "一つにまとめる前に、確かめる")
    dou.press("一つにまとめる")
    dou.sees("確かめた方法を一つ選んでください")
    dou.choose("同じ人だと、どうやって確かめましたか", "本人に聞いた")
    dou.press("一つにまとめる")

    dou.stands_on("春野 アキ")
    dou.sees("一つの記録にまとめました", codes[0], "入るためのカード")
    dou.go(f"{desk}/people/{codes[1]}/")
    dou.stands_on("春野 アキ")
    assert codes[0] in dou.page.url
    # A form that comes back is answered with 422, which a browser notes too.
    assert [each for each in dou.complaints if "422" not in each] == []
    context.close()


@pytest.mark.journey
def test_officer_says_that_two_similar_records_are_two_people(dou: Walker) -> None:
    desk = own_desk(dou)
    _register_again(dou, desk, "架空 アキ")
    _compare(dou)

    dou.press("別の人です")

    dou.sees("別の人だと残しました", "よく似た記録は、ありません")
    dou.does_not_see("架空 アキ")
