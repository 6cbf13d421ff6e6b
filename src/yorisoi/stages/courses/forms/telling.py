"""What somebody tells without signing in: that they stop, that something changes, or a question."""

import re
from typing import Any

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from yorisoi.people.actions import CODE_LETTERS
from yorisoi.stages.courses.actions.telling import Told
from yorisoi.stages.courses.forms.reading import KanaField
from yorisoi.stages.courses.terms import Wanted
from yorisoi.ui.forms import Form, PickField, TextField, normalised

RECEIPT = re.compile(f"U([{CODE_LETTERS}]{{6}})")


class TellForm(Form):
    """A receipt number and a reading stand for the person; a question needs neither."""

    names = {"wanted": _("したいこと")}
    wanted = PickField(label=_("したいこと"), choices=Wanted.choices)
    code = TextField(
        label=_("受付番号"),
        required=False,
        max_length=20,
        help_text=_("Uで始まる番号です。聞くだけのときは、書かなくてもいいです。"),
        widget=forms.TextInput(attrs={"class": "narrow-input", "autocomplete": "off"}),
    )
    reading = KanaField(
        label=_("参加する人の読みがな"),
        required=False,
        max_length=100,
        help_text=_("申し込みのときに書いたとおりに、書いてください。"),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    text = TextField(
        label=_("変えたいこと、聞きたいこと"), required=False, n_lines=4, max_length=1000
    )
    reply = TextField(
        label=_("返事のあて先"),
        required=False,
        max_length=200,
        help_text=_("電話、FAX、メールのどれか。申し込んだ人は、書かなくてもいいです。"),
    )

    def clean_code(self) -> str:
        """Accept a receipt number in any width and with or without its hyphen."""
        typed = str(self.cleaned_data["code"] or "")
        if not typed:
            return ""
        bare = "".join(one for one in normalised(typed).upper() if one.isalnum())
        found = RECEIPT.fullmatch(bare)
        if found is None:
            raise forms.ValidationError(_now("受付番号を、U-ABC234のように書いてください"))
        return f"U-{found[1]}"

    def clean(self) -> dict[str, Any]:
        """Ask for what the wish needs: a number to stop, words to change or ask."""
        data = super().clean() or {}
        needed = {
            Wanted.WITHDRAW: ("code", "reading"),
            Wanted.CHANGE: ("code", "reading", "text"),
            Wanted.ASK: ("text",),
        }
        for name in needed.get(data.get("wanted", ""), ()):
            if not data.get(name) and name not in self.errors:
                label = self.fields[name].label
                self.add_error(name, _now("%(label)sを書いてください") % {"label": label})
        return data

    def told(self) -> Told:
        """Return what was told."""
        return Told(**{name: self.cleaned_data[name] or "" for name in self.fields})
