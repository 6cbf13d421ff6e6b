"""Fuzz one parser with atheris: python fuzz/run.py sheet 20

Coverage leads the changes. The corpus grows in build/fuzz/corpus/; what breaks a parser is kept
in build/fuzz/. `make fuzz SECONDS=20` runs every target for that long.
"""

import sys

import atheris

# Only what reads: watching every import would take longer than the fuzzing.
WATCHED = [
    "yorisoi.engines",
    "yorisoi.cli.backups",
    "yorisoi.stages.area.rules",
    "yorisoi.stages.courses.actions.sheets",
    "yorisoi.stages.effects.rules.sheet",
    "openpyxl.reader",
    "openpyxl.worksheet",
]
with atheris.instrument_imports(include=WATCHED):
    from targets import HOUSE, TARGETS, is_refused, seeds_of

from mutations import changed
from replay import MOST_MB


def _mutate(data: bytes, max_size: int, seed: int) -> bytes:
    """Let every second change be one that knows zips and words."""
    import random  # atheris wants a plain function

    chance = random.Random(seed)
    if chance.random() < 0.5:
        return changed(chance, data)[:max_size]
    return atheris.Mutate(data, max_size)


def main(name: str, seconds: str) -> None:
    """Fuzz until the time is over; a finding ends with an error."""
    target = TARGETS[name]
    corpus = HOUSE / "build" / "fuzz" / "corpus" / name
    corpus.mkdir(parents=True, exist_ok=True)
    for index, data in enumerate(seeds_of(name)):
        (corpus / f"seed-{index}").write_bytes(data)
    options = [
        *(f"-max_total_time={seconds}", "-max_len=200000", "-timeout=20", "-print_final_stats=1"),
        *(f"-rss_limit_mb={400 + MOST_MB}", f"-artifact_prefix={corpus.parent.parent}/{name}-"),
    ]
    atheris.Setup(
        [sys.argv[0], str(corpus), *options],
        lambda data: is_refused(target, data),
        custom_mutator=_mutate,
    )
    atheris.Fuzz()


if __name__ == "__main__":
    main(*sys.argv[1:])
