"""A second wall in the database itself: lines of the journal are added and read, nothing else.

On both databases a trigger refuses to change or delete a line. Whoever owns the tables can take
the trigger away first; the chain finds what they then do. A migration that makes one of these
tables anew (SQLite does, for most changes of a column) must call `take_away` before and `put`
after it, since a new table has no triggers.
"""

from django.db.backends.base.base import BaseDatabaseWrapper

LINES = ("journal_entry", "journal_mention")
HEAD = "journal_journalhead"
REFUSAL = "the journal is only added to"
_FUNCTION = "journal_is_only_added_to"


def _refused() -> tuple[tuple[str, str], ...]:
    """Return what is refused: the table and the word of SQL."""
    lines = tuple((table, word) for table in LINES for word in ("UPDATE", "DELETE"))
    return (*lines, (HEAD, "DELETE"))


def _name(table: str, word: str) -> str:
    return f"{table}_no_{word.lower()}"


def statements_to_put(vendor: str) -> list[str]:
    """Return the SQL that puts the triggers in place."""
    if vendor == "sqlite":
        return [
            f"CREATE TRIGGER {_name(table, word)} BEFORE {word} ON {table} "
            f"BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END"
            for table, word in _refused()
        ]
    function = (
        f"CREATE OR REPLACE FUNCTION {_FUNCTION}() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$ BEGIN RAISE EXCEPTION '{REFUSAL}'; END $$"
    )
    rows = [
        f"CREATE TRIGGER {_name(table, word)} BEFORE {word} ON {table} "
        f"FOR EACH ROW EXECUTE FUNCTION {_FUNCTION}()"
        for table, word in _refused()
    ]
    whole = [
        f"CREATE TRIGGER {_name(table, 'TRUNCATE')} BEFORE TRUNCATE ON {table} "
        f"FOR EACH STATEMENT EXECUTE FUNCTION {_FUNCTION}()"
        for table in (*LINES, HEAD)
    ]
    return [function, *rows, *whole]


def statements_to_take_away(vendor: str) -> list[str]:
    """Return the SQL that takes the triggers away, whether or not they are there."""
    if vendor == "sqlite":
        return [f"DROP TRIGGER IF EXISTS {_name(table, word)}" for table, word in _refused()]
    whole = tuple((table, "TRUNCATE") for table in (*LINES, HEAD))
    drops = [
        f"DROP TRIGGER IF EXISTS {_name(table, word)} ON {table}"
        for table, word in (*_refused(), *whole)
    ]
    return [*drops, f"DROP FUNCTION IF EXISTS {_FUNCTION}()"]


def put(connection: BaseDatabaseWrapper) -> None:
    """Put the triggers in place."""
    _run(connection, statements_to_put(connection.vendor))


def take_away(connection: BaseDatabaseWrapper) -> None:
    """Take the triggers away."""
    _run(connection, statements_to_take_away(connection.vendor))


def are_in_place(connection: BaseDatabaseWrapper) -> bool:
    """Whether every trigger that should be there is there."""
    wanted = {_name(table, word) for table, word in _refused()}
    question = (
        "SELECT name FROM sqlite_master WHERE type = 'trigger'"
        if connection.vendor == "sqlite"
        else "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal"
    )
    with connection.cursor() as cursor:
        cursor.execute(question)
        return wanted <= {str(row[0]) for row in cursor.fetchall()}


def _run(connection: BaseDatabaseWrapper, statements: list[str]) -> None:
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)
