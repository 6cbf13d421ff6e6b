"""DATABASE_URL names the database; what it cannot say is refused with a sentence that helps."""

from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured
from psycopg.conninfo import conninfo_to_dict

from yorisoi.vault.addresses import guarded
from yorisoi.web.databases import databases

FILE = Path("/data/yorisoi.sqlite3")


def test_without_an_address_the_rows_are_in_the_file_of_the_house() -> None:
    database = databases("", file=FILE)["default"]

    assert (database["ENGINE"], database["NAME"]) == ("yorisoi.web.sqlite3", FILE)


def test_sqlite_file_keeps_every_write_before_it_says_so() -> None:
    options = databases("sqlite:////elsewhere/our.sqlite3", file=FILE)["default"]["OPTIONS"]

    assert options == {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;",
    }


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("sqlite:////elsewhere/our.sqlite3", Path("/elsewhere/our.sqlite3")),
        ("sqlite:///our%20file.sqlite3", Path("our file.sqlite3").absolute()),
    ],
)
def test_sqlite_address_is_a_full_or_a_relative_path(url: str, name: Path) -> None:
    assert databases(url, file=FILE)["default"]["NAME"] == name


def test_server_is_named_with_all_its_parts() -> None:
    url = "postgresql://yorisoi:p%40ss%2Fword@db.example:5433/ward?sslmode=verify-full"

    assert databases(url, file=FILE) == {
        "default": {
            "ENGINE": "django.db.backends.postgresql",
            "NAME": "ward",
            "USER": "yorisoi",
            "PASSWORD": "p@ss/word",
            "HOST": "db.example",
            "PORT": "5433",
            "CONN_MAX_AGE": 60,
            "CONN_HEALTH_CHECKS": True,
            "OPTIONS": {
                "connect_timeout": 5,
                "application_name": "yorisoi",
                "sslmode": "verify-full",
            },
        }
    }


def test_server_on_this_machine_is_named_by_the_folder_of_its_socket() -> None:
    database = databases("postgres://yorisoi@/ward?host=/run/postgresql&port=5433", file=FILE)[
        "default"
    ]

    assert (database["HOST"], database["PORT"]) == ("/run/postgresql", "5433")
    assert database["OPTIONS"] == {"connect_timeout": 5, "application_name": "yorisoi"}


@pytest.mark.parametrize(
    ("url", "says"),
    [
        ("mysql://host/ward", "expected postgresql:// or sqlite:///, got mysql"),
        ("ward.sqlite3", "expected postgresql:// or sqlite:///, got no scheme"),
        ("sqlite://our.sqlite3", "expected sqlite:///folder/file"),
        ("postgresql://host/", "expected the name of one database"),
        ("postgresql://host/one/two", "expected the name of one database"),
        ("postgresql://host/ward?options=-csearch_path", "got options"),
    ],
)
def test_address_that_cannot_be_read_is_refused_with_what_was_expected(url: str, says: str) -> None:
    with pytest.raises(ImproperlyConfigured, match=says):
        databases(url, file=FILE)


def test_refusal_never_repeats_a_password() -> None:
    with pytest.raises(ImproperlyConfigured) as refused:
        databases("postgresql://yorisoi:geheim@host/ward?options=geheim", file=FILE)

    assert "geheim" not in str(refused.value)


@pytest.mark.parametrize(
    ("address", "mode"),
    [
        ("postgresql://u@db.example/ward", "verify-full"),
        ("postgresql://u@192.0.2.7:5433/ward?connect_timeout=3", "verify-full"),
        ("postgresql://u@/ward?host=db.example", "verify-full"),
        ("postgresql://u@127.0.0.1,db.example/ward", "verify-full"),
        ("postgresql://u@db.example/ward?sslmode=require", "require"),
        ("postgresql://u@127.0.0.1/ward", None),
        ("postgresql://u@[::1]/ward", None),
        ("postgresql://u@localhost:5433/ward", None),
        ("postgresql://u@/ward?host=/run/postgresql", None),
    ],
)
def test_server_on_another_machine_is_reached_encrypted_and_must_prove_who_it_is(
    address: str, mode: str | None
) -> None:
    options = databases(address, file=FILE)["default"]["OPTIONS"]

    assert options.get("sslmode") == mode
    assert conninfo_to_dict(guarded(address)).get("sslmode") == mode
