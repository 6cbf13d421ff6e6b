"""The nouns of the area: sources, figures, places and files on their way in."""

from django.db import models

from yorisoi.people.models import Account
from yorisoi.programme.models import Programme
from yorisoi.stages.area.terms import Certainty, IntakeState, Mark, Topic


class Source(models.Model):
    """Where figures come from: publisher, licence, date of the figures, date of taking."""

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="sources")
    code = models.SlugField("符号", max_length=64)
    title = models.CharField("資料", max_length=300)
    publisher = models.CharField("発行元", max_length=200, blank=True)
    url = models.CharField("場所", max_length=500, blank=True)
    licence = models.CharField("利用の条件", max_length=100, blank=True)
    as_of = models.CharField("いつの数か", max_length=100)
    taken_on = models.DateField("取りこんだ日")
    mark = models.CharField("確かさ", max_length=10, choices=Mark.choices)
    note = models.CharField("注意", max_length=400, blank=True)

    class Meta:
        ordering = ["code"]
        constraints = [
            models.UniqueConstraint(fields=["programme", "code"], name="source_code_is_unique"),
            models.CheckConstraint(
                condition=models.Q(mark__in=Mark.values), name="source_mark_is_known"
            ),
        ]

    class Privacy:
        plain = (
            "programme",
            "code",
            "title",
            "publisher",
            "url",
            "licence",
            "as_of",
            "taken_on",
            "mark",
            "note",
        )
        personal = ()
        sensitive = ()
        never_exported = ()


class Figure(models.Model):
    """One number with its dimensions, and how sure it is."""

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="figures")
    code = models.CharField("符号", max_length=160)
    source = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="figures")
    topic = models.CharField("何の数か", max_length=12, choices=Topic.choices)
    item = models.CharField("項目", max_length=120)
    place = models.CharField("地域", max_length=60)
    kind = models.CharField("障害の種類", max_length=20, blank=True)
    age = models.CharField("年齢", max_length=20, blank=True)
    sex = models.CharField("性別", max_length=10, blank=True)
    as_of = models.CharField("いつの数か", max_length=40)
    value = models.DecimalField("値", max_digits=14, decimal_places=3, null=True, blank=True)
    unit = models.CharField("単位", max_length=20)
    certainty = models.CharField("確かさ", max_length=10, choices=Certainty.choices)
    formula = models.CharField("推しかた", max_length=400, blank=True)
    mark = models.CharField("数の読みかた", max_length=10, choices=Mark.choices, default=Mark.SEEN)
    n_asked = models.PositiveIntegerField("たずねた人数", null=True, blank=True)

    class Meta:
        ordering = ["topic", "item", "place", "kind", "age", "sex", "as_of"]
        constraints = [
            models.UniqueConstraint(fields=["programme", "code"], name="figure_code_is_unique"),
            # Another year is another figure; the same figure is told once.
            models.UniqueConstraint(
                fields=[
                    "programme",
                    "topic",
                    "item",
                    "place",
                    "kind",
                    "age",
                    "sex",
                    "as_of",
                    "certainty",
                ],
                name="figure_is_told_once",
                violation_error_message="同じ数がもうあります",
            ),
            models.CheckConstraint(
                condition=models.Q(topic__in=Topic.values), name="figure_topic_is_known"
            ),
            models.CheckConstraint(
                condition=models.Q(mark__in=Mark.values), name="figure_mark_is_known"
            ),
            models.CheckConstraint(
                condition=~models.Q(
                    certainty=Certainty.COUNTED, mark__in=[Mark.RECALLED, Mark.INFERRED]
                ),
                name="figure_counted_was_read",
                violation_error_message="記憶や計算による数は、数えた数にできません",
            ),
            models.CheckConstraint(
                condition=models.Q(certainty=Certainty.UNKNOWN, value__isnull=True)
                | models.Q(
                    certainty__in=[Certainty.COUNTED, Certainty.ESTIMATED], value__isnull=False
                ),
                name="figure_unknown_has_no_value",
                violation_error_message="不明の数には値を入れません",
            ),
            models.CheckConstraint(
                condition=~models.Q(certainty=Certainty.ESTIMATED, formula=""),
                name="figure_estimate_shows_its_formula",
                violation_error_message="推した数には、推しかたを書いてください",
            ),
        ]

    class Privacy:
        plain = (
            "programme",
            "code",
            "source",
            "topic",
            "item",
            "place",
            "kind",
            "age",
            "sex",
            "as_of",
            "value",
            "unit",
            "certainty",
            "formula",
            "mark",
            "n_asked",
        )
        personal = ()
        sensitive = ()
        never_exported = ()


