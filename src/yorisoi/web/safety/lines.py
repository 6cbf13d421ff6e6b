"""Whether the journal is whole, and whether somebody outside could tell."""

from django.utils.translation import gettext as _

from yorisoi.journal import queries
from yorisoi.web.safety.findings import Finding, House, Severity, safe, unknown, unsafe


def chain(house: House) -> Finding:
    """Every line still fits the line before it."""
    found = queries.check()
    if not found.is_whole:
        return unsafe(
            "chain",
            Severity.NOW,
            _("記録が%(n)s行目から書きかえられています。") % {"n": found.first_broken},
            _("機械を止めずに、情報の担当と監査の担当に、すぐ知らせてください。"),
        )
    return safe("chain", _("記録は%(n)s行、書きかえはありません。") % {"n": found.n_entries})


def head(house: House) -> Finding:
    """Who can change everything can change the chain too, but not what was taken out of the house."""
    if not queries.check().n_entries:
        return safe("head", _("記録はまだ一行もありません。"))
    return unknown(
        "head",
        _("記録の控えを、この機械の外に持っているかは、ここからはわかりません。"),
        _("yorisoi journal head の出力を、月に一度、別の部署に渡してください。"),
    )


LOOKS = (chain, head)
