"""The nouns of practice: a procedure, its steps, and each try."""

from django.db import models

from yorisoi.people.models import Account, Participant
from yorisoi.programme.models import Programme
from yorisoi.stages.courses.terms import Help
from yorisoi.vault.fields import SealedText
from yorisoi.vault.rows import Sealed


class Procedure(models.Model):
    """An online procedure of the municipality that can be practised without sending anything."""

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="procedures")
    code = models.SlugField("符号", max_length=64)
    name = models.CharField("手続きの名前", max_length=100)
    summary = models.CharField("何をする手続きか", max_length=200)
    real_place = models.CharField("本番の場所", max_length=300, blank=True)
    to_bring = models.CharField("用意するもの", max_length=200, blank=True)
    difficulty = models.PositiveSmallIntegerField("むずかしさ（1〜3）", default=1)
    owner = models.CharField("受け持ち", max_length=100, blank=True)
    checked_on = models.DateField("本番と同じか確かめた日", null=True, blank=True)

    class Meta:
        ordering = ["difficulty", "code"]
        constraints = [
            models.UniqueConstraint(fields=["programme", "code"], name="procedure_code_is_unique"),
            models.CheckConstraint(
                condition=models.Q(difficulty__gte=1, difficulty__lte=3),
                name="difficulty_is_one_to_three",
                violation_error_message="むずかしさは1から3で選んでください",
            ),
        ]

    class Privacy:
        plain = (
            "programme",
            "code",
            "name",
            "summary",
            "real_place",
            "to_bring",
            "difficulty",
            "owner",
            "checked_on",
        )
        personal = ()
        sensitive = ()
        never_exported = ()


class Step(models.Model):
    """One step of a procedure: what is seen, what to do, a hint."""

    procedure = models.ForeignKey(Procedure, on_delete=models.CASCADE, related_name="steps")
    order = models.PositiveSmallIntegerField("順")
    title = models.CharField("すること", max_length=100)
    screen = models.CharField("画面のことば", max_length=200, blank=True)
    options = models.TextField("選べるもの（一行に一つ）", blank=True)
    press = models.CharField("押すところ", max_length=60, blank=True)
    hint = models.CharField("ヒント", max_length=200, blank=True)

    class Meta:
        ordering = ["procedure", "order"]
        constraints = [
            models.UniqueConstraint(fields=["procedure", "order"], name="step_order_is_unique")
        ]

    class Privacy:
        plain = ("procedure", "order", "title", "screen", "options", "press", "hint")
        personal = ()
        sensitive = ()
        never_exported = ()


class Try(models.Model):
    """A participant practises a procedure once; a break does not end it."""

    procedure = models.ForeignKey(Procedure, on_delete=models.PROTECT, related_name="tries")
    participant = models.ForeignKey(Participant, on_delete=models.PROTECT, related_name="tries")
    at_step = models.PositiveSmallIntegerField("いまのステップ", default=1)
    is_simulated = models.BooleanField("模擬", default=False)
    started_at = models.DateTimeField(auto_now_add=True)
    started_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.ForeignKey(
        Account, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        ordering = ["participant", "started_at", "id"]
        verbose_name_plural = "tries"
        constraints = [
            models.UniqueConstraint(
                fields=["participant", "procedure"],
                condition=models.Q(ended_at__isnull=True),
                name="one_open_try_a_procedure",
            )
        ]

    class Privacy:
        plain = (
            "procedure",
            "is_simulated",
            "started_at",
            "started_by",
            "ended_at",
            "ended_by",
        )
        personal = ("participant", "at_step")
        sensitive = ()
        never_exported = ("participant", "at_step", "started_by", "ended_by")


class StepTry(models.Model):
    """With how much help one step was done."""

    attempt = models.ForeignKey(Try, on_delete=models.CASCADE, related_name="steps")
    step = models.ForeignKey(Step, on_delete=models.PROTECT, related_name="tries")
    help = models.CharField("助け", max_length=10, choices=Help.choices)
    done_at = models.DateTimeField(auto_now=True)
    done_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["attempt", "step"]
        constraints = [
            models.UniqueConstraint(fields=["attempt", "step"], name="step_is_done_once_a_try"),
            models.CheckConstraint(
                condition=models.Q(help__in=Help.values), name="step_help_is_known"
            ),
        ]

    class Privacy:
        plain = ("step", "done_at", "done_by")
        personal = ("attempt", "help")
        sensitive = ()
        never_exported = ("attempt", "help", "done_by")


class RaisedHand(Sealed):
    """困った was pressed: silent, and seen by staff and supporters with the exact step."""

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="raised_hands")
    participant = models.ForeignKey(
        Participant, on_delete=models.CASCADE, related_name="raised_hands"
    )
    attempt = models.ForeignKey(
        Try, on_delete=models.CASCADE, null=True, blank=True, related_name="raised_hands"
    )
    at_step = models.PositiveSmallIntegerField("ステップ", null=True, blank=True)
    page = models.CharField("どのページで", max_length=200)
    words = SealedText("ひとこと", blank=True)
    raised_at = models.DateTimeField(auto_now_add=True)
    raised_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    lowered_at = models.DateTimeField(null=True, blank=True)
    lowered_by = models.ForeignKey(
        Account, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        ordering = ["-raised_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["participant"],
                condition=models.Q(lowered_at__isnull=True),
                name="one_raised_hand_a_person",
            )
        ]

    class Privacy:
        keeper = ("participant",)
        plain = ("programme", "raised_at", "lowered_at", "lowered_by", "row")
        personal = ("participant", "attempt", "at_step", "page", "words", "raised_by")
        sensitive = ()
        never_exported = (*personal, "lowered_by")
