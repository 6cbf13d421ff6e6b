"""What is typed about a word and about a text to try."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from yorisoi.engines import language
from yorisoi.ui.forms import Form, TextField


class KanaField(TextField):
    """A reading in kana; katakana becomes hiragana."""

    def clean(self, value: object) -> str:
        """Return the reading in hiragana, or say that it takes kana."""
        typed = str(super().clean(value))
        if typed and not language.is_kana(typed):
            raise forms.ValidationError(_("読みを、ひらがなで書いてください。例：ねりまく"))
        return language.fold(typed)


class WordForm(Form):
    """A word and how it is read."""

    written = TextField(
        label=gettext_lazy("ことば"), max_length=40, help_text=gettext_lazy("例：江古田")
    )
    reading = KanaField(
        label=gettext_lazy("読み"), max_length=80, help_text=gettext_lazy("ひらがなで。例：えごた")
    )

    def clean_written(self) -> str:
        """Take two letters and more with kanji; one letter would be read so inside every other word."""
        written = str(self.cleaned_data["written"])
        if len(written) < 2:
            raise forms.ValidationError(
                _(
                    "一文字だけだと、ほかのことばの中でも読みが変わります。前後も入れて書いてください"
                )
            )
        return written


class TryForm(Form):
    """A text that is read once and kept nowhere."""

    text = TextField(label=gettext_lazy("文"), n_lines=8, max_length=4000)
