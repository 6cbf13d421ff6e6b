"""What is typed about circles and ties."""

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from yorisoi.people.models import Account, Participant
from yorisoi.people.terms import ChannelKind
from yorisoi.stages.ties import rules
from yorisoi.stages.ties.rules import Voice
from yorisoi.stages.ties.terms import Frequency, Stamp, Step, TieTo
from yorisoi.ui.forms import Form, PickField, PublishedField, TextField, WarekiDateField

Choices = Sequence[tuple[str, str]]


class CircleForm(Form):
    """The words of a circle and who watches over it."""

    name = TextField(label=gettext_lazy("輪の名前"), max_length=60)
    purpose = PublishedField(
        label=gettext_lazy("何のための輪か"),
        max_length=200,
        help_text=gettext_lazy("参加する人がそのまま読みます。短い文で書きます。"),
    )
    rules = PublishedField(
        label=gettext_lazy("決まり"),
        n_lines=4,
        help_text=gettext_lazy("一行に一つ書きます。"),
    )
    in_trouble = PublishedField(
        label=gettext_lazy("困ったときの手順"),
        n_lines=3,
        required=False,
        help_text=gettext_lazy("だれに、どうやって言うかを、一行に一つ書きます。"),
    )
    host = forms.ChoiceField(label=gettext_lazy("見守る人"))

    def __init__(self, *args: Any, hosts: Iterable[Account], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _choose(self, "host", [(each.code, each.name) for each in hosts])


class MemberForm(Form):
    """Who joins a circle: a participant with an account, or a supporter."""

    account = forms.ChoiceField(label=gettext_lazy("加わる人"))

    def __init__(self, *args: Any, choices: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _choose(self, "account", choices)


class TieForm(Form):
    """To whom somebody is connected; what was said is not asked."""

    participant = forms.ChoiceField(label=gettext_lazy("だれの"))
    to = PickField(label=gettext_lazy("だれと"), choices=TieTo.choices)
    channel = forms.ChoiceField(label=gettext_lazy("どうやって"), choices=ChannelKind.choices)
    frequency = PickField(
        label=gettext_lazy("どのくらい"),
        choices=Frequency.choices,
        help_text=gettext_lazy("この4週間のことを聞きます。"),
    )
    noted_on = WarekiDateField(label=gettext_lazy("聞いた日"))

    def __init__(
        self,
        *args: Any,
        participants: Iterable[Participant],
        may_see_names: bool,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        known = [(each.code, each.name if may_see_names else each.code) for each in participants]
        _choose(self, "participant", known)


class SayForm(Form):
    """Words or a stamp for a circle; one of the two is enough."""

    who = PickField(label=gettext_lazy("だれのことばですか"), required=False)
    text = TextField(
        label=gettext_lazy("ことば"),
        n_lines=3,
        max_length=400,
        required=False,
        help_text=gettext_lazy("400文字まで書けます。"),
    )
    stamp = forms.ChoiceField(choices=Stamp.choices, required=False)
    step = forms.ChoiceField(choices=Step.choices, required=False)

    def __init__(self, *args: Any, voices: Sequence[Voice], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.voices = {str(n): voice for n, voice in enumerate(voices)}
        _choose(self, "who", [(key, _said_by(voice)) for key, voice in self.voices.items()])
        self.initial.setdefault("who", "0")

    def clean(self) -> dict[str, Any]:
        """Ask for words or a stamp."""
        found = super().clean() or {}
        if not self.errors and not (found.get("text") or found.get("stamp")):
            self.add_error("text", _("ことばを書くか、スタンプを押してください"))
        return found

    @property
    def is_to_ask(self) -> bool:
        """Whether the words hold a number or an address and nobody has said yet that they may go."""
        said = self.cleaned_data
        may_go = said.get("stamp") or said.get("step") == Step.SEND
        return not may_go and rules.names_a_contact(said["text"])

    @property
    def is_to_rewrite(self) -> bool:
        """Whether somebody thought better of it and wants to write again."""
        return self.cleaned_data.get("step") == Step.REWRITE

    @property
    def voice(self) -> Voice:
        """As whom this is said; the person whose page it is comes first."""
        return self.voices[self.cleaned_data.get("who") or "0"]


def _choose(form: Form, name: str, choices: Choices) -> None:
    field = form.fields[name]
    if isinstance(field, forms.ChoiceField):
        field.choices = list(choices)


def _said_by(voice: Voice) -> str:
    if voice.participant is None:
        return _("%(name)sさん自身のことば") % {"name": voice.account.name}
    return _("%(name)sさんのことば") % {"name": voice.participant.name}
