"""How a line becomes HTML: letters escaped, readings over words, marks linked to their evidence."""

from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from typing import Literal

from yorisoi.engines.documents.inline import Mark, Readings, Words, pieces, with_readings

RubyForm = Literal["none", "quiet", "true"]
N_KANA_A_LETTER = 2


@dataclass(frozen=True)
class Ink:
    """What a renderer must know to write a line.

    ruby: none, quiet (one clean word for screen readers, drawn by the style sheet) or true (for
    print); readings: asked for words without a reading of their own; keys: evidence in this paper.
    """

    ruby: RubyForm = "none"
    readings: Readings | None = None
    keys: frozenset[str] = frozenset()

    def line(self, text: str) -> str:
        """The line as HTML."""
        found = [word for piece in pieces(text) for word in self._read(piece)]
        around = [Words(""), *found, Words("")]
        return "".join(
            self._mark(here.key)
            if isinstance(here, Mark)
            else self._word(here, is_crowded=_is_read(before) or _is_read(after))
            for before, here, after in zip(around, found, around[2:], strict=False)
        )

    def _read(self, piece: Words | Mark) -> Iterator[Words | Mark]:
        """The piece, or the words with readings that it is made of."""
        if isinstance(piece, Mark) or piece.reading or not self.readings or self.ruby == "none":
            yield piece
        else:
            yield from with_readings(piece.text, self.readings)

    def _word(self, word: Words, *, is_crowded: bool) -> str:
        """A word, with its reading where readings are wanted."""
        text = escape(word.text).replace("\n", "<br>")
        if not word.reading or self.ruby == "none":
            return text
        reading, room = escape(word.reading), _room(word, is_crowded=is_crowded)
        space = f' data-p="{room}"' if room else ""
        if self.ruby == "quiet":
            return f'<span class="rb" data-r="{reading}"{space}>{text}</span>'
        return f"<ruby{space}><rb>{text}</rb><rt>{reading}</rt></ruby>"

    def _mark(self, key: str) -> str:
        """A mark of evidence, a link when its evidence stands in this paper."""
        text = escape(key)
        if key in self.keys:
            return f'<a class="ev" href="#{anchor(key)}">{text}</a>'
        return f'<span class="ev">{text}</span>'


def anchor(key: str) -> str:
    """The address of a piece of evidence inside its paper."""
    return "e-" + "".join(_ if _.isalnum() else "-" for _ in key)


def _is_read(piece: Words | Mark) -> bool:
    """Whether a reading stands over the piece."""
    return isinstance(piece, Words) and bool(piece.reading)


def _room(word: Words, *, is_crowded: bool) -> int:
    """How many eighths of an em a reading needs on each side of its word, at most 16.

    A reading may hang a quarter of an em over neighbours that have none themselves.
    """
    over = len(word.reading) / N_KANA_A_LETTER - len(word.text)
    return max(0, min(16, round(over * 4) - (0 if is_crowded else 2)))
