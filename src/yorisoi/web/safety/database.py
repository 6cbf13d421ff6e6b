"""Whether the tables are those of this version, and whether the server's second wall stands."""

from typing import Any

from django.apps import apps
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.utils.translation import gettext as _

from yorisoi.web.safety.findings import Finding, House, Severity, safe, unsafe

PERSONS = "Participant"
# By which word each setting of the server gives up what a power cut should not take.
THROUGH = {"fsync": {"off"}, "full_page_writes": {"off"}, "synchronous_commit": {"off"}}


def migrations(house: House) -> Finding:
    """Tables of another version lose or refuse what is written."""
    executor = MigrationExecutor(connection)
    n = len(executor.migration_plan(executor.loader.graph.leaf_nodes()))
    if n:
        return unsafe(
            "migrations",
            Severity.NOW,
            _("データベースが古い形のままです。なおすところが%(n)sあります。") % {"n": n},
            _("写しを取ってから、yorisoi setup を動かしてください。"),
        )
    return safe("migrations", _("データベースは、この版の形です。"))


def role(house: House) -> Finding | None:
    """A superuser passes every wall of the server."""
    if connection.vendor != "postgresql":
        return None
    rows = _asked("SELECT rolsuper OR rolbypassrls FROM pg_roles WHERE rolname = current_user", ())
    return role_finding(is_superuser=bool(rows[0][0]))


def role_finding(*, is_superuser: bool) -> Finding:
    """Say whether the account at the server may do more than it needs."""
    if is_superuser:
        return unsafe(
            "role",
            Severity.NOW,
            _("PostgreSQL に管理者の権限でつないでいます。行ごとの壁がききません。"),
            _("権限の少ない利用者を作り、DATABASE_URL をその名前にしてください。"),
        )
    return safe("role", _("PostgreSQL には、権限の少ない利用者でつないでいます。"))


def row_walls(house: House) -> Finding | None:
    """Rows of people have a second wall inside the server itself."""
    if connection.vendor != "postgresql":
        return None
    tables = [each._meta.db_table for each in apps.get_models() if each.__name__ == PERSONS]
    rows = _asked(
        "SELECT relname FROM pg_class WHERE relname = ANY(%s) AND NOT relrowsecurity", (tables,)
    )
    return walls_finding(without=tuple(str(each[0]) for each in rows))


def walls_finding(*, without: tuple[str, ...]) -> Finding:
    """Say whether the tables of people have row-level security."""
    if without:
        return unsafe(
            "row_walls",
            Severity.SOON,
            _("PostgreSQL の行ごとの壁（行レベルセキュリティ）が、切れています。"),
            _("yorisoi setup をもう一度動かしてください。"),
        )
    return safe("row_walls", _("PostgreSQL の行ごとの壁（行レベルセキュリティ）がきいています。"))


def flushing(house: House) -> Finding | None:
    """What was acknowledged survives a power cut only where the server writes it through first."""
    if connection.vendor != "postgresql":
        return None
    names = sorted(THROUGH)
    rows = _asked("SELECT name, setting FROM pg_settings WHERE name = ANY(%s)", (names,))
    return flushing_finding(off=tuple(str(name) for name, how in rows if how in THROUGH[name]))


def flushing_finding(*, off: tuple[str, ...]) -> Finding:
    """Say whether the server waits for the disk before it says that something is kept."""
    if off:
        return unsafe(
            "flushing",
            Severity.NOW,
            _("PostgreSQL が、書いたものを待たずに「受け取りました」と答えます（%(names)s）。")
            % {"names": "、".join(sorted(off))},
            _(
                "postgresql.conf の fsync、full_page_writes、synchronous_commit を on にしてください。"
            ),
        )
    return safe("flushing", _("PostgreSQL は、ディスクに書いてから答えます。"))


def _asked(question: str, given: tuple[Any, ...]) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(question, given)
        return list(cursor.fetchall())


LOOKS = (migrations, role, row_walls, flushing)
