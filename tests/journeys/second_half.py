"""The second half of a year: a class with its draw and its day, what changed, and what is passed on."""

from datetime import timedelta
from pathlib import Path

from journeys.first_half import today
from journeys.walking import Walker

COURSE = "雨の日のスマホ（架空）"
NAME = "見本 カナ"
SOURCE = "教室の前の日に、みんなの前でふるさいころ（架空）"
KEEP, PROBLEM, TRY = "一人ずつ名を呼んだ（架空）", "音が小さい（架空）", "席を半円にする（架空）"
IN_DAYS = timedelta(days=45)


def when_she_opens_a_drawn_class(dou: Walker, home: str) -> str:
    """The same settings as before, another day; return its path."""
    dou.go(f"{home}courses/first-phone/copy")
    dou.write("新しい教室の名前", COURSE)
    dou.write("第1回の日", (today() + IN_DAYS).isoformat())
    dou.press("残す")
    dou.stands_on(COURSE)
    dou.press("受付を始める")
    return dou.page.url.removeprefix(dou.site.address)


def when_she_takes_an_application_by_telephone(dou: Walker, course: str) -> None:
    """Somebody new rings and says what they need; nobody asks for a diagnosis."""
    dou.go(f"{course}applications/new")
    dou.page.get_by_label("名前").first.fill(NAME)
    dou.write("よみ", "みほん かな")
    dou.select("連絡の方法", "電話")
    dou.page.locator("#id_phone").fill("０３ー００００ー０００１")
    dou.choose("どう届きましたか", "電話")
    dou.select("申し込んだ人", "本人")
    dou.choose("ほしい準備", "磁気ループ")
    dou.choose("ほしい準備", "駅からの案内")
    dou.select("どこで知りましたか", "センターの職員")
    dou.choose("申し込みのために情報を使うことへの同意", "声で")
    dou.press("申し込みを残す")
    dou.sees(NAME, "磁気ループ", "駅からの案内")


def when_somebody_known_rings_too(dou: Walker, course: str) -> None:
    """Who is on the roster is found by how the name is read, and asked nothing twice."""
    dou.go(f"{course}applications/new")
    dou.write("前に参加した方をさがす", "かくうあき")
    dou.press("さがす")
    dou.press("架空 アキ")
    dou.choose("どう届きましたか", "電話")
    dou.select("申し込んだ人", "本人")
    dou.select("どこで知りましたか", "ガイドヘルパー")
    dou.choose("申し込みのために情報を使うことへの同意", "声で")
    dou.press("申し込みを残す")
    dou.sees("架空 アキ")


def when_she_closes_and_draws(dou: Walker, course: str) -> None:
    """A promise before the value is known, the draw after it, the places last."""
    dou.go(f"{course}draw/")
    dou.press("受付を終える")
    dou.sees("もう受付を終えますか")
    dou.press("受付を終える")
    dou.write("どこで、いつ決まる値か", SOURCE)
    dou.press("名簿と約束の値を公開する")
    dou.write("決まった値", "4 2 6 1 1 3")
    dou.press("値を確かめる")
    dou.sees(SOURCE, "4 2 6 1 1 3")
    dou.press("この値で引く")
    dou.press("席と順番を決めて、証明を公開する")
    dou.sees("席と順番を決め、証明を公開しました")


def then_anybody_can_see_the_proof(dou: Walker, citizen: Walker, course: str) -> None:
    """The public page names the value and gives the programme that checks it, and no name."""
    dou.go(f"{course}draw/")
    proof = dou.page.get_by_role("link", name="だれでも見られる、抽選のページ")
    citizen.go(str(proof.get_attribute("href")))
    citizen.stands_on("抽選を確かめる")
    citizen.sees("4 2 6 1 1 3", SOURCE, "verifier.py")
    citizen.does_not_see("カナ")


def when_she_takes_the_roll_with_the_keyboard_only(dou: Walker, course: str) -> None:
    """Everybody is present until a key says otherwise."""
    dou.go(course)
    dou.press("教室を始める")
    dou.sees("もう教室を始めますか")
    dou.press("教室を始める")
    dou.go(f"{course}days/1/roll")
    dou.sees("からとれます")
    dou.go(f"{course}change")
    dou.page.locator("#id_held_on_1").fill(today().isoformat())
    dou.press("残す")
    dou.go(f"{course}days/1/roll")
    absent = dou.page.get_by_role("group", name=NAME).get_by_label("連絡あり欠席")
    dou.tab_to(dou.page.get_by_role("group", name=NAME).get_by_role("radio", checked=True))
    dou.key("ArrowDown")
    assert absent.is_checked()
    dou.tab_to(dou.page.get_by_role("button", name="出席を残す"))
    dou.enter()


