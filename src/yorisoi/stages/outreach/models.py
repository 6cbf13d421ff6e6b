"""The nouns of outreach: a plan row, a contact made, a leaflet with one source."""

from django.db import models

from yorisoi.people.models import Account, Organisation
from yorisoi.programme.models import Programme
from yorisoi.stages.outreach.terms import PlanState, Way
from yorisoi.stages.personas.models import Persona


class Leaflet(models.Model):
    """One source of words for the leaflet, large print, ruby, speech text and LINE."""

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="leaflets")
    code = models.SlugField("符号", max_length=64)
    title = models.CharField("題", max_length=100)
    lead = models.CharField("ひとこと", max_length=200)
    body = models.TextField("本文（一行に一つのこと）")
    when_and_where = models.TextField("いつ・どこで")
    how_to_apply = models.TextField("申し込みかた")
    arrangements = models.TextField("配慮の申し出かた")
    contact = models.TextField("問い合わせ")
    changed_at = models.DateTimeField(auto_now=True)
    changed_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["code"]
        constraints = [
            models.UniqueConstraint(fields=["programme", "code"], name="leaflet_code_is_unique")
        ]

    class Privacy:
        plain = (
            "programme",
            "code",
            "title",
            "lead",
            "body",
            "when_and_where",
            "how_to_apply",
            "arrangements",
            "contact",
            "changed_at",
            "changed_by",
        )
        personal = ()
        sensitive = ()
        never_exported = ("changed_by",)


class PlanRow(models.Model):
    """Whom to reach, by which way, with what, by whom, at what cost."""

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="plan_rows")
    code = models.SlugField("符号", max_length=64)
    persona = models.ForeignKey(
        Persona, on_delete=models.PROTECT, null=True, blank=True, related_name="plan_rows"
    )
    way = models.CharField("届けかた", max_length=12, choices=Way.choices)
    material = models.CharField("使うもの", max_length=100)
    leaflet = models.ForeignKey(
        Leaflet, on_delete=models.PROTECT, null=True, blank=True, related_name="plan_rows"
    )
    owner = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    reason = models.CharField("なぜこの届けかたか", max_length=300, blank=True)
    cost_yen = models.PositiveIntegerField("費用（円）", default=0)
    n_expected = models.PositiveIntegerField("届く見込みの人数", null=True, blank=True)
    due_on = models.DateField("いつまで", null=True, blank=True)
    state = models.CharField(
        "状態", max_length=8, choices=PlanState.choices, default=PlanState.PLANNED
    )

    class Meta:
        ordering = ["due_on", "code"]
        constraints = [
            models.UniqueConstraint(fields=["programme", "code"], name="plan_row_code_is_unique"),
            models.CheckConstraint(
                condition=models.Q(way__in=Way.values), name="plan_row_way_is_known"
            ),
            models.CheckConstraint(
                condition=models.Q(state__in=PlanState.values), name="plan_row_state_is_known"
            ),
        ]

    class Privacy:
        plain = (
            "programme",
            "code",
            "persona",
            "way",
            "material",
            "leaflet",
            "owner",
            "reason",
            "cost_yen",
            "n_expected",
            "due_on",
            "state",
        )
        personal = ()
        sensitive = ()
        never_exported = ()


class Contact(models.Model):
    """A contact that was made for a row of the plan."""

    row = models.ForeignKey(PlanRow, on_delete=models.CASCADE, related_name="contacts")
    made_on = models.DateField("した日")
    n_reached = models.PositiveIntegerField("届いた数", null=True, blank=True)
    note = models.CharField("覚え書き", max_length=200, blank=True)
    recorded_at = models.DateTimeField(auto_now_add=True)
    recorded_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["row", "made_on", "id"]

    class Privacy:
        plain = ("row", "made_on", "n_reached", "note", "recorded_at", "recorded_by")
        personal = ()
        sensitive = ()
        never_exported = ("note", "recorded_by")
