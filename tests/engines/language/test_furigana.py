"""Readings over kanji: measured on our own test set, and the borders where they go wrong."""

import csv
from itertools import groupby
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from yorisoi.engines.language import LanguageError, Segment, grade_of, names, ruby
from yorisoi.engines.language.segments import kanji_years

GOLD = Path(__file__).parents[2] / "data" / "readings_gold.csv"
JAPANESE_WORDS = st.sampled_from(
    [
        "練馬区",
        "の",
        "12月1日",
        "（火）",
        "ＬＩＮＥ",
        "ﾊﾞｽ",
        "㈱",
        "㍻",
        "寄り添う",
        "光が丘",
        "\n",
        "か゛",
        "3.5％",
    ]
)


def shown(text: str) -> list[tuple[str, str]]:
    return [(segment.surface, segment.reading) for segment in ruby(text)]


def reading_between(segments: tuple[Segment, ...], start: int, end: int) -> str:
    place, reading = 0, ""
    for segment in segments:
        if place < end and place + len(segment.surface) > start:
            reading += segment.reading or segment.surface
        place += len(segment.surface)
    return reading


def gold() -> list[tuple[str, list[tuple[str, str]]]]:
    lines = [_ for _ in GOLD.read_text("utf-8").splitlines() if not _.startswith("#")]
    rows = list(csv.DictReader(lines))
    return [
        (sentence, [(row["surface"], row["reading"]) for row in group])
        for sentence, group in groupby(rows, key=lambda row: row["sentence"])
    ]


def test_readings_of_the_hard_words_are_right_in_nineteen_of_twenty():
    n_right, wrong = 0, []
    for sentence, words in gold():
        segments, start = ruby(sentence), 0
        for surface, reading in words:
            at = sentence.index(surface, start)
            start = at + len(surface)
            found = reading_between(segments, at, start)
            n_right += found == reading
            wrong += [(sentence, surface, reading, found)] if found != reading else []
    n_words = n_right + len(wrong)
    assert n_words == 131
    assert n_right / n_words >= 0.95, f"{n_right} of {n_words} right, wrong: {wrong}"


def test_names_of_the_list_are_all_read_as_the_list_says():
    found = {name: "".join(s.reading or s.surface for s in ruby(name)) for name, _ in names()}
    assert found == dict(names())


def test_okurigana_stays_outside_the_reading():
    assert shown("寄り添う") == [("寄", "よ"), ("り", ""), ("添", "そ"), ("う", "")]


def test_figures_with_counters_keep_their_figures():
    assert shown("12月1日") == [("12月", "じゅうにがつ"), ("1日", "ついたち")]
    assert shown("1日に30分") == [("1日", "いちにち"), ("に", ""), ("30分", "さんじゅっぷん")]


def test_long_figures_show_the_reading_of_their_counter_only():
    assert shown("2026年度") == [("2026", ""), ("年度", "ねんど")]
    assert shown("770人と24人") == [
        ("770", ""),
        ("人", "にん"),
        ("と", ""),
        ("24人", "にじゅうよにん"),
    ]


def test_long_figure_that_changes_its_sound_keeps_its_whole_reading():
    assert shown("100本") == [("100本", "ひゃっぽん")]


def test_full_width_and_composed_letters_come_back_as_typed():
    assert shown("ＬＩＮＥ１２月㍻") == [
        ("ＬＩＮＥ", ""),
        ("１２月", "じゅうにがつ"),
        ("㍻", "へいせい"),
    ]


def test_day_of_the_week_in_brackets_is_read_short():
    assert shown("（火）") == [("（", ""), ("火", "か"), ("）", "")]


@pytest.mark.parametrize(
    ("text", "reading"),
    [
        ("障害のある方", "かた"),
        ("右の方", "ほう"),
        ("早く寝た方がいい", "ほう"),
        ("視覚障害の方", "かた"),
    ],
)
def test_kata_is_people_and_hou_is_direction(text: str, reading: str):
    assert [s.reading for s in ruby(text) if s.surface == "方"] == [reading]


def test_word_of_the_list_does_not_tear_another_word():
    assert shown("錦糸町") == [("錦糸町", "きんしちょう")]
    assert shown("錦") == [("錦", "にしき")]


def test_name_inside_a_longer_word_keeps_the_rest_readable():
    assert shown("石神井公園駅") == [("石神井", "しゃくじい"), ("公園", "こうえん"), ("駅", "えき")]


def test_deafblind_people_are_read_as_they_call_themselves():
    assert shown("盲ろう者") == [("盲", "もう"), ("ろう", ""), ("者", "しゃ")]


@pytest.mark.parametrize(
    ("text", "reading"), [("ひみつの値", "あたい"), ("値段", "ねだん"), ("価値", "かち")]
)
def test_value_is_not_read_as_a_price(text: str, reading: str):
    assert shown(text)[-1][1] == reading


def test_word_for_deaf_people_is_never_the_slur():
    assert shown("聾の方") == [("聾", "ろう"), ("の", ""), ("方", "かた")]


def test_dictionary_of_the_caller_wins():
    assert ruby("元谷さん", dictionary={"元谷": "モトヤ"})[0] == Segment(
        "元谷", "もとや", 2, 1.0, "dictionary"
    )


def test_name_outside_any_list_is_doubtful():
    assert [s.is_doubtful for s in ruby("元谷さん")] == [True, False]


@pytest.mark.parametrize(
    ("word", "year"),
    [
        ("学校", 1),
        ("教室", 2),
        ("練習", 3),
        ("機械", 4),
        ("障害", 6),
        ("壁", 7),
        ("行き", 2),
        ("かな", 1),
    ],
)
def test_grade_is_the_school_year_that_teaches_the_last_kanji(word: str, year: int) -> None:
    assert grade_of(word) == year


def test_primary_school_teaches_1026_kanji_in_six_years() -> None:
    years = list(kanji_years().values())

    assert [years.count(year) for year in range(1, 7)] == [80, 160, 200, 202, 193, 191]


def test_nothing_gives_nothing():
    assert ruby("") == ()


def test_reading_that_is_not_kana_is_refused():
    with pytest.raises(LanguageError) as caught:
        ruby("アキ", dictionary={"元谷": "Motoya"})
    assert (caught.value.reason, caught.value.place) == ("reading-not-kana", "元谷")


def test_empty_word_is_refused():
    with pytest.raises(LanguageError) as caught:
        ruby("アキ", dictionary={" ": "あき"})
    assert caught.value.reason == "empty-word"


def test_what_is_not_a_text_is_refused():
    with pytest.raises(LanguageError) as caught:
        ruby(None)  # type: ignore[arg-type]
    assert caught.value.reason == "not-text"


def test_text_beyond_the_longest_is_refused():
    assert len(ruby("あ" * 100_000)) == 1
    with pytest.raises(LanguageError) as caught:
        ruby("あ" * 100_001)
    assert caught.value.reason == "too-long"


@settings(max_examples=150, deadline=None)
@given(st.one_of(st.text(max_size=40), st.lists(JAPANESE_WORDS, max_size=8).map("".join)))
def test_joined_surfaces_are_the_text(text: str):
    assert "".join(segment.surface for segment in ruby(text)) == text


@settings(max_examples=50, deadline=None)
@given(
    st.lists(JAPANESE_WORDS, max_size=6).map("".join), st.sampled_from(["区", "添う", "月", "が"])
)
def test_joined_surfaces_are_the_text_with_a_dictionary(text: str, word: str):
    segments = ruby(text, dictionary={word: "よみ"})
    assert "".join(segment.surface for segment in segments) == text
