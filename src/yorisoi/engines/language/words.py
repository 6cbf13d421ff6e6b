"""The word lists that ship with the engine: names and field words, counters, watched words, loanwords."""

from collections.abc import Iterator
from functools import lru_cache
from importlib.resources import files


@lru_cache(maxsize=1)
def readings() -> dict[str, tuple[tuple[str, str], ...]]:
    """Names and words: what is written -> its (kanji group, reading) parts."""
    found = {}
    for _kind, written, reading in _rows("readings.csv"):
        parts = tuple(zip(written.split(), reading.split(), strict=True))
        found["".join(written.split())] = parts
    return found


@lru_cache(maxsize=1)
def names() -> tuple[tuple[str, str], ...]:
    """Every name of the list with its whole reading, in the order of the file."""
    return tuple(
        ("".join(written.split()), "".join(reading.split()))
        for kind, written, reading in _rows("readings.csv")
        if kind == "name"
    )


@lru_cache(maxsize=1)
def counters() -> tuple[str, ...]:
    """Words read together with the figure before them, longest first."""
    return tuple(sorted(set(_words("counters.txt")), key=lambda word: (-len(word), word)))


@lru_cache(maxsize=1)
def watched() -> frozenset[str]:
    """Words whose reading only the meaning decides."""
    return frozenset(_words("watched.txt"))


@lru_cache(maxsize=1)
def loanwords() -> dict[str, str]:
    """Words in Latin letters, in small letters without spaces or hyphens -> how they are said."""
    return {loanword_key(written): spoken for written, spoken in _rows("loanwords.csv")}


def loanword_key(written: str) -> str:
    """The form under which a word in Latin letters is looked up."""
    return written.casefold().replace(" ", "").replace("-", "")


def _rows(name: str) -> Iterator[tuple[str, ...]]:
    """The rows of a comma separated list, without its comments."""
    for line in _lines(name):
        yield tuple(line.split(","))


def _words(name: str) -> Iterator[str]:
    """The words of a list parted by white space, without its comments."""
    for line in _lines(name):
        yield from line.split()


def _lines(name: str) -> Iterator[str]:
    """The lines of a list that are neither empty nor a comment."""
    for line in files(__package__).joinpath(f"data/{name}").read_text("utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            yield line
