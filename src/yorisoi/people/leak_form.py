"""What is typed when something may have leaked."""

from datetime import datetime, time
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from yorisoi.people.models import Leak, Organisation
from yorisoi.ui.forms import Form, TextField, WarekiDateField


class LeakForm(Form):
    """What is known of a leak: whole days, one account, codes; wider rather than narrower."""

    what = TextField(label=gettext_lazy("何があったか"), n_lines=3, max_length=500)
    first_on = WarekiDateField(label=gettext_lazy("いつから"))
    last_on = WarekiDateField(label=gettext_lazy("いつまで"))
    noticed_on = WarekiDateField(label=gettext_lazy("知った日"))
    actor = TextField(
        label=gettext_lazy("だれのアカウントで（符号）"),
        max_length=64,
        required=False,
        help_text=gettext_lazy("わからなければ空けます。そのときは、全員のアカウントを調べます。"),
    )
    codes = TextField(
        label=gettext_lazy("だれのことか（わかっている人の符号）"),
        n_lines=2,
        required=False,
        help_text=gettext_lazy("一行に一人。例：置きわすれた紙にのっていた人。"),
    )
    is_malicious = forms.BooleanField(label=gettext_lazy("わざとのおそれがある"), required=False)
    is_practice = forms.BooleanField(
        label=gettext_lazy("訓練です"),
        required=False,
        initial=True,
        help_text=gettext_lazy("本当に起きたときは、印を外します。"),
    )

    def clean(self) -> dict[str, Any]:
        """Refuse an end before the beginning."""
        given = super().clean() or self.cleaned_data
        first, last = given.get("first_on"), given.get("last_on")
        if first and last and last < first:
            self.add_error("last_on", _("いつまでを、いつからより後の日にしてください"))
        return given

    def leak(self, *, municipality: Organisation) -> Leak:
        """Return what was typed, from the first minute of the first day to the last of the last."""
        given = self.cleaned_data
        return Leak(
            municipality=municipality,
            since=timezone.make_aware(datetime.combine(given["first_on"], time.min)),
            until=timezone.make_aware(datetime.combine(given["last_on"], time.max)),
            actor=given["actor"],
            codes=[each.strip().upper() for each in given["codes"].split("\n") if each.strip()],
            noticed_on=given["noticed_on"],
            is_malicious=given["is_malicious"],
            is_practice=given["is_practice"],
            what=given["what"],
        )
