"""Sounds that were made before: all in memory for a while, those of public pages also on disk.

What was said to one person never reaches the disk.
"""

import hashlib
import os
import tempfile
from functools import lru_cache
from pathlib import Path

from django.conf import settings

from yorisoi.engines import voice

# A sentence is about 20 kB, so this is some 8 MB of memory.
N_IN_MEMORY = 400
MOST_ON_DISK = 64 * 1024 * 1024
FOLDER = "voice"


@lru_cache(maxsize=N_IN_MEMORY)
def sound(said: str, speed: float) -> bytes:
    """Return the MP3 of one sentence, from memory where it was heard lately."""
    return voice.one_sentence(said, speed=speed)


def public_sound(said: str, speed: float) -> bytes:
    """Return the MP3 of a sentence of a page that everybody sees alike, from the disk where it is there."""
    name = hashlib.sha256(f"{speed}|{said}".encode()).hexdigest()
    file = Path(settings.DATA) / FOLDER / f"{name}.mp3"
    if file.is_file():
        return file.read_bytes()
    made = sound(said, speed)
    keep(file, made, most=MOST_ON_DISK)
    return made


def keep(file: Path, made: bytes, *, most: int) -> None:
    """Write a sound whole or not at all, and forget the oldest until all have at most `most` bytes."""
    file.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=file.parent, suffix=".part")
    with os.fdopen(handle, "wb") as out:
        out.write(made)
    Path(name).replace(file)
    kept = sorted(file.parent.glob("*.mp3"), key=lambda each: each.stat().st_mtime, reverse=True)
    total = 0
    for each in kept:
        total += each.stat().st_size
        if total > most:
            each.unlink(missing_ok=True)
