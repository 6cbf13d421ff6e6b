"""What every layout needs to know about a page, as plain values."""

from dataclasses import dataclass
from enum import StrEnum


class Face(StrEnum):
    """Whom a page is for; it decides type, size and what is always there."""

    STAFF = "staff"
    PERSON = "person"
    PUBLIC = "public"


class Step(StrEnum):
    """Where a stage of the year stands."""

    PAST = "past"
    NOW = "now"
    NEXT = "next"


@dataclass(frozen=True)
class Link:
    """A place to go and the words that say so."""

    words: str
    href: str
    is_current: bool = False


@dataclass(frozen=True)
class RoadStep:
    """One of the ten stages on the road of the year; ``word`` is its state in words, ``kind`` its mark.

    ``mark`` says more than the road can: a stage that is being prepared lies ahead and is half a circle.
    """

    number: int
    verb: str
    state: str
    word: str
    href: str
    current: bool = False
    mark: str = ""

    @property
    def kind(self) -> str:
        """The mark of the state: done, now, half or none."""
        return self.mark or {Step.PAST: "done", Step.NOW: "now"}.get(Step(self.state), "none")


@dataclass(frozen=True)
class Page:
    """The frame of one page: who it is for, what it is called and what surrounds it."""

    face: str
    title: str
    notice: str = ""
    crumbs: tuple[Link, ...] = ()
    help_phone: str = ""
    help_note: str = ""
    signed_in_as: str = ""
    acting_for: str = ""
    who_href: str = ""
    road: tuple[RoadStep, ...] = ()
    programme: str = ""
    nav: tuple[Link, ...] = ()
    foot: tuple[Link, ...] = ()
    home_href: str = "/"
    stuck_href: str = ""
    looks_href: str = ""
    out_href: str = ""
    kick: str = ""
    lead: str = ""
    is_to_mend: bool = False
