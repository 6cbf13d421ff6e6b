"""The register entry of the personal-information file (個人情報ファイル簿, 第75条) and the personal-data map.

Both are made from the models: what they declare personal or sensitive is what the paper says.
"""

from collections.abc import Iterable

from django.db import models
from django.utils.translation import gettext as _

from yorisoi.engines import documents as paper
from yorisoi.people.held import records
from yorisoi.people.held.holdings import UNTIED, tied_fields
from yorisoi.people.held.words import label

# A file with fewer people need not be in the register by law; some municipalities list all.
MINIMUM_BY_LAW = 1000


def register_paper(*, place: str, programme: str, contact: str, n_people: int) -> paper.Document:
    """Return the register entry of a municipality's file of participants."""
    known = [records.records()[each._meta.label] for each in records.personal_models()]
    many = _("%(n)s人。1,000人以上なので、簿に載せて公表します（第75条）。")
    few = _(
        "%(n)s人。1,000人より少ないので、法律では公表しなくてもかまいません（第75条、施行令）。"
    )
    return paper.Document(
        title=_("個人情報ファイル簿"),
        subject=place,
        blocks=(
            paper.Answers(
                (
                    (
                        _("ファイルの名前"),
                        _("%(programme)s 参加者ファイル") % {"programme": programme},
                    ),
                    (_("持っている機関"), place),
                    (_("使う目的"), _joined(each.purpose for each in known)),
                    (_("集めかた"), _joined(each.ways for each in known)),
                    (_("要配慮個人情報"), _("ふくみます（障害の種類、必要な配慮、答えなど）")),
                    (_("いつも渡す先"), _joined(each.recipients for each in known)),
                    (
                        _("いまの人数"),
                        (many if n_people >= MINIMUM_BY_LAW else few) % {"n": n_people},
                    ),
                    (_("開示・訂正・利用停止の求めの先"), contact or place),
                )
            ),
            paper.Heading(_("記録する項目")),
            paper.Table(
                caption=_("記録の種類と項目"),
                header=(_("記録"), _("項目"), _("要配慮"), _("持っておく長さ")),
                rows=tuple(_row(each) for each in records.personal_models()),
            ),
            paper.Heading(_("持っておく長さのわけ")),
            paper.Answers(tuple(map(_reason, records.periods().values()))),
        ),
    )


def _reason(period: records.Period) -> tuple[str, str]:
    label = _("%(words)s：%(length)s") % {"words": period.words, "length": period.length}
    return label, f"{period.event}。{period.rule}。{period.reason}"


def _joined(words: Iterable[str]) -> str:
    return "／".join(dict.fromkeys(words))


def _row(model: type[models.Model]) -> tuple[str, str, str, str]:
    record = records.records()[model._meta.label]
    fields = [model._meta.get_field(name) for name in records.personal_fields(model)]
    sensitive = [model._meta.get_field(name) for name in records.sensitive_fields(model)]
    return (
        record.words,
        "、".join(label(each) for each in fields),
        "、".join(label(each) for each in sensitive) or "―",
        record.period.length,
    )


def data_map() -> str:
    """Return the personal-data map as Markdown: every personal column, what for, how long, how sealed."""
    parts = [
        "# Personal-data map",
        "",
        "Made by `yorisoi personal-data` from the `Privacy` declarations of the models; a test fails when",
        "this file is not current. **Bold** columns are specially protected (要配慮個人情報), `sealed` ones",
        "are encrypted in the database.",
        "",
    ]
    for model in records.personal_models():
        record = records.records()[model._meta.label]
        tied = ", ".join(each.name for each in tied_fields(model))
        parts += [
            f"## `{model._meta.label}` {record.words}",
            "",
            f"- For: {record.purpose}. From: {record.ways}. Seen by: {record.recipients}.",
            f"- Kept {_english(record.period)} after: {record.period.event}.",
            f"- Tied to a person by: {tied or UNTIED.get(model._meta.label, 'a code')}",
            f"- Columns: {', '.join(_column(model, name) for name in records.personal_fields(model))}",
            "",
        ]
    return "\n".join(parts)


def _english(period: records.Period) -> str:
    return f"{period.years} years" if period.years else f"{period.days} days"


def _column(model: type[models.Model], name: str) -> str:
    field = model._meta.get_field(name)
    shown = f"**{name}**" if name in records.sensitive_fields(model) else name
    return f"{shown} (sealed)" if type(field).__name__.startswith("Sealed") else shown
