"""The stage in words and on paper."""

from django.utils.translation import gettext as _

from yorisoi.programme.models import Programme


def title() -> str:
    """Return the title of the stage."""
    return _("教室をひらく")


def sentence(*, programme: Programme) -> str:
    """Return where the stage stands, in one sentence."""
    return _("まだ始まっていません")
