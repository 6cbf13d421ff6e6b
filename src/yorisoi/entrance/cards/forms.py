"""What is asked of people at the door, and of staff at their desk."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from yorisoi.entrance.cards import rules
from yorisoi.entrance.cards.actions import Choice
from yorisoi.entrance.cards.models import Entrant
from yorisoi.entrance.cards.terms import N_CODE_DIGITS, N_PAIRING_DIGITS, NewDevice, Picture
from yorisoi.people.models import Organisation
from yorisoi.ui.forms import Form, TextField, offer


class NumberField(TextField):
    """A number of so many digits; full width, blanks and lines between them are all right."""

    def __init__(self, *, n_digits: int, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.n_digits = n_digits
        self.widget.attrs.update({"inputmode": "numeric", "autocomplete": "off"})

    def clean(self, value: object) -> str:
        """Return the digits, or say how many are lacking."""
        digits = rules.digits(str(super().clean(value)))
        if len(digits) != self.n_digits:
            raise forms.ValidationError(
                _("数字を%(n)sけた書いてください。いまは%(now)sけたです")
                % {"n": self.n_digits, "now": len(digits)}
            )
        return digits


class CodeForm(Form):
    """The number on a card."""

    code = NumberField(
        label=gettext_lazy("カードの番号"),
        n_digits=N_CODE_DIGITS,
        help_text=gettext_lazy("カードの下にある、12けたの数字です。"),
    )


class PairingForm(Form):
    """The number of a tablet that was opened."""

    number = NumberField(
        label=gettext_lazy("タブレットの番号"),
        n_digits=N_PAIRING_DIGITS,
        help_text=gettext_lazy("職員のページに出ている、8けたの数字です。"),
    )


class ChoiceForm(Form):
    """What stands on a card, and what a new device is asked."""

    called = TextField(
        label=gettext_lazy("カードに書く名前"),
        max_length=20,
        help_text=gettext_lazy("本人が呼ばれたい名前です。「さん」は、つけません。"),
    )
    picture = forms.ChoiceField(
        label=gettext_lazy("カードの絵"),
        choices=Picture.choices,
        widget=forms.RadioSelect,
        help_text=gettext_lazy("本人に選んでもらいます。絵を変えたら、カードを印刷しなおします。"),
    )
    new_device = forms.ChoiceField(
        label=gettext_lazy("新しいスマホで使うとき"),
        choices=NewDevice.choices,
        widget=forms.RadioSelect,
    )

    def choice(self) -> Choice:
        """Return what was chosen."""
        return Choice(**self.cleaned_data)

    @staticmethod
    def known(entrant: Entrant) -> dict[str, str]:
        """Return what was chosen before, as the form asks for it."""
        return {
            "called": entrant.called,
            "picture": entrant.picture,
            "new_device": entrant.new_device,
        }


class TabletForm(Form):
    """For which centre a tablet is opened."""

    centre = forms.ModelChoiceField(
        label=gettext_lazy("センター"), queryset=Organisation.objects.none(), empty_label=None
    )

    def __init__(self, *args: Any, centres: QuerySet[Organisation], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "centre", centres, words=lambda row: str(row.name))
