"""What the second wall costs: the same pages with row-level security on and off, in turns.

scripts/with-postgresql python bench/rls.py
"""

import os
import statistics
import sys
import time
from pathlib import Path

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "yorisoi.web.settings")
sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "tests"))

import django

django.setup()

from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402
from django.test import Client  # noqa: E402

from people import Cast, gather  # noqa: E402
from yorisoi.people import actions  # noqa: E402
from yorisoi.people.scope import walls  # noqa: E402

ROUNDS, N_PEOPLE, N_PAGES = 4, 60, 8


def fenced() -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT tablename FROM pg_policies ORDER BY 1")
        return [name for (name,) in cursor.fetchall()]


def switch(tables: list[str], *, is_on: bool) -> None:
    with connection.cursor() as cursor:
        for table in tables:
            cursor.execute(
                f'ALTER TABLE "{table}" {"ENABLE" if is_on else "DISABLE"} ROW LEVEL SECURITY'
            )


def timed(client: Client, path: str) -> float:
    """Return milliseconds a page."""
    began = time.perf_counter()
    for _ in range(N_PAGES):
        assert client.get(path).status_code == 200
    return (time.perf_counter() - began) / N_PAGES * 1000


def set_up() -> Cast:
    call_command("migrate", verbosity=0)
    cast = gather()
    for number in range(N_PEOPLE):
        person = actions.Person(name=f"仮名 {number}", centre=cast.centre)
        actions.register(by=cast.dou, municipality=cast.ward, person=person, is_fictitious=True)
    return cast


def main() -> None:
    with walls.everywhere("the benchmark fills its own database"):
        cast = set_up()
    staff, person = Client(), Client()
    staff.force_login(cast.dou)
    person.force_login(cast.aki.account)
    pages = {
        f"roster of {N_PEOPLE + 2} people": (staff, f"/desk/{cast.programme.code}/people/"),
        "a person's own page": (person, "/me/"),
    }
    tables = fenced()
    times: dict[tuple[str, bool], list[float]] = {}
    for client, path in pages.values():
        timed(client, path)
    for _ in range(ROUNDS):
        for is_on in (False, True):
            switch(tables, is_on=is_on)
            for name, (client, path) in pages.items():
                times.setdefault((name, is_on), []).append(timed(client, path))
    for name in pages:
        off, on = (statistics.median(times[name, is_on]) for is_on in (False, True))
        print(f"{name}: {off:.1f} ms without, {on:.1f} ms with ({(on / off - 1) * 100:+.0f} %)")


if __name__ == "__main__":
    main()
