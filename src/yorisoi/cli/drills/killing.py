"""Kill something again and again while others work."""

import subprocess
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from yorisoi.cli.drills.servers import Server


@dataclass
class Killer:
    """How often something was killed."""

    n: int = 0
    n_crashes: int = 0


@contextmanager
def killed_again_and_again(
    act: Callable[[int], None], *, times: int, every_seconds: float
) -> Iterator[Killer]:
    """Do a killing act so often while the block runs; the block ends when both are done."""
    killer, failed = Killer(), list[BaseException]()

    def work() -> None:
        try:
            for number in range(times):
                time.sleep(every_seconds)
                act(number)
                killer.n += 1
        except BaseException as error:
            failed.append(error)
            raise

    thread = threading.Thread(target=work)
    thread.start()
    try:
        yield killer
    finally:
        thread.join()
    if failed:
        raise failed[0]


def kill_and_start(server: Server) -> None:
    """Kill a server in the middle of its work and start it again."""
    server.kill()
    server.start()


def crash(command: str) -> None:
    """Let the operator's command crash the database and bring it up again."""
    subprocess.run(command, shell=True, check=True, capture_output=True)  # noqa: S602  given by whoever runs the drill
