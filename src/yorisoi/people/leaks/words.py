"""A leak in words: what is due when and how long that is, whom it was narrowed to, the notice to each person."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from yorisoi.engines import documents as paper
from yorisoi.engines import workdays
from yorisoi.people.leaks.days import Deadlines, deadlines, left
from yorisoi.people.leaks.leaks import Affected, is_reportable
from yorisoi.people.leaks.lines import SignIn
from yorisoi.people.models import Leak, Participant
from yorisoi.people.terms import LeakPage
from yorisoi.ui import charts
from yorisoi.ui.words import full_day, listed, moment


@dataclass(frozen=True)
class DueLine:
    """One thing to do: what, until when, how long that still is."""

    what: str
    when: str
    left: str
    kind: str


def practice(leak: Leak) -> str:
    """Return what stands on every page of a practice."""
    return _("訓練です。本当のことではありません。") if leak.is_practice else ""


def days_of(leak: Leak) -> Deadlines:
    """Return the days of the reports of a leak."""
    return deadlines(leak.noticed_on, is_malicious=leak.is_malicious)


def due(leak: Leak, *, today: date) -> tuple[DueLine, ...]:
    """Return what has to be done by when, and how many days are left."""
    found = days_of(leak)
    return (
        _due_line(
            _("はじめの報告（速報）"), _first(found), found.first_until, leak.first_sent_on, today
        ),
        _due_line(_("くわしい報告（確報）"), _full(found), found.full_on, leak.full_sent_on, today),
        DueLine(_("本人への知らせ"), _("わかったら、すぐに"), "", "half"),
    )


def next_due(leak: Leak, *, today: date) -> DueLine | None:
    """Return the report that comes next, None where both were sent."""
    return next((each for each in due(leak, today=today)[:2] if each.kind != "done"), None)


def _first(found: Deadlines) -> str:
    words = _("%(first)sから%(until)sまで。土日と祝日も数えます。") % {
        "first": full_day(found.first_from),
        "until": full_day(found.first_until),
    }
    if found.first_open is None:
        return words + _("その間、役所は休みです。休みの日でも出します。")
    if found.first_open < found.first_until:
        return words + _("終わりの日は休みなので、%(day)sまでに出すと安心です。") % {
            "day": full_day(found.first_open)
        }
    return words


def _full(found: Deadlines) -> str:
    if found.is_moved:
        return _("%(day)sまで（休みの日なので後ろにずらしました）") % {
            "day": full_day(found.full_on)
        }
    return _("%(day)sまで") % {"day": full_day(found.full_on)}


def _due_line(what: str, when: str, until: date, sent_on: date | None, today: date) -> DueLine:
    if sent_on:
        return DueLine(what, when, _("%(day)sに出しました") % {"day": full_day(sent_on)}, "done")
    rest = left(until, today=today)
    if rest.is_over:
        return DueLine(what, when, _("期限をすぎました。今日、出します"), "stop")
    words = _("今日を入れて、あと%(n)s日（役所が開いている日は%(open)s日）") % {
        "n": rest.n_days,
        "open": rest.n_open,
    }
    return DueLine(what, when, words, "half")


def timeline(leak: Leak, *, today: date) -> charts.Chart:
    """Draw the days of a leak, from when it was known to the full report."""
    found = days_of(leak)
    first, full = found.first_until, found.full_on
    next_on = full if leak.first_sent_on else first
    rest = left(next_on, today=today)
    if leak.full_sent_on:
        title = _("二つの報告は、すみました")
    elif rest.is_over:
        title = _("報告の期限をすぎています")
    else:
        title = _("次の報告まで、今日を入れてあと%(n)s日") % {"n": rest.n_days}
    return charts.days(
        (
            charts.Due(_("知った日"), found.noticed_on, is_done=True),
            charts.Due(
                _("はじめの報告（速報）"),
                first,
                since=found.first_from,
                is_done=leak.first_sent_on is not None,
            ),
            charts.Due(_("くわしい報告（確報）"), full, is_done=leak.full_sent_on is not None),
        ),
        today=today,
        is_open=workdays.is_open,
        title=title,
    )


def verdict(found: Sequence[Affected]) -> str:
    """Return whether it has to be reported, and why."""
    if not found:
        return _("この範囲では、だれの記録も使われていません。範囲が正しいか、確かめてください。")
    if is_reportable(found):
        return _(
            "報告が必要です。要配慮個人情報は、1人でももれたおそれがあれば報告します（第68条）。"
        )
    return _(
        "要配慮個人情報は見つかりません。100人をこえるとき、わざとのおそれがあるときは、報告が必要です。"
    )


def narrowed(leak: Leak, found: Iterable[SignIn]) -> tuple[tuple[str, str], ...]:
    """Return the window and what it was narrowed to."""
    whole = _("%(since)sから%(until)sまで") % {
        "since": moment(leak.since),
        "until": moment(leak.until),
    }
    chosen = [sign_in(each) for each in found if each.line in leak.sign_ins]
    pages = [str(LeakPage(each).label) for each in leak.pages]
    return (
        (_("いつ"), whole),
        (_("だれのアカウントで"), leak.actor or _("全員")),
        (_("どの機械から入ったときか"), listed(chosen) if chosen else _("すべて")),
        (_("どんなページ"), listed(pages) if pages else _("すべて")),
    )


def sign_in(each: SignIn) -> str:
    """Return in words when somebody came in, from which machine, and until when."""
    words = {
        "who": each.actor,
        "machine": each.machine or _("名前のわからない機器"),
        "at": moment(each.at),
        "end": moment(each.ended_at) if each.ended_at else "",
    }
    if each.ended_at:
        return _("%(who)s　%(machine)s　%(at)sから%(end)sまで") % words
    return _("%(who)s　%(machine)s　%(at)sから") % words


def notice(leak: Leak, participant: Participant, *, place: str, phone: str) -> paper.Document:
    """Return the notice to one person, in plain words."""
    blocks: list[paper.Block] = [
        paper.Paragraph(_("%(name)s様") % {"name": participant.name}, style="lead"),
        paper.Paragraph(
            _("あなたの情報が、ほかの人に見られたかもしれません。もうしわけありません。")
        ),
        paper.Answers(
            (
                (_("何があったか"), leak.what),
                (_("わかった日"), full_day(leak.noticed_on)),
                (
                    _("あなたがすること"),
                    _("知らない人から電話や手紙が来たら、返事をしないで、私たちに教えてください。"),
                ),
            )
        ),
    ]
    if phone:
        blocks.append(paper.Paragraph(_("電話：%(phone)s") % {"phone": phone}, style="big"))
    return paper.Document(
        title=_("大事なお知らせ"), subject=place, notice=practice(leak), blocks=tuple(blocks)
    )
