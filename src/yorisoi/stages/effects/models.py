"""The nouns of verification: instruments, waves, answers, the plan and the results."""

from django.db import models

from yorisoi.people.models import Account, Participant
from yorisoi.programme.models import Programme
from yorisoi.stages.effects.terms import AnswerBy, Scale, WaveKind
from yorisoi.stages.goals.models import Indicator
from yorisoi.vault.fields import SealedText
from yorisoi.vault.rows import Sealed


class Instrument(models.Model):
    """A set of questions with its source and licence; protected item texts are not shipped."""

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="instruments")
    code = models.SlugField("符号", max_length=64)
    name = models.CharField("名前", max_length=100)
    source_note = models.CharField("出典", max_length=300)
    licence_note = models.CharField("使うときの条件", max_length=300)
    is_shareable = models.BooleanField("問いの文をほかの区市町村に渡してよい", default=False)

    class Meta:
        ordering = ["code"]
        constraints = [
            models.UniqueConstraint(fields=["programme", "code"], name="instrument_code_is_unique")
        ]

    class Privacy:
        plain = ("programme", "code", "name", "source_note", "licence_note", "is_shareable")
        personal = ()
        sensitive = ()
        never_exported = ()


class Item(models.Model):
    """One question of an instrument."""

    instrument = models.ForeignKey(Instrument, on_delete=models.CASCADE, related_name="items")
    code = models.SlugField("符号", max_length=64)
    order = models.PositiveSmallIntegerField("順", default=0)
    text = models.CharField("問い", max_length=200)
    scale = models.CharField("答えかた", max_length=8, choices=Scale.choices)
    is_higher_better = models.BooleanField("大きいほどよい", default=True)

    class Meta:
        ordering = ["instrument", "order", "id"]
        constraints = [
            models.UniqueConstraint(fields=["instrument", "code"], name="item_code_is_unique"),
            models.CheckConstraint(
                condition=models.Q(scale__in=Scale.values), name="item_scale_is_known"
            ),
        ]

    class Privacy:
        plain = ("instrument", "code", "order", "text", "scale", "is_higher_better")
        personal = ()
        sensitive = ()
        never_exported = ()


class Wave(models.Model):
    """A time at which the questions are asked."""

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="waves")
    kind = models.CharField("いつ", max_length=10, choices=WaveKind.choices)
    planned_on = models.DateField("予定の日")

    class Meta:
        ordering = ["planned_on"]
        constraints = [
            models.UniqueConstraint(fields=["programme", "kind"], name="one_wave_a_kind"),
            models.CheckConstraint(
                condition=models.Q(kind__in=WaveKind.values), name="wave_kind_is_known"
            ),
        ]

    class Privacy:
        plain = ("programme", "kind", "planned_on")
        personal = ()
        sensitive = ()
        never_exported = ()


class Answer(Sealed):
    """One answer of one participant; who could not be asked stays in the count."""

    wave = models.ForeignKey(Wave, on_delete=models.PROTECT, related_name="answers")
    item = models.ForeignKey(Item, on_delete=models.PROTECT, related_name="answers")
    participant = models.ForeignKey(Participant, on_delete=models.PROTECT, related_name="answers")
    by = models.CharField("だれが答えたか", max_length=8, choices=AnswerBy.choices)
    value = SealedText("答え", blank=True)
    is_simulated = models.BooleanField("模擬", default=False)
    recorded_at = models.DateTimeField(auto_now=True)
    recorded_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["wave", "participant", "item"]
        constraints = [
            models.UniqueConstraint(
                fields=["wave", "item", "participant", "by"], name="one_answer_a_person_and_item"
            ),
            models.CheckConstraint(
                condition=models.Q(by__in=AnswerBy.values), name="answer_by_is_known"
            ),
        ]

    class Privacy:
        keeper = ("participant",)
        plain = ("wave", "item", "is_simulated", "recorded_at", "recorded_by", "row")
        personal = ("participant", "by")
        sensitive = ("value",)
        never_exported = ("participant", "by", "value", "recorded_by")


class SupporterState(Sealed):
    """How far a supporter has come, by the steps of the community manual."""

    programme = models.ForeignKey(
        Programme, on_delete=models.CASCADE, related_name="supporter_states"
    )
    supporter = models.CharField("支援者（符号）", max_length=40)
    step = models.PositiveSmallIntegerField("段（0〜5）")
    doubt = SealedText("心配なこと", max_length=200, blank=True)
    noted_on = models.DateField("聞いた日")
    is_simulated = models.BooleanField("模擬", default=False)
    noted_at = models.DateTimeField(auto_now_add=True)
    noted_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["supporter", "noted_on", "id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(step__gte=0, step__lte=5),
                name="supporter_step_is_zero_to_five",
                violation_error_message="段は0から5で選んでください",
            )
        ]

    class Privacy:
        keeper = ("programme.municipality",)
        plain = ("programme", "step", "noted_on", "is_simulated", "noted_at", "noted_by", "row")
        personal = ("supporter", "doubt")
        sensitive = ()
        never_exported = ("supporter", "doubt", "noted_by")


class AnalysisPlan(models.Model):
    """What will be compared and how, fixed before the data."""

    programme = models.ForeignKey(
        Programme, on_delete=models.CASCADE, related_name="analysis_plans"
    )
    version = models.PositiveSmallIntegerField("版")
    text = models.TextField("計画")
    sha256 = models.CharField(max_length=64)
    n_answers_before = models.PositiveIntegerField("決めた時にあった答えの数", default=0)
    fixed_at = models.DateTimeField(auto_now_add=True)
    fixed_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-version"]
        constraints = [
            models.UniqueConstraint(fields=["programme", "version"], name="plan_version_is_unique")
        ]

    class Privacy:
        plain = (
            "programme",
            "version",
            "text",
            "sha256",
            "n_answers_before",
            "fixed_at",
            "fixed_by",
        )
        personal = ()
        sensitive = ()
        never_exported = ("fixed_by",)


class Result(models.Model):
    """A controlled result for one indicator: numbers that may leave the house."""

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="results")
    code = models.SlugField("符号", max_length=220)
    indicator = models.ForeignKey(
        Indicator, on_delete=models.PROTECT, null=True, blank=True, related_name="results"
    )
    plan = models.ForeignKey(
        AnalysisPlan, on_delete=models.PROTECT, null=True, blank=True, related_name="results"
    )
    title = models.CharField("言えること", max_length=300)
    content = models.JSONField("数と幅")
    cannot_say = models.TextField("まだ言えないこと", blank=True)
    is_simulated = models.BooleanField("模擬", default=False)
    made_at = models.DateTimeField(auto_now=True)
    made_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["code"]
        constraints = [
            models.UniqueConstraint(fields=["programme", "code"], name="result_code_is_unique")
        ]

    class Privacy:
        plain = (
            "programme",
            "code",
            "indicator",
            "plan",
            "title",
            "content",
            "cannot_say",
            "is_simulated",
            "made_at",
            "made_by",
        )
        personal = ()
        sensitive = ()
        never_exported = ("made_by",)
