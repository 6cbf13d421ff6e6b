"""What a class is: units and their variants, venues, courses and their dates."""

from django.db import models

from yorisoi.programme.models import Programme
from yorisoi.stages.courses.terms import CourseState, Selection

SEPARATOR = "--"


class Unit(models.Model):
    """One thing to learn, with variants by need."""

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="units")
    code = models.SlugField("符号", max_length=64)
    name = models.CharField("名前", max_length=100)
    aim = models.CharField("できるようになること", max_length=200)
    minutes = models.PositiveSmallIntegerField("分", default=90)
    source_note = models.CharField("もとにした資料", max_length=300, blank=True)

    class Meta:
        ordering = ["code"]
        constraints = [
            models.UniqueConstraint(fields=["programme", "code"], name="unit_code_is_unique")
        ]

    class Privacy:
        plain = ("programme", "code", "name", "aim", "minutes", "source_note")
        personal = ()
        sensitive = ()
        never_exported = ()


class UnitVariant(models.Model):
    """How a unit is taught when people have a certain need."""

    unit = models.ForeignKey(Unit, on_delete=models.CASCADE, related_name="variants")
    kind = models.CharField("障害の種類", max_length=20)
    how = models.TextField("教えかた")
    n_learners_a_supporter = models.PositiveSmallIntegerField("支援者一人あたりの人数", default=2)

    class Meta:
        ordering = ["unit", "kind"]
        constraints = [models.UniqueConstraint(fields=["unit", "kind"], name="one_variant_a_kind")]

    class Privacy:
        plain = ("unit", "kind", "how", "n_learners_a_supporter")
        personal = ()
        sensitive = ()
        never_exported = ()


class Material(models.Model):
    """A handout of a unit, from one text in several forms."""

    unit = models.ForeignKey(Unit, on_delete=models.CASCADE, related_name="materials")
    code = models.SlugField("符号", max_length=64)
    title = models.CharField("題", max_length=100)
    body = models.TextField("本文（一行に一つのこと）")

    class Meta:
        ordering = ["unit", "code"]
        constraints = [
            models.UniqueConstraint(fields=["unit", "code"], name="material_code_is_unique")
        ]

    class Privacy:
        plain = ("unit", "code", "title", "body")
        personal = ()
        sensitive = ()
        never_exported = ()


class Venue(models.Model):
    """A place with what must be known before somebody comes."""

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="venues")
    code = models.SlugField("符号", max_length=64)
    name = models.CharField("名前", max_length=100)
    room = models.CharField("部屋", max_length=100, blank=True)
    address = models.CharField("住所", max_length=200, blank=True)
    phone = models.CharField("電話", max_length=20, blank=True)
    route = models.TextField("改札からの行き方", blank=True)
    n_seats = models.PositiveSmallIntegerField("席の数", default=0)
    n_wheelchair_places = models.PositiveSmallIntegerField("車いすの席", null=True, blank=True)
    step_free = models.CharField("段差", max_length=200, blank=True)
    toilet = models.CharField("トイレ", max_length=200, blank=True)
    loop = models.CharField("磁気ループ", max_length=200, blank=True)
    screen = models.CharField("画面・投影", max_length=200, blank=True)
    quiet_room = models.CharField("休める部屋", max_length=200, blank=True)
    checked_on = models.DateField("確かめた日", null=True, blank=True)
    checked_with = models.CharField("だれと確かめたか", max_length=100, blank=True)

    class Meta:
        ordering = ["code"]
        constraints = [
            models.UniqueConstraint(fields=["programme", "code"], name="venue_code_is_unique")
        ]

    class Privacy:
        plain = (
            "programme",
            "code",
            "name",
            "room",
            "address",
            "phone",
            "route",
            "n_seats",
            "n_wheelchair_places",
            "step_free",
            "toilet",
            "loop",
            "screen",
            "quiet_room",
            "checked_on",
            "checked_with",
        )
        personal = ()
        sensitive = ()
        never_exported = ()


