"""A participant's own door: アキ with her card and the keyboard, ベニ with his finger, a card that is lost.

Chromium's own authenticator stands in for the finger. Browsers know passkeys for a name, not for a
number, so the site has one.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

import pytest
from playwright.sync_api import Browser, Locator

from journeys.card_steps import give_finger, given_dou_prints_the_card
from journeys.walking import PHONE, SIZES, ZOOMED, Site, Walker, loosely

IPHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Mobile/15E148 Safari/604.1"
AKI, BENI = "こんにちは、架空 アキさん", "こんにちは、見本 ベニさん"
TELEPHONE = "03-0000-0000"
Meet = Callable[..., Walker]


@pytest.fixture
def named_site(site_of_its_own: Site) -> Site:
    """The example under a name."""
    links = {who: _named(link) for who, link in site_of_its_own.links.items()}
    return replace(site_of_its_own, address=_named(site_of_its_own.address), links=links)


def _named(address: str) -> str:
    return address.replace("127.0.0.1", "localhost")


@pytest.fixture
def meet(named_site: Site, browser: Browser) -> Iterator[Meet]:
    """Somebody in front of a browser that nobody has used yet."""
    opened = []

    def met(*, has_scripts: bool = True, size: dict[str, int] = PHONE) -> Walker:
        context = browser.new_context(
            viewport=size, locale="ja-JP", user_agent=IPHONE, java_script_enabled=has_scripts
        )
        opened.append(context)
        return Walker(context.new_page(), named_site)

    yield met
    for context in opened:
        context.close()


@pytest.fixture
def dou(meet: Meet) -> Walker:
    """ドウ at her desk."""
    walker = meet()
    walker.sign_in("ドウ")
    return walker


def by_keyboard(walker: Walker, words: str) -> None:
    """When somebody goes to a button or a link by Tab, finds it by its name, and presses Enter."""
    name = loosely(words)
    button = walker.page.get_by_role("button", name=name)
    found = button.or_(walker.page.get_by_role("link", name=name)).first
    found.wait_for()
    walker.tab_to(found)
    walker.enter()


def finger_button(walker: Walker) -> Locator:
    """The button behind which the browser asks for the finger."""
    return walker.page.get_by_role("button", name=loosely("指や顔で入る"))


def then_the_page_is_open_to_everybody(walker: Walker) -> None:
    assert len(walker.titles()) == 1
    assert walker.barriers() == []
    for size in SIZES:
        walker.page.set_viewport_size(size)
        assert walker.sideways() <= 0, f"{size}: {walker.page.url}"
    walker.page.set_viewport_size(PHONE)
    assert walker.complaints == []


def when_aki_chooses_easy_words(aki: Walker) -> None:
    by_keyboard(aki, "見え方")
    usual = aki.page.locator("input[name=easy][value='']")
    aki.tab_to(usual)
    aki.key("ArrowDown")
    assert aki.page.locator("input[name=easy][value='1']").is_checked()
    by_keyboard(aki, "この見え方にする")


@pytest.mark.journey
def test_aki_comes_in_with_her_card_by_keyboard_alone_and_reads_who_looked_in_easy_japanese(
    dou: Walker, meet: Meet
) -> None:
    _record, address = given_dou_prints_the_card(dou, of="アキ")
    aki = meet(size=ZOOMED)

    assert aki.page.goto(address).ok
    aki.stands_on("アキさんですか")
    assert address.rsplit("/", 1)[1] not in aki.page.url
    assert aki.unseen_focus() == []
    by_keyboard(aki, "はい")
    aki.stands_on(AKI)

    when_aki_chooses_easy_words(aki)
    aki.go("/me/")
    by_keyboard(aki, "わたしのこと")
    by_keyboard(aki, "だれが見たか")

    aki.stands_on("だれが見たか")
    aki.sees("ドウさんが、カードを紙に出しました", "あなたが、自分のページに入りました")
    then_the_page_is_open_to_everybody(aki)


def given_beni_came_in_with_his_card(phone: Walker, address: str) -> None:
    assert phone.page.goto(address).ok
    phone.press("はい")
    phone.press("一人で使う")
    phone.stands_on(BENI)


def when_beni_lets_his_phone_know_his_finger(phone: Walker) -> None:
    phone.press("わたしのこと")
    phone.press("カードとスマホ")
    by_keyboard(phone, "このスマホの指や顔で入る")
    phone.sees("できました。次から、指や顔で入れます。カードも使えます", "iPhone")


def when_beni_touches(phone: Walker) -> None:
    """When he comes back another day and presses the one button."""
    phone.page.context.clear_cookies()
    phone.go("/card/")
    by_keyboard(phone, "指や顔で入る")


@pytest.mark.journey
def test_beni_comes_in_with_his_finger_and_everybody_can_read_it(dou: Walker, meet: Meet) -> None:
    _record, address = given_dou_prints_the_card(dou)
    phone = meet()
    give_finger(phone)
    given_beni_came_in_with_his_card(phone, address)

    when_beni_lets_his_phone_know_his_finger(phone)
    then_the_page_is_open_to_everybody(phone)
    phone.page.context.clear_cookies()
    phone.go("/card/")
    finger_button(phone).wait_for()
    then_the_page_is_open_to_everybody(phone)
    when_beni_touches(phone)

    phone.stands_on(BENI)
    phone.press("わたしのこと")
    phone.press("だれが見たか")
    phone.sees("あなたが、指や顔で入れるようにしました", "あなたが、自分のページに入りました")


@pytest.mark.journey
def test_finger_that_staff_took_off_leads_to_the_telephone_and_the_card_still_works(
    dou: Walker, meet: Meet
) -> None:
    record, address = given_dou_prints_the_card(dou)
    phone = meet()
    give_finger(phone)
    given_beni_came_in_with_his_card(phone, address)
    when_beni_lets_his_phone_know_his_finger(phone)
    when_beni_touches(phone)
    phone.stands_on(BENI)

    dou.page.goto(record)
    dou.press("カードを見る、印刷する")
    dou.sees("指や顔で入れるスマホ", "iPhone", "最後に使ったのは")
    then_the_page_is_open_to_everybody(dou)
    dou.press("はずす", within="section[aria-labelledby=finger]")
    dou.sees("この機械の指や顔では、もう入れません")

    phone.page.goto(f"{phone.site.address}/me/")
    phone.does_not_see("ベニさん")
    when_beni_touches(phone)
    phone.stands_on("指や顔では、入れませんでした")
    phone.sees("カードがあれば、カードで入れます", TELEPHONE)
    then_the_page_is_open_to_everybody(phone)
    phone.press("カードで入る")
    phone.stands_on("カードで入る")
    phone.page.goto(address)
    phone.stands_on("ベニさんですか")


@pytest.mark.journey
def test_wet_finger_says_what_else_works_and_the_choice_is_not_there_without_scripts(
    dou: Walker, meet: Meet
) -> None:
    _record, address = given_dou_prints_the_card(dou)
    wet, plain, bare = meet(), meet(has_scripts=False), meet()
    give_finger(wet, is_verified=False)

    wet.go("/card/")
    finger_button(wet).click()
    wet.page.get_by_text("もう一度押すか、カードで入ってください").wait_for()

    for walker in (plain, bare):
        walker.go("/card/")
        walker.page.get_by_role("button", name=loosely("番号で入る")).wait_for()
        assert finger_button(walker).count() == 0
    given_beni_came_in_with_his_card(plain, address)
    plain.press("わたしのこと")
    plain.press("カードとスマホ")
    assert finger_button(plain).count() == 0


@dataclass
class Counting:
    """Somebody at the desk whose steps are counted: a press, or something typed."""

    walker: Walker
    n: int = 0

    def press(self, words: str, within: str = "main") -> None:
        """When they press."""
        self.n += 1
        self.walker.press(words, within=within)

    def write(self, label: str, text: str) -> None:
        """When they type."""
        self.n += 1
        self.walker.write(label, text)


@pytest.mark.journey
def test_lost_card_is_replaced_from_the_first_page_of_the_desk_in_six_steps(
    dou: Walker, meet: Meet
) -> None:
    _record, lost = given_dou_prints_the_card(dou)
    dou.go("/desk/")
    dou.press("年度")
    telephone = Counting(dou)

    telephone.press("参加する人の名簿", within="footer")
    telephone.write("名前", "ベニ")
    telephone.press("さがす")
    telephone.press("ベニ", within="main tbody")
    telephone.press("カードをなくした")
    telephone.press("前のカードを止めて、新しいカードを作る")

    dou.sees("前のカードを止めました。次は、新しいカードを印刷します")
    then_the_page_is_open_to_everybody(dou)
    printed = dou.page.get_by_role("link", name="カードを印刷する").first.get_attribute("href")
    assert dou.page.request.get(f"{dou.site.address}{printed}").ok
    assert telephone.n == 6
    finder = meet(has_scripts=False)
    finder.page.goto(lost)
    finder.stands_on("このカードでは、入れませんでした")
    finder.sees(TELEPHONE)