class Town(models.Model):
    """A town (町丁目) with its representative point."""

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="towns")
    source = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="+")
    name = models.CharField("町丁目", max_length=60)
    latitude = models.DecimalField("緯度", max_digits=9, decimal_places=6)
    longitude = models.DecimalField("経度", max_digits=9, decimal_places=6)

    class Meta:
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(fields=["programme", "name"], name="town_name_is_unique")
        ]

    class Privacy:
        plain = ("programme", "source", "name", "latitude", "longitude")
        personal = ()
        sensitive = ()
        never_exported = ()


class Facility(models.Model):
    """A centre or office; a position that is not known stays empty."""

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="facilities")
    source = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="+")
    code = models.SlugField("符号", max_length=64)
    name = models.CharField("名前", max_length=100)
    nickname = models.CharField("呼び名", max_length=60, blank=True)
    part = models.CharField("事業での役割", max_length=200, blank=True)
    receives = models.CharField("受けられる人", max_length=200, blank=True)
    address = models.CharField("住所", max_length=200, blank=True)
    phone = models.CharField("電話", max_length=20, blank=True)
    fax = models.CharField("FAX", max_length=20, blank=True)
    hours = models.CharField("あいている時", max_length=100, blank=True)
    latitude = models.DecimalField("緯度", max_digits=9, decimal_places=6, null=True, blank=True)
    longitude = models.DecimalField("経度", max_digits=9, decimal_places=6, null=True, blank=True)
    position_basis = models.CharField("位置のもと", max_length=20, blank=True)
    note = models.CharField("覚え書き", max_length=400, blank=True)

    class Meta:
        ordering = ["code"]
        verbose_name_plural = "facilities"
        constraints = [
            models.UniqueConstraint(fields=["programme", "code"], name="facility_code_is_unique")
        ]

    class Privacy:
        plain = (
            "programme",
            "source",
            "code",
            "name",
            "nickname",
            "part",
            "receives",
            "address",
            "phone",
            "fax",
            "hours",
            "latitude",
            "longitude",
            "position_basis",
            "note",
        )
        personal = ()
        sensitive = ()
        never_exported = ()


class Intake(models.Model):
    """A file somebody brought: what was understood, before anything is stored."""

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="intakes")
    code = models.SlugField("符号", max_length=64, unique=True)
    file_name = models.CharField("ファイル", max_length=200)
    sha256 = models.CharField(max_length=64)
    shape = models.CharField("読みとった形", max_length=40)
    encoding = models.CharField("文字の形", max_length=20)
    columns = models.JSONField("読みとった列", default=dict)
    rows = models.JSONField("読みとった行", default=list)
    doubts = models.JSONField("確かめたい行", default=list)
    source_details = models.JSONField("出典", default=dict)
    state = models.CharField(
        "状態", max_length=10, choices=IntakeState.choices, default=IntakeState.PREVIEWED
    )
    brought_at = models.DateTimeField(auto_now_add=True)
    brought_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    settled_at = models.DateTimeField(null=True, blank=True)
    settled_by = models.ForeignKey(
        Account, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        ordering = ["-id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(state__in=IntakeState.values), name="intake_state_is_known"
            )
        ]

    class Privacy:
        plain = (
            "programme",
            "code",
            "file_name",
            "sha256",
            "shape",
            "encoding",
            "columns",
            "rows",
            "doubts",
            "source_details",
            "state",
            "brought_at",
            "brought_by",
            "settled_at",
            "settled_by",
        )
        personal = ()
        sensitive = ()
        never_exported = ("rows", "doubts", "brought_by", "settled_by")
