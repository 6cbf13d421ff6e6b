"""Find people whom the ward knows already, by what somebody just typed."""

from collections.abc import Iterable
from dataclasses import dataclass

from yorisoi.engines.language import fold
from yorisoi.people import queries as people
from yorisoi.people.models import Organisation, Participant
from yorisoi.stages.courses.terms import Likeness


@dataclass(frozen=True)
class Known:
    """A participant with names and numbers in the form in which they are compared."""

    participant: Participant
    name: str
    reading: str
    numbers: frozenset[str]


@dataclass(frozen=True)
class Alike:
    """A participant who may be the person meant, and on what the records agree."""

    participant: Participant
    on: tuple[Likeness, ...]

    @property
    def is_sure(self) -> bool:
        """Whether name or reading and a number agree: then it is the same person."""
        return Likeness.PHONE in self.on


@dataclass(frozen=True)
class Clues:
    """What is known of the person who is looked for."""

    name: str = ""
    reading: str = ""
    numbers: tuple[str, ...] = ()
    birth_year: int | None = None

    @property
    def words(self) -> tuple[str, ...]:
        """What the person is looked for by."""
        return (self.name, self.reading, *self.numbers)


def known_people(
    words: Iterable[str], *, municipality: Organisation, centre: Organisation | None = None
) -> tuple[Known, ...]:
    """Return those in the reader's scope who go by one of some names, readings, numbers or codes."""
    found = people.known_by(words, municipality=municipality, centre=centre)
    return tuple(_known(each) for each in found.prefetch_related("channels"))


def _known(participant: Participant) -> Known:
    return Known(
        participant=participant,
        name=fold(participant.name),
        reading=fold(participant.reading or ""),
        numbers=frozenset(fold(each.address) for each in participant.channels.all()),
    )


def alike(clues: Clues, *, among: Iterable[Known]) -> tuple[Alike, ...]:
    """Return those who agree on name or reading, and on a number or the birth year as well."""
    name, reading = fold(clues.name), fold(clues.reading)
    numbers = {fold(each) for each in clues.numbers if each}
    found = []
    for known in among:
        said = _agreed(known, name=name, reading=reading)
        more = []
        if numbers & known.numbers:
            more.append(Likeness.PHONE)
        if clues.birth_year and clues.birth_year == known.participant.birth_year:
            more.append(Likeness.BIRTH_YEAR)
        if said and more:
            found.append(Alike(known.participant, (*said, *more)))
    return tuple(sorted(found, key=lambda each: (not each.is_sure, each.participant.code)))


def _agreed(known: Known, *, name: str, reading: str) -> list[Likeness]:
    said = []
    if name and name == known.name:
        said.append(Likeness.NAME)
    if reading and reading == known.reading:
        said.append(Likeness.READING)
    return said


def search(text: str, *, among: Iterable[Known]) -> tuple[Participant, ...]:
    """Return the people whose name, reading, number or code holds a text, by reading."""
    wanted = fold(text)
    if not wanted:
        return ()
    found = [
        known
        for known in among
        if wanted in known.name
        or wanted in known.reading
        or wanted in known.numbers
        or wanted == fold(known.participant.code)
    ]
    return tuple(each.participant for each in sorted(found, key=lambda each: each.reading))
