"""Sentences of a book that can be told: which words stand where, and when each is heard.

A book marks each sentence with an id; somebody else makes the sound. Times are seconds from the
beginning of one MP3. Source: EPUB 3.3, chapter 9 (Media overlays).
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from yorisoi.engines.documents.errors import DocumentError
from yorisoi.engines.documents.ink import Ink
from yorisoi.engines.documents.speech import ideas, without_marks

Told = tuple[str, float, float]
Narrate = Callable[[Sequence[str]], tuple[Sequence[Told], bytes]]
SLACK_SECONDS = 0.001


@dataclass(frozen=True)
class MarkedInk(Ink):
    """An ink that puts each sentence into a span with an id and remembers its words.

    spoken: id -> words without readings and marks, filled while the book is written.
    """

    spoken: dict[str, str] = field(default_factory=dict)

    def line(self, text: str) -> str:
        """The line as HTML, its sentences in spans; spaces between sentences stay outside them."""
        return "".join(self._told(part) for part in ideas_kept(text))

    def short(self, text: str) -> str:
        """The same: a book has no columns that a phrase could leave."""
        return self.line(text)

    def _told(self, part: str) -> str:
        """One sentence in its span; what has no words to say has no span."""
        html, words = super().line(part), without_marks(part).strip()
        if not any(letter.isalnum() for letter in words):
            return html
        key = f"s{len(self.spoken) + 1}"
        self.spoken[key] = " ".join(words.split())
        return f'<span id="{key}">{html}</span>'


@dataclass(frozen=True)
class Clip:
    """One sentence in the sound: its id in the book, from when to when, in seconds."""

    key: str
    start: float
    end: float


def ideas_kept(text: str) -> Iterator[str]:
    """The sentences of a line; joined, they are exactly the line."""
    place = 0
    for idea in ideas(text):
        at = text.index(idea, place)
        if at > place:
            yield text[place:at]
        yield idea
        place = at + len(idea)
    if place < len(text):
        yield text[place:]


def told(spoken: Sequence[tuple[str, str]], narrate: Narrate) -> tuple[tuple[Clip, ...], bytes]:
    """Have the sentences told; the clips in the order of the book, and the MP3.

    Raises DocumentError (bad-narration) when the teller leaves out or changes a sentence, goes back
    in time, or brings no MP3: a book that highlights the wrong sentence is worse than a silent one.
    """
    sentences = tuple(words for _key, words in spoken)
    clips, sound = narrate(sentences)
    if tuple(words for words, _start, _end in clips) != sentences:
        raise _refused("the narration does not tell the sentences of the book in their order")
    heard, now = [], 0.0
    for (key, words), (_words, start, end) in zip(spoken, clips, strict=True):
        if not now - SLACK_SECONDS <= start < end:
            raise _refused(f"the time of {words[:20]!r} is {start} to {end}, after {now}")
        heard.append(Clip(key, start, end))
        now = end
    if not (sound[:3] == b"ID3" or (len(sound) > 2 and sound[0] == 0xFF and sound[1] >= 0xE0)):
        raise _refused("the narration is no MP3")
    return tuple(heard), sound


def _refused(message: str) -> DocumentError:
    """The error for a narration that does not fit."""
    return DocumentError(message, reason="bad-narration", place="narrate")
