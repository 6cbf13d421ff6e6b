"""The nouns of personas: segment, persona, attribute, evidence, doubt, review."""

from django.db import models

from yorisoi.people.models import Account, Organisation
from yorisoi.people.terms import Speaker
from yorisoi.programme.models import Programme
from yorisoi.stages.area.models import Figure
from yorisoi.stages.hearings.models import Passage
from yorisoi.stages.personas.terms import AttributeTopic, PersonaState, SegmentBasis, Verdict
from yorisoi.vault.fields import SealedText
from yorisoi.vault.rows import Sealed


class Segment(models.Model):
    """People who resemble each other: a cell of kind by age, or a computed class."""

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="segments")
    code = models.SlugField("符号", max_length=64)
    name = models.CharField("呼び名", max_length=100)
    basis = models.CharField(
        "もと", max_length=8, choices=SegmentBasis.choices, default=SegmentBasis.GRID
    )
    kind = models.CharField("障害の種類", max_length=20, blank=True)
    age = models.CharField("年齢", max_length=20, blank=True)
    centre = models.ForeignKey(
        Organisation,
        verbose_name="多く利用しているセンター",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    is_assumed = models.BooleanField("仮定", default=True)
    note = models.CharField("覚え書き", max_length=300, blank=True)

    class Meta:
        ordering = ["code"]
        constraints = [
            models.UniqueConstraint(fields=["programme", "code"], name="segment_code_is_unique"),
            models.CheckConstraint(
                condition=models.Q(basis__in=SegmentBasis.values), name="segment_basis_is_known"
            ),
        ]

    class Privacy:
        plain = (
            "programme",
            "code",
            "name",
            "basis",
            "kind",
            "age",
            "centre",
            "is_assumed",
            "note",
        )
        personal = ()
        sensitive = ()
        never_exported = ()


class Persona(models.Model):
    """A fictitious person who stands for a segment; one row a version."""

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="personas")
    segment = models.ForeignKey(Segment, on_delete=models.PROTECT, related_name="personas")
    code = models.SlugField("符号", max_length=64)
    version = models.PositiveSmallIntegerField("版", default=1)
    state = models.CharField(
        "状態", max_length=12, choices=PersonaState.choices, default=PersonaState.PROVISIONAL
    )
    name = models.CharField("呼び名（架空）", max_length=40)
    reading = models.CharField("読み", max_length=60, blank=True)
    headline = models.CharField("ひとことで", max_length=120)
    crest = models.CharField("紋", max_length=20, default="wave")
    span = models.TextField("この像の幅", blank=True)
    made_at = models.DateTimeField(auto_now_add=True)
    made_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["code", "-version"]
        constraints = [
            models.UniqueConstraint(
                fields=["programme", "code", "version"], name="persona_version_is_unique"
            ),
            models.CheckConstraint(
                condition=models.Q(state__in=PersonaState.values), name="persona_state_is_known"
            ),
        ]

    class Privacy:
        plain = (
            "programme",
            "segment",
            "code",
            "version",
            "state",
            "name",
            "reading",
            "headline",
            "crest",
            "span",
            "made_at",
            "made_by",
        )
        personal = ()
        sensitive = ()
        never_exported = ("made_by",)


class Attribute(models.Model):
    """One line of a persona; without evidence it is 仮."""

    persona = models.ForeignKey(Persona, on_delete=models.CASCADE, related_name="attributes")
    topic = models.CharField("何について", max_length=8, choices=AttributeTopic.choices)
    order = models.PositiveSmallIntegerField("順", default=0)
    text = models.CharField("一行", max_length=200)

    class Meta:
        ordering = ["persona", "order", "id"]
        constraints = [
            models.UniqueConstraint(fields=["persona", "order"], name="attribute_order_is_unique"),
            models.CheckConstraint(
                condition=models.Q(topic__in=AttributeTopic.values), name="attribute_topic_is_known"
            ),
        ]

    class Privacy:
        plain = ("persona", "topic", "order", "text")
        personal = ()
        sensitive = ()
        never_exported = ()


class Evidence(models.Model):
    """What a line stands on: a figure, a passage, or an answer told in words."""

    attribute = models.ForeignKey(Attribute, on_delete=models.CASCADE, related_name="evidence")
    figure = models.ForeignKey(
        Figure, on_delete=models.PROTECT, null=True, blank=True, related_name="cited_by"
    )
    passage = models.ForeignKey(
        Passage, on_delete=models.PROTECT, null=True, blank=True, related_name="cited_by"
    )
    answer = models.CharField("答え（調べの名前と結果）", max_length=200, blank=True)

    class Meta:
        ordering = ["attribute", "id"]
        verbose_name_plural = "evidence"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(figure__isnull=False, passage__isnull=True, answer="")
                | models.Q(figure__isnull=True, passage__isnull=False, answer="")
                | (models.Q(figure__isnull=True, passage__isnull=True) & ~models.Q(answer="")),
                name="evidence_is_one_thing",
                violation_error_message="根拠は、数、声、答えのどれか一つにしてください",
            )
        ]

    class Privacy:
        plain = ("attribute", "figure", "passage", "answer")
        personal = ()
        sensitive = ()
        never_exported = ()


class Doubt(models.Model):
    """What would prove the persona wrong, or what is not known yet."""

    persona = models.ForeignKey(Persona, on_delete=models.CASCADE, related_name="doubts")
    order = models.PositiveSmallIntegerField("順", default=0)
    text = models.CharField("何がわかれば、この像はまちがいか", max_length=200)

    class Meta:
        ordering = ["persona", "order", "id"]

    class Privacy:
        plain = ("persona", "order", "text")
        personal = ()
        sensitive = ()
        never_exported = ()


class Review(Sealed):
    """What somebody concerned says about a persona; the comment stays on the sheet."""

    persona = models.ForeignKey(Persona, on_delete=models.CASCADE, related_name="reviews")
    attribute = models.ForeignKey(
        Attribute, on_delete=models.CASCADE, null=True, blank=True, related_name="reviews"
    )
    reviewer = models.CharField("見た人", max_length=8, choices=Speaker.choices)
    verdict = models.CharField("どうだったか", max_length=8, choices=Verdict.choices)
    comment = SealedText("ひとこと", max_length=300, blank=True)
    reviewed_on = models.DateField("見た日")
    recorded_at = models.DateTimeField(auto_now_add=True)
    recorded_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["persona", "reviewed_on", "id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(reviewer__in=Speaker.values), name="review_reviewer_is_known"
            ),
            models.CheckConstraint(
                condition=models.Q(verdict__in=Verdict.values), name="review_verdict_is_known"
            ),
        ]

    class Privacy:
        keeper = ("persona.programme.municipality",)
        plain = (
            "persona",
            "attribute",
            "reviewer",
            "verdict",
            "reviewed_on",
            "recorded_at",
            "recorded_by",
            "row",
        )
        personal = ("comment",)
        sensitive = ()
        never_exported = ("comment", "recorded_by")
