"""What a scan may do, which pictures are offered, and what keys and marks give away."""

from pathlib import Path

import pytest
from pytest_django import Settings

from entrance.cards.carrying import given_card, given_secret
from people import Cast
from yorisoi.entrance.cards import keys, rules
from yorisoi.entrance.cards.models import Entrant
from yorisoi.entrance.cards.terms import (
    N_MISSES_MOST,
    N_OFFERED,
    DeviceKind,
    Door,
    NewDevice,
    Picture,
)


def _entrant(new_device: str, *, secret: str = "", n_misses: int = 0) -> Entrant:
    return Entrant(participant_id=1, new_device=new_device, secret_mark=secret, n_misses=n_misses)


@pytest.mark.parametrize(
    ("entrant", "n_devices", "door"),
    [
        (_entrant(NewDevice.ASK), 0, Door.OPEN),
        (_entrant(NewDevice.ASK), 1, Door.ASK),
        (_entrant(NewDevice.PICTURES, secret="x"), 0, Door.OPEN),
        (_entrant(NewDevice.PICTURES, secret="x"), 1, Door.PICTURES),
        (_entrant(NewDevice.PICTURES), 1, Door.ASK),
        (_entrant(NewDevice.PICTURES, secret="x", n_misses=N_MISSES_MOST - 1), 1, Door.PICTURES),
        (_entrant(NewDevice.PICTURES, secret="x", n_misses=N_MISSES_MOST), 1, Door.ASK),
        (_entrant(NewDevice.BORROWED), 0, Door.BORROWED),
        (_entrant(NewDevice.BORROWED), 3, Door.BORROWED),
    ],
)
def test_door_before_a_device_that_is_new(entrant: Entrant, n_devices: int, door: Door) -> None:
    assert rules.door(entrant, n_devices=n_devices) == door


def test_twelve_pictures_of_a_person_are_always_the_same_and_in_the_same_places() -> None:
    first = rules.offered(7)

    assert first == rules.offered(7)
    assert len(set(first)) == N_OFFERED
    assert first != rules.offered(8)


def test_secret_opens_in_its_order_only_and_for_its_person_only(cast: Cast) -> None:
    given_card(cast)
    one, two, three = given_secret(cast)
    entrant = Entrant.objects.get(participant=cast.beni)

    assert rules.are_secret(entrant, (one, two, three))
    assert not rules.are_secret(entrant, (three, two, one))
    assert not rules.are_secret(entrant, (one, two))
    entrant.participant_id = cast.aki.pk
    assert not rules.are_secret(entrant, (one, two, three))


def test_token_has_144_bits_and_code_12_digits_and_neither_stands_in_the_row(cast: Cast) -> None:
    card = given_card(cast)
    token, code = keys.token_of(card.seed), keys.code_of(card.seed)

    assert (len(token) * 6, len(code), code.isdecimal()) == (144, 12, True)
    row = " ".join(str(value) for value in type(card).objects.filter(pk=card.pk).values_list()[0])
    assert [each for each in (token, code) if each in row] == []
    assert card.seed in row


def test_seed_gives_another_token_under_another_key_file(
    settings: Settings, tmp_path: Path
) -> None:
    seed = keys.new_seed()
    here = keys.token_of(seed)

    settings.YORISOI_KEY_FILE = tmp_path / "stolen-database-has-no-key"

    assert keys.token_of(seed) != here


def test_every_picture_is_drawn_and_has_a_name_of_its_own(source_of_cards) -> None:
    drawn = {each.stem for each in (source_of_cards / "static" / "cards" / "pictures").iterdir()}

    assert drawn == set(Picture.values)
    assert len({str(each.label) for each in Picture}) == len(Picture) == 24


@pytest.mark.parametrize(
    ("agent", "kind"),
    [
        ("Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X)", DeviceKind.PHONE),
        ("Mozilla/5.0 (Linux; Android 15; Pixel 9) Mobile Safari/537.36", DeviceKind.PHONE),
        ("Mozilla/5.0 (Linux; Android 15; SM-X710) Safari/537.36", DeviceKind.TABLET),
        ("Mozilla/5.0 (iPad; CPU OS 18_0 like Mac OS X)", DeviceKind.TABLET),
        ("Mozilla/5.0 (Windows NT 10.0; Win64; x64)", DeviceKind.COMPUTER),
        ("", DeviceKind.COMPUTER),
    ],
)
def test_device_is_called_what_it_seems_to_be(agent: str, kind: DeviceKind) -> None:
    assert rules.device_kind(agent) == kind


@pytest.mark.parametrize(
    "typed", ["1234 5678 9012", "１２３４－５６７８－９０１２", "123456789012"]
)
def test_number_is_read_however_it_was_typed(typed: str) -> None:
    assert rules.in_groups(rules.digits(typed)) == "1234 5678 9012"
