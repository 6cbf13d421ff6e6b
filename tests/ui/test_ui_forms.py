from datetime import date

import pytest
from django import forms as django_forms

from ui.rendering import rendered
from yorisoi.ui import forms
from yorisoi.ui.dates import UnreadableDate, read_date


class Application(forms.Form):
    names = {"channel": "連絡の方法"}
    name = forms.TextField(label="呼び名", help_text="教室で呼ばれたい名前です")
    born_on = forms.WarekiDateField(label="生まれた日", required=False)
    phone = forms.PhoneField(label="電話番号", required=False)
    channel = forms.PickField(
        label="連絡は、どの方法がいいですか",
        choices=[("phone", "電話"), ("fax", "FAX")],
        hints={"phone": "職員が電話します"},
        closed=["fax"],
    )
    wishes = forms.PicksField(
        label="あるとよいもの", choices=[("quiet", "静かな席")], required=False
    )
    is_agreed = django_forms.BooleanField(
        label="わかりました", error_messages={"required": "先に読んでください"}
    )
    token = django_forms.CharField(widget=django_forms.HiddenInput, required=False)


def application(**typed):
    return Application({"name": "ベニ", "channel": "phone", "is_agreed": "on", **typed})


def test_missing_answers_are_asked_for_in_the_words_of_the_label():
    assert {name: list(said) for name, said in Application({}).errors.items()} == {
        "name": ["呼び名を書いてください"],
        "channel": ["連絡の方法を一つ選んでください"],
        "is_agreed": ["先に読んでください"],
    }


@pytest.mark.parametrize(
    "typed",
    [
        "令和6年5月1日",
        "R6.5.1",
        "2024/5/1",
        "2024-05-01",
        "２０２４年５月１日",
        " 令和６年 5月1日 ",
    ],
)
def test_day_is_read_in_each_way_of_writing(typed):
    form = application(born_on=typed)
    assert (form.errors, form.cleaned_data["born_on"]) == ({}, date(2024, 5, 1))


@pytest.mark.parametrize(
    "typed", ["12/5", "12月5日", "12.5", "１２／５", "12月5日（土）", "令和8年12月5日", "R8.12.5"]
)
def test_day_without_its_year_is_the_nearest_one(typed):
    assert read_date(typed, today=date(2026, 11, 24)) == date(2026, 12, 5)


def test_nearest_day_may_be_in_the_year_before_or_after():
    read = [read_date("1/20", today=date(2026, month, 10)) for month in (2, 6, 9, 12)]
    assert read == [date(2026, 1, 20)] * 2 + [date(2027, 1, 20)] * 2


def test_nearest_leap_day_may_be_years_away():
    assert read_date("2/29", today=date(2026, 11, 24)) == date(2028, 2, 29)


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ("13/5", "no_such_day"),
        ("2月30日", "no_such_day"),
        ("12月5日（月）", "other_weekday"),
        ("46361", "invalid"),
        ("あした", "invalid"),
        ("2026年12月", "invalid"),
    ],
)
def test_day_that_cannot_be_read_says_why(typed, reason):
    with pytest.raises(UnreadableDate) as refusal:
        read_date(typed, today=date(2026, 11, 24))
    assert refusal.value.reason == reason


@pytest.mark.parametrize(
    ("day", "written"),
    [
        (date(2026, 11, 24), "令和8年11月24日"),
        (date(2019, 5, 1), "令和元年5月1日"),
        (date(2019, 4, 30), "平成31年4月30日"),
        (date(1926, 12, 24), "1926年12月24日"),
    ],
)
def test_known_day_is_shown_as_the_example_says(day, written):
    assert forms.WarekiDateField().prepare_value(day) == written


def test_typed_day_is_read_back_in_words_when_the_page_is_shown_again():
    page = rendered("{{ forms.field(form['born_on']) }}", form=application(born_on="R8.12.5"))
    fresh = rendered("{{ forms.field(form['born_on']) }}", form=Application())
    assert "2026年12月5日（土）と読みました" in page.replace("<wbr>", "")
    assert "と読みました" not in fresh


