"""Braille by machine: exact on the gold file, whole for any kana, never wider than its line."""

import csv
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from yorisoi.engines import language
from yorisoi.engines.braille import Braille, BrailleError, to_braille, to_brf, to_kana, to_lines
from yorisoi.engines.braille.cells import ASCII, KANA, kana_cells
from yorisoi.engines.braille.figures import counter_of
from yorisoi.engines.braille.words import spelled

GOLD = [
    row
    for row in csv.reader(
        Path(__file__).with_name("gold.tsv").read_text("utf-8").splitlines(),
        delimiter="\t",
        quoting=csv.QUOTE_NONE,
    )
    if not row[0].startswith("# ")
][1:]
# ヱ shares its cell with ！, and the word ヲヲ its cells with ※; no text of today has either.
SOUNDS = sorted(set(KANA) - {"ヱ", "ヲ", "ー", "ッ"})
LABELLED = "ジドー テンヤクデス。"


def readings(text: str, **dictionary: str) -> list[tuple[str, str]]:
    return [(_.surface, _.reading) for _ in language.ruby(text, dictionary=dictionary)]


def braille(text: str, **dictionary: str) -> Braille:
    return to_braille(text, readings=lambda line: readings(line, **dictionary))


def kana(text: str, **dictionary: str) -> str:
    return "\n".join(to_kana(each) for each in braille(text, **dictionary).paragraphs)


@pytest.mark.parametrize(("text", "read", "cells", "rule", "sure"), GOLD, ids=[_[0] for _ in GOLD])
def test_sentence_is_written_as_the_rule_says(text, read, cells, rule, sure):
    written = braille(text).paragraphs[0]
    assert (to_kana(written), written) == (read, cells), rule
    assert sure in ("sure", "unsure")


def test_gold_file_has_a_hundred_sentences_and_every_kind_of_rule():
    assert len(GOLD) >= 100
    kinds = {rule.partition(":")[0] for _, _, _, rule, _ in GOLD}
    assert kinds == {"spelling", "space", "figures", "Latin", "marks", "unknown"}


@pytest.mark.parametrize(
    ("letters", "cells"),
    [
        ("アイウエオ", "⠁⠃⠉⠋⠊"),
        ("ガパ", "⠐⠡⠠⠥"),
        ("キャギュピョ", "⠈⠡⠘⠩⠨⠮"),
        ("ファティドゥ", "⠢⠥⠈⠗⠲⠝"),
        ("キッテ", "⠣⠂⠟"),
        ("ヲンー", "⠔⠴⠒"),
    ],
)
def test_kana_have_the_cells_of_the_table(letters, cells):
    assert kana_cells(letters) == cells


def test_no_two_sounds_share_their_cells():
    # ヂャ and ジャ, ヂ and ジ have their own cells too: what was written can be read back.
    assert len(set(KANA.values())) == len(KANA)


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(SOUNDS), min_size=1, max_size=30))
def test_kana_come_back_from_their_cells(sounds: list[str]):
    word = "".join(sounds)
    assert kana_cells(to_kana(kana_cells(word))) == kana_cells(word)


@settings(max_examples=60, deadline=None)
@given(
    st.integers(0, 10**7), st.sampled_from(["円", "人", "回", "か所", "センチ", "リットル", "個"])
)
def test_figures_come_back_as_they_were(number: int, counter: str):
    read = kana(f"約{number}{counter}です。")
    native = {1: "ヒトリ", 2: "フタリ"}.get(number) if counter == "人" else None
    assert (native or str(number)) in read


@pytest.mark.parametrize(
    ("figure", "reading", "counter"),
    [
        ("12", "ジュウニガツ", "ガツ"),
        ("10", "ジュップン", "プン"),
        ("4", "ヨジ", "ジ"),
        ("9", "クジ", "ジ"),
        ("300", "サンビャクニン", "ニン"),
        ("2026", "ニセンニジュウロクネン", "ネン"),
        ("1", "ツイタチ", None),
        ("20", "ハツカ", None),
        ("4", "ヨッカ", None),
        ("2", "フタリ", None),
    ],
)
def test_counter_is_what_the_reading_leaves_after_the_figure(figure, reading, counter):
    assert counter_of(figure, reading) == counter


