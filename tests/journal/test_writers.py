"""Several processes write at once, and the chain stays one chain."""

from pathlib import Path

from .house import outcome, run, start

N_WRITERS, N_LINES = 4, 40


def test_lines_of_writers_at_the_same_time_make_one_chain(tmp_path: Path) -> None:
    run(tmp_path, "migrate('journal')\ntold(0)")
    writing = f"""
for number in range({N_LINES}):
    actions.write(
        by=Participant("dou"), act="participant.view", about=Participant(f"P-{{number}}")
    )
told({N_LINES})
"""

    running = [start(tmp_path, writing) for _ in range(N_WRITERS)]
    written = [outcome(each) for each in running]

    assert written == [N_LINES] * N_WRITERS
    assert run(
        tmp_path, "check = queries.check()\ntold([check.n_entries, check.first_broken])"
    ) == [N_WRITERS * N_LINES, None]
