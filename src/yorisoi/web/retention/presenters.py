"""Periods, counts and days of what goes, in words."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from yorisoi.people.held import records
from yorisoi.people.held.records import Period
from yorisoi.people.leaving.retaining import Leaving, ripe_from
from yorisoi.ui.words import full_day, listed
from yorisoi.web.retention.acting import Done
from yorisoi.web.retention.kinds import KEPT, WITH_THE_PERSON
from yorisoi.web.retention.preview import Ahead, KindAhead

CALLED = {
    "ties.Message": gettext_lazy("輪のことば"),
    "ties.CircleMember": gettext_lazy("輪に入っていた人"),
    "ties.Circle": gettext_lazy("輪"),
    "courses.ApplicationDraft": gettext_lazy("送る前の申し込み"),
    "web.KeptForm": gettext_lazy("書いている途中のもの"),
    "web.SentForm": gettext_lazy("送った用紙のしるし"),
    "cards.Device": gettext_lazy("カードを使ったスマホ"),
    "cards.Knock": gettext_lazy("待っていたスマホ"),
    "counts.Count": gettext_lazy("入り口で試した回数"),
    "people.Consent": gettext_lazy("同意"),
    "people.SupporterLink": gettext_lazy("支援者（委任）"),
    "people.CorrectionRequest": gettext_lazy("訂正の求め"),
    "people.RetentionHold": gettext_lazy("消さずに待った記録"),
    "people.RetentionPreview": gettext_lazy("消す前に見せた一覧"),
    "people.Leak": gettext_lazy("もれたかもしれないときの記録"),
}


@dataclass(frozen=True)
class PersonLine:
    """One person whose record goes within a year: who, since when, when, and how it stands."""

    code: str
    name: str
    last: str
    day: str
    kind: str
    state: str
    is_held: bool


@dataclass(frozen=True)
class KindLine:
    """One kind of record with its counts."""

    words: str
    length: str
    what: str
    today: int
    soon: int
    year: int


@dataclass(frozen=True)
class RuleLine:
    """One period with its event, rule and reason, and how it is acted on."""

    words: str
    length: str
    event: str
    rule: str
    reason: str
    how: str
    is_assumed: bool


@dataclass(frozen=True)
class HoldLine:
    """One person who is held back."""

    code: str
    name: str
    reason: str
    until: str


def people(found: Ahead) -> list[PersonLine]:
    """Return the people whose record goes within a year."""
    return [_person(found, each) for each in found.leaving]


def _person(found: Ahead, each: Leaving) -> PersonLine:
    kind, state = _state(found, each)
    return PersonLine(
        code=each.participant.code,
        name=each.participant.name,
        last=full_day(each.last_on),
        day=full_day(each.goes_on),
        kind=kind,
        state=state,
        is_held=each.participant.pk in found.held,
    )


def _state(found: Ahead, each: Leaving) -> tuple[str, str]:
    if each.participant.pk in found.held:
        return "stop", _("止めています")
    if each.goes_on > found.on:
        return "yet", _("まだ先です")
    shown = [kept for kept in found.lists if each.participant.code in kept.codes]
    if not shown:
        return "half", _("次の日の仕事で一覧に出ます")
    day = min(ripe_from(kept) for kept in shown)
    if day <= found.on:
        return "half", _("次の日の仕事で消えます")
    return "half", _("一覧に出ました。%(day)sから消えます") % {"day": full_day(day)}


def kinds(found: Ahead) -> list[KindLine]:
    """Return the kinds that go by themselves with their counts."""
    return [_kind(each) for each in found.kinds]


def _kind(each: KindAhead) -> KindLine:
    period = records.periods()[each.kind.period]
    names = [called(label) for label in each.year]
    return KindLine(
        words=period.words,
        length=period.length,
        what="" if names == [period.words] else listed(names),
        today=each.today.total(),
        soon=each.soon.total(),
        year=each.year.total(),
    )


def called(label: str) -> str:
    """Return what staff call the rows of a model; the words of `records` speak to the person."""
    return str(CALLED[label])


def rules() -> list[RuleLine]:
    """Return every period with the law or rule behind it."""
    return [
        RuleLine(
            words=each.words,
            length=each.length,
            event=each.event,
            rule=each.rule,
            reason=each.reason,
            how=how(each),
            is_assumed=each.is_assumed,
        )
        for each in records.periods().values()
    ]


def how(period: Period) -> str:
    """Say how a period is acted on."""
    if period.code in KEPT:
        return _("消しません。一行でもぬくと、書きかえを見つけられなくなるからです。")
    if period.code in WITH_THE_PERSON:
        return _("本人の記録と一緒に、読めなくなります。人の数だけが残ります。")
    if period.code == "participant":
        return _("一覧に出してから7日待ち、毎日の仕事で消えます。")
    return _("毎日の仕事で消えます。")


def holds(found: Ahead) -> list[HoldLine]:
    """Return who is held back, why and until when."""
    return [
        HoldLine(
            code=each.participant.code,
            name=each.participant.name,
            reason=each.reason,
            until=full_day(each.until_on),
        )
        for each in found.holds
    ]


def today(found: Ahead) -> str:
    """Say in one sentence what would go today."""
    n_rows = sum(each.today.total() for each in found.kinds)
    if not found.going and not n_rows:
        return _("今日、消えるものはありません。")
    return _("今日、消えるもの：本人の記録 %(people)s人分、ほかの記録 %(rows)s件") % {
        "people": len(found.going),
        "rows": n_rows,
    }


def done(made: Done) -> str:
    """Say what was done."""
    if made.shown is not None:
        return _(
            "本人の記録 %(people)s人分と、ほかの記録 %(rows)s件を消しました。"
            "期間が終わった%(n)s人を一覧に出しました。%(day)sから消えます"
        ) % {
            "people": len(made.erased),
            "rows": made.gone.total(),
            "n": len(made.shown.codes),
            "day": full_day(ripe_from(made.shown)),
        }
    return _("本人の記録 %(people)s人分と、ほかの記録 %(rows)s件を消しました") % {
        "people": len(made.erased),
        "rows": made.gone.total(),
    }


def amounts(gone: Counter[str]) -> Iterable[tuple[str, int]]:
    """Return what went or would go, kind of record by kind of record."""
    return [(called(label), n) for label, n in sorted(gone.items()) if n]
