"""Logs that say where something broke and never what somebody had typed.

The words of an exception can hold a value (a telephone that could not be read, the row a database
refused). So a log keeps its kind and the lines of code it passed through, and leaves its words out.
"""

import logging
import traceback
from types import TracebackType

Broken = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]


class WithoutValues(logging.Formatter):
    """Write the kind of an exception and where it passed; not its words, not a value, no address."""

    def formatException(self, ei: Broken) -> str:
        """Return kind and places of an exception and of those that led to it."""
        told = []
        error: BaseException | None = ei[1]
        while error is not None:
            told.append("".join(traceback.format_tb(error.__traceback__)) + type(error).__name__)
            error = error.__cause__ or error.__context__
        return "\n".join(told)

    def format(self, record: logging.LogRecord) -> str:
        """Write one record; what another formatter kept of the exception is not used."""
        quiet = logging.makeLogRecord(record.__dict__ | {"exc_text": None})
        if quiet.exc_info or hasattr(quiet, "request"):
            quiet.msg, quiet.args = _place(quiet), ()
        return super().format(quiet)


def _place(record: logging.LogRecord) -> str:
    """Return what is said of a request: how the house calls the page, not its address.

    An address can hold the number of a card or the code of a person.
    """
    match = getattr(getattr(record, "request", None), "resolver_match", None)
    return f"{record.name}: {match.view_name if match else record.module}"
