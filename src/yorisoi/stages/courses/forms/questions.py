"""What a person types at the question box."""

from django import forms
from django.utils.translation import gettext_lazy as _

from yorisoi.ui.forms import Form, TextField


class QuestionForm(Form):
    """One question, in one's own words."""

    text = TextField(
        label=_("ききたいこと"),
        n_lines=4,
        max_length=400,
        help_text=_("一つだけ書きます。みじかくても、だいじょうぶです。400文字まで書けます。"),
    )


class AnswerForm(Form):
    """An answer; and, if others will ask the same, a unit."""

    answer = TextField(label=_("答え"), n_lines=5, max_length=3000)
    makes_unit = forms.BooleanField(label=_("次の教室の内容にする"), required=False)
    unit_name = TextField(label=_("内容の名前"), max_length=100, required=False)
    unit_aim = TextField(
        label=_("できるようになること"),
        max_length=200,
        required=False,
        help_text=_("聞いた人のことは書きません。"),
    )

    def clean(self) -> dict[str, object]:
        """Ask for the words of the unit where one is to be made."""
        if self.cleaned_data.get("makes_unit"):
            for name in ("unit_name", "unit_aim"):
                if not self.cleaned_data.get(name):
                    self.add_error(name, self.fields[name].error_messages["required"])
        return self.cleaned_data
