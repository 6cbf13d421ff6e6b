"""How somebody new applies: without scripts, without mail, with two mistakes, a rest and a change."""

from playwright.sync_api import Page, expect

from journeys.walking import Walker, loosely

CLASS = "手話で話すビデオ電話"
NAME, READING = "見本 ツバサ", "みほん　つばさ"
TOO_SHORT, PHONE = "03-0000-000", "０３ー００００ー０００２"
WISH = "休みながら参加したい（架空）"


def given_somebody_finds_the_class(newcomer: Walker) -> None:
    """From the front page, with no account and no script."""
    newcomer.go("/")
    newcomer.press(CLASS)
    newcomer.stands_on(CLASS)
    newcomer.press("申し込む")
    newcomer.stands_on("だれが、教室に参加しますか")


def when_they_go_on_without_an_answer(newcomer: Walker) -> None:
    """The first mistake."""
    newcomer.press("次へ進む")


def then_the_page_says_what_to_mend(newcomer: Walker, words: str) -> None:
    """The summary of errors has the focus, and leads to the field."""
    summary = newcomer.page.locator("#errors")
    expect(summary).to_be_focused()
    newcomer.sees("直すところが1つあります", words)
    target = str(summary.get_by_role("link").get_attribute("href"))
    assert newcomer.page.locator(target).count() == 1
    assert newcomer.page.title().startswith("直すところがあります")


def when_they_say_who_they_are(newcomer: Walker) -> None:
    """Themselves, their name, the telephone."""
    newcomer.choose("だれが、教室に参加しますか", "わたしが参加します")
    newcomer.press("次へ進む")
    newcomer.write("お名前", NAME)
    newcomer.write("読みがな", READING)
    newcomer.press("次へ進む")
    newcomer.choose("連絡は、どの方法がいいですか", "電話")
    newcomer.press("次へ進む")


def when_they_mistype_their_number(newcomer: Walker) -> None:
    """The second mistake."""
    newcomer.page.get_by_role("textbox").fill(TOO_SHORT)
    newcomer.press("次へ進む")


def then_what_they_typed_is_still_there(newcomer: Walker) -> None:
    """Nobody types a number twice because of one figure."""
    assert newcomer.page.get_by_role("textbox").input_value() == TOO_SHORT


def when_they_rest_in_the_middle(newcomer: Walker) -> str:
    """They mend the number, ask for a quiet room, and stop; return the number to come back with."""
    newcomer.page.get_by_role("textbox").fill(PHONE)
    newcomer.press("次へ進む")
    newcomer.stands_on("どんな準備があるといいですか")
    newcomer.page.get_by_label(loosely("静か")).first.check()
    newcomer.write("ほかに、あるといいこと", WISH)
    newcomer.press("ここで休む")
    newcomer.stands_on("ここで休みます")
    return newcomer.page.locator(".code").inner_text()


def when_they_come_back_on_another_phone(elsewhere: Walker, number: str) -> None:
    """The number is all they need; small letters and no dashes are fine."""
    elsewhere.go("/courses/")
    elsewhere.press("つづきから書く")
    elsewhere.write("つづきの番号", number.lower().replace("-", " "))
    elsewhere.press("つづきをひらく")
    elsewhere.stands_on("どんな準備があるといいですか")
    elsewhere.press("次へ進む")


def when_they_answer_the_rest(elsewhere: Walker) -> None:
    """The form of handouts, nobody comes along, how they heard, no word about a disability."""
    elsewhere.choose("お知らせや資料は、どの形がいいですか", "大きい文字")
    elsewhere.press("次へ進む")
    elsewhere.choose("一緒に来る人", "いません")
    elsewhere.press("次へ進む")
    elsewhere.choose("この教室を、どこで知りましたか", "家族")
    elsewhere.press("次へ進む")
    elsewhere.press("次へ進む")
    elsewhere.page.get_by_label(loosely("はい、使っていいです")).check()
    elsewhere.press("次へ進む")


def then_everything_is_shown_before_it_is_sent(elsewhere: Walker) -> None:
    """Every answer, also those from before the rest."""
    elsewhere.stands_on("これでいいですか")
    elsewhere.sees("まだ送っていません", NAME, "03-0000-0002", WISH, "大きい文字", "家族")


def when_they_change_an_answer(elsewhere: Walker) -> None:
    """One question comes back, then the list again."""
    elsewhere.press("変える：資料の形")
    elsewhere.choose("お知らせや資料は、どの形がいいですか", "音声")
    elsewhere.press("次へ進む")
    elsewhere.stands_on("これでいいですか")
    elsewhere.sees("音声")


def then_the_receipt_has_a_number(elsewhere: Walker) -> str:
    """Sent, with a number that stands for the name; return it."""
    elsewhere.press("申し込みを送る")
    elsewhere.stands_on("申し込みました")
    elsewhere.sees(CLASS, "受付番号")
    return elsewhere.page.locator(".date b").inner_text()


def then_staff_find_the_application(page: Page, home: str, number: str) -> None:
    """It stands in the list of the class like one that came by telephone."""
    page.goto(f"{home}courses/sign-video-call/applications/")
    assert number in page.locator("main").inner_text()
