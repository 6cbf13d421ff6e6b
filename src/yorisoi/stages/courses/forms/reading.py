"""How a name is read: taken in any kana, kept in hiragana."""

import re
import unicodedata
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from yorisoi.ui.forms import TextField

KATAKANA_TO_HIRAGANA = {code: code - 0x60 for code in range(ord("ァ"), ord("ヶ") + 1)}
KANA = re.compile("[ぁ-ゖゝゞー・ ]+")


def hiragana(text: str) -> str:
    """Return katakana of either width as hiragana, with single blanks between the names."""
    wide = unicodedata.normalize("NFKC", text).translate(KATAKANA_TO_HIRAGANA)
    return " ".join(wide.split())


class KanaField(TextField):
    """A reading in kana; anything else is asked for again, in words that say how."""

    default_error_messages = {
        "not_kana": _("読みがなを、ひらがなかカタカナだけで書いてください。例：みほん　さくら")
    }

    def to_python(self, value: Any) -> str | None:
        """Bring a reading to hiragana."""
        text = super().to_python(value)
        if not text:
            return text
        kana = hiragana(text)
        if not KANA.fullmatch(kana):
            raise forms.ValidationError(self.error_messages["not_kana"], code="not_kana")
        return kana
