"""Every address belongs to one face, or to both for a reason."""

import pytest
from django.test import Client
from pytest_django import Settings

from people import Cast
from web.addresses import Address, addresses
from yorisoi.web.faces import SHARED, is_served

ALL = addresses()


def _faces(path: str) -> set[str]:
    return {face for face in ("staff", "public") if is_served(path, face=face)}


@pytest.mark.parametrize("address", ALL, ids=[each.name for each in ALL])
def test_address_is_served_by_the_face_it_belongs_to(address: Address) -> None:
    path = address.path()
    if path.startswith(tuple(SHARED)):
        wanted = {"staff", "public"}
    else:
        wanted = {"staff"} if path.startswith("/desk/") else {"public"}

    assert _faces(path) == wanted
    if address.side == "staff":
        assert wanted == {"staff"}
    if address.side == "person":
        assert "public" in wanted


def test_what_is_shared_has_a_reason_and_exists() -> None:
    paths = [each.path() for each in ALL] + ["/static/"]

    assert [prefix for prefix in SHARED if not any(each.startswith(prefix) for each in paths)] == []
    assert [prefix for prefix, reason in SHARED.items() if len(reason) < 10] == []


@pytest.mark.parametrize(
    ("face", "here", "not_here"),
    [("staff", "/sign-in", ("/me/", "/", "/courses/")), ("public", "/sign-in", ("/desk/",))],
)
def test_face_answers_its_own_and_knows_nothing_of_the_other(
    cast: Cast, client: Client, settings: Settings, face: str, here: str, not_here: tuple[str, ...]
) -> None:
    settings.YORISOI_FACE = face

    assert client.get(here).status_code == 200
    assert [client.get(path).status_code for path in not_here] == [404] * len(not_here)
