"""What the team writes down of its meetings, and the documents it signs off."""

from django.db import models

from yorisoi.people.models import Account
from yorisoi.programme.models.year import Programme
from yorisoi.programme.terms import DocumentKind, MeetingKind


class Meeting(models.Model):
    """A meeting of the team, or a contact with a partner outside it."""

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="meetings")
    kind = models.CharField("種類", max_length=12, choices=MeetingKind.choices)
    title = models.CharField("題", max_length=200)
    held_on = models.DateField("日")
    present = models.CharField("出席（組織）", max_length=300, blank=True)
    notes = models.TextField("話したこと", blank=True)
    recorded_at = models.DateTimeField(auto_now_add=True)
    recorded_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-held_on", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(kind__in=MeetingKind.values), name="meeting_kind_is_known"
            )
        ]

    class Privacy:
        plain = (
            "programme",
            "kind",
            "title",
            "held_on",
            "present",
            "notes",
            "recorded_at",
            "recorded_by",
        )
        personal = ()
        sensitive = ()
        never_exported = ("present", "notes", "recorded_by")


class Document(models.Model):
    """A version of one of the three documents, as generated and as signed off."""

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="documents")
    kind = models.CharField("種類", max_length=20, choices=DocumentKind.choices)
    version = models.PositiveSmallIntegerField("版")
    content = models.JSONField("中身", default=dict)
    made_at = models.DateTimeField(auto_now_add=True)
    made_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    signed_at = models.DateTimeField("確かめた時", null=True, blank=True)
    signed_by = models.ForeignKey(
        Account, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        ordering = ["kind", "-version"]
        constraints = [
            models.UniqueConstraint(
                fields=["programme", "kind", "version"], name="document_version_is_unique"
            ),
            models.CheckConstraint(
                condition=models.Q(kind__in=DocumentKind.values), name="document_kind_is_known"
            ),
        ]

    class Privacy:
        plain = (
            "programme",
            "kind",
            "version",
            "content",
            "made_at",
            "made_by",
            "signed_at",
            "signed_by",
        )
        personal = ()
        sensitive = ()
        never_exported = ("content", "made_by", "signed_by")