def then_the_day_says_who_came(dou: Walker, course: str) -> None:
    """One came, one had said so before."""
    dou.go(f"{course}days/")
    dou.sees("連絡あり 1人、連絡なし 0人")


def when_she_looks_back_on_the_day(dou: Walker, course: str) -> None:
    """Keep, problem, try; one line each."""
    dou.go(f"{course}days/1/reflect")
    dou.write("よかった", KEEP)
    dou.write("困ったこと", PROBLEM)
    dou.write("次に試すこと", TRY)
    dou.press("残す")


def then_the_lessons_are_in_one_place(dou: Walker, home: str) -> None:
    """What was written after a class is read before the next one."""
    dou.go(f"{home}guides/kpt")
    dou.sees(KEEP, PROBLEM, TRY)


def when_she_notes_answers_of_two_waves(dou: Walker, home: str) -> None:
    """The same person before and after; who could not be asked is noted too."""
    dou.go(f"{home}effects/waves/end/day")
    dou.write("聞く日", today().isoformat())
    dou.press("残す")
    for wave, answer in (("baseline", "手をそえて"), ("end", "ひとりで")):
        dou.go(f"{home}effects/waves/{wave}/")
        dou.press("架空 アキ")
        dou.choose("アプリを見つけて、ひらく", answer)
        dou.press("本人の答えを残す")
    dou.go(f"{home}effects/waves/end/")
    dou.press("見本 ベニ")
    dou.press("聞けなかったと残す")


def when_she_computes_the_results(dou: Walker, home: str) -> None:
    """Only what may leave the house."""
    dou.go(f"{home}effects/results/")
    dou.press("結果を作る")


def then_no_result_gives_anybody_away(dou: Walker) -> None:
    """One person changed: the page says that numbers are too small, not who or how many."""
    dou.sees("「アプリを見つけて、ひらく」は", "10人未満")
    dou.does_not_see("アキ")
    dou.does_not_see("1人がはじめより")


def when_she_makes_the_three_documents(dou: Walker, home: str) -> None:
    """The plan, how it is carried out, and what was learned."""
    for kind in ("事業計画書", "実施計画書", "振り返り（KPT）"):
        dou.go(f"{home}guides/documents")
        dou.press(f"{kind}を作る")
    dou.go(f"{home}guides/documents")
    dou.does_not_see("まだ作っていません")


def when_she_publishes_the_guideline(dou: Walker, home: str) -> None:
    """The draft writes itself from the records; publishing ends it."""
    dou.go(f"{home}guides/editions/1/")
    dou.press("記録から文を作り直す")
    dou.does_not_see("文 0 根拠 0")
    dou.press("公表する")


def then_the_public_follows_a_sentence_to_its_source(dou: Walker, citizen: Walker) -> None:
    """From the front page to a chapter, from a sentence to where it comes from."""
    citizen.go("/")
    code = dou.page.url.split("/desk/")[1].split("/")[0]
    citizen.page.locator(f"a[href^='/guide/{code}/']").first.click()
    citizen.press("デジタルデバイドをなくすために")
    citizen.page.get_by_role("link", name="たどる").first.click()
    citizen.stands_on("この文の根拠")
    citizen.sees("出典", "同じ根拠に立つ文")


def when_a_town_takes_the_kit(dou: Walker, home: str, folder: Path) -> str:
    """Downloaded, looked into, and taken as a new programme; return its path."""
    dou.go(f"{home}guides/kit")
    with dou.page.expect_download() as coming:
        dou.page.get_by_role("link", name="キットを受けとる").click()
    kit = folder / coming.value.suggested_filename
    coming.value.save_as(kit)
    dou.press("ほかの町のキットから始める")
    dou.page.get_by_label("キットのファイル").set_input_files(kit)
    dou.press("中を見る")
    dou.stands_on("このキットの中身")
    dou.sees("まだ何も残していません", "めあて")
    dou.write("年度", str(today().year + 1))
    dou.write("事業の符号", "tsugi-no-machi")
    dou.press("この内容で始める")
    dou.stands_on("最初の教室までの道")
    return "/desk/tsugi-no-machi/"


def then_its_first_class_page_opens(dou: Walker, citizen: Walker, town: str) -> None:
    """One press, and anybody finds the class of the town."""
    dou.go(f"{town}courses/")
    dou.press("はじめてのスマホ")
    dou.press("受付を始める")
    citizen.go("/courses/tsugi-no-machi--first-phone/")
    citizen.stands_on("はじめてのスマホ")
