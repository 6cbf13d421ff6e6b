"""Read circles and ties."""

from django.db.models import QuerySet

from yorisoi.people.models import Account
from yorisoi.stages.ties.models import Circle


def circles_of(*, account: Account) -> QuerySet[Circle]:
    """Return the circles an account belongs to today."""
    return Circle.objects.filter(members__account=account, members__left_at__isnull=True)
