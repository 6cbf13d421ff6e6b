"""The three drills in which people send a form: all at once, under kill -9, to two nodes."""

from dataclasses import asdict, dataclass

from yorisoi.cli.drills.counting import Pair, count
from yorisoi.cli.drills.crowd import browsers, send_all, send_together, waits
from yorisoi.cli.drills.killing import crash, kill_and_start, killed_again_and_again
from yorisoi.cli.drills.offer import let_wait, offer_class
from yorisoi.cli.drills.outcome import Outcome, failures
from yorisoi.cli.drills.proxy import balanced
from yorisoi.cli.drills.servers import Server
from yorisoi.cli.words import Say
from yorisoi.stages.courses.models import Course

AT_ONCE = 8


@dataclass(frozen=True)
class Plan:
    """How many people, how many places, how often to kill and how, how long between."""

    n: int
    n_places: int
    times: int = 0
    every_seconds: float = 1.0
    crash_command: str = ""


def oversell(plan: Plan, say: Say) -> Outcome:
    """Let many people want a class at the same moment: exactly as many places as there are."""
    course = offer_class(capacity=plan.n_places)
    waiting, server = let_wait(course, n=plan.n), Server()
    server.start()
    try:
        pairs = browsers(waiting, port=server.port)
        send_together(pairs, _path(course))
    finally:
        server.kill()
    sentence = say(
        f"{plan.n}人が、{plan.n_places}席の教室に同じ瞬間に申し込みました。一人二度ずつ押しました。",
        f"{plan.n} people wanted a class of {plan.n_places} places at once, each pressing twice.",
    )
    return _outcome("oversell", plan, course, pairs, sentence)


def kill(plan: Plan, say: Say) -> Outcome:
    """Kill the server with -9 again and again while people send."""
    course = offer_class(capacity=plan.n_places)
    waiting, server = let_wait(course, n=plan.n), Server()
    server.start()

    def strike(number: int) -> None:
        if plan.crash_command and number % 2:
            crash(plan.crash_command)
        else:
            kill_and_start(server)

    try:
        pairs = browsers(waiting, port=server.port)
        with killed_again_and_again(strike, times=plan.times, every_seconds=plan.every_seconds):
            send_all(pairs, _path(course), n_at_once=AT_ONCE)
    finally:
        server.kill()
    sentence = say(
        f"{plan.n}人が送る間に、サーバーを{plan.times}回、kill -9で止めました。",
        f"killed the server with -9 {plan.times} times while {plan.n} people sent.",
    )
    return _outcome("kill", plan, course, pairs, sentence)


def two_nodes(plan: Plan, say: Say) -> Outcome:
    """Let two nodes serve one database, and kill one or the other while people send."""
    course = offer_class(capacity=plan.n_places)
    waiting, nodes = let_wait(course, n=plan.n), (Server(), Server())
    for node in nodes:
        node.start()

    def strike(number: int) -> None:
        if plan.crash_command and number % 3 == 2:
            crash(plan.crash_command)
        else:
            kill_and_start(nodes[number % len(nodes)])

    try:
        with balanced([node.port for node in nodes]) as port:
            pairs = browsers(waiting, port=port)
            with killed_again_and_again(strike, times=plan.times, every_seconds=plan.every_seconds):
                send_all(pairs, _path(course), n_at_once=AT_ONCE)
    finally:
        for node in nodes:
            node.kill()
    sentence = say(
        f"二台のサーバーのどちらかを{plan.times}回kill -9で止めながら、{plan.n}人が送りました。",
        f"{plan.n} people sent to two nodes while one or the other was killed {plan.times} times.",
    )
    return _outcome("two-nodes", plan, course, pairs, sentence)


def _path(course: Course) -> str:
    return f"/courses/{course.public_code}/apply/check"


def _outcome(name: str, plan: Plan, course: Course, pairs: list[Pair], sentence: str) -> Outcome:
    found, times = count(course, pairs), waits(pairs)
    n_placed = min(plan.n, plan.n_places)
    return Outcome(
        name,
        {"people": plan.n, "places": plan.n_places, "kills": plan.times, **times, **asdict(found)},
        failures(
            errors=(0, times["errors"]),
            acknowledged=(plan.n, found.n_acknowledged),
            lost=(0, found.n_lost),
            twice=(0, found.n_twice),
            unreadable=(0, found.n_unreadable),
            placed=(n_placed, found.n_placed),
            taken=(n_placed, found.n_taken),
            waiting=(plan.n - n_placed, found.n_waiting),
            queue_is_gapless=(True, found.queue_is_gapless),
            journal_is_whole=(True, found.journal_is_whole),
            deadlocks=(0, found.n_deadlocks),
        ),
        (sentence, *_told(found.n_acknowledged, found.n_lost, found.n_twice)),
    )


def _told(n_acknowledged: int, n_lost: int, n_twice: int) -> tuple[str, ...]:
    return (f"acknowledged {n_acknowledged}, lost {n_lost}, twice {n_twice}",)
