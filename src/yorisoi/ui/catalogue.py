"""Sample data for the catalogue of parts; every person and every figure without a source is invented."""

from datetime import date
from typing import Any

from django import forms as django_forms
from django.contrib.messages import SUCCESS, WARNING
from django.contrib.messages.storage.base import Message
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from yorisoi.ui import charts, forms
from yorisoi.ui.page import Face, Link, Page, RoadStep, Step
from yorisoi.ui.parts import Answer, Evidence, Fact, Pager, Source, State, Table, Task

VERBS = (
    "知る",
    "聴く",
    "描く",
    "分かち合う",
    "届ける",
    "学ぶ",
    "つながる",
    "ためす",
    "確かめる",
    "伝える",
)
N_PAST, N_NOW = 4, 2


class SampleForm(forms.Form):
    """One field of each kind."""

    names = {"channel": gettext_lazy("連絡の方法")}

    name = forms.TextField(
        label=gettext_lazy("呼び名"),
        help_text=gettext_lazy("教室で呼ばれたい名前です"),
        required=False,
    )
    phone = forms.PhoneField(label=gettext_lazy("電話番号"))
    born_on = forms.WarekiDateField(
        label=gettext_lazy("生まれた日"),
        help_text=gettext_lazy("令和6年5月1日のように書けます"),
        required=False,
    )
    request = forms.TextField(label=gettext_lazy("頼みたいこと"), n_lines=4, required=False)
    channel = forms.PickField(
        label=gettext_lazy("連絡は、どの方法がいいですか"),
        help_text=gettext_lazy("教室が決まったことを、この方法で伝えます。"),
        choices=(("phone", gettext_lazy("電話")), ("letter", gettext_lazy("手紙")), ("fax", "FAX")),
        hints={
            "phone": gettext_lazy("職員が電話します"),
            "fax": gettext_lazy("いまは使えません。番号がまだ書かれていません"),
        },
        closed=("fax",),
    )
    arrangements = forms.PicksField(
        label=gettext_lazy("教室に、あるとよいもの"),
        help_text=gettext_lazy("いくつでも選べます"),
        choices=(
            ("large", gettext_lazy("大きい文字の資料")),
            ("quiet", gettext_lazy("静かな席")),
            ("guide", gettext_lazy("駅からの案内")),
        ),
        required=False,
    )
    is_agreed = django_forms.BooleanField(label=gettext_lazy("写真をとってもよい"), required=False)


def page() -> Page:
    """Frame the catalogue."""
    return Page(
        face=Face.STAFF,
        title=_("部品の一覧"),
        kick="yorisoi",
        lead=_(
            "どの部品も「二本の線」からできています。太い線は確かなこと、細い線はそれに添うもの。"
        ),
        notice=_(
            "見本のページです。人物、日程、進みぐあい、名簿の数は架空。区と都の数は出典のある公表値です。"
        ),
        programme=_("練馬区　令和8年度"),
        nav=(Link(_("部品の一覧"), "#main", is_current=True),),
        foot=(Link(_("部品の一覧"), "#main"),),
    )


def everything() -> dict[str, Any]:
    """Give the catalogue all its samples."""
    return {
        "themes": (
            ("light", _("紙")),
            ("dark", _("墨")),
            ("yellow", _("黒地に黄")),
            ("cream", _("生成り")),
        ),
        "empty_form": SampleForm(
            auto_id="new_%s", initial={"channel": "letter", "arrangements": ["large"]}
        ),
        "wrong_form": SampleForm(
            {"phone": "03-0000-000", "born_on": "令和6年2月30日"}, auto_id="wrong_%s"
        ),
        "road": road(),
        "facts": facts(),
        "tasks": tasks(),
        "answers": answers(),
        "table": table(),
        "sources": sources(),
        "pager": Pager(page=2, n_pages=5, previous_href="#k14", next_href="#k14"),
        "all_charts": all_charts(),
        "messages": (
            Message(SUCCESS, _("席を一つ増やしました。")),
            Message(WARNING, _("まだ送っていません。")),
        ),
    }


