"""A leak in words: what is due when, the draft of the first report, the notice to each person."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from yorisoi.engines import documents as paper
from yorisoi.people.leaks import Affected, deadlines, is_reportable
from yorisoi.people.models import Leak, Participant
from yorisoi.ui.words import full_day


def practice(leak: Leak) -> str:
    """Return what stands on every page of a practice."""
    return _("訓練です。本当のことではありません。") if leak.is_practice else ""


def due(leak: Leak) -> tuple[tuple[str, str], ...]:
    """Return what has to be done by when."""
    found = deadlines(leak.noticed_on, is_malicious=leak.is_malicious)
    full = full_day(found.full_on)
    if found.is_moved:
        full = _("%(day)s（休みの日なので後ろにずらしました）") % {"day": full}
    return (
        (
            _("はじめの報告（速報）"),
            _("%(first)sから%(until)sまで。土日と祝日も数えます")
            % {"first": full_day(found.first_from), "until": full_day(found.first_until)},
        ),
        (_("くわしい報告（確報）"), _("%(day)sまで。祝日は暦で確かめてください") % {"day": full}),
        (_("本人への知らせ"), _("わかったら、すぐに")),
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


def first_report(leak: Leak, found: Sequence[Affected], *, place: str) -> paper.Document:
    """Return the draft of the first report to 個人情報保護委員会."""
    sensitive = sum(each.is_sensitive for each in found)
    open_point = _("調べています")
    rows = (
        (_("何があったか"), leak.what),
        (_("知った日"), full_day(leak.noticed_on)),
        (
            _("もれたおそれのある項目"),
            _("名前、連絡先、障害の種類、必要な配慮などのうち、調べています"),
        ),
        (
            _("本人の数"),
            _("%(n)s人（要配慮個人情報をふくむ人：%(s)s人）") % {"n": len(found), "s": sensitive},
        ),
        (_("原因"), _("わざとのおそれがあります") if leak.is_malicious else open_point),
        (_("二次被害"), open_point),
        (_("本人への対応"), _("本人の読みかたの手紙で知らせます")),
        (_("公表"), open_point),
        (_("二度と起こさないために"), open_point),
    )
    return paper.Document(
        title=_("個人データの漏えい等の報告（速報・下書き）"),
        subject=place,
        notice=practice(leak),
        blocks=(
            paper.Paragraph(_("個人情報保護委員会 御中"), style="lead"),
            paper.Answers(rows),
            paper.Paragraph(_("委員会の様式に写してから出します。")),
        ),
    )


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
