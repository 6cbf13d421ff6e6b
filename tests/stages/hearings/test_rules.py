"""What may be shown to whom; no hidden name survives, however it is written."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yorisoi.engines.language import fold
from yorisoi.people.terms import Speaker
from yorisoi.stages.hearings import rules
from yorisoi.stages.hearings.models import Hearing
from yorisoi.stages.hearings.rules import Line, Name, Sight
from yorisoi.stages.hearings.terms import HearingConsent

HALF = str.maketrans(
    {
        chr(code): unicodedata.normalize("NFKD", chr(code)).translate(
            {0x3099: "ﾞ", 0x309A: "ﾟ"}
            | {
                ord(unicodedata.normalize("NFKC", chr(half))): chr(half)
                for half in range(0xFF66, 0xFF9E)
            }
        )
        for code in range(0x30A1, 0x30F7)
    }
)


def _katakana(name: str) -> str:
    return "".join(chr(ord(c) + 0x60) if "ぁ" <= c <= "ゖ" else c for c in name)


SPELLINGS = {
    "as it is": lambda name: name,
    "katakana": _katakana,
    "half width": lambda name: _katakana(name).translate(HALF),
    "full width": lambda name: name.translate({c: c + 0xFEE0 for c in range(0x21, 0x7F)}),
    "decomposed": lambda name: unicodedata.normalize("NFD", name),
    "spaced": lambda name: "　".join(name),
    "hyphened": lambda name: "-".join(name),
    "capitals": str.upper,
}
NAMES = st.text(st.sampled_from("あきはなこだがぱんっょー山田鈴木一郎anb"), min_size=2, max_size=8)
WORDS = st.text(st.sampled_from("あきはなこアキ山田、。ｱｷﾞさん-  ab"), max_size=12)


@given(
    names=st.lists(NAMES, min_size=1, max_size=4),
    around=st.lists(WORDS, min_size=5, max_size=5),
    spelling=st.sampled_from(sorted(SPELLINGS)),
)
def test_hidden_name_survives_in_no_spelling(
    names: list[str], around: list[str], spelling: str
) -> None:
    hidden = [Name((name,), str(number)) for number, name in enumerate(names, start=1)]
    text = around[-1] + "".join(
        before + SPELLINGS[spelling](name) for before, name in zip(around, names, strict=False)
    )

    shown = fold(rules.hide_names(text, hidden))

    assert [name for name in names if fold(name) and fold(name) in shown] == []


@given(text=WORDS)
def test_text_without_names_is_left_as_it_was(text: str) -> None:
    assert rules.hide_names(text, [Name(("佐藤",), "A")]) == text


def test_half_width_name_with_sound_marks_is_hidden_whole() -> None:
    shown = rules.hide_names("ﾀﾅｶﾞさんとたながさん", [Name(("棚賀", "タナガ"), "A")])

    assert shown == "〔A〕さんと〔A〕さん"


def test_full_name_is_hidden_before_its_half() -> None:
    names = [Name(("山田",), "A"), Name(("山田太郎",), "B")]

    assert rules.hide_names("山田 太郎さんと山田さん", names) == "〔B〕さんと〔A〕さん"


def test_called_names_leave_out_roles_and_hidden_names() -> None:
    texts = ["佐藤さんとお母さんが来た。皆さんに、ケンタくんと職員さんと鈴木先生から。"]

    found = rules.called_names(texts, hidden=[Name(("鈴木",), "A")])

    assert found == ("佐藤", "ケンタ")


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("家　電話だけ", Line(Speaker.FAMILY, "電話だけ")),
        ("職：聞かれたらどうしよう", Line(Speaker.STAFF, "聞かれたらどうしよう")),
        ("【団】 例が少ない", Line(Speaker.GROUP, "例が少ない")),
        ("「本」 苦手", Line(Speaker.PERSON, "苦手")),
        ("本人: 苦手", Line(Speaker.PERSON, "苦手")),
        ("本当に苦手", Line(Speaker.PERSON, "本当に苦手")),
        ("家が遠い", Line(Speaker.PERSON, "家が遠い")),
    ],
)
def test_first_letter_of_a_line_says_who_spoke(written: str, read: Line) -> None:
    assert rules.read_lines(f"\n{written}\n　\n", speaker=Speaker.PERSON) == (read,)


INSIDE = Sight(is_inside=True, sees_names=True)
CENTRE = Sight(is_inside=False, sees_names=True)


@pytest.mark.parametrize(
    ("consent", "readers"),
    [
        (HearingConsent.NOT_ASKED, {INSIDE}),
        (HearingConsent.REFUSED, {INSIDE}),
        (HearingConsent.GIVEN, {INSIDE, CENTRE}),
        (HearingConsent.PUBLIC, {INSIDE, CENTRE, rules.OUTSIDE}),
    ],
)
def test_unchecked_hearing_is_read_by_those_who_may(
    consent: HearingConsent, readers: set[Sight]
) -> None:
    hearing = Hearing(consent=consent)

    found = {s for s in (INSIDE, CENTRE, rules.OUTSIDE) if rules.may_read(hearing, sight=s)}

    assert found == readers


def test_theme_keys_keep_their_own_and_fill_the_gaps() -> None:
    assert rules.theme_keys(["", "1", "", "q"]) == ("2", "1", "3", "q")


def test_next_code_goes_on_after_the_alphabet() -> None:
    letters = [chr(65 + n) for n in range(26)]

    assert (rules.next_code([]), rules.next_code(["A", "C"]), rules.next_code(letters)) == (
        "A",
        "B",
        "AA",
    )
    assert rules.next_code([*letters, "AA"]) == "AB"


@pytest.mark.parametrize(
    ("said", "suggested"),
    [
        ("佐藤花子さんが来た", ("佐藤", "花子")),
        ("佐藤 花子さんが来た", ("佐藤", "花子")),
        ("きのう支援員の田中氏に会った", ("田中",)),
        ("昨日田中くんと話した", ("田中",)),
        ("田中です。スマホは苦手です。大変です", ("田中",)),
        ("聞いたのは斉藤でした", ("斉藤",)),
        ("ゴトウと申します", ("ゴトウ",)),
        ("わたしは、ワタナベです", ("ワタナベ",)),
        ("鈴木の母です", ("鈴木",)),
        ("山口のお母さんが話した", ("山口",)),
        ("ケンタのお母さんが話した", ("ケンタ",)),
        ("私の母と利用者の母です。職員でした", ()),
        ("生活支援員さんと相談員さんが必要です", ()),
        ("ヘルパーです。点字が便利でした", ()),
    ],
)
def test_words_that_stand_where_a_name_stands_are_suggested(
    said: str, suggested: tuple[str, ...]
) -> None:
    assert rules.called_names([said]) == suggested


def test_word_said_to_be_no_name_is_not_suggested_again() -> None:
    assert rules.called_names(["大泉さんと田中さん"], spared=["大泉"]) == ("田中",)
