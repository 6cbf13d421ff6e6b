"""One person stands in the roster twice; the two records become one, and nothing is lost on the way."""

import random
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

import pytest
from django.apps import apps
from django.db import models
from django.test import Client
from pytest_django import DjangoCaptureOnCommitCallbacks

from neighbours import CODES, Ward
from people import PHONE, Cast
from yorisoi.journal import queries as journal
from yorisoi.people import actions, clashes, merging, records
from yorisoi.people.holdings import UNTIED, reach, tied_fields
from yorisoi.people.models import (
    Account,
    Participant,
)
from yorisoi.people.terms import MergeGround
from yorisoi.vault import keystore
from yorisoi.vault.walking import sealed_columns, walk

SignIn = Callable[[Account], Client]
Key = tuple[str, int]
MARKS = {"token_mark", "code_mark"}
# What both meet in, and what each has told about the other.
COMMON = {"ties.circle", "people.twopeople"}
# What is made anew, what is the person, and what is only ever added to.
NOT_MOVED = {
    "people.Participant",
    "people.Account",
    "people.Channel",
    "people.SearchMark",
    "journal.Entry",
    "journal.Mention",
}


@pytest.fixture
def twice(cast: Cast) -> Participant:
    """アキ was registered a second time, by telephone, under her whole name."""
    person = actions.Person(
        name="春野 アキ", reading="はるの あき", note="電話で", addresses=(("phone", PHONE),)
    )
    account = actions.open_account(code="person-twice", name="アキ")
    made = actions.register(by=cast.dou, municipality=cast.ward, person=person)
    return actions.give_account(by=cast.dou, participant=made, account=account)


def _merge(cast: Cast, keep: Participant, duplicate: Participant, **chosen: Any) -> Participant:
    known = {"name": keep.name, "reading": keep.reading, "birth_year": keep.birth_year}
    person = actions.Person(**{**known, **chosen})
    return merging.merge(
        by=cast.dou, keep=keep, duplicate=duplicate, person=person, ground=MergeGround.PERSON
    )


# Everything, in whatever order


class Pile(Ward):
    """Rows of one of two people of the same ward: what is unique in the house carries their code."""

    def _words(self, model: type[models.Model], column: "models.Field[Any, Any]") -> str:
        said = super()._words(model, column)
        mine = f"{said[:6]}-{self.rows['people.participant'].code}".lower()
        is_own = model._meta.label_lower in _of_a_person() and column.name in {*CODES, *MARKS}
        return mine[: column.max_length] if is_own else said


def _of_a_person() -> list[str]:
    """Return every kind of row that is tied to a person, so that a new kind is piled up by itself."""
    return [
        model._meta.label_lower
        for model in records.personal_models()
        if model._meta.label not in NOT_MOVED | set(UNTIED) and any(tied_fields(model))
    ]


@dataclass
class Two:
    """Two people with heaps of rows."""

    cast: Cast
    keep: Participant
    duplicate: Participant


def _pile(cast: Cast, dice: random.Random, keep: Participant, duplicate: Participant) -> None:
    """Give each of the two rows of about two kinds in three, in the same classes and circles."""
    shared: dict[str, Any] = {
        "people.organisation": cast.centre,
        "programme.programme": cast.programme,
        "programme.party": cast.programme.parties.get(organisation=cast.ward),
    }
    kinds = [each for each in _of_a_person() if each not in COMMON]
    for person in (keep, duplicate):
        own = {"people.participant": person, "people.account": person.account}
        pile = Pile(replace(cast, dou=person.account), f"{person.code} ", {**shared, **own})
        for kind in dice.sample(kinds, k=2 * len(kinds) // 3):
            pile[kind]
        shared = {label: row for label, row in pile.rows.items() if label not in {*kinds, *own}}


def _found(participant: Participant) -> set[Key]:
    return {
        (model._meta.label, pk)
        for model, keys in reach(participant).items()
        if model._meta.label not in NOT_MOVED
        for pk in keys
    }


def _texts(keys: set[Key]) -> dict[tuple[str, int, str], Any]:
    """Return everything that is sealed in some rows, opened."""
    return {
        (label, pk, column): getattr(apps.get_model(label).objects.get(pk=pk), column)
        for label, pk in keys
        for column in sealed_columns(apps.get_model(label))
    }


def _still_tied(duplicate: Participant) -> set[str]:
    """Return every column of every model that still leads to the duplicate or to its account."""
    return {
        f"{tie.model._meta.label}.{tie.column}"
        for target, pk in ((Participant, duplicate.pk), (Account, duplicate.account_id))
        for tie in clashes.ties_to(target)
        if pk and tie.model._default_manager.filter(**{tie.column: pk}).exists()
    }


@pytest.mark.parametrize("seed", range(16))
def test_whatever_two_records_hold_is_found_at_the_one_that_stays(
    cast: Cast,
    twice: Participant,
    seed: int,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    dice = random.Random(seed)
    keep, duplicate = dice.sample([cast.aki, twice], k=2)
    _pile(cast, dice, keep, duplicate)
    before = _found(keep) | _found(duplicate)
    texts = _texts(before)
    assert len(_found(duplicate)) > 10

    with django_capture_on_commit_callbacks(execute=True):
        kept = _merge(cast, keep, duplicate)

    line = journal.about(kind="Participant", code=keep.code)[0]
    lost = before - _found(kept)
    assert len(lost) == sum(line.detail["gone"].values())
    assert {label for label, _pk in lost} == set(line.detail["gone"])
    assert _still_tied(Participant.objects.get(pk=duplicate.pk)) == {"people.Participant.account"}
    left = before - lost
    assert _texts(left) == {key: text for key, text in texts.items() if key[:2] in left}
    assert (walk().broken, walk().n_erased) == ((), 0)
    assert not keystore.is_open(duplicate.row)
    assert not keystore.is_open(duplicate.account.row)


def test_every_thing_that_is_unique_for_a_person_has_its_rule() -> None:
    needed = {
        (tie.model._meta.label, unique.name)
        for target in (Participant, Account)
        for tie in clashes.ties_to(target)
        if clashes.is_ours(tie.model)
        for unique in clashes.uniques(tie.model, tie.column)
    }

    assert set(clashes.rules()) == needed
