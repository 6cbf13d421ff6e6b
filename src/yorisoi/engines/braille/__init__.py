"""Japanese kana braille made by machine (自動点訳): cells, ASCII for embossers, and kana to proof-read.

Pure: text of at most 100,000 letters in, cells out; readings come from the caller, so that a reading
corrected once is right here too. It is never more than a draft: no machine knows all readings and
all spaces, and a braille reader must check it before it is relied on. Sources: 日本点字委員会
『日本点字表記法 2018年版』; 全国視覚障害者情報提供施設協会『点訳のてびき 第4版』.
"""

from yorisoi.engines.braille.errors import BrailleError
from yorisoi.engines.braille.proof import to_kana
from yorisoi.engines.braille.sheets import LABEL, to_brf, to_lines
from yorisoi.engines.braille.text import Braille, Readings, to_braille

__all__ = [
    "LABEL",
    "Braille",
    "BrailleError",
    "Readings",
    "to_braille",
    "to_brf",
    "to_kana",
    "to_lines",
]
