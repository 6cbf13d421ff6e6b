"""Form fields that take what people write, and say in the label's words what to mend."""

import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any, ClassVar

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from yorisoi.ui.dates import UnreadableDate, era_day, read_date
from yorisoi.ui.typed import typed_before
from yorisoi.ui.words import full_day, is_english

# Between these marks NFKC does its work; the marks are full-width because the sentence is Japanese.
_BETWEEN_MARKS = re.compile("[^（）！？：；～]+")


class Form(forms.Form):
    """A form whose errors speak in the words of its labels; what was typed is never lost."""

    use_required_attribute = False
    names: ClassVar[Mapping[str, object]] = {}
    """What a message calls a field, where the label is a whole question: ``{"channel": _("連絡の方法")}``."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            label = str(self.names.get(name) or field.label or name)
            field.error_messages = {
                **field.error_messages,
                **messages_for(field, label=label),
                **_declared(field),
            }

    def get_initial_for_field(self, field: forms.Field, field_name: str) -> Any:
        """Begin with what was typed here before and not sent, where there is such a thing."""
        usual = super().get_initial_for_field(field, field_name)
        before = typed_before.get()
        return usual if before is None else before.instead(self, field, field_name, usual)


def _declared(field: forms.Field) -> dict[str, Any]:
    """Find the messages that a form wrote for its field itself; they are kept."""
    usual: dict[str, Any] = {}
    for kind in reversed(type(field).__mro__):
        usual.update(getattr(kind, "default_error_messages", {}))
    return {
        code: said for code, said in field.error_messages.items() if usual.get(code) is not said
    }


def messages_for(field: forms.Field, *, label: str) -> dict[str, str]:
    """Say in the words of the label what to do about each kind of mistake."""
    said = {"label": label}
    if isinstance(field, forms.MultipleChoiceField):
        missing = _("%(label)sを選んでください") % said
    elif isinstance(field, forms.ChoiceField):
        missing = _("%(label)sを一つ選んでください") % said
    elif isinstance(field, forms.BooleanField):
        missing = _("「%(label)s」に印をつけてください") % said
    else:
        missing = _("%(label)sを書いてください") % said
    return {
        "required": missing,
        "max_length": _(
            "%(label)sを%%(limit_value)s文字までにしてください。いまは%%(show_value)s文字です"
        )
        % said,
        "min_length": _(
            "%(label)sを%%(limit_value)s文字より長く書いてください。いまは%%(show_value)s文字です"
        )
        % said,
        "max_value": _("%(label)sを%%(limit_value)sより大きくしないでください") % said,
        "min_value": _("%(label)sを%%(limit_value)sより小さくしないでください") % said,
        "invalid_choice": _("%(label)sを一覧の中から選んでください") % said,
        "invalid_list": _("%(label)sを一覧の中から選んでください") % said,
        "invalid": _invalid(field, said),
        "too_few": _("%(label)sの数字が%%(n)sつ足りません") % said,
        "too_many": _("%(label)sの数字が%%(n)sつ多いです") % said,
    }


def _invalid(field: forms.Field, said: Mapping[str, str]) -> str:
    if isinstance(field, forms.IntegerField):
        return _("%(label)sを数字で書いてください") % said
    if isinstance(field, forms.EmailField):
        return _("%(label)sを、name@example.jpのように書いてください") % said
    if isinstance(field, WarekiDateField):
        return _("%(label)sを、令和6年5月1日のように書いてください") % said
    if isinstance(field, PhoneField):
        return _("%(label)sを、03-0000-0000のように書いてください") % said
    return _("%(label)sを確かめて、もう一度書いてください") % said


def normalised(text: str) -> str:
    """Bring full-width and half-width letters to one form (NFKC) and drop the blanks around."""
    return unicodedata.normalize("NFKC", text).strip()


def tidied(text: str) -> str:
    """Bring letters and digits to one form, and leave the marks of a Japanese sentence as typed."""
    return _BETWEEN_MARKS.sub(lambda found: unicodedata.normalize("NFKC", found[0]), text).strip()


class TextField(forms.CharField):
    """A line of text, or several with ``n_lines``; full and half width letters are the same."""

    def __init__(self, *, n_lines: int = 1, **kwargs: Any) -> None:
        if n_lines > 1:
            kwargs.setdefault("widget", forms.Textarea(attrs={"rows": n_lines, "cols": 40}))
        super().__init__(**kwargs)

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        """Let a browser take a text that is too long: it is counted afterwards, and not cut in silence."""
        attrs: dict[str, Any] = super().widget_attrs(widget)
        if isinstance(widget, forms.Textarea):
            attrs.pop("maxlength", None)
        return attrs

    def to_python(self, value: Any) -> str | None:
        """Tidy what was typed; a new line is one letter, however the browser sends it."""
        text = super().to_python(value)
        return tidied(text.replace("\r\n", "\n")) if text else text


class PublishedField(TextField):
    """A text that people outside the team read: the form says beside it what could be easier."""

    is_published = True


class WarekiDateField(forms.Field):
    """A day, written as 令和6年5月1日, R6.5.1, 2024/5/1 or 2024-05-01; as 5/1, the nearest one."""

    default_error_messages = {
        "invalid": _lazy("令和6年5月1日のように書いてください"),
        "no_such_day": _lazy("その日はありません。月と日を確かめてください"),
        "other_weekday": _lazy("日と曜日が合いません。どちらかを直してください"),
    }
    widget = forms.TextInput(attrs={"class": "narrow-input", "autocomplete": "off"})

    def to_python(self, value: Any) -> date | None:
        """Read the day in any of the accepted ways of writing."""
        if value in self.empty_values:
            return None
        if isinstance(value, date):
            return value
        try:
            return read_date(str(value), today=timezone.localdate())
        except UnreadableDate as refusal:
            said = self.error_messages[refusal.reason]
            raise forms.ValidationError(said, code=refusal.reason) from refusal

    def prepare_value(self, value: Any) -> Any:
        """Show a known day as 令和6年5月1日, and what was typed as it was typed."""
        if not isinstance(value, date):
            return value
        return value.isoformat() if is_english() else era_day(value)

    def read_back(self, bound: forms.BoundField) -> str:
        """Return in words the day that was read from what somebody typed, or nothing."""
        try:
            read = self.to_python(bound.data) if bound.form.is_bound else None
        except forms.ValidationError:
            return ""
        return _("%(day)sと読みました") % {"day": full_day(read)} if read else ""


class PhoneField(forms.Field):
    """A telephone number of ten or eleven digits; hyphens are kept, and added where they are sure."""

    widget = forms.TextInput(
        attrs={"inputmode": "tel", "autocomplete": "tel", "class": "narrow-input"}
    )
    default_error_messages = {
        "invalid": _lazy("03-0000-0000のように書いてください"),
        "too_few": _lazy("数字が%(n)sつ足りません"),
        "too_many": _lazy("数字が%(n)sつ多いです"),
    }
    dashes = str.maketrans(dict.fromkeys("‐‑‒–—―−ー", "-") | dict.fromkeys(" ()", ""))

    def to_python(self, value: Any) -> str:
        """Normalise the number and count its digits."""
        if value in self.empty_values:
            return ""
        number = normalised(str(value)).translate(self.dashes)
        digits = number.replace("-", "")
        if not (digits.isascii() and digits.isdigit() and digits.startswith("0")):
            raise forms.ValidationError(self.error_messages["invalid"], code="invalid")
        self._count(len(digits), expected=11 if digits[:3] in {"050", "070", "080", "090"} else 10)
        return hyphened(number) if number == digits else number

    def _count(self, n_digits: int, *, expected: int) -> None:
        if n_digits != expected:
            code = "too_few" if n_digits < expected else "too_many"
            said = {"n": abs(expected - n_digits)}
            raise forms.ValidationError(self.error_messages[code], code=code, params=said)


def hyphened(digits: str) -> str:
    """Write bare digits as 03-0000-0000, where the length of the area code is sure."""
    if len(digits) == 11:
        return f"{digits[:3]}-{digits[3:7]}-{digits[7:]}"
    if digits.startswith(("03", "06")):
        return f"{digits[:2]}-{digits[2:6]}-{digits[6:]}"
    if digits.startswith(("0120", "0570")):
        return f"{digits[:4]}-{digits[4:7]}-{digits[7:]}"
    return digits


def offer(form: forms.Form, name: str, rows: Any, *, words: Callable[[Any], str]) -> None:
    """Let a form's field choose among rows of the database, each shown in words."""
    field = form.fields[name]
    if not isinstance(field, forms.ModelChoiceField):
        raise TypeError(f"{name}: expected a ModelChoiceField, found {type(field).__name__}")
    field.queryset = rows
    field.label_from_instance = words  # type: ignore[method-assign,assignment]  # Django's own way to do it


class PickField(forms.ChoiceField):
    """One choice of several as rows; ``hints`` explain a row, ``closed`` rows cannot be chosen now."""

    widget = forms.RadioSelect

    def __init__(
        self,
        *,
        hints: Mapping[str, object] | None = None,
        closed: Sequence[str] = (),
        **kwargs: Any,
    ) -> None:
        super().__init__(**kwargs)
        self.hints = dict(hints or {})
        self.closed = tuple(closed)

    def valid_value(self, value: Any) -> bool:
        """Accept a listed row that is open."""
        return str(value) not in self.closed and super().valid_value(value)


class PicksField(forms.MultipleChoiceField):
    """Any number of choices as rows with a square; ``hints`` explain a row, ``closed`` rows cannot be chosen now."""

    widget = forms.CheckboxSelectMultiple

    def __init__(
        self,
        *,
        hints: Mapping[str, object] | None = None,
        closed: Sequence[str] = (),
        **kwargs: Any,
    ) -> None:
        super().__init__(**kwargs)
        self.hints = dict(hints or {})
        self.closed = tuple(closed)

    def valid_value(self, value: Any) -> bool:
        """Accept a listed row that is open."""
        return str(value) not in self.closed and super().valid_value(value)
