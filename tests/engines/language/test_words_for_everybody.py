"""Line breaks, speech, findings and comparison."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from yorisoi.engines.language import Finding, LanguageError, fold, katakana, phrases, plain


def test_phrases_keep_figures_units_and_brackets_together():
    assert phrases(
        "12月1日（火）午後1時30分から、「はじめてのスマホ教室」を行います。10人まで参加できます。"
    ) == (
        "12月1日",
        "（火）",
        "午後",
        "1時30分から、",
        "「はじめてのスマホ教室」を",
        "行います。",
        "10人まで",
        "参加できます。",
    )


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=60))
def test_phrases_joined_are_the_text(text: str):
    assert "".join(phrases(text)) == text


def test_katakana_says_words_in_latin_letters():
    assert katakana("ＬＩＮＥとWi-FiとQRコード") == "ラインとワイファイとキューアールコード"
    assert katakana("Google PlayとVoiceOver、ABC") == "グーグルプレイとボイスオーバー、エービーシー"


def test_katakana_spells_a_number_with_letters_in_it():
    assert katakana("P-PC72A4、Wi-Fi") == "ピーのピーシー72エー4、ワイファイ"
    assert katakana("iPhone-12") == "アイフォン-12"


def test_katakana_says_ranges_and_signs():
    assert katakana("40%〜50%、13時〜15時") == "40パーセントから50パーセント、13時から15時"


def test_katakana_leaves_addresses():
    assert (
        katakana("https://example.jp/a と aki@example.jp と /courses/phone/")
        == "https://example.jp/a と aki@example.jp と /courses/phone/"
    )


def test_plain_finds_long_sentences_from_the_forty_first_letter():
    assert plain("あ" * 40 + "。") == ()
    assert plain("い。" + "あ" * 41 + "。") == (Finding(2, "long-sentence", "あ" * 41),)


def test_plain_finds_three_commas_not_two():
    assert plain("あ、い、う。") == ()
    assert plain("あ、い、う、え。") == (Finding(0, "many-commas", "あ、い、う、え"),)


def test_plain_finds_five_kanji_in_a_row_not_four():
    assert plain("地域生活") == ()
    assert plain("地域生活者") == (Finding(0, "kanji-run", "地域生活者"),)


def test_plain_finds_passive_verbs():
    assert plain("名前が呼ばれます。") == (Finding(3, "passive", "呼ばれ"),)
    assert plain("名前を呼びます。") == ()


@pytest.mark.parametrize(
    "text", ["行かないわけではありません", "できないことはない", "分からなくはない"]
)
def test_plain_finds_double_negatives(text: str):
    assert [finding.rule for finding in plain(text)] == ["double-negative"]


def test_plain_leaves_duty_and_simple_negation():
    assert plain("休まなければなりません。行きません。") == ()


@pytest.mark.parametrize("word", ["不正", "無効", "エラー"])
def test_plain_finds_words_that_blame(word: str):
    assert plain(f"{word}です") == (Finding(0, "blaming-word", word),)


def test_fold_makes_writings_of_one_thing_equal():
    assert fold("ﾈﾘﾏ ﾀﾛｳ") == fold("ねりま　たろう") == "ねりまたろう"
    assert fold("０３ー１２３４") == fold("03-1234") == "031234"


def test_fold_keeps_the_long_mark_of_words():
    assert fold("コーヒー") == "こーひー"


@settings(max_examples=300)
@given(st.text(max_size=20))
@example("1ー-ー2")
def test_folding_twice_changes_nothing(text: str):
    assert fold(fold(text)) == fold(text)


@pytest.mark.parametrize("ask", [fold, katakana, phrases, plain])
def test_what_is_not_a_text_is_refused_everywhere(ask):
    with pytest.raises(LanguageError) as caught:
        ask(12)
    assert caught.value.reason == "not-text"
