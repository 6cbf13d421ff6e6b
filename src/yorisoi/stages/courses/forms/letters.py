"""Whose letters have gone out."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext_lazy as _

from yorisoi.people.terms import HandoutFormat
from yorisoi.stages.courses.models import Application
from yorisoi.ui.forms import Form, PickField, PicksField


class LettersForm(Form):
    """Who was told: ticked one by one, or a whole pile; nobody is ticked beforehand."""

    def __init__(
        self, *args: Any, applications: Iterable[Application], sent: set[str], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.found = {each.code: each for each in applications}
        self.sent = sent
        self.fields["applications"] = PicksField(
            label=_("知らせた人"),
            choices=[(code, code) for code in self.found],
            required=False,
        )
        self.fields["pile"] = PickField(
            label=_("束"), choices=HandoutFormat.choices, required=False
        )

    def clean(self) -> dict[str, Any]:
        """Ask for somebody: a tick or a pile."""
        if not self.errors and not self.chosen():
            self.add_error("applications", _("知らせた人に印をつけてください"))
        return self.cleaned_data

    def chosen(self) -> list[Application]:
        """Return who was ticked, or everybody of the pile who was not told yet."""
        pile = self.cleaned_data.get("pile")
        if not pile:
            return [self.found[code] for code in self.cleaned_data.get("applications", ())]
        return [
            each
            for code, each in self.found.items()
            if code not in self.sent and each.participant.handout_format == pile
        ]

    def codes(self) -> set[str]:
        """Return which boxes carry a tick when the page is shown."""
        return set(self["applications"].value() or ())