def test_first_year_of_an_era_may_be_written_with_its_own_sign():
    form = application(born_on="昭和元年12月26日")
    assert form.is_valid() and form.cleaned_data["born_on"] == date(1926, 12, 26)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("きのう", "生まれた日を、令和6年5月1日のように書いてください"),
        ("6年5月1日", "生まれた日を、令和6年5月1日のように書いてください"),
        ("令和6年2月30日", "その日はありません。月と日を確かめてください"),
    ],
)
def test_unreadable_day_says_how_to_write_it_and_keeps_what_was_typed(typed, said):
    form = application(born_on=typed)
    assert (form.errors["born_on"], form["born_on"].value()) == ([said], typed)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("ＬＩＮＥで５人　ｶﾞｲﾄﾞ", "LINEで5人 ガイド"),
        ("休みたい（架空）。いいですか？", "休みたい（架空）。いいですか？"),
        ("　（２０２６年：夏）　", "（2026年：夏）"),
    ],
)
def test_text_keeps_the_marks_of_a_japanese_sentence(typed, kept):
    form = application(name=typed)
    assert form.is_valid() and form.cleaned_data["name"] == kept


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("03-0000-0000", "03-0000-0000"),
        ("０３ー００００ー００００", "03-0000-0000"),
        ("090 0000 0000", "090-0000-0000"),
        ("", ""),
    ],
)
def test_phone_is_normalised(typed, kept):
    form = application(phone=typed)
    assert (form.errors, form.cleaned_data["phone"]) == ({}, kept)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("03-0000-000", "電話番号の数字が1つ足りません"),
        ("090-0000-00000", "電話番号の数字が1つ多いです"),
        ("電話なし", "電話番号を、03-0000-0000のように書いてください"),
        ("1234567890", "電話番号を、03-0000-0000のように書いてください"),
    ],
)
def test_wrong_phone_says_what_to_mend(typed, said):
    assert application(phone=typed).errors["phone"] == [said]


def test_closed_row_cannot_be_chosen():
    assert application(channel="fax").errors["channel"] == [
        "連絡の方法を一覧の中から選んでください"
    ]


def test_full_width_letters_become_one_form():
    form = application(name="　ﾍﾞﾆ　Ａ ")
    assert form.is_valid() and form.cleaned_data["name"] == "ベニ A"


def test_summary_takes_the_focus_and_leads_to_each_field():
    page = rendered("{{ forms.errors(form) }}", form=Application({}))
    assert 'id="errors" tabindex="-1" autofocus' in page
    assert [part.split('"')[0] for part in page.split('href="#')[1:]] == [
        "id_name",
        "id_channel_0",
        "id_is_agreed",
    ]


def test_form_without_mistakes_has_no_summary():
    assert rendered("{{ forms.errors(form) }}", form=application()) == ""


def test_field_is_tied_to_its_label_hint_and_error():
    page = rendered("{{ forms.field(form['name']) }}", form=Application({}))
    assert '<label for="id_name">' in page
    assert '<p class="hint" id="id_name_helptext">' in page
    assert '<p class="err" id="id_name_error">' in page
    assert 'aria-invalid="true" aria-describedby="id_name_helptext id_name_error"' in page
    assert '<span class="must">必須</span>' in page


def test_rows_carry_hints_and_say_which_is_closed():
    page = rendered("{{ forms.field(form['channel']) }}", form=application())
    assert 'value="phone" id="id_channel_0" checked>' in page
    assert 'value="fax" id="id_channel_1" disabled>' in page
    assert '<span class="hint">職員が電話します</span>' in page.replace("<wbr>", "")


def test_question_is_the_heading_of_its_page():
    page = rendered("{{ forms.question(form['channel']) }}", form=application()).replace(
        "<wbr>", ""
    )
    assert "<legend><h1>連絡は、どの方法がいいですか</h1></legend>" in page


def test_body_carries_the_token_the_hidden_and_the_visible_fields():
    page = rendered("{{ forms.form_body(form) }}", form=application())
    assert page.count("csrfmiddlewaretoken") == 1
    assert page.count('type="hidden" name="token"') == 1
    assert page.count('class="field') == 6


def test_one_checkbox_is_a_row_with_its_words():
    page = rendered("{{ forms.field(form['is_agreed']) }}", form=application())
    assert page.count("<label") == 1 and 'type="checkbox"' in page