@pytest.mark.parametrize(
    ("reading", "said", "is_verb", "written"),
    [
        ("コウエン", "", False, "コーエン"),
        ("オオキイ", "", False, "オオキイ"),
        ("オモウ", "", True, "オモウ"),
        ("イノウエ", "イノウエ", False, "イノウエ"),
        ("センセイ", "センセー", False, "センセイ"),
        ("キュウコウ", "", False, "キューコー"),
    ],
)
def test_long_sounds_are_spelled_as_braille_does(reading, said, is_verb, written):
    assert spelled(reading, said=said, is_verb=is_verb) == written


def test_reading_corrected_once_reaches_braille():
    assert kana("元谷さんが来る。", 元谷="もとや").startswith("モトヤ")
    assert kana("日本橋へ行く。", 日本橋="にっぽんばし") == "ニッポンバシエ イク。"
    assert kana("日本橋へ行く。", 日本橋="にほんばし") == "ニホンバシエ イク。"


def test_reading_of_one_word_leaves_the_particles_behind_it_as_they_are():
    assert kana("角は東へ行くのは。", 角="すみ") == "スミワ ヒガシエ イクノワ。"


@settings(max_examples=60, deadline=None)
@given(
    st.text(st.sampled_from("あいきょうをんガッー漢字東京12３4，。、「」（）ABc-:％？ \n練馬区"), min_size=1, max_size=200),
    st.integers(12, 40),
)  # fmt: skip
def test_no_line_is_wider_than_it_may_be_and_none_is_lost(text: str, width: int):
    if not text.strip():
        return
    written = braille(text)
    lines = to_lines(written, width=width)
    assert max(len(line) for line in lines) <= width
    assert not any(line.endswith("\u2800") for line in lines)
    cells = "".join("".join(lines).split("\u2800"))
    assert cells.endswith("".join("".join(written.paragraphs).split("\u2800")))
    assert set("".join(written.paragraphs)) <= {chr(0x2800 + n) for n in range(64)}


def test_lines_break_at_spaces_and_paragraphs_begin_with_two():
    lines = to_lines(braille("困ったときは、近くの職員に聞いてください。\nお願いします。"))
    assert [to_kana(line) for line in lines] == [
        "  ジドー テンヤクデス。  テンジヲ ヨム ヒトノ",
        "カクニンガ ヒツヨーデス。",
        "  コマッタ トキワ、 チカクノ ショクインニ キイテ",
        "クダサイ。",
        "  オネガイ シマス。",
    ]


def test_every_sheet_says_that_a_machine_made_it():
    assert to_kana(to_lines(braille("はい"))[0]).strip().startswith(LABELLED)


def test_brf_is_ascii_of_embossers_with_pages_where_they_are_wanted():
    assert (len(ASCII), len(set(ASCII))) == (64, 64)
    assert [ASCII[ord(cell) - 0x2800] for cell in "⠀⠁⠃⠼⠿⠤"] == [" ", "A", "B", "#", "=", "-"]
    brf = to_brf(braille("東京の公園\n" * 60), n_lines=22)
    assert brf.isascii() and brf.isupper() and brf.count("\f") == 3
    assert max(len(page.splitlines()) for page in brf.split("\f")) == 22
    assert brf.replace("\f", "") == to_brf(braille("東京の公園\n" * 60))


def test_unknown_letters_are_shown_and_listed():
    written = braille("😀と□、鱻")
    assert to_kana(written.paragraphs[0]).count("（？）") == len(written.unknown) >= 2
    assert written.unknown[:2] == ("😀", "□")


@pytest.mark.parametrize(
    ("text", "reason"),
    [("", "empty"), (" 　\n", "empty"), ("あ" * 100_001, "too-long"), (None, "not-text")],
)
def test_what_cannot_be_written_is_refused(text, reason):
    with pytest.raises(BrailleError) as refused:
        to_braille(text, readings=readings)
    assert refused.value.reason == reason


def test_readings_that_do_not_add_up_and_narrow_lines_are_refused():
    with pytest.raises(BrailleError) as refused:
        to_braille("東京", readings=lambda text: [("東", "ひがし")])
    assert refused.value.reason == "bad-readings"
    with pytest.raises(BrailleError) as narrow:
        to_lines(braille("東京"), width=11)
    assert (narrow.value.reason, narrow.value.place) == ("bad-width", "width")