def road() -> tuple[RoadStep, ...]:
    """Give a year that stands at 届ける and 学ぶ."""
    words = {Step.PAST: _("済み"), Step.NOW: _("いま"), Step.NEXT: _("まだ")}
    states = [Step.PAST] * N_PAST + [Step.NOW] * N_NOW + [Step.NEXT] * (len(VERBS) - N_PAST - N_NOW)
    return tuple(
        RoadStep(number, verb, state, words[state], "#k1", current=number == N_PAST + 1)
        for number, (verb, state) in enumerate(zip(VERBS, states, strict=True), start=1)
    )


def facts() -> tuple[Fact, ...]:
    """Give three published figures and one unknown."""
    evidence = Evidence("1", "#source-1", id="from-1")
    return (
        Fact(_("手帳を持つ人"), "34,717", _("人"), _("2022年度　数えた"), evidence),
        Fact(
            _("福祉サービスを使う人"),
            "8,015",
            _("人"),
            _("2022年度　数えた"),
            Evidence("1", "#source-1"),
        ),
        Fact(
            _("65歳以上"),
            "159,298",
            _("人"),
            _("2020年国勢調査から"),
            Evidence("2", "#source-2", id="from-2"),
        ),
        Fact(_("高次脳機能障害の人"), _("不明"), note=_("公表された数がありません")),
    )


def tasks() -> tuple[Task, ...]:
    """Give three things to do in three states."""
    return (
        Task(
            _("ちらしを手渡しする"),
            "#k9",
            State("now", _("11月26日（木）まで")),
            _("届ける ― 情報政策課　エイ（架空）"),
        ),
        Task(
            _("手話通訳の依頼を確かめる"),
            "#k9",
            State("half", _("返事待ち")),
            _("中村橋福祉ケアセンター"),
        ),
        Task(_("はじめの調べの用紙を、6人それぞれの形で刷る"), "#k9", State("none", _("まだ"))),
    )


def answers() -> tuple[Answer, ...]:
    """Give answers to look over before sending."""
    return (
        Answer(_("連絡の方法"), (_("手紙（大きい文字）"),), "#k10"),
        Answer(_("頼みたいこと"), (_("ふりがな、手順カード"), _("静かな席")), "#k10"),
    )


def table() -> Table:
    """Give the counted holders of certificates in Tokyo (東京都, 2023年10月)."""
    return Table(
        (_("手帳"), _("人数"), _("確かさ")),
        (
            (_("身体障害者手帳"), "487,944", _("数えた")),
            (_("愛の手帳"), "102,531", _("数えた")),
            (_("精神障害者保健福祉手帳"), "156,914", _("数えた")),
        ),
        caption=_("手帳を持つ人"),
        note=_("東京都 2023年10月"),
        numeric=(1,),
        emphasised=(2,),
    )


def sources() -> tuple[Source, ...]:
    """Give two sources that are linked both ways."""
    return (
        Source("1", _("練馬区障害者計画（一部改定）・第七期障害福祉計画 わかりやすい版"), _("2022年度"), _("原本を確認"), "source-1", "#from-1"),
        Source("2", _("2020年国勢調査をもとにした二次資料"), _("2020年"), _("区の公開データに差しかえる予定"), "source-2", "#from-2"),
    )  # fmt: skip


def all_charts() -> tuple[charts.Chart, ...]:
    """Draw one chart of each kind."""
    return (*charts_of_figures(), *charts_of_days(), *charts_of_people())


