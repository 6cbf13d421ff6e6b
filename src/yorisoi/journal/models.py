"""One line of the journal; lines are only ever added."""

from django.db import models


class Entry(models.Model):
    """Somebody did or saw something; each line carries the hash of the line before it."""

    at = models.DateTimeField("いつ")
    actor = models.CharField("だれが（アカウント）", max_length=64)
    organisation = models.CharField("どの組織で", max_length=64, blank=True)
    act = models.CharField("何を", max_length=64)
    subject_kind = models.CharField("対象の種類", max_length=64)
    subject_code = models.CharField("対象の符号", max_length=64)
    detail = models.JSONField("くわしく", default=dict)
    purpose = models.CharField("何のために", max_length=200, blank=True)
    previous_hash = models.CharField(max_length=64)
    hash = models.CharField(max_length=64, unique=True)

    class Meta:
        ordering = ["id"]
        indexes = [models.Index(fields=["subject_kind", "subject_code"])]

    class Privacy:
        plain = ("at", "act", "subject_kind", "organisation", "previous_hash", "hash")
        personal = ("actor", "subject_code", "detail", "purpose")
        sensitive = ()
        never_exported = ("actor", "subject_code", "detail", "purpose")
