"""A teller for the tests: silence as long as the words, in real MP3 frames."""

from collections.abc import Sequence

# MPEG-1 Layer III, 32 kbit/s, 44.1 kHz, one channel: 144 * 32000 / 44100 = 104 bytes, 1152 samples.
FRAME = bytes([0xFF, 0xFB, 0x10, 0xC4]) + bytes(100)
SECONDS_A_FRAME = 1152 / 44_100
N_FRAMES_A_LETTER = 6


def silence(sentences: Sequence[str]) -> tuple[list[tuple[str, float, float]], bytes]:
    clips, n_frames = [], 0
    for words in sentences:
        start = n_frames
        n_frames += N_FRAMES_A_LETTER * len(words)
        clips.append((words, start * SECONDS_A_FRAME, n_frames * SECONDS_A_FRAME))
    return clips, FRAME * n_frames
