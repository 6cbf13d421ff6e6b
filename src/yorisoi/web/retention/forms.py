"""What is typed to hold somebody's record back."""

from datetime import date, timedelta

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from yorisoi.people.leaving.holding_back import N_DAYS_AT_MOST
from yorisoi.ui.forms import Form, TextField, WarekiDateField


class HoldForm(Form):
    """Why a record must not go yet, and until when."""

    reason = TextField(
        label=gettext_lazy("わけ"),
        n_lines=3,
        max_length=300,
        help_text=gettext_lazy("例：苦情に答えている間。このわけは、本人も読めます。"),
    )
    until_on = WarekiDateField(
        label=gettext_lazy("いつまで"),
        help_text=gettext_lazy("長くても1年です。まだ要るときは、もう一度止めます。"),
    )

    def clean_until_on(self) -> date:
        """Take a day from today to a year from today."""
        given: date = self.cleaned_data["until_on"]
        today = timezone.localdate()
        if not today <= given <= today + timedelta(days=N_DAYS_AT_MOST):
            raise forms.ValidationError(_("今日から1年のうちの日を書いてください"))
        return given
