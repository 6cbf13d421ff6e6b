"""How many words are read right: python bench/readings.py

The gold words (tests/data/readings_gold.csv, read by hand) stand in whole sentences; a word counts
as right when its kanji part has exactly the reading of the list. The peer in the same run is Open
JTalk as it comes, without our names, counters and rules.
"""

import csv
import time
from collections.abc import Callable, Iterator
from itertools import groupby
from pathlib import Path

from yorisoi.engines.language import names, okurigana, ruby
from yorisoi.engines.language.reader import tokens

GOLD = Path(__file__).resolve().parent.parent / "tests" / "data" / "readings_gold.csv"
Pieces = Iterator[tuple[str, str]]


def ours(sentence: str) -> Pieces:
    """The pieces and readings that pages show."""
    return ((each.surface, each.reading) for each in ruby(sentence))


def open_jtalk(sentence: str) -> Pieces:
    """The pieces and readings of Open JTalk alone."""
    for token in tokens(sentence):
        yield from okurigana.split(token.surface, reading=token.reading)


def between(pieces: Pieces, start: int, end: int) -> str:
    """Return the reading over the letters from start to before end, from every piece that touches them."""
    place, said = 0, ""
    for surface, reading in pieces:
        if place < end and place + len(surface) > start:
            said += reading or surface
        place += len(surface)
    return said


def share(read: Callable[[str], Pieces]) -> tuple[int, int, float]:
    """Return how many words are right, of how many, and the seconds it took."""
    with GOLD.open(encoding="utf-8") as file:
        rows = list(csv.DictReader(line for line in file if not line.startswith("#")))
    began, n_right = time.perf_counter(), 0
    for sentence, words in groupby(rows, key=lambda row: row["sentence"]):
        pieces, start = list(read(sentence)), 0
        for word in words:
            at = sentence.index(word["surface"], start)
            start = at + len(word["surface"])
            n_right += between(iter(pieces), at, start) == word["reading"]
    return n_right, len(rows), time.perf_counter() - began


def main() -> None:
    """Print the table."""
    tokens("はじめ")
    print("| | right | of | share | seconds |\n|---|---|---|---|---|")
    for name, read in (("yorisoi", ours), ("Open JTalk alone", open_jtalk)):
        right, whole, seconds = share(read)
        print(f"| {name} | {right} | {whole} | {right / whole:.1%} | {seconds:.2f} |")
    wrong = [word for word, said in names() if "".join(r or s for s, r in ours(word)) != said]
    print(f"\nnames in the dictionary: {len(names()) - len(wrong)} of {len(names())} {wrong or ''}")


if __name__ == "__main__":
    main()
