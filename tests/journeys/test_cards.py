"""ベニ and his card: printed, scanned, used on a second phone, lost; and the tablet of his centre."""

import re
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser

from journeys.card_steps import given_dou_prints_the_card
from journeys.walking import PHONE, SIZES, ZOOMED, Site, Walker, squeezed

HOME = "こんにちは、見本 ベニさん"
TABLET = {"width": 820, "height": 1180}
Give = Callable[..., Walker]


@pytest.fixture
def give(site_of_its_own: Site, browser: Browser) -> Iterator[Give]:
    """A phone or a tablet that nobody has used yet."""
    opened = []

    def given(*, has_scripts: bool = True, size: dict[str, int] = PHONE) -> Walker:
        context = browser.new_context(
            viewport=size, locale="ja-JP", java_script_enabled=has_scripts
        )
        opened.append(context)
        return Walker(context.new_page(), site_of_its_own)

    yield given
    for context in opened:
        context.close()


def when_beni_scans(phone: Walker, address: str) -> None:
    assert phone.page.goto(address).ok


def then_the_phone_asks_who_he_is(phone: Walker, address: str) -> None:
    phone.stands_on("ベニさんですか")
    assert phone.page.get_by_alt_text("カードの絵：くま").count() == 1
    assert address.rsplit("/", 1)[1] not in phone.page.url + phone.page.content()


def when_he_says_yes_and_uses_it_alone(phone: Walker) -> None:
    phone.press("はい")
    phone.stands_on("だれと一緒に使いますか")
    phone.press("一人で使う")
    phone.stands_on(HOME)


def then_the_page_has_no_barrier(phone: Walker) -> None:
    found = phone.barriers()
    for size in SIZES:
        phone.page.set_viewport_size(size)
        if phone.sideways() > 0:
            found.append(f"sideways at {size['width']}: {phone.page.url}")
    phone.page.set_viewport_size(PHONE)
    assert found == []


def then_every_button_is_large(phone: Walker) -> None:
    small = phone.page.evaluate(
        """() => [...document.querySelectorAll('main button, main .btn')]
          .map(each => [each.textContent.trim(), each.getBoundingClientRect()])
          .filter(([_, box]) => box.height < 44 || box.width < 44).map(([name]) => name)"""
    )
    assert small == []


@pytest.mark.journey
def test_beni_comes_in_with_his_card_and_reads_who_looked(dou: Walker, give: Give) -> None:
    _record, address = given_dou_prints_the_card(dou)
    phone = give()

    when_beni_scans(phone, address)
    then_the_phone_asks_who_he_is(phone, address)
    then_the_page_has_no_barrier(phone)
    then_every_button_is_large(phone)
    assert phone.unseen_focus() == []

    when_he_says_yes_and_uses_it_alone(phone)
    phone.press("わたしのこと")
    phone.press("だれが見たか")
    phone.sees("ドウさんが、カードを印刷しました", "あなたが、自分のページに入りました")


@pytest.mark.journey
def test_card_works_with_the_keyboard_only_and_no_leaves_nothing(dou: Walker, give: Give) -> None:
    _record, address = given_dou_prints_the_card(dou)
    phone = give(size=ZOOMED)

    when_beni_scans(phone, address)
    phone.tab_to(phone.page.get_by_role("button", name="いいえ"))
    phone.enter()
    phone.stands_on("わかりました")
    phone.does_not_see("ベニ")
    assert phone.page.context.cookies(address.rsplit("/", 1)[0]) == [
        each for each in phone.page.context.cookies() if each["name"] != "yorisoi-device"
    ]

    when_beni_scans(phone, address)
    phone.tab_to(phone.page.get_by_role("button", name="はい"))
    phone.enter()
    phone.tab_to(phone.page.get_by_role("button", name="一人"))
    phone.enter()
    phone.stands_on(HOME)


