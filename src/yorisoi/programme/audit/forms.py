"""What an auditor looks for."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from yorisoi.ui.forms import Form, TextField, WarekiDateField


class SearchForm(Form):
    """Lines by who did it, about whom, on which days; everything may stay empty."""

    who = TextField(
        label=gettext_lazy("だれが（名前か、アカウントの符号）"), max_length=64, required=False
    )
    about = TextField(
        label=gettext_lazy("だれのことを（参加する人の符号）"), max_length=64, required=False
    )
    since = WarekiDateField(label=gettext_lazy("いつから"), required=False)
    until = WarekiDateField(label=gettext_lazy("いつまで"), required=False)
    is_asked = forms.BooleanField(
        label=gettext_lazy("見る目的を聞かれた行だけ"),
        required=False,
        help_text=gettext_lazy("自分の担当ではない人の記録を開くとき、目的を聞きます。"),
    )

    def clean(self) -> dict[str, Any]:
        """Refuse an end before the beginning."""
        given = super().clean() or self.cleaned_data
        since, until = given.get("since"), given.get("until")
        if since and until and until < since:
            self.add_error("until", _("いつまでを、いつからより後の日にしてください"))
        return given
