"""Everything the house holds about one person, found by the models' own Privacy declarations.

Nothing is listed by hand: from the participant and their account the walk follows every foreign key
that a model declares personal, to whatever points at them, and so on. A model with personal fields
that the walk cannot tie to a person stands in `UNTIED` with the reason; a test keeps both whole.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db import models
from django.db.models import Q

from yorisoi.people.held import records
from yorisoi.people.models import Account, Participant

UNTIED = {
    "hearings.HiddenName": "聞き取りに出てきた名前は、だれのことかを書いていません。",
    "hearings.SparedWord": "名前ではない、と職員が決めた言葉です。",
    "personas.Review": "人の像への意見は、名前を書かずに残しています。",
    "courses.ApplicationDraft": "送る前の答えは、だれのものか分かりません。番号を知っている人だけが開けます。",
    "web.KeptForm": "職員が書いている途中のものです。14日で消え、書いた職員のほかはだれも読めません。",
    "web.SentForm": "用紙が二度送られないための記録です。送った用紙がないと、だれにも読めません。",
    "people.RetentionPreview": "消す前に職員が見る、符号の一覧です。あなたの符号は、はじめに書いてあります。",
    "people.Leak": "もれたかもしれないときに職員が作る、符号の一覧です。あなたのことなら、手紙で知らせます。",
    "counts.Count": "入り口で試した回数は、だれのことか読めない形で数えています。",
    "courses.Draw": "抽選の名簿は、受付番号だけです。あなたの受付番号は、申し込みのところにあります。",
    "journal.Mention": "だれのことかの行を早く見つけるための控えです。中身は、記録の行と同じです。",
    "effects.SupporterState": "支援者のことを、名前ではなく符号で書いています。",
}
# What ties a row to a person by a code instead of a foreign key: model, column, whose code.
BY_CODE = (
    ("journal.Entry", "mentions__code__in", "participant"),
    ("journal.Entry", "actor__in", "account"),
)


@dataclass(frozen=True)
class Holding:
    """The rows of one kind that are about a person."""

    record: records.Record
    rows: tuple[models.Model, ...]


def holdings(participant: Participant) -> tuple[Holding, ...]:
    """Return everything that is held about a participant, kind by kind, in the order it is told.

    That is the order of data/records.csv: who the person is first, who looked last.
    """
    keys = reach(participant)
    found = {
        model._meta.label: tuple(model._default_manager.filter(pk__in=held).order_by("pk"))
        for model, held in keys.items()
        if held
    }
    return tuple(
        Holding(record, found[label])
        for label, record in records.records().items()
        if label in found
    )


def reach(participant: Participant) -> dict[type[models.Model], set[object]]:
    """Return the keys of every row that is about a participant, by its model.

    Records that were merged into this one are the same person: what still carries their code is found.
    """
    records_of = (participant, *participant.merged.select_related("account"))
    keys: dict[type[models.Model], set[object]] = {Participant: {each.pk for each in records_of}}
    accounts = {each.account_id for each in records_of if each.account_id}
    if accounts:
        keys[Account] = set(accounts)
    others = [m for m in records.personal_models() if m not in (Participant, Account)]
    has_grown = True
    while has_grown:
        has_grown = False
        for model in others:
            asked = _ties(model, keys, records_of)
            if not asked:
                continue
            now = set(model._default_manager.filter(asked).order_by().values_list("pk", flat=True))
            has_grown |= now != keys.get(model, set())
            keys[model] = now
    return keys


def tied_fields(
    model: type[models.Model],
) -> Iterable[models.ForeignKey[models.Model, models.Model]]:
    """Return the foreign keys of a model that are declared personal."""
    named = records.personal_fields(model)
    for field in model._meta.concrete_fields:
        if isinstance(field, models.ForeignKey) and field.name in named:
            yield field


def _ties(
    model: type[models.Model],
    keys: dict[type[models.Model], set[object]],
    records_of: tuple[Participant, ...],
) -> Q:
    asked = Q()
    for field in tied_fields(model):
        target = field.related_model
        if target is not model and keys.get(target):
            asked |= Q(**{f"{field.name}__in": keys[target]})
    for label, column, whose in BY_CODE:
        if label == model._meta.label:
            codes = _codes(records_of, whose)
            asked |= Q(**{column: codes}) if codes else Q()
    return asked


def _codes(records_of: Iterable[Participant], whose: str) -> list[str]:
    if whose == "participant":
        return [each.code for each in records_of]
    return [each.account.code for each in records_of if each.account]