def charts_of_figures() -> tuple[charts.Chart, ...]:
    """Draw what is counted and estimated about a municipality."""
    unknown = charts.Cell("unknown")
    bands = ((0, 28000), (15, 62000), (30, 99000), (45, 115000), (60, 72000), (75, 87000))
    return (
        charts.pyramid(
            [charts.AgeBand(f"{age}–", n // 2, n - n // 2, is_emphasised=age >= 60) for age, n in bands],
            title=_("60歳以上は三人に一人（架空の数）"),
        ),
        charts.matrix(
            (
                charts.MatrixRow(_("視覚"), (unknown, charts.Cell("estimated", 770, "C"), charts.Cell("estimated", 1890, "B"))),
                charts.MatrixRow(_("知的（愛の手帳）"), (charts.Cell("estimated", 690, "D"), unknown, charts.Cell("estimated", 4760, "A"))),
                charts.MatrixRow(_("手帳を持つ人　総数"), (unknown, charts.Cell("hidden"), charts.Cell("counted", 34717))),
            ),
            columns=(_("18歳未満"), _("18–64歳"), _("計")),
            title=_("種類と年齢ごとの数は、ほとんど公表されていません"),
        ),
        charts.trend(
            [charts.Point(str(year), n, is_estimated=year > 2023) for year, n in ((2020, 6), (2021, 9), (2022, None), (2023, 12), (2024, 18))],
            title=_("教室に来た人は四年で三倍に（架空の数）"),
            unit=_("人"),
        ),
        charts.bars(
            (
                charts.Bar(_("テレビ・ラジオ"), 0.736, 352),
                charts.Bar(_("身近な人"), 0.631, 352),
                charts.Bar(_("スマートフォン・タブレット"), 0.364, 352, low=0.315, high=0.416, is_emphasised=True),
                charts.Bar(_("そのほか"), None),
            ),
            title=_("スマートフォンで知る人は、三人に一人あまり"),
            note=_("視覚障害のある方が情報を得る手段（いくつでも）。東京都 2023年10月"),
        ),
        charts.interval(
            (charts.Range(_("できることの数の変化"), 1.8, 0.6, 3.0, 12), charts.Range(_("不安の変化"), -0.4, -1.2, 0.4, 11)),
            title=_("できることは増えた。不安はまだわからない（架空の数）"),
            unit=_("こ"),
        ),
    )  # fmt: skip


def charts_of_days() -> tuple[charts.Chart, ...]:
    """Draw days."""
    return (
        charts.days(
            (
                charts.Due(_("知った日"), date(2026, 11, 20), is_done=True),
                charts.Due(_("はじめの報告"), date(2026, 11, 24), since=date(2026, 11, 22)),
                charts.Due(_("くわしい報告"), date(2026, 12, 21)),
            ),
            today=date(2026, 11, 23),
            is_open=lambda day: day.weekday() < 5,
            title=_("はじめの報告まで、あと2日（架空の話）"),
        ),
    )


def charts_of_people() -> tuple[charts.Chart, ...]:
    """Draw people, places and evidence."""
    return (
        charts.dots(
            (
                charts.DotRow(_("音声を入れる・切る"), 7, 1, 0, 1, already=3, low=3.8, high=9.7),
                charts.DotRow(_("電話に出る・かける"), 2, 1, 1, 1, already=7, low=0.6, high=5.4),
            ),
            title=_("12人のうち7人が新しくできた（架空の数）"),
            note=_("丸は一人の人。下の線は、ありうる幅。"),
        ),
        charts.reach(
            (charts.ReachRow(_("視覚"), 1890, None), charts.ReachRow(_("肢体不自由"), 11130, 0), charts.ReachRow(_("精神"), 7290, 120)),
            title=_("ほとんどの人に、まだ届いていません（会えた人の数は架空）"),
        ),
        charts.town_map(
            [charts.Place(f"{i}", 35.72 + (i * 7 % 11) * 0.004, 139.57 + (i * 5 % 13) * 0.007) for i in range(30)],
            centres=(
                charts.Place(_("大泉障害者地域生活支援センター"), 35.7492, 139.5797),
                charts.Place(_("中村橋福祉ケアセンター"), 35.7368, 139.6374),
            ),
            title=_("二つのセンターの場所（町の点は架空）"),
        ),
        charts.chain(
            (
                charts.ChainLink(_("文"), _("知らせは、まず身近な人へ手渡します。"), "#k8"),
                charts.ChainLink(_("像"), _("春日ゆう子（架空）。声で知り、声で伝える毎日。"), "#k8", is_assumption=True),
                charts.ChainLink(_("声"), _("点字ができず、音声でしか情報が入らない。"), "#source-1"),
            ),
            title=_("この文は、声までたどれます"),
        ),
        charts.seats(
            [charts.Seat(str(n), note=_("ループ") if n == 5 else "", has_partner=n != 4) for n in range(1, 7)],
            title=_("席は六つ、一人に一人"),
        ),
    )  # fmt: skip
