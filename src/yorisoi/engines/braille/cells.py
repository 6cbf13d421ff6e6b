"""Letters and their cells: kana, figures, Latin letters, marks, and the ASCII of embossers.

Cells are Unicode U+2800 to U+283F (six dots). Sources: 日本点字委員会『日本点字表記法 2018年版』
chapter 1 (tables of kana, special sounds, figures, marks); NABCC for the ASCII of BRF.
"""

from typing import Final

SPACE: Final = "\u2800"
NUMBER_SIGN: Final = "⠼"
LETTER_SIGN: Final = "⠰"
CAPITAL: Final = "⠠"
LINK: Final = "⠤"
QUOTE_OPEN, QUOTE_CLOSE = "⠦", "⠴"
CODE_OPEN, CODE_CLOSE = "⠠⠦", "⠠⠴"
UNKNOWN: Final = "⠶⠢⠶"

_PLAIN: Final = dict(
    zip(
        "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヰヱヲンッー",
        "⠁⠃⠉⠋⠊⠡⠣⠩⠫⠪⠱⠳⠹⠻⠺⠕⠗⠝⠟⠞⠅⠇⠍⠏⠎⠥⠧⠭⠯⠮⠵⠷⠽⠿⠾⠌⠬⠜⠑⠓⠙⠛⠚⠄⠆⠖⠔⠴⠂⠒",
        strict=True,
    )
)
_VOICED: Final = dict(
    zip(
        "ガギグゲゴザジズゼゾダヂヅデドバビブベボ",
        "カキクケコサシスセソタチツテトハヒフヘホ",
        strict=True,
    )
)
_HALF: Final = dict(zip("パピプペポ", "ハヒフヘホ", strict=True))
# Sounds of two letters: which sign stands before which plain kana.
_PAIRS: Final = {
    "⠈": "キャカ キュク キョコ シャサ シュス ショソ チャタ チュツ チョト ニャナ ニュヌ ニョノ ヒャハ ヒュフ ヒョホ"
    " ミャマ ミュム ミョモ リャラ リュル リョロ イェエ キェケ シェセ チェテ ニェネ ヒェヘ スィシ ティチ",
    "⠘": "ギャカ ギュク ギョコ ジャサ ジュス ジョソ ヂャタ ヂュツ ヂョト ビャハ ビュフ ビョホ ジェセ ズィシ ディチ",
    "⠨": "ピャハ ピュフ ピョホ テュツ フュユ フョヨ",
    "⠸": "デュツ ヴュユ ヴョヨ",
    "⠢": "ウィイ ウェエ ウォオ クァカ クィキ クェケ クォコ ツァタ ツィチ ツェテ ツォト トゥツ ファハ フィヒ フェヘ フォホ",
    "⠲": "グァカ グィキ グェケ グォコ ドゥツ ヴァハ ヴィヒ ヴェヘ ヴォホ",
}


def _kana() -> dict[str, str]:
    """Every sound of one or two kana and its cells."""
    table = dict(_PLAIN)
    table |= {kana: "⠐" + _PLAIN[plain] for kana, plain in _VOICED.items()}
    table |= {kana: "⠠" + _PLAIN[plain] for kana, plain in _HALF.items()}
    for sign, sounds in _PAIRS.items():
        table |= {sound[:2]: sign + _PLAIN[sound[2]] for sound in sounds.split()}
    return table | {"ヴ": "⠲⠉"}


