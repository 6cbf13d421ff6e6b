"""Saying sentences with Open JTalk; its voice is opened at the first sentence, not at import."""

import importlib
from collections.abc import Callable, Sequence
from contextlib import redirect_stdout
from dataclasses import dataclass
from functools import lru_cache
from io import StringIO
from types import ModuleType

import numpy as np
from scipy.signal import resample_poly

from yorisoi.engines.voice.errors import VoiceError
from yorisoi.engines.voice.mp3 import RATE, encoded
from yorisoi.engines.voice.sentences import MOST_LETTERS, is_sayable, sentences

SLOWEST, FASTEST = 0.5, 2.0
_VOICE_RATE = 48_000
_LOUDEST = 32_767
_SIGN_SECONDS = 0.2


@dataclass(frozen=True)
class Said:
    """A sentence and when it is said, in seconds from the beginning."""

    text: str
    start: float
    end: float


@dataclass(frozen=True)
class Speech:
    """Sentences in order, without gap or overlap, and their sound as MP3."""

    sentences: tuple[Said, ...]
    mp3: bytes

    @property
    def seconds(self) -> float:
        """How long it takes to hear everything."""
        return self.sentences[-1].end


def speak(
    text: str | Sequence[str], *, speed: float = 1.0, said: Callable[[str], str] = str
) -> Speech:
    """Say a text, or sentences already cut; `said` turns a sentence into what the voice reads.

    `speed` 0.5 takes twice as long, 2.0 half. Raises VoiceError for a speed outside 0.5 to 2.0, for
    nothing to say and for more than 10,000 letters.
    """
    pieces = sentences(text) if isinstance(text, str) else tuple(text)
    if sum(map(len, pieces)) > MOST_LETTERS:
        raise VoiceError(f"expected at most {MOST_LETTERS} letters in all sentences together")
    if not any(map(is_sayable, pieces)):
        raise VoiceError("expected a sentence with a letter to say; there is none")
    sounds = [_samples(said(each), _checked(speed)) for each in pieces]
    ends = np.cumsum([len(each) for each in sounds]) / RATE
    starts = [0.0, *ends[:-1]]
    times = zip(pieces, starts, ends, strict=True)
    return Speech(
        tuple(Said(each, float(start), float(end)) for each, start, end in times),
        encoded(np.concatenate(sounds)),
    )


def narrate(
    sentences: Sequence[str], speed: float = 1.0, *, said: Callable[[str], str] = str
) -> tuple[list[tuple[str, float, float]], bytes]:
    """Return (sentence, start, end) in seconds for each sentence, and one MP3 of all; see speak."""
    speech = speak(sentences, speed=speed, said=said)
    return [(each.text, each.start, each.end) for each in speech.sentences], speech.mp3


def one_sentence(text: str, *, speed: float = 1.0) -> bytes:
    """Return the MP3 of one sentence; raises VoiceError as speak does."""
    return speak([text], speed=speed).mp3


def _checked(speed: float) -> float:
    if not SLOWEST <= speed <= FASTEST:
        raise VoiceError(f"expected a speed from {SLOWEST} to {FASTEST}; got {speed}")
    return speed


def _samples(text: str, speed: float) -> np.ndarray:
    """Return what is heard for one sentence: 16-bit samples at 24 kHz; signs alone are a short rest."""
    rest = np.zeros(int(RATE * _SIGN_SECONDS / speed), dtype=np.int16)
    if not is_sayable(text):
        return rest
    # The words as the readings over them have them: the plain dictionary, without guesses on top.
    wave, _rate = _open_jtalk().tts(text.strip(), speed=speed, use_vanilla=True)
    if not len(wave):
        return rest
    halved = np.rint(resample_poly(wave, 1, _VOICE_RATE // RATE))
    samples: np.ndarray = np.clip(halved, -_LOUDEST, _LOUDEST).astype(np.int16)
    return samples


@lru_cache(maxsize=1)
def _open_jtalk() -> ModuleType:
    # It prints advice about an optional package; standard output belongs to whoever called us.
    with redirect_stdout(StringIO()):
        return importlib.import_module("pyopenjtalk")
