"""How a line becomes HTML: letters escaped, readings over words, marks linked to their evidence."""

from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from typing import Literal

from yorisoi.engines.documents.inline import (
    Mark,
    Phrases,
    Readings,
    Words,
    in_phrases,
    pieces,
    with_readings,
)

RubyForm = Literal["none", "quiet", "true"]
N_KANA_A_LETTER = 2
N_LETTERS_UNBROKEN = 12
NARROW_LETTER = 0.58


@dataclass(frozen=True)
class Ink:
    """What a renderer must know to write a line.

    ruby: none, quiet (one clean word for screen readers, drawn by the style sheet) or true (for
    print); readings: asked for words without a reading of their own; keys: evidence in this paper.
    """

    ruby: RubyForm = "none"
    readings: Readings | None = None
    keys: frozenset[str] = frozenset()
    phrases: Phrases | None = None

    def line(self, text: str) -> str:
        """The line as HTML."""
        found = [word for piece in pieces(text) for word in self._read(piece)]
        return "".join(
            self._mark(piece.key)
            if isinstance(piece, Mark)
            else self._word(piece, is_crowded=_is_crowded(found, place))
            for place, piece in enumerate(found)
        )

    def short(self, text: str) -> str:
        """A title or an answer as HTML: its phrases do not break, where no readings are shown.

        Not for cells of tables: what does not break there pushes the table over the edge.
        """
        if self.phrases is None or self.ruby != "none":
            return self.line(text)
        html, words = "", ""
        for piece in pieces(text):
            if isinstance(piece, Words):
                words += piece.text
            else:
                html, words = html + self._phrased(words) + self._mark(piece.key), ""
        return html + self._phrased(words)

    def _phrased(self, words: str) -> str:
        """Plain words in phrases; one longer than a narrow column may break anywhere."""
        found = in_phrases(words, self.phrases) if self.phrases else (words,)
        return "".join(
            f'<span class="nw">{escape(phrase)}</span>'
            if len(phrase) <= N_LETTERS_UNBROKEN and "\n" not in phrase
            else escape(phrase).replace("\n", "<br>")
            for phrase in found
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


def _is_crowded(found: list[Words | Mark], place: int) -> bool:
    """Whether a reading stands over a neighbour, or over the one behind a single letter."""
    for step in (-1, 1):
        near, far = place + step, place + 2 * step
        if _is_read(found, near) or (_is_one_letter(found, near) and _is_read(found, far)):
            return True
    return False


def _is_read(found: list[Words | Mark], place: int) -> bool:
    """Whether a reading stands over the piece at the place."""
    piece = found[place] if 0 <= place < len(found) else None
    return isinstance(piece, Words) and bool(piece.reading)


def _is_one_letter(found: list[Words | Mark], place: int) -> bool:
    """Whether the piece at the place is one letter only."""
    piece = found[place] if 0 <= place < len(found) else None
    return isinstance(piece, Words) and len(piece.text) == 1


def _room(word: Words, *, is_crowded: bool) -> int:
    """How many eighths of an em a reading needs on each side of its word, at most 16.

    A reading may hang a quarter of an em over neighbours that have none themselves.
    """
    width = sum(1 if ord(letter) > 0xFF else NARROW_LETTER for letter in word.text)
    over = len(word.reading) / N_KANA_A_LETTER - width
    return max(0, min(16, round(over * 4) - (0 if is_crowded else 2)))
