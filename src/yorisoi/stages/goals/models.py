"""The nouns of goals: a goal, its indicators, the agreement of each party."""

from django.db import models

from yorisoi.people.models import Account
from yorisoi.programme.models import Party, Programme
from yorisoi.stages.personas.models import Persona


class Goal(models.Model):
    """What all parties want to realise together, around a persona."""

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="goals")
    code = models.SlugField("符号", max_length=64)
    persona = models.ForeignKey(
        Persona, on_delete=models.PROTECT, null=True, blank=True, related_name="goals"
    )
    statement = models.CharField("実現したいこと", max_length=200)
    reason = models.TextField("なぜ", blank=True)
    order = models.PositiveSmallIntegerField("順", default=0)
    changed_at = models.DateTimeField(auto_now=True)
    changed_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["order", "id"]
        constraints = [
            models.UniqueConstraint(fields=["programme", "code"], name="goal_code_is_unique")
        ]

    class Privacy:
        plain = (
            "programme",
            "code",
            "persona",
            "statement",
            "reason",
            "order",
            "changed_at",
            "changed_by",
        )
        personal = ()
        sensitive = ()
        never_exported = ("changed_by",)


class Indicator(models.Model):
    """How the team will see whether a goal comes true: what, who measures, when."""

    goal = models.ForeignKey(Goal, on_delete=models.CASCADE, related_name="indicators")
    code = models.SlugField("符号", max_length=64)
    name = models.CharField("何を見るか", max_length=200)
    unit = models.CharField("単位", max_length=20, default="人")
    target = models.CharField("めざす姿", max_length=200, blank=True)
    instrument = models.SlugField("調べかた（符号）", max_length=64, blank=True)
    measured_by = models.ForeignKey(
        Party, verbose_name="だれが測るか", on_delete=models.PROTECT, related_name="indicators"
    )
    measured_when = models.CharField("いつ測るか", max_length=100)

    class Meta:
        ordering = ["goal", "code"]
        constraints = [
            models.UniqueConstraint(fields=["goal", "code"], name="indicator_code_is_unique")
        ]

    class Privacy:
        plain = (
            "goal",
            "code",
            "name",
            "unit",
            "target",
            "instrument",
            "measured_by",
            "measured_when",
        )
        personal = ()
        sensitive = ()
        never_exported = ()


class Agreement(models.Model):
    """A party agrees to a goal on a day."""

    goal = models.ForeignKey(Goal, on_delete=models.CASCADE, related_name="agreements")
    party = models.ForeignKey(Party, on_delete=models.PROTECT, related_name="agreements")
    agreed_on = models.DateField("同意した日")
    recorded_at = models.DateTimeField(auto_now_add=True)
    recorded_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["goal", "party"]
        constraints = [
            models.UniqueConstraint(
                fields=["goal", "party"],
                name="party_agrees_once",
                violation_error_message="この組織はもう同意しています",
            )
        ]

    class Privacy:
        plain = ("goal", "party", "agreed_on", "recorded_at", "recorded_by")
        personal = ()
        sensitive = ()
        never_exported = ("recorded_by",)
