"""Cutting a text into sentences that are said one at a time."""

import re

from yorisoi.engines.voice.errors import VoiceError

# About 25 minutes of speech; more would keep a machine busy for a minute.
MOST_LETTERS = 10_000
# A longer sentence is cut, so that the first sound never waits for it.
LONGEST_SENTENCE = 120
_END = re.compile(r"[^。！？!?\n]*(?:[。！？!?]+[」』）)]*|\n+|$)")
_PAUSE = re.compile(r"[^、，]*[、，]|[^、，]+")
_SAYABLE = re.compile(r"[^\W_ーゝゞヽヾ々]")


def is_sayable(text: str) -> bool:
    """Whether a text has a letter or a figure, not only signs."""
    return bool(_SAYABLE.search(text))


def sentences(text: str) -> tuple[str, ...]:
    """Cut a text after 。！？ and at line ends; the pieces joined are exactly the text.

    Pieces have at most 120 letters, cut at commas where there are any. Raises VoiceError for a text
    without a letter to say and for one of more than 10,000 letters.
    """
    if not is_sayable(text):
        raise VoiceError("expected a text with a letter to say; it has none")
    if len(text) > MOST_LETTERS:
        raise VoiceError(f"expected at most {MOST_LETTERS} letters; the text has {len(text)}")
    found = [piece for each in _END.findall(text) if each for piece in _short(each)]
    return tuple(found)


def _short(sentence: str) -> list[str]:
    """Cut a sentence that is too long at its commas, and where there is none after 120 letters."""
    if len(sentence) <= LONGEST_SENTENCE:
        return [sentence]
    done = [""]
    for part in _PAUSE.findall(sentence):
        for start in range(0, len(part), LONGEST_SENTENCE):
            piece = part[start : start + LONGEST_SENTENCE]
            if len(done[-1]) + len(piece) > LONGEST_SENTENCE:
                done.append("")
            done[-1] += piece
    return [each for each in done if each]
