"""Read personas."""

from yorisoi.programme.models import Programme
from yorisoi.stages.personas.models import Persona


def persona(*, programme: Programme, code: str) -> Persona | None:
    """Return the newest version of a persona, or None."""
    return Persona.objects.filter(programme=programme, code=code).order_by("-version").first()
