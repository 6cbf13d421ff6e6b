"""What goes: lists that were shown before anybody is erased, and leaks that may have happened."""

from django.db import models

from yorisoi.people.models.accounts import Account, Organisation


class RetentionPreview(models.Model):
    """A list of codes whose retention is over; only what stood in one may be erased."""

    municipality = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    codes = models.JSONField("符号", default=list)
    shown_at = models.DateTimeField("見せた時", auto_now_add=True)
    shown_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    applied_at = models.DateTimeField("消した時", null=True, blank=True)
    applied_by = models.ForeignKey(
        Account, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        ordering = ["-id"]

    class Privacy:
        plain = ("municipality", "shown_at", "shown_by", "applied_at", "applied_by")
        personal = ("codes",)
        sensitive = ()
        never_exported = personal


class Leak(models.Model):
    """Something may have leaked: when, through whom, about whom, and since when it is known."""

    municipality = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    since = models.DateTimeField("いつから")
    until = models.DateTimeField("いつまで")
    actor = models.CharField("だれのアカウントで", max_length=64, blank=True)
    codes = models.JSONField("だれのことか（符号）", default=list)
    noticed_on = models.DateField("知った日")
    is_malicious = models.BooleanField("わざとのおそれ", default=False)
    is_practice = models.BooleanField("訓練", default=True)
    what = models.CharField("何があったか", max_length=500)
    noted_at = models.DateTimeField("書いた時", auto_now_add=True)
    noted_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(until__gte=models.F("since")),
                name="leak_ends_after_it_begins",
                violation_error_message="いつまでを、いつからより後にしてください",
            )
        ]

    class Privacy:
        plain = (
            "municipality",
            "since",
            "until",
            "noticed_on",
            "is_malicious",
            "is_practice",
            "what",
            "noted_at",
            "noted_by",
        )
        personal = ("actor", "codes")
        sensitive = ()
        never_exported = (*personal, "what", "noted_by")
