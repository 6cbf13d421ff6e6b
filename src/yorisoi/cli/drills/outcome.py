"""What a drill found: whether it held, in plain sentences and in numbers."""

from dataclasses import dataclass, field

from yorisoi.cli.errors import MENDABLE
from yorisoi.cli.output import put_json
from yorisoi.cli.words import Say


@dataclass(frozen=True)
class Outcome:
    """One drill: did it hold, what was counted, and what that means."""

    name: str
    facts: dict[str, object]
    failures: tuple[str, ...] = ()
    sentences: tuple[str, ...] = field(default=())

    @property
    def held(self) -> bool:
        """Whether nothing was lost."""
        return not self.failures


def failures(**checks: tuple[object, object]) -> tuple[str, ...]:
    """Return a line for each (expected, found) that differ; the name says what was counted."""
    return tuple(
        f"{name}: expected {expected}, found {found}"
        for name, (expected, found) in checks.items()
        if expected != found
    )


def tell(outcome: Outcome, say: Say, *, is_json: bool) -> int:
    """Print an outcome; return the exit code, 0 only when it held."""
    if is_json:
        put_json(
            {
                "drill": outcome.name,
                "held": outcome.held,
                **outcome.facts,
                "failures": outcome.failures,
            }
        )
    else:
        for sentence in (*outcome.sentences, *outcome.failures):
            print(sentence)
        print(
            say("この訓練は、うまくいきました。", "The drill held.")
            if outcome.held
            else say(
                "この訓練は、うまくいきませんでした。上の数を見てください。",
                "The drill did not hold. See the counts above.",
            )
        )
    return 0 if outcome.held else MENDABLE
