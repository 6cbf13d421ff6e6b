"""What goes: lists shown before anybody is erased, who is held back, leaks that may have happened."""

from django.db import models

from yorisoi.people.models.accounts import Account, Organisation
from yorisoi.people.models.participants import Participant
from yorisoi.vault.fields import SealedText
from yorisoi.vault.rows import Sealed


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


class RetentionHold(Sealed):
    """Somebody whose record waits although its time is over, for a reason and until a day."""

    participant = models.ForeignKey(Participant, on_delete=models.CASCADE, related_name="holds")
    reason = SealedText("わけ")
    until_on = models.DateField("いつまで")
    held_at = models.DateTimeField("止めた時", auto_now_add=True)
    held_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    ended_at = models.DateTimeField("やめた時", null=True, blank=True)
    ended_by = models.ForeignKey(
        Account, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        ordering = ["until_on", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["participant"],
                condition=models.Q(ended_at__isnull=True),
                name="one_hold_in_force",
                violation_error_message="この人は、もう止めてあります",
            )
        ]

    class Privacy:
        keeper = ("participant",)
        plain = ("until_on", "held_at", "held_by", "ended_at", "ended_by", "row")
        personal = ("participant", "reason")
        sensitive = ()
        never_exported = personal


class Leak(models.Model):
    """Something may have leaked: when, through whom, about whom, and since when it is known."""

    municipality = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    since = models.DateTimeField("いつから")
    until = models.DateTimeField("いつまで")
    actor = models.CharField("だれのアカウントで", max_length=64, blank=True)
    sign_ins = models.JSONField("どの入りから（記録の番号）", default=list, blank=True)
    pages = models.JSONField("どんなページ", default=list, blank=True)
    codes = models.JSONField("だれのことか（符号）", default=list)
    noticed_on = models.DateField("知った日")
    is_malicious = models.BooleanField("わざとのおそれ", default=False)
    is_practice = models.BooleanField("訓練", default=True)
    what = models.CharField("何があったか", max_length=500)
    items = models.TextField("もれた項目", blank=True)
    cause = models.TextField("原因", blank=True)
    harm = models.TextField("二次被害", blank=True)
    told = models.TextField("本人への対応", blank=True)
    published = models.TextField("公表", blank=True)
    prevention = models.TextField("二度と起こさないために", blank=True)
    first_sent_on = models.DateField("速報を出した日", null=True, blank=True)
    full_sent_on = models.DateField("確報を出した日", null=True, blank=True)
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
            "pages",
            "what",
            "items",
            "cause",
            "harm",
            "told",
            "published",
            "prevention",
            "first_sent_on",
            "full_sent_on",
            "noted_at",
            "noted_by",
        )
        personal = ("actor", "sign_ins", "codes")
        sensitive = ()
        never_exported = (
            *personal,
            "what",
            "items",
            "cause",
            "harm",
            "told",
            "published",
            "prevention",
            "noted_by",
        )
