"""A person gets everything that is held about them, and nothing of anybody else."""

import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import models
from django.test import Client
from django.utils import timezone

from people import Cast
from yorisoi.journal.models import Entry
from yorisoi.people import actions as people
from yorisoi.people.held import correcting, records
from yorisoi.people.held.holdings import UNTIED, holdings, reach, tied_fields
from yorisoi.people.held.words import label, lines, value
from yorisoi.people.models import Account, Participant, SearchMark
from yorisoi.people.terms import CorrectionState
from yorisoi.stages.effects.rules import scales

SignIn = Callable[[Account], Client]
TIED = [m for m in records.personal_models() if m._meta.label not in UNTIED]
MADE = [m for m in TIED if m not in (Participant, Account) and m._meta.label != "journal.Entry"]
JAPANESE = re.compile(r"[ぁ-んァ-ヶ一-龠]")


def _text(answer: Any) -> str:
    page = answer if isinstance(answer, str) else answer.content.decode()
    return re.sub(r"<[^>]+>", "", page)


def _value(field: models.Field, owner: Participant, n: int) -> Any:
    """Return something to put into a column: its own mark where it is free text."""
    today = timezone.now()
    if isinstance(field, models.ForeignKey):
        if field.related_model is Participant:
            return owner
        if field.related_model is Account:
            return owner.account
        return _make(field.related_model, owner)
    if field.choices:
        return field.choices[0][0]
    kinds: list[tuple[type, Any]] = [
        (models.DateTimeField, today),
        (models.DateField, today.date()),
        (models.BooleanField, True),
        (models.UUIDField, f"00000000-0000-4000-8000-{n:012d}"),
        (models.IntegerField, 3),
        (models.DecimalField, 3),
        (models.JSONField, ["practise"]),
    ]
    for kind, made in kinds:
        if isinstance(field, kind):
            return made
    if "arrangement" in field.name:
        return "guide"
    said = f"印{n}"
    return said[-field.max_length :] if field.max_length else said


def _make(model: type[models.Model], owner: Participant) -> models.Model:
    """Make a row with something in every column, so that it can be looked for."""
    found = model._default_manager.first()
    if model not in TIED and found:
        return found
    values = {}
    for n, field in enumerate(model._meta.concrete_fields):
        is_asked = not field.null and not field.has_default()
        named = field.name in records.personal_fields(model) if hasattr(model, "Privacy") else False
        loops = isinstance(field, models.ForeignKey) and field.related_model is model
        if field.primary_key or loops or not (is_asked or named):
            continue
        values[field.name] = _value(
            field, owner, 1000 * TIED.index(model) + n if model in TIED else n
        )
    _make_sense(values)
    row = model(**values)
    row.save()
    return row


def _make_sense(values: dict[str, Any]) -> None:
    """Keep to the order of instants that the database asks for."""
    for early, late in (("starts_at", "ends_at"), ("apply_from", "apply_until")):
        if early in values and late in values:
            values[late] = values[early] + timedelta(days=1)
    if "n_taken" in values:
        values.update(n_taken=0)
    if {"one", "other"} <= values.keys():
        values["other"] = Participant.objects.filter(pk__gt=values["one"].pk).first()
    if {"asked_by", "confirmed_by"} <= values.keys():
        # Who asks does not confirm.
        del values["confirmed_by"]


@pytest.mark.parametrize("model", MADE, ids=lambda m: m.__name__)
def test_every_personal_field_of_a_row_about_somebody_stands_in_the_print(
    cast: Cast, sign_in: SignIn, model: type[models.Model]
) -> None:
    row = model._default_manager.filter(pk__in=reach(cast.aki).get(model, [])).first() or _make(
        model, cast.aki
    )
    row.refresh_from_db()

    text = _text(sign_in(cast.aki.account).get("/me/data/paper.html"))

    said = {label(model._meta.get_field(name)) for name in records.personal_fields(model)}
    held = dict(lines(row))
    assert held.keys() & said == {
        label(model._meta.get_field(name))
        for name in records.personal_fields(model)
        if getattr(row, name) not in (None, "", [], {})
    }
    assert [words for name, words in held.items() if name in said and words not in text] == []
    assert records.records()[model._meta.label].words in text


@pytest.mark.parametrize("model", records.personal_models(), ids=lambda m: m.__name__)
def test_personal_model_is_described_and_tied_to_a_person_or_named_with_the_reason(
    model: type[models.Model],
) -> None:
    is_tied = any(True for _field in tied_fields(model)) or model in (Participant, Account)
    is_tied = is_tied or model._meta.label == "journal.Entry"

    assert model._meta.label in records.records(), "describe it in people/data/records.csv"
    assert is_tied is (model._meta.label not in UNTIED), "say why in people/held/holdings.py UNTIED"


@pytest.mark.parametrize("model", TIED, ids=lambda m: m.__name__)
def test_every_column_has_a_plain_name(model: type[models.Model]) -> None:
    plain = {f.name: label(f) for f in model._meta.concrete_fields if not f.primary_key}

    assert {name: words for name, words in plain.items() if not JAPANESE.search(words)} == {}


