from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup, escape

from yorisoi.ui.reading import in_japanese, with_breaks, with_ruby


def test_phrases_are_divided_by_breaks():
    assert with_breaks("区の知らせを声で聞く") == "区の<wbr>知らせを<wbr>声で<wbr>聞く"


def test_word_with_kanji_carries_its_reading():
    assert (
        with_ruby("次へ進む")
        == '<span data-r="つぎ" data-g="3">次</span>へ<wbr><span data-r="すす" data-g="3">進</span>む'
    )


def test_word_of_the_first_school_year_is_marked():
    assert with_ruby("文字") == '<span data-r="もじ" data-g="1">文字</span>'


def test_reading_longer_than_its_word_gets_room_only_beside_kanji():
    # Half of what is over is given to each side, less what an edge may be overhung.
    assert with_ruby("12月1日").endswith('<span data-r="ついたち" data-g="1" data-s="2">1日</span>')


def test_plain_day_shows_the_reading_of_its_kanji_only():
    assert (
        with_ruby("1月19日")
        == '1<span data-r="がつ" data-g="1">月</span>19<span data-r="にち" data-g="1">日</span>'
    )


def test_day_with_a_name_of_its_own_keeps_its_reading():
    assert 'data-r="ついたち"' in with_ruby("12月1日")


def test_japanese_on_an_english_page_says_so():
    with translation.override("en"):
        assert in_japanese("教室") == '<span lang="ja">教室</span>'
    assert in_japanese("教室") == "教室"


def test_text_from_outside_is_escaped():
    assert "<b>" not in with_ruby("<b>教室</b>") and "<b>" not in with_breaks("<b>教室</b>")


def test_tags_of_markup_are_kept_and_their_words_are_set():
    assert (
        with_breaks(Markup("<strong>区の知らせ</strong>を聞く"))
        == "<strong>区の<wbr>知らせ</strong>を<wbr>聞く"
    )


def test_text_that_is_set_is_not_set_twice():
    once = with_ruby("教室を決める")
    assert with_ruby(once) == once


def test_english_page_has_neither_ruby_nor_breaks():
    with translation.override("en"):
        assert (with_ruby("教室"), with_breaks("区の知らせ")) == ("教室", "区の知らせ")


def test_brackets_are_not_broken_inside():
    assert "<wbr>" not in with_breaks("（区の知らせを聞く）")


@given(st.text(alphabet="教室12月1日（火）の<&>、あいうアa ", max_size=24))
def test_words_stay_as_they_were(text):
    assert str(with_breaks(text)).replace("<wbr>", "") == str(escape(text))