@pytest.mark.journey
def test_second_phone_without_scripts_is_let_in_by_beni_himself(dou: Walker, give: Give) -> None:
    _record, address = given_dou_prints_the_card(dou)
    own, new = give(), give(has_scripts=False)
    when_beni_scans(own, address)
    when_he_says_yes_and_uses_it_alone(own)

    when_beni_scans(new, address)
    new.press("はい")
    new.press("一人で使う")
    new.stands_on("このスマホは、はじめてです")
    new.press("確かめてもらう")
    new.stands_on("この番号を、言ってください")
    number = new.page.locator(".knock").inner_text()
    new.press("確かめてもらいました")
    new.sees("まだです。もう少し待ってください。")

    own.go("/me/devices")
    own.sees(f"番号は、{number}です")
    then_the_page_has_no_barrier(own)
    own.press("わたしです")
    new.press("確かめてもらいました")

    new.stands_on(HOME)


@pytest.mark.journey
def test_lost_card_is_replaced_in_three_clicks_and_the_finder_learns_nothing(
    dou: Walker, give: Give
) -> None:
    record, address = given_dou_prints_the_card(dou)
    phone, finder = give(), give(has_scripts=False)
    when_beni_scans(phone, address)
    when_he_says_yes_and_uses_it_alone(phone)

    dou.page.goto(record)
    dou.press("カードをなくした")
    dou.press("前のカードを止めて、新しいカードを作る")
    link = dou.page.get_by_role("link", name="カードを印刷する").first
    assert dou.page.request.get(dou.site.address + link.get_attribute("href")).ok

    phone.page.goto(f"{phone.site.address}/me/")
    phone.does_not_see("ベニさん")
    finder.page.goto(address)
    finder.stands_on("このカードでは、入れませんでした")
    finder.does_not_see("ベニ")
    then_it_says_the_same_of_a_card_that_never_was(finder, give(has_scripts=False))


def then_it_says_the_same_of_a_card_that_never_was(finder: Walker, stranger: Walker) -> None:
    stranger.page.goto(f"{stranger.site.address}/c/{'A' * 24}")
    assert (stranger.page.url, stranger.text()) == (finder.page.url, finder.text())


def given_dou_opens_a_tablet(dou: Walker, tablet: Walker) -> None:
    dou.press("年度")
    dou.go(dou.page.url.removeprefix(dou.site.address) + "cards/tablets")
    dou.select("センター", "大泉")
    dou.press("番号を出す")
    number = re.search(r"番号(\d{8})を入れます", dou.text())
    assert number, dou.text()
    tablet.go("/tablet/")
    tablet.write("タブレットの番号", number[1])
    tablet.press("このタブレットで始める")


def when_beni_presses_pictures(tablet: Walker, *places: int) -> None:
    for place in places:
        with tablet.page.expect_navigation():
            tablet.page.locator("button[name=picture]").nth(place).click()


@pytest.mark.journey
def test_beni_comes_in_at_the_tablet_of_his_centre_with_three_pictures(
    dou: Walker, give: Give
) -> None:
    tablet = give(size=TABLET)
    given_dou_opens_a_tablet(dou, tablet)

    tablet.stands_on("あなたは、だれですか")
    tablet.press("ベニ")
    tablet.stands_on("1つめの絵を、えらんでください")
    then_the_page_has_no_barrier(tablet)
    then_every_button_is_large(tablet)
    when_beni_presses_pictures(tablet, 5, 6, 7)
    tablet.sees("ちがう絵がありました。一つめから、えらんでください。")
    assert tablet.page.evaluate("document.activeElement.id") == "errors"

    when_beni_presses_pictures(tablet, 0, 1, 2)
    tablet.stands_on(HOME)
    tablet.press("おわる")
    tablet.stands_on("あなたは、だれですか")
    tablet.page.goto(f"{tablet.site.address}/me/")
    tablet.does_not_see("ベニさん")


@pytest.mark.journey
def test_pages_of_the_desk_have_no_barrier(dou: Walker) -> None:
    given_dou_prints_the_card(dou)
    at = dou.page.url

    for address in (at, f"{at}lost", f"{at}change", f"{at}../", f"{at}../tablets"):
        dou.page.goto(address)
        then_the_page_has_no_barrier(dou)
        assert len(dou.titles()) == 1
    assert squeezed(dou.titles()[0]) == "センターのタブレット"
