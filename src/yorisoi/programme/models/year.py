"""A year of support: who carries it, where its stages stand, what is to do and was decided."""

from django.db import models

from yorisoi.people.models import Account, Membership, Organisation
from yorisoi.programme.terms import Stage, StageState, TaskState


class Programme(models.Model):
    """One year of support in one municipality."""

    code = models.SlugField("符号", max_length=64, unique=True)
    municipality = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    fiscal_year = models.PositiveSmallIntegerField("年度")
    name = models.CharField("名前", max_length=100)
    concept = models.TextField("基本コンセプト", blank=True)
    notice = models.CharField("見本の断り", max_length=200, blank=True)
    help_phone = models.CharField("相談の電話", max_length=20, blank=True)
    minimum_count = models.PositiveSmallIntegerField("公表する最小の人数", default=10)
    made_at = models.DateTimeField(auto_now_add=True)
    made_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-fiscal_year", "code"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(minimum_count__gte=3),
                name="programme_minimum_count_protects",
                violation_error_message="公表する最小の人数は3人以上にしてください",
            )
        ]

    class Privacy:
        plain = (
            "code",
            "municipality",
            "fiscal_year",
            "name",
            "concept",
            "notice",
            "help_phone",
            "minimum_count",
            "made_at",
            "made_by",
        )
        personal = ()
        sensitive = ()
        never_exported = ("made_by",)


class Party(models.Model):
    """An organisation that carries the programme with the others."""

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="parties")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="parties")
    part = models.CharField("受け持ち", max_length=200, blank=True)
    order = models.PositiveSmallIntegerField("順", default=0)

    class Meta:
        ordering = ["order", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["programme", "organisation"],
                name="party_takes_part_once",
                violation_error_message="この組織はもう加わっています",
            )
        ]

    class Privacy:
        plain = ("programme", "organisation", "part", "order")
        personal = ()
        sensitive = ()
        never_exported = ()


class Seat(models.Model):
    """A membership opens this programme; one without seats opens all that its organisation carries."""

    membership = models.ForeignKey(Membership, on_delete=models.CASCADE, related_name="seats")
    # PROTECT: were the last seat to go with its programme, the membership would open every other one.
    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="seats")
    given_at = models.DateTimeField("決めた時", auto_now_add=True)
    given_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["membership", "programme"]
        constraints = [
            models.UniqueConstraint(fields=["membership", "programme"], name="seat_is_given_once")
        ]

    class Privacy:
        plain = ("programme", "given_at", "given_by")
        personal = ("membership",)
        sensitive = ()
        never_exported = ("membership", "given_by")


class StageMark(models.Model):
    """Where a stage of the year stands, as the team says."""

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="marks")
    stage = models.CharField("段", max_length=12, choices=Stage.choices)
    state = models.CharField(
        "状態", max_length=6, choices=StageState.choices, default=StageState.NONE
    )
    changed_at = models.DateTimeField(auto_now=True)
    changed_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["programme", "stage"], name="one_mark_a_stage"),
            models.CheckConstraint(
                condition=models.Q(stage__in=Stage.values), name="mark_stage_is_known"
            ),
            models.CheckConstraint(
                condition=models.Q(state__in=StageState.values), name="mark_state_is_known"
            ),
        ]

    class Privacy:
        plain = ("programme", "stage", "state", "changed_at", "changed_by")
        personal = ()
        sensitive = ()
        never_exported = ("changed_by",)


class Task(models.Model):
    """Something to do, by whom and until when."""

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="tasks")
    code = models.SlugField("符号", max_length=64)
    stage = models.CharField("段", max_length=12, choices=Stage.choices)
    title = models.CharField("すること", max_length=200)
    note = models.CharField("覚え書き", max_length=300, blank=True)
    owner = models.ForeignKey(
        Organisation, verbose_name="だれが", on_delete=models.PROTECT, null=True, blank=True
    )
    due_on = models.DateField("いつまで", null=True, blank=True)
    state = models.CharField(
        "状態", max_length=8, choices=TaskState.choices, default=TaskState.OPEN
    )
    changed_at = models.DateTimeField(auto_now=True)
    changed_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["due_on", "id"]
        constraints = [
            models.UniqueConstraint(fields=["programme", "code"], name="task_code_is_unique"),
            models.CheckConstraint(
                condition=models.Q(stage__in=Stage.values), name="task_stage_is_known"
            ),
            models.CheckConstraint(
                condition=models.Q(state__in=TaskState.values), name="task_state_is_known"
            ),
        ]

    class Privacy:
        plain = (
            "programme",
            "code",
            "stage",
            "title",
            "note",
            "owner",
            "due_on",
            "state",
            "changed_at",
            "changed_by",
        )
        personal = ()
        sensitive = ()
        never_exported = ("changed_by",)


class Decision(models.Model):
    """What the team decided, why, and on what evidence."""

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="decisions")
    code = models.SlugField("符号", max_length=64)
    stage = models.CharField("段", max_length=12, choices=Stage.choices)
    title = models.CharField("決めたこと", max_length=200)
    reason = models.TextField("理由")
    evidence = models.TextField("根拠", blank=True)
    decided_on = models.DateField("決めた日")
    decided_by = models.CharField("決めた人たち", max_length=200)
    recorded_at = models.DateTimeField(auto_now_add=True)
    recorded_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-decided_on", "-id"]
        constraints = [
            models.UniqueConstraint(fields=["programme", "code"], name="decision_code_is_unique"),
            models.CheckConstraint(
                condition=models.Q(stage__in=Stage.values), name="decision_stage_is_known"
            ),
        ]

    class Privacy:
        plain = (
            "programme",
            "code",
            "stage",
            "title",
            "reason",
            "evidence",
            "decided_on",
            "decided_by",
            "recorded_at",
            "recorded_by",
        )
        personal = ()
        sensitive = ()
        never_exported = ("recorded_by",)
