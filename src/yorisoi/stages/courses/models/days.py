"""The day of a class: who helps, who came, what was seen, what was learned from it."""

from django.db import models

from yorisoi.people.models import Account, Participant
from yorisoi.programme.models import Programme
from yorisoi.stages.courses.models.design import Session, Unit
from yorisoi.stages.courses.terms import Help, Part, Presence, Reflected
from yorisoi.vault.fields import SealedText
from yorisoi.vault.rows import Sealed


class Assignment(Sealed):
    """Somebody helps at a session."""

    session = models.ForeignKey(Session, on_delete=models.CASCADE, related_name="assignments")
    part = models.CharField("受け持ち", max_length=12, choices=Part.choices)
    name = models.CharField("名前", max_length=60)
    # Who of the team opens the pages of this date by it; a name alone opens nothing.
    account = models.ForeignKey(
        Account, on_delete=models.PROTECT, null=True, blank=True, related_name="assignments"
    )
    is_confirmed = models.BooleanField("返事あり", default=False)
    note = SealedText("覚え書き", max_length=200, blank=True)

    class Meta:
        ordering = ["session", "part", "name"]
        constraints = [
            models.UniqueConstraint(
                fields=["session", "part", "name"], name="assigned_once_a_part"
            ),
            models.CheckConstraint(
                condition=models.Q(part__in=Part.values), name="assignment_part_is_known"
            ),
        ]

    class Privacy:
        keeper = ("session.course.programme.municipality",)
        plain = ("session", "part", "is_confirmed", "row")
        personal = ("name", "account", "note")
        sensitive = ()
        never_exported = ("name", "account", "note")


class Attendance(models.Model):
    """Whether a participant came to a session."""

    session = models.ForeignKey(Session, on_delete=models.CASCADE, related_name="attendances")
    participant = models.ForeignKey(
        Participant, on_delete=models.PROTECT, related_name="attendances"
    )
    presence = models.CharField("出欠", max_length=8, choices=Presence.choices)
    is_simulated = models.BooleanField("模擬", default=False)
    recorded_at = models.DateTimeField(auto_now=True)
    recorded_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["session", "participant"]
        constraints = [
            models.UniqueConstraint(
                fields=["session", "participant"], name="one_attendance_a_person_and_session"
            ),
            models.CheckConstraint(
                condition=models.Q(presence__in=Presence.values), name="presence_is_known"
            ),
        ]

    class Privacy:
        plain = ("session", "is_simulated", "recorded_at", "recorded_by")
        personal = ("participant", "presence")
        sensitive = ()
        never_exported = ("participant", "presence", "recorded_by")


class Observation(models.Model):
    """With how much help a participant did one thing in class."""

    session = models.ForeignKey(Session, on_delete=models.CASCADE, related_name="observations")
    participant = models.ForeignKey(
        Participant, on_delete=models.PROTECT, related_name="observations"
    )
    task = models.CharField("すること（符号）", max_length=40)
    help = models.CharField("助け", max_length=10, choices=Help.choices)
    is_simulated = models.BooleanField("模擬", default=False)
    seen_at = models.DateTimeField(auto_now=True)
    seen_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["session", "participant", "task"]
        constraints = [
            models.UniqueConstraint(
                fields=["session", "participant", "task"], name="one_observation_a_task"
            ),
            models.CheckConstraint(
                condition=models.Q(help__in=Help.values), name="observation_help_is_known"
            ),
        ]

    class Privacy:
        plain = ("session", "task", "is_simulated", "seen_at", "seen_by")
        personal = ("participant", "help")
        sensitive = ()
        never_exported = ("participant", "help", "seen_by")


class PhoneCard(Sealed):
    """The settings of a participant's phone that worked."""

    participant = models.OneToOneField(
        Participant, on_delete=models.CASCADE, related_name="phone_card"
    )
    device = SealedText("機種", max_length=60, blank=True)
    settings = SealedText("よかった設定（一行に一つ）", blank=True)
    changed_at = models.DateTimeField(auto_now=True)
    changed_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")

    class Privacy:
        keeper = ("participant",)
        plain = ("changed_at", "changed_by", "row")
        personal = ("participant", "device")
        sensitive = ("settings",)
        never_exported = ("participant", "device", "settings", "changed_by")


class Question(Sealed):
    """A question between two classes, its answer, and the unit that grew from it."""

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="questions")
    participant = models.ForeignKey(
        Participant, on_delete=models.PROTECT, null=True, blank=True, related_name="questions"
    )
    text = SealedText("質問")
    answer = SealedText("答え", blank=True)
    unit = models.ForeignKey(
        Unit, on_delete=models.SET_NULL, null=True, blank=True, related_name="questions"
    )
    asked_at = models.DateTimeField(auto_now_add=True)
    asked_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.ForeignKey(
        Account, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        ordering = ["-asked_at"]

    class Privacy:
        keeper = ("participant", "programme.municipality")
        plain = ("programme", "unit", "asked_at", "asked_by", "answered_at", "answered_by", "row")
        personal = ("participant", "text", "answer")
        sensitive = ()
        never_exported = ("participant", "text", "answer", "asked_by", "answered_by")


class Reflection(models.Model):
    """One line of keep, problem or try after a session."""

    session = models.ForeignKey(Session, on_delete=models.CASCADE, related_name="reflections")
    kind = models.CharField("種類", max_length=8, choices=Reflected.choices)
    text = models.CharField("ひとこと", max_length=300)
    is_simulated = models.BooleanField("模擬", default=False)
    written_at = models.DateTimeField(auto_now_add=True)
    written_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["session", "kind", "id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(kind__in=Reflected.values), name="reflection_kind_is_known"
            )
        ]

    class Privacy:
        plain = ("session", "kind", "text", "is_simulated", "written_at", "written_by")
        personal = ()
        sensitive = ()
        never_exported = ("written_by",)
