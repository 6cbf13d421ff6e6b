"""What sealing costs: one value, one page of people, a new key for a whole municipality.

    python bench/sealing.py [PEOPLE]

The peer of the same run is Fernet, the box most Django field libraries use (one key, no place).
Figures are the median of five rounds, in microseconds, on the processor's clock.
"""

import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from uuid import uuid4

import django
from cryptography.fernet import Fernet
from django.conf import settings

from yorisoi.vault import keystore
from yorisoi.vault.sealing import Place, seal, unseal

N_VALUES = 2000
TEXT = "東京都架空区中央一丁目2番3号 架空マンション405"


def median_us(act: Callable[[], object], n: int) -> float:
    """Return the median time of one of `n` repetitions, over five rounds."""
    rounds = []
    for _ in range(5):
        began = time.process_time()
        for _ in range(n):
            act()
        rounds.append((time.process_time() - began) / n * 1e6)
    return statistics.median(rounds)


def main(n_people: int) -> None:
    """Print the table."""
    with tempfile.TemporaryDirectory(dir=Path.cwd()) as folder:
        settings.configure(YORISOI_KEY_FILE=Path(folder) / "personal.key")
        django.setup()
        place = Place("people_participant", "name", uuid4().hex, "")
        key = keystore.key_for(uuid4(), municipality="kakuu")
        sealed, fernet = seal(TEXT, key=key, place=place), Fernet(Fernet.generate_key())
        boxed = fernet.encrypt(TEXT.encode())
        rows = [
            ("seal one value", median_us(lambda: seal(TEXT, key=key, place=place), N_VALUES)),
            ("open one value", median_us(lambda: unseal(sealed, place=place), N_VALUES)),
            ("Fernet: seal", median_us(lambda: fernet.encrypt(TEXT.encode()), N_VALUES)),
            ("Fernet: open", median_us(lambda: fernet.decrypt(boxed), N_VALUES)),
        ]
        ids = [uuid4() for _ in range(n_people)]
        began = time.perf_counter()
        for each in ids:
            keystore.key_for(each, municipality="kakuu")
        rows.append(
            ("make a person's key (one fsync)", (time.perf_counter() - began) / n_people * 1e6)
        )

        def open_all() -> None:
            keystore.close()
            for each in ids:
                keystore.open_key(each)

        rows.append(("open a key nobody has opened yet", median_us(open_all, 1) / n_people))
        began = time.perf_counter()
        keystore.rotate("kakuu")
        rows.append(
            (f"new key of a municipality, {n_people} people", (time.perf_counter() - began) * 1e6)
        )
        for words, value in rows:
            print(f"{words:45} {value:12.1f} µs")
        print(
            f"{'bytes of the value / sealed / Fernet':45} {len(TEXT.encode())} / {len(sealed)} / {len(boxed)}"
        )


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 2000)
