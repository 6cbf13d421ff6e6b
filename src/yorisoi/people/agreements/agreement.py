"""Whether a person's data may be used for a purpose on a day: the one rule, for one person and for lists.

The last word counts: a yes that has neither been withdrawn nor run out, in a text that still covers
the use. Who has said no is left alone. Before anybody has said a word, the basis of the purpose
decides (`ConsentBasis`): what a person applied for is done for them until they stop it, everything
else is asked first. Every place that uses personal data for a purpose asks here, so that a
withdrawal takes effect with the next query, everywhere.
"""

from datetime import date

from django.db.models import Q, QuerySet
from django.utils import timezone

from yorisoi.people.agreements import consents
from yorisoi.people.models import Consent, Organisation, Participant
from yorisoi.people.terms import ConsentBasis, ConsentPurpose


def in_force(*, to: ConsentPurpose, on: date | None = None) -> QuerySet[Consent]:
    """Return the agreements to a purpose that count on a day."""
    day = on or timezone.localdate()
    lasting = Q(expires_on__isnull=True) | Q(expires_on__gte=day)
    found = Consent.objects.filter(
        lasting, purpose=to, is_refusal=False, withdrawn_at__isnull=True
    ).order_by()
    outgrown = consents.outgrown(to, on=day)
    return found.exclude(version__in=outgrown) if outgrown else found


def has_said_yes(participant: Participant, *, to: ConsentPurpose, on: date | None = None) -> bool:
    """Whether a yes to a purpose is in force."""
    return in_force(to=to, on=on).filter(participant=participant).exists()


def has_agreed(participant: Participant, *, to: ConsentPurpose, on: date | None = None) -> bool:
    """Whether a person's data may be used for a purpose on a day."""
    return agreeing(to=to, on=on).filter(pk=participant.pk).exists()


def agreeing(*, to: ConsentPurpose, on: date | None = None) -> QuerySet[Participant]:
    """Return everybody whose data may be used for a purpose on a day."""
    yes = Q(pk__in=in_force(to=to, on=on).values("participant"))
    if consents.texts()[to].basis == ConsentBasis.UNTIL_STOPPED:
        yes |= ~Q(pk__in=_asked(to))
    return Participant.objects.filter(yes).order_by()


def stopped(*, to: ConsentPurpose, on: date | None = None) -> QuerySet[Participant]:
    """Return everybody whose data may not be used for a purpose on a day."""
    return Participant.objects.exclude(pk__in=agreeing(to=to, on=on).values("pk")).order_by()


def shared_with(centre: Organisation, *, on: date | None = None) -> QuerySet[Participant]:
    """Return the people of a centre whom its staff may see.

    They agreed to it, or they told the centre themselves and have not been asked since.
    """
    agreed = Q(pk__in=in_force(to=ConsentPurpose.SHARE_WITH_CENTRE, on=on).values("participant"))
    told = Q(registered_by__memberships__organisation=centre) & ~Q(
        pk__in=_asked(ConsentPurpose.SHARE_WITH_CENTRE)
    )
    shared = Participant.objects.filter(agreed | told).values("pk")
    return Participant.objects.filter(centre=centre, pk__in=shared).order_by()


def to_ask_again(participant: Participant, *, on: date | None = None) -> frozenset[str]:
    """Return the purposes whose text has a newer version than the one this person agreed to."""
    current = consents.texts(on or timezone.localdate())
    return frozenset(
        purpose
        for purpose, text in current.items()
        if (
            newest := in_force(to=purpose, on=on)
            .filter(participant=participant)
            .order_by("pk")
            .last()
        )
        and newest.version != text.version
    )


def _asked(purpose: ConsentPurpose) -> QuerySet[Consent, int]:
    """Return the keys of everybody who has ever said a word to a purpose."""
    return Consent.objects.filter(purpose=purpose).order_by().values_list("participant", flat=True)
