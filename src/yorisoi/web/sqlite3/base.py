"""Django's SQLite backend, with the turn taken before BEGIN; Django asks for a module of this name."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from django.db.backends.sqlite3 import base
from django.db.utils import OperationalError

from yorisoi.web.sqlite3.turn import Turn, turn_of

READS = ("SELECT", "PRAGMA", "EXPLAIN")


class NobodyGaveWay(OperationalError):
    """The turn to write did not come in time; nothing was written."""


class DatabaseWrapper(base.DatabaseWrapper):
    """A connection that queues before it writes, so that the longest wait stays short."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._held: Turn | None = None
        self._begins_late = False
        self._is_put_off = False

    @contextmanager
    def begins_late(self) -> Iterator[None]:
        """Let the transaction that follows begin with its first write, not before its reads.

        The whole of a request can so be one transaction without holding others up while a form
        is checked. Every act still begins before its own reads: its savepoint counts as a write.
        """
        if self.in_atomic_block:
            yield
            return
        self._begins_late = True
        try:
            with self.execute_wrapper(self._begin_before_the_first_write):
                yield
        finally:
            self._begins_late = self._is_put_off = False

    def _begin_before_the_first_write(
        self, execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any
    ) -> Any:
        if self._is_put_off and not sql.lstrip().upper().startswith(READS):
            self._is_put_off = False
            self._begin()
        return execute(sql, params, many, context)

    def _start_transaction_under_autocommit(self) -> None:
        if self._begins_late:
            self._is_put_off = True
        else:
            self._begin()

    def _begin(self) -> None:
        if self._held is None and not self.is_in_memory_db():
            turn = turn_of(str(self.settings_dict["NAME"]))
            seconds = float(self.settings_dict["OPTIONS"].get("timeout", 5))
            if not turn.take(seconds=seconds):
                raise NobodyGaveWay(f"no turn to write within {seconds:g} s")
            self._held = turn
        try:
            super()._start_transaction_under_autocommit()  # type: ignore[misc]  # not in the stubs
        except BaseException:
            self._give_back()
            raise

    def _give_back(self) -> None:
        if self._held is not None:
            held, self._held = self._held, None
            held.give_back()

    def _commit(self) -> None:
        super()._commit()  # type: ignore[misc]  # not in the stubs
        self._give_back()

    def _rollback(self) -> None:
        self._is_put_off = False
        try:
            super()._rollback()  # type: ignore[misc]  # not in the stubs
        finally:
            self._give_back()

    def _close(self) -> None:
        try:
            super()._close()  # type: ignore[misc]  # not in the stubs
        finally:
            self._give_back()
