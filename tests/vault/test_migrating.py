"""A database of the first version, with rows in it, is sealed anew for each person, and back."""

import os
import subprocess
import sys
from pathlib import Path

FIRST = """
import base64, os
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
import django; django.setup()
from django.core.management import call_command
from django.db import connection
from yorisoi.vault import keyring

call_command("migrate", "people", "0002", verbosity=0)
call_command("migrate", "ties", "0002", verbosity=0)
key = keyring.first_key()

def v1(text, place):
    nonce = os.urandom(12)
    box = nonce + AESGCM(key).encrypt(nonce, text.encode(), place.encode())
    return "v1." + base64.urlsafe_b64encode(box).decode()

def row(table, **values):
    names = ", ".join(values)
    marks = ", ".join(["%s"] * len(values))
    with connection.cursor() as cursor:
        cursor.execute(f"INSERT INTO {table} ({names}) VALUES ({marks})", list(values.values()))

at = "2026-04-01 00:00:00+00:00"
P = "people_participant|"
row("people_account", id=1, code="dou", name="ドウ", password="!", is_active=True)
row("people_account", id=2, code="beni", name="ベニ", password="!", is_active=True)
row("people_organisation", id=1, code="kakuu", name="架空区", kind="municipality", municipality_id=1, phone="", address="")
row("people_participant", id=1, municipality_id=1, code="P-23456", account_id=2, name=v1("ベニ コウ", P + "name"),
    reading=v1("べに こう", P + "reading"), kinds=v1('["intellectual"]', P + "kinds"), note="", channel="phone",
    handout_format="ruby", is_fictitious=True, registered_at=at, registered_by_id=1)
row("people_channel", id=1, participant_id=1, kind="phone", address=v1("03-0000-0000", "people_channel|address"))
row("programme_programme", id=1, code="kakuu-r8", municipality_id=1, fiscal_year=2026, name="見本", concept="",
    notice="", help_phone="", minimum_count=10, made_at=at, made_by_id=1)
"""

AFTER = """
import django; django.setup()
from yorisoi.people import queries
from yorisoi.people.models import Account, Participant, Organisation
from yorisoi.vault.walking import walk

beni = Participant.objects.get()
ward = Organisation.objects.get()
print([beni.name, beni.reading, beni.kinds, beni.channels.get().address, beni.account.name])
print([each.name for each in queries.known_by(["ベニ"], municipality=ward)])
print([each.name for each in queries.known_by(["０３ー００００ー００００"], municipality=ward)])
print(walk().broken)
print(len({*Account.objects.values_list("row", flat=True), beni.row, ward.row}))
"""

BACK = """
import django; django.setup()
from django.db import connection
with connection.cursor() as cursor:
    cursor.execute("SELECT name FROM people_participant")
    print(cursor.fetchone()[0][:3])
    cursor.execute("SELECT name FROM people_account ORDER BY id")
    print([each[0] for each in cursor.fetchall()])
"""


def _python(folder: Path, *arguments: str) -> str:
    told = {key: value for key, value in os.environ.items() if not key.startswith("YORISOI_")}
    told |= {"DJANGO_SETTINGS_MODULE": "yorisoi.web.settings", "YORISOI_DATA": str(folder)}
    told.pop("DATABASE_URL", None)
    done = subprocess.run(
        [sys.executable, *arguments], env=told, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def _migrate(folder: Path, *where: str) -> None:
    _python(folder, "-m", "django", "migrate", *where, "-v0")


def test_rows_of_the_first_version_open_with_a_key_for_each_person_and_go_back(
    tmp_path: Path,
) -> None:
    _python(tmp_path, "-c", FIRST)

    _migrate(tmp_path)

    assert _python(tmp_path, "-c", AFTER).splitlines() == [
        "['ベニ コウ', 'べに こう', ['intellectual'], '03-0000-0000', 'ベニ']",
        "['ベニ コウ']",
        "['ベニ コウ']",
        "()",
        "4",
    ]

    _migrate(tmp_path, "people", "0002")
    assert _python(tmp_path, "-c", BACK).splitlines() == ["v1.", "['ドウ', 'ベニ']"]

    _migrate(tmp_path)
    assert _python(tmp_path, "-c", AFTER).splitlines()[0].startswith("['ベニ コウ'")
