"""Whose names a reader sees: the ward all, a centre its own people, everybody else codes."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from yorisoi.engines import language
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

    def announce(self, participant: Participant) -> str:
        """Return how the person is called out at roll call: the name with its reading."""
        reading = self.reading(participant)
        said = {"name": self.call(participant), "reading": reading}
        return _("%(name)s（%(reading)s）") % said if reading else said["name"]

    def place(self, participant: Participant) -> tuple[bool, str, str]:
        """Return where the person stands in a list: by reading where names are seen, else by code."""
        if not self.sees(participant):
            return (True, participant.code, "")
        return (
            False,
            language.fold(participant.reading or participant.name),
            participant.code,
        )

    def kinds(self, participant: Participant) -> str:
        """Return the kinds of disability in words, only beside a name."""
        if not self.sees(participant):
            return ""
        return "・".join(str(DisabilityKind(kind).label) for kind in participant.kinds)