KANA: Final = _kana()
LARGE: Final = dict(zip("ァィゥェォャュョヮヵヶ", "アイウエオヤユヨワカケ", strict=True))
FIGURES: Final = dict(zip("1234567890", "⠁⠃⠉⠙⠑⠋⠛⠓⠊⠚", strict=True))
LATIN: Final = dict(zip("abcdefghijklmnopqrstuvwxyz", "⠁⠃⠉⠙⠑⠋⠛⠓⠊⠚⠅⠇⠍⠝⠕⠏⠟⠗⠎⠞⠥⠧⠺⠭⠽⠵", strict=True))
# A figure before one of these would swallow it, so that a link stands between.
LIKE_FIGURES: Final = frozenset(kana for kana, cell in _PLAIN.items() if cell in FIGURES.values())
# Inside an address (information processing braille): one cell, or two that begin with dot 5.
CODE: Final = LATIN | {
    "!": "⠖", "#": "⠩", "$": "⠹", "%": "⠻", "&": "⠯", "'": "⠄", "(": "⠦", ")": "⠴", "*": "⠡", "+": "⠬",
    ",": "⠂", "-": "⠤", ".": "⠲", "/": "⠌", ":": "⠐⠂", ";": "⠆", "=": "⠒⠒", "?": "⠐⠦", "@": "⠪", "_": "⠐⠤", "~": "⠐⠉",
}  # fmt: skip
# Between Latin letters inside foreign quotation marks.
IN_QUOTE: Final = LATIN | {"'": "⠄", "’": "⠄", "-": "⠤", ".": "⠲", " ": SPACE}

# Mark -> cells, spaces that follow it inside a line; "open" marks hold to what follows.
ENDS: Final = {"。": ("⠲", 2), "．": ("⠲", 2), "？": ("⠢", 2), "！": ("⠖", 2), "、": ("⠰", 1), "，": ("⠰", 1), "・": ("⠐", 1), "：": ("⠐⠂", 1)}  # fmt: skip
OPENING: Final = {"「": "⠤", "『": "⠰⠤", "（": "⠶", "【": "⠰⠤", "〈": "⠐⠶", "《": "⠐⠶", "“": "⠰⠤", "［": "⠐⠶", "〔": "⠐⠶"}  # fmt: skip
CLOSING: Final = {"」": "⠤", "』": "⠤⠆", "）": "⠶", "】": "⠤⠆", "〉": "⠶⠂", "》": "⠶⠂", "”": "⠤⠆", "］": "⠶⠂", "〕": "⠶⠂"}  # fmt: skip
# Marks between or before words: cells, is there a space before, is there one behind.
LOOSE: Final = {
    "〜": ("⠤⠤", False, False), "…": ("⠂⠂⠂", False, True), "—": ("⠒⠒", True, True), "→": ("⠒⠒⠕", True, True),
    "←": ("⠪⠒⠒", True, True), "※": ("⠔⠔", True, True), "％": ("⠰⠏", False, False), "＆": ("⠰⠯", True, True),
    "＃": ("⠰⠩", True, False), "＊": ("⠰⠡", True, False), "＠": ("⠰⠪", True, True), "／": ("⠌", False, False),
    "○": ("⠠⠵", True, False), "＋": ("⠢", False, False), "＝": ("⠒⠒", True, True), "×": ("⠡", False, False),
}  # fmt: skip
SAME: Final = str.maketrans(
    {"(": "（", ")": "）", "!": "！", "?": "？", ":": "：", ",": "、", "[": "［", "]": "］", "%": "％", "&": "＆", "#": "＃",
     "*": "＊", "@": "＠", "/": "／", "+": "＋", "=": "＝", "~": "〜", "～": "〜", "–": "—", "―": "—", "─": "—", "•": "・",
     "●": "○", "◯": "○", "■": "・", "◆": "・", "▪": "・", ".": "。", ";": "、", "−": "-", "‐": "-", "｢": "「", "｣": "」"}
)  # fmt: skip

# NABCC: the ASCII letter of each cell, in the order of U+2800 to U+283F.
ASCII: Final = " A1B'K2L@CIF/MSP\"E3H9O6R^DJG>NTQ,*5<-U8V.%[$+X!&;:4\\0Z7(_?W]#Y)="


def kana_cells(kana: str) -> str:
    """The cells of katakana; the longest sound first. Raises KeyError for a letter that is no kana."""
    cells, place = "", 0
    while place < len(kana):
        step = 2 if kana[place : place + 2] in KANA else 1
        sound = kana[place : place + step]
        cells += KANA[LARGE.get(sound, sound)]
        place += step
    return cells
