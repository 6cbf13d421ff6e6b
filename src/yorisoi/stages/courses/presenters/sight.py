"""Whose names a reader sees: the ward all, a centre its own people, everybody else codes."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from yorisoi.people.models import Organisation, Participant
from yorisoi.people.terms import DisabilityKind


@dataclass(frozen=True)
class Sight:
    """What one reader may see of the people in a group."""

    shows_names: bool
    centre: Organisation | None = None

    def sees(self, participant: Participant) -> bool:
        """Whether the name of this person may be shown."""
        is_near = self.centre is None or participant.centre_id == self.centre.pk
        return self.shows_names and is_near

    def call(self, participant: Participant) -> str:
        """Return how the person is called here: アキさん, or the code."""
        if not self.sees(participant):
            return participant.code
        return _("%(name)sさん") % {"name": participant.name}

    def reading(self, participant: Participant) -> str:
        """Return the reading of the name, where it is seen and says something new."""
        is_new = participant.reading and participant.reading != participant.name
        return participant.reading if is_new and self.sees(participant) else ""

    def kinds(self, participant: Participant) -> str:
        """Return the kinds of disability in words, only beside a name."""
        if not self.sees(participant):
            return ""
        return "・".join(str(DisabilityKind(kind).label) for kind in participant.kinds)
