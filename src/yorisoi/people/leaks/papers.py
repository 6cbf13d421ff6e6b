"""The two reports of a leak to 個人情報保護委員会 (速報, 確報), as papers that are copied into its form."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from yorisoi.engines import documents as paper
from yorisoi.people.leaks.leaks import Affected
from yorisoi.people.leaks.words import days_of, narrowed, practice
from yorisoi.people.models import Leak
from yorisoi.ui.words import full_day


def first_report(leak: Leak, found: Sequence[Affected], *, place: str) -> paper.Document:
    """Return the draft of the first report: what is known by now, the rest is being looked into."""
    return _report(
        leak,
        found,
        place=place,
        title=_("個人データの漏えい等の報告（速報・下書き）"),
        unknown=_("調べています"),
    )


def full_report(leak: Leak, found: Sequence[Affected], *, place: str) -> paper.Document:
    """Return the draft of the full report; what is still missing says so."""
    return _report(
        leak,
        found,
        place=place,
        title=_("個人データの漏えい等の報告（確報・下書き）"),
        unknown=_("まだ書いていません。「わかったことを書く」で書きます"),
    )


def missing(leak: Leak) -> tuple[str, ...]:
    """Return what the full report still lacks."""
    return tuple(label for label, value in _open_points(leak) if not value)


def _open_points(leak: Leak) -> tuple[tuple[str, str], ...]:
    return (
        (_("もれたおそれのある項目"), leak.items),
        (_("原因"), leak.cause),
        (_("二次被害"), leak.harm),
        (_("本人への対応"), leak.told),
        (_("公表"), leak.published),
        (_("二度と起こさないために"), leak.prevention),
    )


def _report(
    leak: Leak, found: Sequence[Affected], *, place: str, title: str, unknown: str
) -> paper.Document:
    sensitive = sum(each.is_sensitive for each in found)
    number = _("%(n)s人（要配慮個人情報をふくむ人：%(s)s人）") % {"n": len(found), "s": sensitive}
    is_on_purpose = (
        _("おそれがあります") if leak.is_malicious else _("わかっている範囲では、ありません")
    )
    points = tuple((label, value or unknown) for label, value in _open_points(leak))
    until = days_of(leak)
    return paper.Document(
        title=title,
        subject=place,
        notice=practice(leak),
        blocks=(
            paper.Paragraph(_("個人情報保護委員会 御中"), style="lead"),
            paper.Answers(
                (
                    (_("何があったか"), leak.what),
                    (_("知った日"), full_day(leak.noticed_on)),
                    *narrowed(leak, ())[:1],
                    (_("本人の数"), number),
                    (_("わざとしたおそれ"), is_on_purpose),
                    *points,
                    (_("速報を出した日"), _sent_on(leak)),
                    (_("確報の期限"), full_day(until.full_on)),
                )
            ),
            paper.Paragraph(_("委員会の様式に写してから出します。")),
        ),
    )


def _sent_on(leak: Leak) -> str:
    day = leak.first_sent_on
    return full_day(day) if day else _("まだ出していません")
