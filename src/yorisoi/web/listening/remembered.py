"""Which words were shown to whom lately, so that hearing a page does not open it again and again."""

import threading
import time
from collections import OrderedDict
from dataclasses import dataclass, field

from yorisoi.web.listening.words import Sentence

Key = tuple[str, str]


@dataclass
class Remembered:
    """Sentences by reader and page, in memory only, for half an hour and of at most 200 pages."""

    n_pages: int = 200
    seconds: float = 30 * 60
    _pages: OrderedDict[Key, tuple[float, tuple[Sentence, ...]]] = field(
        default_factory=OrderedDict
    )
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def keep(self, key: Key, found: tuple[Sentence, ...], *, at: float | None = None) -> None:
        """Remember what a reader was shown; the page that was heard longest ago is forgotten."""
        with self._lock:
            self._pages[key] = (time.monotonic() if at is None else at, found)
            self._pages.move_to_end(key)
            while len(self._pages) > self.n_pages:
                self._pages.popitem(last=False)

    def find(self, key: Key, *, at: float | None = None) -> tuple[Sentence, ...] | None:
        """Return what a reader was shown, or None where it is forgotten."""
        now = time.monotonic() if at is None else at
        with self._lock:
            shown_at, found = self._pages.get(key, (now, None))
            if now - shown_at <= self.seconds:
                return found
            del self._pages[key]
            return None
