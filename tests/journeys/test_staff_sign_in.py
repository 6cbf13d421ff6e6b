"""A member of staff comes in by finger, by number, by paper; with the keyboard, and without JavaScript.

Chromium's own authenticator stands in for the finger. The site is a real one: nobody is exempt.
"""

import os
import re
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

import pytest
from allauth.mfa.totp.internal import auth as totp
from playwright.sync_api import Browser

from coming_in import PASSWORD
from journeys.card_steps import give_finger
from journeys.conftest import COMMAND
from journeys.walking import DESK, PHONE, SIZES, Site, Walker

DESK_PAGE = re.compile(r"/desk/")


@contextmanager
def _in_front_of(
    site: Site, browser: Browser, *, has_scripts: bool = True, size: dict[str, int] = PHONE
) -> Iterator[Walker]:
    context = browser.new_context(viewport=size, locale="ja-JP", java_script_enabled=has_scripts)
    yield Walker(context.new_page(), site)
    context.close()


def _invitation(site: Site, code: str) -> str:
    """Given a link that the command printed."""
    said = subprocess.run(
        [COMMAND, "account", code, "--invite", "--address", site.address],
        env={**os.environ, "YORISOI_DATA": str(site.data), "YORISOI_EXAMPLE": ""},
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    return re.search(r"http\S+", said)[0]


def _is_open_to_everybody(walker: Walker) -> None:
    """Then the page has one title, no barrier, and needs no sideways scroll at any size."""
    assert len(walker.titles()) == 1
    assert walker.barriers() == []
    before = walker.page.viewport_size
    for size in SIZES:
        walker.page.set_viewport_size(size)
        assert walker.sideways() == 0, walker.page.url
    walker.page.set_viewport_size(before)


def _number(secret: str, *, later: int = 0) -> str:
    counter = int(time.time()) // 30 + later
    return totp.format_hotp_value(totp.hotp_value(secret, counter))


@pytest.mark.journey
def test_officer_registers_a_finger_and_comes_in_with_it(real_site: Site, browser: Browser) -> None:
    with _in_front_of(real_site, browser, size=DESK) as officer:
        give_finger(officer)

        officer.page.goto(_invitation(real_site, "dou"))
        officer.stands_on("ドウさん、ようこそ")
        assert officer.page.url.endswith("/welcome")
        _is_open_to_everybody(officer)
        officer.write("この機器の呼び名", "窓口のパソコン")
        officer.press("指や顔を登録する")
        officer.stands_on("準備が終わりました")
        officer.sees("もう一つの入り方を決める", "あなたの符号：dou")
        _is_open_to_everybody(officer)
        officer.press("一年の道へ")
        assert DESK_PAGE.search(officer.page.url)
        officer.go("/account/keys")
        officer.sees("窓口のパソコン", "この機器をなくすと、入れなくなります。")
        _is_open_to_everybody(officer)

        officer.go("/account")
        officer.press("終わる")
        officer.stands_on("はじめる")
        officer.sees("出ました。もう一度入るまで、あなたのページは開きません。")
        _is_open_to_everybody(officer)
        officer.press("指や顔で入る", within="main")
        assert DESK_PAGE.search(officer.page.url)

        officer.go("/account/sessions")
        officer.sees("この機器")
        _is_open_to_everybody(officer)


@pytest.mark.journey
def test_officer_comes_in_with_the_keyboard_alone(real_site: Site, browser: Browser) -> None:
    with _in_front_of(real_site, browser, size=DESK) as officer:
        give_finger(officer)
        officer.page.goto(_invitation(real_site, "dou"))
        officer.tab_to(officer.page.get_by_role("button", name="指や顔を登録する"))
        assert officer.unseen_focus(at_most=3) == []
        officer.page.get_by_role("button", name="指や顔を登録する").focus()
        officer.enter()
        officer.stands_on("準備が終わりました")
        officer.page.context.clear_cookies()

        officer.go("/sign-in")
        officer.tab_to(officer.page.get_by_role("button", name="指や顔で入る"))
        officer.enter()

        assert DESK_PAGE.search(officer.page.url)


@pytest.mark.journey
def test_finger_that_is_not_known_leaves_the_other_way_open(
    real_site: Site, browser: Browser
) -> None:
    with _in_front_of(real_site, browser) as officer:
        give_finger(officer, is_verified=False)
        officer.page.goto(_invitation(real_site, "dou"))

        officer.page.get_by_role("button", name="指や顔を登録する").click()

        officer.page.get_by_text("途中で止まりました").wait_for()
        officer.press("指や顔が使えないときは")
        officer.stands_on("パスワードを決める")


@pytest.mark.journey
def test_officer_without_javascript_comes_in_by_number_and_by_paper(
    real_site: Site, browser: Browser
) -> None:
    with _in_front_of(real_site, browser, has_scripts=False) as officer:
        officer.page.goto(_invitation(real_site, "dou"))
        officer.sees("いまの画面の設定では、登録できません。下の方法で始められます。")
        assert officer.page.get_by_role("button", name="指や顔を登録する").count() == 0
        officer.press("パスワードとアプリの番号で")
        officer.write("新しいパスワード", PASSWORD)
        officer.press("このパスワードにする")
        officer.stands_on("アプリの番号で入れるようにする")
        secret = officer.page.locator(".typed").text_content().replace(" ", "")
        officer.write("アプリに出た6けたの番号", _number(secret))
        officer.press("つなぐ")
        officer.stands_on("なくしたときの番号")
        officer.press("番号を10個出す")
        paper = officer.page.locator(".numbers li").all_text_contents()
        officer.sees("印刷するには、ブラウザの印刷（Ctrl＋P）を使います。")
        assert officer.page.get_by_role("button", name="印刷する").count() == 0
        officer.press("書きとめたので、閉じる")
        officer.stands_on("準備が終わりました")
        officer.press("一年の道へ")
        assert DESK_PAGE.search(officer.page.url)

        for number in (_number(secret, later=1), paper[0]):
            officer.go("/account")
            officer.press("終わる")
            officer.go("/sign-in")
            officer.page.fill("[name=code]", "dou")
            officer.page.fill("[name=password]", PASSWORD)
            officer.press("入る", within="section[aria-labelledby=own]")
            officer.stands_on("もう一つだけ、確かめます")
            officer.page.fill("[name=number]", number)
            officer.press("入る", within="section[aria-labelledby=number]")
            assert DESK_PAGE.search(officer.page.url), officer.text()[:300]


@pytest.mark.journey
def test_door_that_was_tried_too_often_says_when_and_whom_to_telephone(
    real_site: Site, browser: Browser
) -> None:
    with _in_front_of(real_site, browser) as stranger:
        for _ in range(10):
            stranger.page.goto(real_site.address + "/sign-in")
            stranger.page.fill("[name=code]", "dou")
            stranger.page.fill("[name=password]", "not this one")
            stranger.press("入る", within="section[aria-labelledby=own]")

        stranger.stands_on("少しお休みしてから、もう一度")
        stranger.sees("から、もう一度入れます", "区の担当に電話してください")
        _is_open_to_everybody(stranger)


@pytest.mark.journey
def test_password_can_be_pasted(real_site: Site, browser: Browser) -> None:
    """Who keeps passwords in a file of their own pastes them; nothing of the page stands in the way."""
    with _in_front_of(real_site, browser, size=DESK) as officer:
        officer.go("/sign-in")
        code, password = officer.page.locator("#id_code"), officer.page.locator("#id_password")
        code.fill(PASSWORD)
        code.press("Control+a")
        code.press("Control+x")
        assert code.input_value() == ""

        password.press("Control+v")

        assert password.input_value() == PASSWORD
        assert password.get_attribute("type") == "password"


@pytest.mark.journey
def test_officer_sees_what_they_type_prints_numbers_and_copies_a_link(
    real_site: Site, browser: Browser, this_year: int
) -> None:
    with _in_front_of(real_site, browser, size=DESK) as officer:
        officer.page.goto(_invitation(real_site, "dou"))
        officer.press("パスワードとアプリの番号で")
        officer.page.fill("[name=password]", PASSWORD)
        shown = officer.page.locator("[aria-controls=id_password]")
        officer.tab_to(shown)
        officer.key("Enter")
        assert officer.page.get_attribute("[name=password]", "type") == "text"
        _is_open_to_everybody(officer)
        officer.press("このパスワードにする")
        secret = officer.page.locator(".typed").text_content().replace(" ", "")
        officer.write("アプリに出た6けたの番号", _number(secret))
        officer.press("つなぐ")
        officer.press("番号を10個出す")
        officer.page.evaluate("window.print = () => { window.printed = true }")
        officer.page.get_by_role("button", name="印刷する").click()
        assert officer.page.evaluate("window.printed") is True
        numbers = officer.page.locator(".numbers li").all_text_contents()
        officer.page.reload()
        assert officer.page.locator(".numbers li").all_text_contents() == numbers
        _is_open_to_everybody(officer)
        officer.press("書きとめたので、閉じる")
        officer.press("一年の道へ")
        officer.go(f"/desk/nerima-{this_year}/")

        officer.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
        officer.press("入る人")
        officer.page.get_by_role("button", name="リンクを作る").first.click()
        officer.page.reload()
        assert officer.page.url.endswith("/link")
        _is_open_to_everybody(officer)
        officer.page.get_by_role("button", name="リンクを写す").click()
        officer.page.get_by_text("写しました。").wait_for()
        link = officer.page.locator("#link").text_content()
        assert officer.page.evaluate("navigator.clipboard.readText()") == link
        officer.press("渡したので、閉じる")
        officer.stands_on("入る人")


@pytest.mark.journey
def test_address_that_is_a_number_is_named_as_what_hinders(
    real_site: Site, browser: Browser
) -> None:
    by_number = replace(real_site, address=real_site.address.replace("localhost", "127.0.0.1"))
    with _in_front_of(by_number, browser) as officer:
        officer.go("/sign-in")

        officer.sees("このアドレスでは使えません（数字のアドレス）。")
        assert officer.page.get_by_role("button", name="指や顔で入る").count() == 0
