"""Many people who send their form in the same moment, each pressing the button twice."""

import statistics
import threading
from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor

from yorisoi.cli.drills.clients import Answer, Browser
from yorisoi.cli.drills.counting import Pair
from yorisoi.cli.drills.offer import Waiting, cookie_name

PRESSES = 2


def browsers(waiting: Iterable[Waiting], *, port: int) -> list[Pair]:
    """Give each person a browser with the cookie of their form."""
    return [(each, Browser(port, {cookie_name(): each.session})) for each in waiting]


def send_all(pairs: Sequence[Pair], path: str, *, n_at_once: int) -> None:
    """Let everybody open the last page and send it, pressing twice; so many are at it at once."""
    with ThreadPoolExecutor(max_workers=n_at_once) as people:
        list(people.map(lambda pair: _send(pair[1], path), pairs))


def send_together(pairs: Sequence[Pair], path: str) -> None:
    """Let everybody open the last page first, and then all press at the same moment."""
    gate = threading.Barrier(len(pairs))

    def wait_and_send(browser: Browser) -> None:
        fields = browser.open_form(path)
        gate.wait()
        _press(browser, path, fields)

    with ThreadPoolExecutor(max_workers=len(pairs)) as people:
        list(people.map(lambda pair: wait_and_send(pair[1]), pairs))


def _send(browser: Browser, path: str) -> None:
    _press(browser, path, browser.open_form(path))


def _press(browser: Browser, path: str, fields: dict[str, str]) -> None:
    """Press twice without waiting for the first answer, as an impatient hand does."""
    presses = [
        threading.Thread(target=browser.send, args=(path, fields)) for _each in range(PRESSES)
    ]
    for press in presses:
        press.start()
    for press in presses:
        press.join()


def waits(pairs: Iterable[Pair]) -> dict[str, object]:
    """Return how long an answer took: the middle, one in a hundred, the longest, in milliseconds."""
    answers = [answer for _each, browser in pairs for answer in browser.answers]
    seconds = sorted(answer.seconds for answer in answers)
    cuts = statistics.quantiles(seconds, n=100) if len(seconds) > 1 else [*seconds * 99]
    return {
        "answers": len(answers),
        "errors": n_errors(answers),
        "tries": sum(answer.n_tries for answer in answers),
        # Pages that say "in a moment": a try that met a full house, not one whose line was cut.
        "busy": sum(answer.n_busy for answer in answers),
        "middle_ms": round(cuts[49] * 1000),
        "p99_ms": round(cuts[98] * 1000),
        "longest_ms": round(seconds[-1] * 1000),
    }


def n_errors(answers: Iterable[Answer]) -> int:
    """Return how many sendings ended without the word that it has arrived."""
    return sum(not answer.is_acknowledged for answer in answers)
