"""Read guideline editions."""

from django.db.models import QuerySet

from yorisoi.stages.guides.models import Edition
from yorisoi.stages.guides.terms import EditionState


def published_editions() -> QuerySet[Edition]:
    """Return the editions everybody can read, newest first."""
    return Edition.objects.filter(state=EditionState.PUBLISHED).select_related(
        "programme__municipality"
    )
