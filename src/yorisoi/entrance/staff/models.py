"""The link with which somebody comes in for the first time, and the wish to begin anew."""

from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from yorisoi.people.models import Account


class Invitation(models.Model):
    """A link that opens the house once, within a day, to make a way of coming in.

    Only a digest of the link is kept: who reads the database cannot come in with it.
    """

    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="invitations")
    digest = models.CharField("リンクの要約", max_length=64, unique=True)
    until = models.DateTimeField("いつまで")
    made_at = models.DateTimeField("作った時", default=timezone.now)
    made_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    used_at = models.DateTimeField("使った時", null=True)
    used_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+", null=True)
    ended_at = models.DateTimeField("取り消した時", null=True)
    ended_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+", null=True)

    class Meta:
        ordering = ["-made_at"]

    class Privacy:
        plain = ("until", "made_at", "used_at", "ended_at")
        personal = ("account", "digest", "made_by", "used_by", "ended_by")
        sensitive = ()
        never_exported = ("account", "digest", "made_by", "used_by", "ended_by")


class Renewal(models.Model):
    """Somebody lost every way of coming in; one member asks, another one confirms, then all begins anew."""

    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="renewals")
    asked_at = models.DateTimeField("頼んだ時", default=timezone.now)
    asked_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    confirmed_at = models.DateTimeField("確かめた時", null=True)
    confirmed_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+", null=True)
    ended_at = models.DateTimeField("取り下げた時", null=True)
    ended_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+", null=True)

    class Meta:
        ordering = ["-asked_at"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(confirmed_by=F("asked_by")) & ~Q(confirmed_by=F("account")),
                name="renewal_takes_two",
                violation_error_message="頼んだ人とは別の人が確かめてください",
            ),
            models.UniqueConstraint(
                fields=["account"],
                condition=Q(confirmed_at__isnull=True, ended_at__isnull=True),
                name="one_open_renewal",
                violation_error_message="もう頼んであります",
            ),
        ]

    class Privacy:
        plain = ("asked_at", "confirmed_at", "ended_at")
        personal = ("account", "asked_by", "confirmed_by", "ended_by")
        sensitive = ()
        never_exported = ("account", "asked_by", "confirmed_by", "ended_by")
