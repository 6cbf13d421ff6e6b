"""One cell at a time: what it means, and what is in doubt about it."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yorisoi.engines.sheets import (
    Doubt,
    Parsed,
    Reason,
    Severity,
    fold,
    is_blank,
    parse_age,
    parse_birth_year,
    parse_choice,
    parse_date,
    parse_email,
    parse_many,
    parse_phone,
    parse_reading,
    parse_year,
    parse_yes_no,
)

NEEDS = {
    "sign_language": ("手話通訳", "手話"),
    "wheelchair": ("車いす", "車椅子席"),
    "large_print": ("拡大文字",),
    "ruby_easy": ("ルビ・やさしい日本語", "ふりがな"),
    "note_taking": ("要約筆記(手書き/PC)", "要約筆記"),
    "companion": ("付き添いと同席",),
}


def brief(parsed: Parsed[object]) -> tuple[object, tuple[str, ...]]:
    return parsed.value, tuple(doubt.reason.value for doubt in parsed.doubts)


@pytest.mark.parametrize(
    "text",
    [
        "令和6年5月1日", "令和６年５月１日", "R6.5.1", "Ｒ６．５．１", "r6/5/1", "令6-5-1", "㋿6年5月1日",
        "2024/5/1", "2024-05-01", "2024年5月1日", "２０２４年５月１日（水）", "20240501", "2024.5.1",
        "令和六年五月一日", "2024-05-01 13:00", "2024/5/1 3:00", "2024/5/1 13:00", "2024年5月1日午後1時",
        "令和 6年 5月 1日", "2024−5−1",
    ],
)  # fmt: skip
def test_a_date_in_any_spelling_is_the_same_day(text: str) -> None:
    assert parse_date(text) == Parsed(date(2024, 5, 1))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("令和元年5月1日", (date(2019, 5, 1), ())),
        ("平成31年4月30日", (date(2019, 4, 30), ())),
        ("平成31年5月1日", (date(2019, 5, 1), ("outside-era",))),
        ("昭和64年1月7日", (date(1989, 1, 7), ())),
        ("昭和64年1月8日", (date(1989, 1, 8), ("outside-era",))),
        ("昭和58年12月二十日", (date(1983, 12, 20), ())),
        ("S57.10.3生", (date(1982, 10, 3), ())),
        ("令和9年13月1日", (None, ("impossible-date",))),
        ("2023/2/29", (None, ("impossible-date",))),
        ("令和2024年5月1日", (None, ("impossible-date",))),
        ("24/5/1", (None, ("year-ambiguous",))),
        ("5月1日", (None, ("year-missing",))),
        ("令和6年5月", (None, ("day-missing",))),
        ("令和6年度", (None, ("day-missing",))),
        ("45413", (date(2024, 5, 1), ("serial-date",))),
        ("2024年5月1日(木)", (date(2024, 5, 1), ("weekday-differs",))),
        ("5/1/2024", (None, ("not-a-date",))),
        ("先週", (None, ("not-a-date",))),
        ("未定", (None, ())),
        ("", (None, ())),
    ],
)
def test_a_date_in_doubt_says_why(text: str, expected: tuple[date | None, tuple[str, ...]]) -> None:
    assert brief(parse_date(text)) == expected


@pytest.mark.parametrize(
    ("text", "day"), [("4/1", date(2025, 4, 1)), ("3月31日", date(2026, 3, 31))]
)
def test_a_date_without_year_is_read_in_the_fiscal_year_with_a_doubt(text: str, day: date) -> None:
    assert brief(parse_date(text, fiscal_year=2025)) == (day, ("year-assumed",))


@given(st.dates(date(1873, 1, 1), date(2099, 12, 31)))
def test_every_day_reads_back_from_its_western_spelling(day: date) -> None:
    assert parse_date(f"{day.year}年{day.month}月{day.day}日") == Parsed(day)
    assert parse_date(day.isoformat()) == Parsed(day)


@given(st.dates(date(2019, 5, 1), date(2099, 12, 31)))
def test_every_day_of_reiwa_reads_back(day: date) -> None:
    assert parse_date(f"令和{day.year - 2018}年{day.month}月{day.day}日") == Parsed(day)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("令和6年度", (2024, ())),
        ("R6", (2024, ())),
        ("2024年", (2024, ())),
        ("２０２４", (2024, ())),
        ("2024/5/1", (2024, ())),
        ("昭和57年生まれ", (1982, ())),
        ("昭和70年", (1995, ("outside-era",))),
        ("57", (None, ("year-ambiguous",))),
        ("四十歳", (None, ("not-a-year",))),
        ("9999", (None, ("not-a-year",))),
        ("2023/2/29", (None, ("impossible-date",))),
        ("不明", (None, ())),
    ],
)
def test_a_year_alone_is_read(text: str, expected: tuple[int | None, tuple[str, ...]]) -> None:
    assert brief(parse_year(text)) == expected
    assert brief(parse_birth_year(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("03-0000-1234", ("03-0000-1234", ())),
        ("0300001234", ("03-0000-1234", ())),
        ("０３（００００）１２３４", ("03-0000-1234", ())),
        ("090ー0000ー1234", ("090-0000-1234", ())),
        ("090−0000−1234", ("090-0000-1234", ())),
        ("＋81 90-0000-1234", ("090-0000-1234", ())),
        ("℡03-0000-1234", ("03-0000-1234", ())),
        ("0120-000-123", ("0120-000-123", ())),
        ("042-000-1234", ("042-000-1234", ())),
        ("0420001234", ("0420001234", ())),
        ("9000001234", ("090-0000-1234", ("zero-restored",))),
        ("300001234", ("03-0000-1234", ("zero-restored",))),
        ("300001234.0", ("03-0000-1234", ("zero-restored",))),
        ("090-0000-1234（母）", ("090-0000-1234", ("note-left-out",))),
        ("03-0000-1234 内線12", ("03-0000-1234", ("note-left-out",))),
        ("03-0000-1234 / 090-0000-1234", ("03-0000-1234", ("several-values",))),
        ("090-0000-123", (None, ("not-a-phone",))),
        ("0000-1234", (None, ("not-a-phone",))),
        ("同上", (None, ("not-a-phone",))),
        ("、", (None, ("not-a-phone",))),
        ("+1 202 000 0000", (None, ("not-a-phone",))),
        ("なし", (None, ())),
        ("－", (None, ())),
    ],
)
def test_a_phone_number_is_read(text: str, expected: tuple[str | None, tuple[str, ...]]) -> None:
    assert brief(parse_phone(text)) == expected


@given(st.text(max_size=20))
def test_no_text_makes_a_parser_fail(text: str) -> None:
    parsers = (parse_date, parse_year, parse_phone, parse_email, parse_reading, parse_age)
    for parse in (*parsers, parse_yes_no, parse_many):
        parsed = parse(text)
        assert all(doubt.value == text for doubt in parsed.doubts)
    assert parse_many(text, vocabulary=NEEDS).value is not None
    fold(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("カクウ　アキ", ("かくう あき", ())),
        ("ｶｸｳ ﾍﾞﾆｰ", ("かくう べにー", ())),
        ("かくう あき", ("かくう あき", ())),
        ("架空アキ", (None, ("not-kana",))),
        ("Aki", (None, ("not-kana",))),
        ("", (None, ())),
    ],
)
def test_a_reading_becomes_hiragana(
    text: str, expected: tuple[str | None, tuple[str, ...]]
) -> None:
    assert brief(parse_reading(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ＡＫＩ＠example.ｊｐ", ("aki@example.jp", ())),
        (" mailto:Aki@Example.jp ", ("aki@example.jp", ())),
        ("aki.@example.jp", ("aki.@example.jp", ("unusual-email",))),
        ("aki@example.jp、beni@example.jp", ("aki@example.jp", ("several-values",))),
        ("aki.example.jp", (None, ("not-an-email",))),
        ("、", (None, ("not-an-email",))),
        ("なし", (None, ())),
    ],
)
def test_a_mail_address_is_read(text: str, expected: tuple[str | None, tuple[str, ...]]) -> None:
    assert brief(parse_email(text)) == expected


@pytest.mark.parametrize(
    "text", ["○", "◯", "〇", "要", "あり", "有", "はい", "ＹＥＳ", "必要", "アリ"]
)
def test_a_yes_in_any_word_is_true(text: str) -> None:
    assert parse_yes_no(text) == Parsed(True)


@pytest.mark.parametrize("text", ["×", "✕", "x", "不要", "なし", "無", "いいえ", "ナシ"])
def test_a_no_in_any_word_is_false(text: str) -> None:
    assert parse_yes_no(text) == Parsed(False)


def test_a_yes_or_no_that_is_neither_is_not_guessed() -> None:
    assert brief(parse_yes_no("△")) == (None, ("not-yes-no",))
    assert brief(parse_yes_no("あり（母）")) == (True, ("note-left-out",))
    assert brief(parse_yes_no("")) == (None, ())
    assert brief(parse_yes_no("不明")) == (None, ())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("手話通訳、車椅子席・拡大文字", (("sign_language", "wheelchair", "large_print"), ())),
        ("手話 と 拡大文字", (("sign_language", "large_print"), ())),
        ("手話と車いすおよび拡大文字", (("sign_language", "wheelchair", "large_print"), ())),
        ("①手話\n②車いす", (("sign_language", "wheelchair"), ())),
        ("1.手話 2.車いす", (("sign_language", "wheelchair"), ())),
        ("ルビ・やさしい日本語／手話", (("ruby_easy", "sign_language"), ())),
        ("手話+ドローン", (("sign_language",), ("unknown-word",))),
        ("ルビ・やさしい日本語、手話", (("ruby_easy", "sign_language"), ())),
        ("要約筆記（手書き／ＰＣ）、手話", (("note_taking", "sign_language"), ())),
        ("付き添いと同席", (("companion",), ())),
        ("手話通訳（2名）", (("sign_language",), ("note-left-out",))),
        ("手話、手話通訳", (("sign_language",), ())),
        ("手話不要", ((), ("unknown-word",))),
        ("特になし", ((), ())),
        ("", ((), ())),
    ],
)
def test_several_needs_in_one_cell_are_told_apart(
    text: str, expected: tuple[tuple[str, ...], tuple[str, ...]]
) -> None:
    assert brief(parse_many(text, vocabulary=NEEDS)) == expected


def test_an_unknown_need_is_named_by_its_own_word() -> None:
    parsed = parse_many("手話、ドローン", vocabulary=NEEDS, row=7, column="必要な配慮")
    unknown = Doubt(7, "必要な配慮", "ドローン", Reason.UNKNOWN_WORD, Severity.UNUSABLE)
    assert parsed == Parsed(("sign_language",), (unknown,))


def test_words_without_a_vocabulary_stay_words() -> None:
    assert parse_many("手話通訳、車椅子席・拡大文字") == Parsed(
        ("手話通訳", "車椅子席", "拡大文字")
    )


def test_a_choice_is_one_code_or_none() -> None:
    sessions = {"1": ("第1回", "①"), "2": ("第2回", "②")}
    assert brief(parse_choice("第１回", vocabulary=sessions)) == ("1", ())
    assert brief(parse_choice("②", vocabulary=sessions)) == ("2", ())
    assert brief(parse_choice("第1回、第2回", vocabulary=sessions)) == (None, ("several-values",))
    assert brief(parse_choice("第9回", vocabulary=sessions)) == (None, ("unknown-word",))
    assert brief(parse_choice("", vocabulary=sessions)) == (None, ())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("42", (42, ())),
        ("満４２歳", (42, ())),
        ("四十二才", (42, ())),
        ("42.0", (42, ())),
        ("120", (120, ())),
        ("121", (None, ("not-an-age",))),
        ("60代", (None, ("age-range",))),
        ("約40歳", (None, ("age-range",))),
        ("大人", (None, ("not-an-age",))),
        ("", (None, ())),
    ],
)
def test_an_age_is_read(text: str, expected: tuple[int | None, tuple[str, ...]]) -> None:
    assert brief(parse_age(text)) == expected


def test_two_spellings_of_a_name_fold_to_one() -> None:
    assert fold("髙﨑　ｱｷ") == fold("高崎 アキ") == fold("高崎あき")


def test_a_cell_that_says_nothing_is_blank() -> None:
    assert [
        text for text in ("", "　", "－", "ー", "なし", "不明", "アキ") if not is_blank(text)
    ] == ["アキ"]


def test_a_doubt_names_the_place_as_excel_shows_it() -> None:
    doubt = parse_date("令和9年13月1日", row=12, column="受付日").doubt
    assert doubt == Doubt(12, "受付日", "令和9年13月1日", Reason.IMPOSSIBLE_DATE, Severity.UNUSABLE)
