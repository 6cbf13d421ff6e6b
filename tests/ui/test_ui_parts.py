import pytest

from ui.rendering import plain, rendered
from yorisoi.ui import catalogue, parts

MACROS = {
    '{{ ui.h("段", "a") }}': '<h2 class="h" id="a">段</h2>',
    '{{ ui.kick("知る") }}': '<p class="kick">知る</p>',
    '{{ ui.crumb("/a", "戻る") }}': '<p class="crumb"><a href="/a">← 戻る</a></p>',
    '{{ ui.state("done", "済み") }}': '<span class="st done">済み</span>',
    '{{ ui.ev("2", "#s2") }}': '<a class="ev" href="#s2">根拠2</a>',
    '{{ ui.ev("2", "#s2", "r2") }}': '<a class="ev" href="#s2" id="r2">根拠2</a>',
    "{{ ui.kari() }}": '<span class="kari">仮</span>',
    "{{ ui.est(1894|roughly) }}": '<span class="est">約1,890</span>',
    "{{ ui.unknown() }}": '<span class="unk">不明</span>',
    '{{ ui.chip("不安") }}': '<span class="chip">不安</span>',
    '{{ ui.chip("不安", "/c") }}': '<a class="chip" href="/c">不安</a>',
    '{{ ui.warn("少ない", "数です") }}': '<p class="warn"><strong>少ない</strong>数です</p>',
    "{% call ui.acts() %}押す{% endcall %}": '<div class="acts">押す</div>',
    '{{ ui.button("送る", main=true) }}': '<button class="btn go" type="submit">送る</button>',
    '{{ ui.button("休む", name="later", value="1") }}': '<button class="btn" type="submit" name="later" value="1">休む</button>',
    '{{ ui.button("戻る", href="/a") }}': '<a class="btn" href="/a">戻る</a>',
    '{{ ui.button("送る", why_not="まだ") }}': '<span class="btn" role="link" aria-disabled="true">送る（まだ）</span>',
    "{{ ui.progress(2, 3) }}": '<div class="prog" aria-hidden="true"><i class="p"></i><i class="n"></i><i></i></div>',
    '{{ ui.points(("一つ",)) }}': '<ul class="dots"><li>一つ</li></ul>',
    '{{ ui.empty("まだない", "/new", "書く") }}': '<div class="empty"><p>まだない</p><p><a class="lk" href="/new">書く</a></p></div>',
}


@pytest.mark.parametrize(("snippet", "expected"), MACROS.items())
def test_macro_draws_its_part(snippet, expected):
    assert rendered(snippet).replace("<wbr>", "") == expected


def test_words_on_a_participants_page_carry_readings():
    assert (
        rendered('{{ ui.kick("教室") }}', face="person")
        == '<p class="kick"><span data-r="きょうしつ" data-g="2">教室</span></p>'
    )


def test_words_from_people_are_escaped_in_every_part():
    bad = "<img src=x>"
    snippets = [
        "{{ ui.h(bad, 'a') }}", "{{ ui.choice('/a', bad, bad) }}", "{{ ui.facts((fact,)) }}",
        "{{ ui.answers((answer,)) }}", "{{ ui.chip(bad) }}", "{{ ui.voice(bad) }}", "{{ ui.table(table) }}",
    ]  # fmt: skip
    context = {
        "bad": bad,
        "fact": parts.Fact(bad, bad, bad, bad),
        "answer": parts.Answer(bad, (bad,), "/a"),
        "table": parts.Table((bad, bad), ((bad, bad),), caption=bad, note=bad, numeric=(1,)),
    }
    for face in ("staff", "person"):
        assert [s for s in snippets if "<img" in rendered(s, face=face, **context)] == []


def test_facts_show_value_unit_and_evidence():
    page = rendered("{{ ui.facts(items) }}", items=catalogue.facts()[:1]).replace("<wbr>", "")
    assert "<dt>手帳を持つ人</dt><dd>34,717<small> 人</small></dd>" in page
    assert '<a class="ev" href="#source-1" id="from-1">根拠1</a>' in page


def test_change_link_names_its_question():
    page = rendered("{{ ui.answers(items) }}", items=[parts.Answer("連絡", ("手紙",), "/c")])
    assert '<a href="/c">変える<span class="vh">：連絡</span></a>' in page.replace("<wbr>", "")


def test_answer_that_cannot_be_changed_has_no_link():
    assert "<a" not in rendered("{{ ui.answers(items) }}", items=[parts.Answer("連絡", ("手紙",))])


def test_year_marks_each_stage_in_words_and_shape():
    page = rendered("{{ ui.year(road) }}", road=catalogue.road())
    counts = [
        page.count(part)
        for part in (
            '<li class="past">',
            '<li class="now">',
            '<li class="next">',
            'class="st done"',
            'class="st now"',
            "aria-current",
        )
    ]
    assert counts == [4, 2, 4, 4, 2, 1]


def test_table_names_its_columns_for_narrow_screens():
    page = rendered("{{ ui.table(table) }}", table=catalogue.table()).replace("<wbr>", "")
    assert (
        '<th scope="row">愛の手帳</th><td class="n" data-l="人数">102,531</td><td data-l="確かさ">数えた</td>'
        in page
    )
    assert page.count('<tr class="hi">') == 1


def test_source_and_evidence_lead_to_each_other():
    page = rendered("{{ ui.sources(items) }}", items=catalogue.sources())
    assert '<tr id="source-1"><th scope="row"><a href="#from-1">1</a></th>' in page


def test_single_page_needs_no_pager():
    assert rendered("{{ ui.pager(p) }}", p=parts.Pager(1, 1)) == ""


def test_pager_offers_only_ways_that_exist():
    page = rendered("{{ ui.pager(p) }}", p=parts.Pager(1, 3, next_href="?page=2"))
    assert ('rel="next"' in page, 'rel="prev"' in page) == (True, False)


def test_chart_is_followed_by_its_table():
    chart = catalogue.all_charts()[0]
    page = rendered("{{ ui.chart(c) }}", c=chart)
    assert page.index("<svg") < page.index("<summary>") < page.index("<table")
    assert "60歳以上は三人に一人" in plain(page)


def test_current_step_is_said():
    page = rendered('{{ ui.steps(("一", "二"), current=2) }}')
    assert '<li aria-current="step"><span><strong>二</strong></span></li>' in page


@pytest.mark.parametrize(
    "name",
    ["practice", "question", "class", "phone", "calendar", "person", "people", "document", "looks"],
)
def test_icon_is_hidden_from_assistive_technology(name):
    assert rendered("{{ icons.icon(name) }}", name=name).startswith(
        '<svg class="ic" viewBox="0 0 48 48" aria-hidden="true" focusable="false">'
    )
