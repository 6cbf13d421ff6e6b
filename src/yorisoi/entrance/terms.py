"""The ways of coming in."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from yorisoi.programme import presence


class Way(TextChoices):
    """How somebody came in."""

    PASSKEY = "passkey", _("指・顔・機器の暗証番号で")
    CODE = "password_and_code", _("パスワードとアプリの番号で")
    RECOVERY = "password_and_recovery", _("パスワードと紙の番号で")
    PASSWORD = "password", _("パスワードだけで")
    INVITATION = "invitation", _("はじめてのリンクで")
    EXAMPLE = presence.EXAMPLE, _("見本の人として")


# Something one has and something one is or knows: enough for a page of the staff.
STRONG = frozenset({Way.PASSKEY, Way.CODE, Way.RECOVERY})