class Course(models.Model):
    """A series of dates that is applied for and booked as one."""

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="courses")
    code = models.SlugField("符号", max_length=64)
    name = models.CharField("名前", max_length=100)
    summary = models.CharField("何をするか", max_length=200)
    for_whom = models.CharField("どんな人に", max_length=200, blank=True)
    venue = models.ForeignKey(Venue, on_delete=models.PROTECT, related_name="courses")
    capacity = models.PositiveSmallIntegerField("定員")
    n_taken = models.PositiveSmallIntegerField("うまった席", default=0)
    selection = models.CharField(
        "決めかた", max_length=10, choices=Selection.choices, default=Selection.DRAW
    )
    apply_from = models.DateField("受付の始め")
    apply_until = models.DateField("受付の終わり")
    state = models.CharField(
        "状態", max_length=8, choices=CourseState.choices, default=CourseState.DRAFT
    )

    class Meta:
        ordering = ["apply_from", "code"]
        constraints = [
            models.UniqueConstraint(fields=["programme", "code"], name="course_code_is_unique"),
            models.CheckConstraint(
                condition=models.Q(n_taken__lte=models.F("capacity")),
                name="course_is_never_oversold",
                violation_error_message="席はもういっぱいです",
            ),
            models.CheckConstraint(
                condition=models.Q(apply_until__gte=models.F("apply_from")),
                name="course_closes_after_it_opens",
                violation_error_message="受付の終わりは、始めより後の日にしてください",
            ),
            models.CheckConstraint(
                condition=models.Q(state__in=CourseState.values), name="course_state_is_known"
            ),
            models.CheckConstraint(
                condition=models.Q(selection__in=Selection.values),
                name="course_selection_is_known",
            ),
        ]

    class Privacy:
        plain = (
            "programme",
            "code",
            "name",
            "summary",
            "for_whom",
            "venue",
            "capacity",
            "n_taken",
            "selection",
            "apply_from",
            "apply_until",
            "state",
        )
        personal = ()
        sensitive = ()
        never_exported = ()

    @property
    def public_code(self) -> str:
        """The code in public addresses: two wards in one house may have a course of one code."""
        return f"{self.programme.code}{SEPARATOR}{self.code}"


class SeatKind(models.Model):
    """How many people with a certain arrangement a course can receive."""

    course = models.ForeignKey(Course, on_delete=models.CASCADE, related_name="seat_kinds")
    arrangement = models.CharField("配慮（目録の符号）", max_length=40)
    n_seats = models.PositiveSmallIntegerField("受けられる人数")

    class Meta:
        ordering = ["course", "arrangement"]
        constraints = [
            models.UniqueConstraint(
                fields=["course", "arrangement"], name="one_seat_kind_an_arrangement"
            )
        ]

    class Privacy:
        plain = ("course", "arrangement", "n_seats")
        personal = ()
        sensitive = ()
        never_exported = ()


class Session(models.Model):
    """One date of a course."""

    course = models.ForeignKey(Course, on_delete=models.CASCADE, related_name="sessions")
    order = models.PositiveSmallIntegerField("回")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="sessions")
    starts_at = models.DateTimeField("始まり")
    ends_at = models.DateTimeField("終わり")
    flow = models.TextField("流れ（一行に一つ）", blank=True)

    class Meta:
        ordering = ["course", "order"]
        constraints = [
            models.UniqueConstraint(fields=["course", "order"], name="session_order_is_unique"),
            models.CheckConstraint(
                condition=models.Q(ends_at__gt=models.F("starts_at")),
                name="session_ends_after_it_starts",
                violation_error_message="終わりは、始まりより後の時刻にしてください",
            ),
        ]

    class Privacy:
        plain = ("course", "order", "unit", "starts_at", "ends_at", "flow")
        personal = ()
        sensitive = ()
        never_exported = ()
