"""Whose letters have gone out."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext_lazy as _

from yorisoi.stages.courses.models import Application
from yorisoi.ui.forms import Form, PicksField


class LettersForm(Form):
    """Everybody who was told; those who were not told yet are ticked already."""

    def __init__(
        self, *args: Any, applications: Iterable[Application], sent: set[str], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.found = {each.code: each for each in applications}
        self.fields["applications"] = PicksField(
            label=_("知らせた人"),
            choices=[(code, code) for code in self.found],
            initial=[code for code in self.found if code not in sent],
            error_messages={"required": _("知らせた人に印をつけてください")},
        )

    def chosen(self) -> list[Application]:
        """Return the applications that were ticked."""
        return [self.found[code] for code in self.cleaned_data["applications"]]

    def codes(self) -> set[str]:
        """Return which boxes carry a tick when the page is shown."""
        return set(self["applications"].value() or ())
