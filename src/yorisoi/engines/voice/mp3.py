"""Sound as MP3: the one compressed format that Safari, Chrome and Firefox all play.

Mono, 24 kHz, 48 kbit/s constant: 6 kB a second. Written by LAME inside libsndfile (soundfile).
"""

from io import BytesIO

import numpy as np
import soundfile

RATE = 24_000
# libsndfile spreads 0 to 1 over 160 to 8 kbit/s at this rate; this is 48.
_COMPRESSION = (160 - 48) / (160 - 8)


def encoded(samples: np.ndarray) -> bytes:
    """Return 16-bit mono samples at 24 kHz as MP3.

    It has no frame that says its length, so that several can follow each other in one file.
    """
    file = BytesIO()
    with soundfile.SoundFile(
        file,
        "w",
        samplerate=RATE,
        channels=1,
        format="MP3",
        subtype="MPEG_LAYER_III",
        compression_level=_COMPRESSION,
        bitrate_mode="CONSTANT",
    ) as out:
        out.write(samples)
    return file.getvalue()
