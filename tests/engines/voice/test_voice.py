"""The voice says every sentence once, in order, as fast as asked, and the same way each time."""

from io import BytesIO

import numpy as np
import pytest
import soundfile
from hypothesis import given, settings
from hypothesis import strategies as st

from yorisoi.engines import voice

TEXT = "練馬区で教室を行います。はじめてのスマホの教室です。難しいときは、支援者に聞いてください。"
# LAME fills the last frames: at most three of 576 samples for a whole file.
PADDING = 3 * 576 / 24_000


def _seconds(mp3: bytes) -> float:
    samples, rate = soundfile.read(BytesIO(mp3))
    return len(samples) / rate


@settings(deadline=None)
@given(st.text(alphabet="あ漢a1、。！？」\n ・ー", max_size=400))
def test_sentences_joined_are_the_text(text: str) -> None:
    if not voice.is_sayable(text):
        with pytest.raises(voice.VoiceError, match="letter to say"):
            voice.sentences(text)
        return

    found = voice.sentences(text)

    assert "".join(found) == text
    assert max(map(len, found)) <= 120


def test_sentences_end_after_their_marks_and_closing_brackets() -> None:
    assert voice.sentences("「はい。」と言う。本当？行く") == (
        "「はい。」",
        "と言う。",
        "本当？",
        "行く",
    )


def test_times_follow_each_other_and_cover_the_sound() -> None:
    speech = voice.speak(TEXT)

    starts = [each.start for each in speech.sentences]
    ends = [each.end for each in speech.sentences]
    assert "".join(each.text for each in speech.sentences) == TEXT
    assert starts == [0.0, *ends[:-1]]
    assert all(start < end for start, end in zip(starts, ends, strict=True))
    assert 0 <= _seconds(speech.mp3) - speech.seconds <= PADDING


def test_speech_is_as_fast_as_people_follow() -> None:
    assert 4 <= len(TEXT) / voice.speak(TEXT).seconds <= 9


@pytest.mark.parametrize(("speed", "times"), [(0.5, 2.0), (2.0, 0.5)])
def test_speed_stretches_and_shortens(speed: float, times: float) -> None:
    usual = voice.speak(TEXT).seconds

    assert voice.speak(TEXT, speed=speed).seconds == pytest.approx(usual * times, rel=0.02)


def test_same_text_is_the_same_bytes() -> None:
    assert voice.speak(TEXT).mp3 == voice.speak(TEXT).mp3


def test_sound_is_not_silence_and_other_words_are_another_sound() -> None:
    samples, _ = soundfile.read(BytesIO(voice.one_sentence("教室です。")))

    assert float(np.sqrt(np.mean(samples**2))) > 0.01
    assert voice.one_sentence("教室です。") != voice.one_sentence("練習です。")


def test_sounds_follow_each_other_in_one_file() -> None:
    parts = [voice.one_sentence(each) for each in voice.sentences(TEXT)]

    assert _seconds(b"".join(parts)) == pytest.approx(sum(map(_seconds, parts)), abs=PADDING)


def test_narration_says_what_it_is_told_to_say_and_names_what_is_written() -> None:
    heard: list[str] = []

    def said(text: str) -> str:
        heard.append(text)
        return "もとや。"

    times, mp3 = voice.narrate(["元谷。"], said=said)

    assert heard == ["元谷。"]
    assert [text for text, _, _ in times] == ["元谷。"]
    assert mp3 == voice.one_sentence("もとや。")


def test_signs_alone_are_a_short_rest() -> None:
    signs = voice.speak(["教室です。", "・ー"]).sentences[1]

    assert signs.end - signs.start == pytest.approx(0.2)


@pytest.mark.parametrize(
    ("sentences", "speed", "why"),
    [
        ("", 1.0, "letter to say"),
        (["。", "・"], 1.0, "letter to say"),
        ("あ" * 10_001, 1.0, "at most 10000 letters"),
        (["あ" * 5_001] * 2, 1.0, "at most 10000 letters"),
        ("はい", 0.49, "speed from 0.5 to 2.0"),
        ("はい", 2.01, "speed from 0.5 to 2.0"),
    ],
)
def test_what_cannot_be_said_is_refused(sentences: str | list[str], speed: float, why: str) -> None:
    with pytest.raises(voice.VoiceError, match=why):
        voice.speak(sentences, speed=speed)
