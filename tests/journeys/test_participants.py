"""Those for whom the house is built: somebody new, ベニ with his readings, アキ who hears the page."""

import pytest
from playwright.sync_api import Browser

from journeys import newcomer_steps as someone
from journeys.hearing import heard, with_looks
from journeys.walking import Site, Walker, squeezed

PRACTICE = "教室の申し込み"
HEARD_BY_AKI = (
    "/",
    "/courses/",
    "/courses/nerima-{year}--sign-video-call/",
    "/courses/nerima-{year}--sign-video-call/apply/name",
    "/me/",
    "/me/practice/",
    "/me/needs",
    "/me/circles/class-friends/",
)


@pytest.mark.journey
def test_newcomer_without_scripts_or_mail_applies_in_two_sittings(
    newcomer: Walker, another_phone: Walker, dou: Walker
) -> None:
    someone.given_somebody_finds_the_class(newcomer)

    someone.when_they_go_on_without_an_answer(newcomer)
    someone.then_the_page_says_what_to_mend(newcomer, "だれが参加するかを一つ選んでください")

    someone.when_they_say_who_they_are(newcomer)
    someone.when_they_mistype_their_number(newcomer)
    someone.then_the_page_says_what_to_mend(newcomer, "電話番号の数字が1つ足りません")
    someone.then_what_they_typed_is_still_there(newcomer)

    number = someone.when_they_rest_in_the_middle(newcomer)
    someone.when_they_come_back_on_another_phone(another_phone, number)
    someone.when_they_answer_the_rest(another_phone)
    someone.then_everything_is_shown_before_it_is_sent(another_phone)
    someone.when_they_change_an_answer(another_phone)
    receipt = someone.then_the_receipt_has_a_number(another_phone)

    dou.press("年度")
    someone.then_staff_find_the_application(dou.page, dou.page.url, receipt)


def given_beni_reads_with_readings_and_easy_words(beni: Walker) -> None:
    beni.go("/looks")
    beni.choose("ふりがな", "全部の漢字")
    beni.choose("ことば", "やさしい日本語")
    beni.press("この見え方にする")


def when_beni_practises_as_far_as_the_third_step(beni: Walker) -> None:
    beni.go("/me/")
    beni.page.locator("#main a[href='/me/practice/']").click()
    beni.page.locator("a[href$='/practice/class-application/']").click()
    beni.page.locator("#main form button").first.click()
    for step in (1, 2):
        assert beni.page.url.endswith(f"/steps/{step}")
        when_beni_does_the_step(beni)


def when_beni_does_the_step(beni: Walker) -> None:
    choices = beni.page.get_by_role("radio")
    if choices.count():
        choices.first.check()
    with beni.page.expect_navigation():
        beni.page.locator("button[name=go][value=on]").click()


def then_chiyo_sees_where_he_is_stuck(chiyo: Walker) -> None:
    chiyo.go("/desk/")
    chiyo.press("年度")
    chiyo.go(chiyo.page.url.removeprefix(chiyo.site.address) + "rehearsals/hands/")
    chiyo.sees("見本 ベニ", PRACTICE, "3番目")


def then_his_page_says_that_somebody_comes(beni: Walker) -> None:
    assert beni.page.url.endswith("/me/stuck/told")
    assert beni.page.locator("html").get_attribute("data-ruby") == "all"
    assert beni.page.locator("[data-r]").count() > 10


def when_chiyo_has_been_there_he_goes_on_to_the_end(chiyo: Walker, beni: Walker) -> None:
    chiyo.press("行きました")
    beni.go("/me/practice/class-application/steps/3")
    while "/steps/" in beni.page.url:
        when_beni_does_the_step(beni)
    beni.page.get_by_role("radio").first.check()
    with beni.page.expect_navigation():
        beni.page.locator("#main form button[type=submit]").first.click()
    assert beni.page.url.endswith("/practice/class-application/done")


def when_beni_sends_his_first_stamp(beni: Walker) -> None:
    beni.go("/me/circles/class-friends/")
    with beni.page.expect_navigation():
        beni.page.locator("button[name=stamp][value=glad]").click()


def then_the_circle_has_it_and_the_desk_only_counts_it(beni: Walker, chiyo: Walker) -> None:
    assert beni.page.locator(".talk .own").count() == 1
    chiyo.go("/desk/")
    chiyo.press("年度")
    chiyo.sees("はじめてのことばを送った人は10人未満")


@pytest.mark.journey
def test_beni_practises_is_stuck_once_and_sends_a_stamp(beni: Walker, chiyo: Walker) -> None:
    given_beni_reads_with_readings_and_easy_words(beni)

    when_beni_practises_as_far_as_the_third_step(beni)
    beni.press("困った", within="main form")
    then_his_page_says_that_somebody_comes(beni)
    then_chiyo_sees_where_he_is_stuck(chiyo)

    when_chiyo_has_been_there_he_goes_on_to_the_end(chiyo, beni)
    when_beni_sends_his_first_stamp(beni)
    then_the_circle_has_it_and_the_desk_only_counts_it(beni, chiyo)


@pytest.mark.journey
@pytest.mark.parametrize("path", HEARD_BY_AKI)
def test_page_sounds_the_same_with_readings_and_without(
    site: Site, browser: Browser, path: str, this_year: int
) -> None:
    said = {}
    for ruby in ("all", "off"):
        with with_looks(site, browser, f"ruby-{ruby}", name="アキ") as aki:
            aki.go(path.format(year=this_year))
            assert aki.page.locator("html").get_attribute("data-ruby") in (ruby, None)
            said[ruby] = heard(aki.page)

    assert said["all"] == said["off"]


@pytest.mark.journey
@pytest.mark.parametrize("path", HEARD_BY_AKI)
def test_page_has_one_title_its_landmarks_and_whole_names(
    site: Site, browser: Browser, path: str, this_year: int
) -> None:
    with with_looks(site, browser, "ruby-all", name="アキ") as aki:
        aki.go(path.format(year=this_year))
        said = heard(aki.page)
        titles = [squeezed(each) for each in aki.titles()]
        written = aki.page.get_by_role("link").or_(aki.page.get_by_role("button"))
        words = {squeezed(each) for each in written.all_text_contents()}

    assert len(titles) == 1
    assert [role for role, _ in said if role in ("banner", "main", "contentinfo")] == [
        "banner",
        "main",
        "contentinfo",
    ]
    names = [squeezed(name) for role, name in said if role in ("link", "button")]
    assert [name for name in names if name not in words] == []
    assert "" not in names