def test_print_begins_with_the_person_and_tells_last_who_looked_in_sentences(
    cast: Cast, sign_in: SignIn
) -> None:
    people.choose_display(by=cast.aki.account, choices={"text_size": "200", "theme": "dark"})
    sign_in(cast.dou).get(f"/desk/{cast.programme.code}/people/{cast.aki.code}/")

    page = sign_in(cast.aki.account).get("/me/data/paper.html").content.decode()

    heads = [re.sub(r"<[^>]+>", "", each) for each in re.findall(r"<h2.*?</h2>", page)]
    told = records.records()
    assert heads[0] == told["people.Participant"].words
    assert heads[-2] == told["journal.Entry"].words
    assert "ドウさんが、記録を見ました" in _text(page)
    for code in ("participant.view", "participant.register", "text_size", "Participant"):
        assert code not in _text(page)
    assert "色：暗い色、文字の大きさ：いちばん大きい" in _text(page)
    for mark in SearchMark.objects.filter(participant=cast.aki):
        assert mark.mark not in page


def test_print_says_what_was_done_in_class_and_answered_in_words(cast: Cast) -> None:
    observed, answered = (
        _make(next(m for m in MADE if m.__name__ == name), cast.aki)
        for name in ("Observation", "Answer")
    )
    observed.task, answered.value = "turn_on", scales.DECLINED  # type: ignore[attr-defined]

    assert value(observed, observed._meta.get_field("task")) == "電源を入れ、ログインできる"
    assert value(answered, answered._meta.get_field("value")) == "答えたくない"


def test_print_holds_nothing_of_somebody_else(cast: Cast, sign_in: SignIn) -> None:
    correcting.ask_correction(by=cast.dou, participant=cast.beni, wrong="ベニだけのこと")
    correcting.ask_correction(by=cast.dou, participant=cast.aki, wrong="アキだけのこと")

    text = _text(sign_in(cast.aki.account).get("/me/data/paper.html"))

    assert ("アキだけのこと" in text, "ベニだけのこと" in text) == (True, False)
    assert "ベニ" not in text


@pytest.mark.parametrize("form", ["html", "ruby.html", "large.html", "txt", "docx", "pdf"])
def test_print_comes_in_every_form_and_leaves_a_line(
    cast: Cast, sign_in: SignIn, form: str
) -> None:
    desk = f"/desk/{cast.programme.code}/people/{cast.aki.code}/data/paper.{form}"

    own = sign_in(cast.aki.account).get(f"/me/data/paper.{form}")
    given = sign_in(cast.dou).get(desk)

    assert (own.status_code, given.status_code) == (200, 200)
    found = Entry.objects.filter(act="own_data.print").order_by("id")
    assert [(each.actor, each.subject_code, each.detail["form"]) for each in found] == [
        (cast.aki.account.code, cast.aki.code, form),
        ("dou", cast.aki.code, form),
    ]
    assert sign_in(cast.gen).get(desk).status_code == 404
    assert sign_in(cast.ei).get(desk).status_code == 404


def test_correction_is_answered_once_and_read_by_the_person(cast: Cast, sign_in: SignIn) -> None:
    person, desk = sign_in(cast.aki.account), sign_in(cast.dou)
    refused = _text(person.post("/me/data/wrong", {"wrong": ""}))
    person.post("/me/data/wrong", {"wrong": "電話がかわった"})
    asked = cast.aki.corrections.get()
    waiting = _text(desk.get(f"/desk/{cast.programme.code}/people/requests"))
    address = f"/desk/{cast.programme.code}/people/{cast.aki.code}/data/wrong/{asked.pk}"

    desk.post(address, {"state": "declined", "answer": "前の番号のままでした"})

    assert "書いてください" in refused
    assert asked.due_on == timezone.localdate() + timedelta(days=30)
    assert "電話がかわった" in waiting
    assert "前の番号のままでした" in _text(person.get("/me/data"))
    assert desk.get(address).status_code == 404
    with pytest.raises(correcting.AnsweredBefore):
        correcting.answer_correction(
            by=cast.dou, request=asked, state=CorrectionState.DONE, answer="また"
        )


def test_walk_finds_rows_at_every_distance(cast: Cast) -> None:
    kinds = {each.record.model for each in holdings(cast.aki)}

    assert {"people.Participant", "people.Channel", "people.Consent", "journal.Entry"} <= kinds


def test_print_holds_nothing_that_opens_a_door(cast: Cast, sign_in: SignIn) -> None:
    account = cast.aki.account
    account.set_password("ひみつのことば-7777")
    account.save()
    card = next(m for m in MADE if m.__name__ == "Card")
    row = _make(card, cast.aki)

    text = _text(sign_in(account).get("/me/data/paper.html"))

    assert card._meta.label in {each.record.model for each in holdings(cast.aki)}
    for secret in (account.password, row.seed, row.token_mark, row.code_mark):  # type: ignore[attr-defined]
        assert len(secret) > 3
        assert secret not in text
