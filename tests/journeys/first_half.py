"""The first half of a year: the ward in figures, a hearing, a persona, a goal, the way to people."""

from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from journeys.walking import Walker

TOKYO = ZoneInfo("Asia/Tokyo")
SHEET = Path(__file__).parent.parent / "data" / "nerima_population_0_14_2026.csv"
# 架空: nobody said this.
FEAR = "一人で押すと、もとに戻せない気がして、こわいです（架空）"
REST = "休みながらなら、続けられます（架空）"
LINE = "雨の日は、家で練習したい（架空）"
GOAL = "家からでも、仲間に返事ができる（架空）"
LEAFLET = "朝の会で読む短い文（架空）"


def today() -> date:
    """The day it is where the programme is."""
    return datetime.now(TOKYO).date()


def given_dou_stands_on_the_road_of_this_year(dou: Walker) -> str:
    """She chooses the newest programme and sees the ten stages; return its path."""
    fiscal_year = today().year if today().month >= 4 else today().year - 1
    dou.stands_on("どの事業をひらきますか")
    dou.press(f"{fiscal_year}年度")
    dou.stands_on("一年の道")
    assert dou.page.locator("#main a[href$='/guides/']").count()
    return dou.page.url.removeprefix(dou.site.address)


def when_she_brings_the_figures_of_a_new_year(dou: Walker, home: str) -> None:
    """A file is shown as it was understood before anything of it is kept."""
    dou.press("知る", within="#main")
    dou.press("新しい年の数を取りこむ")
    dou.page.get_by_label("ファイル").set_input_files(SHEET)
    dou.press("読みとって確かめる")
    dou.stands_on("取りこむ前に確かめる")
    dou.sees("まだ何も残していません", "83,652")
    dou.go(f"{home}area/")
    dou.does_not_see("83,652")
    dou.go(f"{home}area/imports/")
    dou.press(SHEET.name)
    dou.write("資料の名前", "東京都 年少人口（2026年は架空）")
    dou.press("残す")


def then_the_new_year_stands_with_its_source(dou: Walker) -> None:
    """The figure and where it came from are both on the page of the ward."""
    dou.sees("取りこみました", "2026年", "83,652", "東京都 年少人口（2026年は架空）")
    dou.press("出典の一覧")
    dou.sees("東京都 年少人口（2026年は架空）")


def when_she_writes_down_what_was_said_at_a_centre(dou: Walker, home: str) -> None:
    """Consent first, then a line for each voice; the first sign says who spoke."""
    dou.go(f"{home}hearings/")
    dou.press("大泉障害者地域生活支援センター（さくら）")
    dou.press("変える：同意")
    dou.choose("書き残してよいか", "同意あり")
    dou.write("同意の日", today().isoformat())
    dou.press("残す")
    dou.press("聴いたことを書く")
    dou.write("聴いたこと", f"本 {FEAR}\n家 {REST}")
    dou.press("残す")
    dou.sees(FEAR, REST, "本人 1、家族 1")


def when_she_codes_the_first_voice_with_the_keyboard_only(dou: Walker) -> None:
    """Tab and Space mark a theme, Enter keeps it and goes on to the next voice."""
    dou.press("言葉をつける：1の声")
    dou.sees(FEAR)
    theme = dou.page.get_by_role("group").get_by_label("苦手・不安")
    dou.tab_to(theme)
    dou.key("Space")
    assert theme.is_checked()
    dou.tab_to(dou.page.get_by_role("button", name="残して次へ"))
    dou.enter()
    dou.sees("言葉をつけました", REST)


def then_the_voice_stands_under_its_theme(dou: Walker, home: str) -> None:
    """Everybody's words on one matter are together."""
    dou.go(f"{home}hearings/themes")
    place = dou.page.locator("section", has=dou.page.get_by_role("heading", name="苦手・不安"))
    assert FEAR in "".join(place.inner_text().split())


def when_she_adds_a_line_to_a_persona(dou: Walker, home: str) -> None:
    """A shared persona gets a new version; a line nobody said is 仮."""
    dou.go(f"{home}personas/of/kusano-riku/")
    dou.press("見直して、新しい版をつくる")
    dou.go(f"{home}personas/of/kusano-riku/workshop")
    dou.press("行を足す：したいこと")
    dou.page.locator("#id_text").fill(LINE)
    dou.press("残す")
    dou.go(f"{home}personas/of/kusano-riku/")
    line = dou.page.locator("li", has_text=LINE)
    assert "仮" in line.inner_text()
    assert not line.get_by_role("link", name="根拠").count()


def when_she_cites_a_figure_for_it(dou: Walker, home: str) -> None:
    """She looks for a figure among those of the ward."""
    dou.go(f"{home}personas/of/kusano-riku/workshop")
    dou.press(f"根拠をつける・外す：{LINE}")
    dou.page.get_by_role("search").get_by_role("textbox").fill("東京都 年少人口")
    dou.press("さがす")
    dou.choose("見つかった", "83,652人")
    dou.press("残す")


def then_the_line_stands_on_its_evidence(dou: Walker, home: str) -> None:
    """The mark 仮 is gone, and the line leads to what it stands on."""
    dou.go(f"{home}personas/of/kusano-riku/")
    line = dou.page.locator("li", has_text=LINE)
    assert "仮" not in line.inner_text()
    assert line.get_by_role("link", name="根拠").count() == 1


def when_she_writes_a_goal_that_can_be_checked(dou: Walker, home: str) -> None:
    """A sentence, what will be looked at, and who agreed."""
    dou.go(f"{home}goals/new")
    dou.write("実現したいこと", GOAL)
    dou.select("だれを思って", "草野 りく")
    dou.press("残す")
    goal = "#main section:has-text('" + GOAL + "')"
    dou.press("確かめかたを足す", within=goal)
    dou.write("何を見るか", "自分から返事をした人")
    dou.write("めざす姿", "はじめより増える")
    dou.select("だれが測るか", "大泉")
    dou.write("いつ測るか", "3月の教室のおわり")
    dou.press("残す")
    dou.press("同意を残す", within=goal)
    dou.select("同意した組織", "練馬区")
    dou.press("残す")


def then_the_goal_stands_with_its_agreement(dou: Walker) -> None:
    """What was agreed, by whom and when."""
    place = dou.page.locator("#main section", has_text=GOAL)
    said = "".join(place.inner_text().split())
    assert "自分から返事をした人" in said
    assert f"練馬区{today().month}月{today().day}日" in said


def when_she_adds_a_way_to_reach_people(dou: Walker, home: str) -> None:
    """Who brings it, to whom, what it costs."""
    dou.go(f"{home}outreach/")
    dou.press("届けかたを足す")
    dou.select("だれに", "草野 りく")
    dou.select("届けかた", "センターの職員")
    dou.write("使うもの", LEAFLET)
    dou.select("だれが届けるか", "大泉")
    dou.write("費用", "0")
    dou.press("残す")


def then_the_way_is_in_the_plan(dou: Walker, home: str) -> None:
    """The plan has one row more."""
    dou.go(f"{home}outreach/")
    dou.sees(LEAFLET, "届けかた10件のうち")
