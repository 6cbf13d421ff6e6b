"""The report as a page and as lines for the command say it."""

from django.utils.translation import gettext as _

from yorisoi.web.safety.examination import Report
from yorisoi.web.safety.findings import Severity


def urgency(severity: Severity) -> str:
    """Say how soon a thing is to be mended."""
    return {
        Severity.NOW: _("今すぐ"),
        Severity.SOON: _("早めに"),
        Severity.WHEN_POSSIBLE: _("できれば"),
    }[severity]


def summary(report: Report) -> str:
    """Say in one sentence how this installation stands."""
    if report.is_safe:
        return _("なおすことは見つかりませんでした。わからないこと：%(n)s") % {
            "n": len(report.unknown)
        }
    return _("なおすことが%(n)sあります。上から順になおしてください。") % {"n": len(report.unsafe)}
