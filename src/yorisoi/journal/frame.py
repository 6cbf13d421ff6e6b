"""What surrounds the lines that one request writes: for which organisation, for whom, what for.

A door puts the frame around a view, so that no action has to hand these words through. The frame
lives in a context variable, which belongs to one request only; a line written outside any frame,
by a command, says nothing of them.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Frame:
    """Codes of the organisation and municipality at work, of who is acted for, and purposes.

    `purposes` holds, by the code of a person outside the reader's own list, what the reader said
    their record is opened for.
    """

    organisation: str = ""
    municipality: str = ""
    on_behalf_of: str = ""
    purposes: Mapping[str, str] = field(default_factory=dict)


_NOWHERE = Frame()
_FRAME: ContextVar[Frame] = ContextVar("yorisoi_journal_frame", default=_NOWHERE)


def current() -> Frame:
    """Return the frame around the code that runs now."""
    return _FRAME.get()


@contextmanager
def inside(frame: Frame) -> Iterator[None]:
    """Let every line written inside carry what the frame says."""
    token = _FRAME.set(frame)
    try:
        yield
    finally:
        _FRAME.reset(token)
