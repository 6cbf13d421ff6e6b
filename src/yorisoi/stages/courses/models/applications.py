"""Who applies, with which arrangements, and how places were given."""

import uuid

from django.db import models

from yorisoi.people.models import Account, Participant
from yorisoi.people.terms import ChannelKind
from yorisoi.stages.courses.models.design import Course
from yorisoi.stages.courses.terms import (
    Applicant,
    ApplicationState,
    ArrangementState,
    DrawState,
)
from yorisoi.stages.outreach.terms import Way
from yorisoi.vault.fields import SealedText
from yorisoi.vault.rows import Sealed


class ApplicationDraft(Sealed):
    """A form somebody has begun; it waits without a time limit and holds nothing readable."""

    key = models.UUIDField(primary_key=True, default=uuid.uuid4)
    code = models.CharField("つづきの番号", max_length=20, unique=True)
    course = models.ForeignKey(Course, on_delete=models.CASCADE, related_name="drafts")
    answers = SealedText("答え", blank=True)
    changed_at = models.DateTimeField(auto_now=True)
    sent_at = models.DateTimeField(null=True, blank=True)

    class Privacy:
        keeper = ()
        plain = ("course", "changed_at", "sent_at", "row")
        personal = ("key", "code")
        sensitive = ("answers",)
        never_exported = ("key", "code", "answers")

    @property
    def key_municipality(self) -> str:
        """The municipality whose key wraps the key of this row."""
        return self.course.programme.municipality.code


class Application(Sealed):
    """One application for a course, by whatever channel, with one and the same standing."""

    course = models.ForeignKey(Course, on_delete=models.PROTECT, related_name="applications")
    participant = models.ForeignKey(
        Participant, on_delete=models.PROTECT, related_name="applications"
    )
    code = models.CharField("受付番号", max_length=20, unique=True)
    channel = models.CharField("受け付けた方法", max_length=10, choices=ChannelKind.choices)
    applicant = models.CharField(
        "申し込んだ人", max_length=10, choices=Applicant.choices, default=Applicant.PERSON
    )
    received_on = models.DateField("受け付けた日")
    group = models.CharField("一緒に引く組", max_length=20, blank=True)
    priority_class = models.PositiveSmallIntegerField("順位の組", default=1)
    companion = SealedText("付き添いの人", blank=True)
    wish = SealedText("ひとこと", blank=True)
    helper_name = SealedText("書いた人の名前", blank=True)
    helper_phone = SealedText("書いた人の電話", blank=True)
    heard_by = models.CharField(
        "どこで知りましたか", max_length=12, choices=Way.choices, default=Way.UNKNOWN
    )
    state = models.CharField(
        "状態", max_length=10, choices=ApplicationState.choices, default=ApplicationState.RECEIVED
    )
    waiting_position = models.PositiveSmallIntegerField("順番待ちの位置", null=True, blank=True)
    reply_by_on = models.DateField("返事の期限", null=True, blank=True)
    merged_into = models.ForeignKey(
        "self",
        verbose_name="まとめた先",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="merged",
    )
    idempotency_key = models.UUIDField(unique=True, default=uuid.uuid4)
    recorded_at = models.DateTimeField(auto_now_add=True)
    recorded_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["course", "code"]
        constraints = [
            models.UniqueConstraint(
                fields=["course", "participant"],
                condition=~models.Q(state__in=["withdrawn", "duplicate"]),
                name="one_application_a_person_and_course",
                violation_error_message="この方は、この教室にもう申し込んでいます",
            ),
            models.CheckConstraint(
                condition=models.Q(state__in=ApplicationState.values),
                name="application_state_is_known",
            ),
            models.CheckConstraint(
                condition=models.Q(channel__in=ChannelKind.values),
                name="application_channel_is_known",
            ),
            models.CheckConstraint(
                condition=models.Q(merged_into=None) | models.Q(state="duplicate"),
                name="only_a_duplicate_is_merged",
            ),
        ]

    class Privacy:
        keeper = ("participant",)
        plain = (
            "course",
            "channel",
            "received_on",
            "heard_by",
            "recorded_at",
            "recorded_by",
            "row",
        )
        personal = (
            "participant",
            "code",
            "applicant",
            "group",
            "priority_class",
            "companion",
            "wish",
            "helper_name",
            "helper_phone",
            "state",
            "waiting_position",
            "reply_by_on",
            "merged_into",
            "idempotency_key",
        )
        sensitive = ()
        never_exported = (*personal, "recorded_by")


class ArrangementRequest(Sealed):
    """An arrangement asked for with an application, and what became of it."""

    application = models.ForeignKey(
        Application, on_delete=models.CASCADE, related_name="arrangements"
    )
    arrangement = SealedText("配慮（目録の符号）")
    detail = SealedText("くわしく", blank=True)
    state = models.CharField(
        "状態",
        max_length=12,
        choices=ArrangementState.choices,
        default=ArrangementState.REQUESTED,
    )
    arranged_with = SealedText("だれに頼んだか", max_length=100, blank=True)
    reason = SealedText("わけ", max_length=200, blank=True)
    changed_at = models.DateTimeField(auto_now=True)
    changed_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["application", "id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(state__in=ArrangementState.values),
                name="arrangement_state_is_known",
            ),
            models.CheckConstraint(
                condition=~models.Q(state="refused", reason=""),
                name="refused_arrangement_has_its_reason",
                violation_error_message="できなかったわけを書いてください",
            ),
        ]

    class Privacy:
        keeper = ("application.participant",)
        plain = ("changed_at", "changed_by", "row")
        personal = ("application", "state", "arranged_with", "reason")
        sensitive = ("arrangement", "detail")
        never_exported = ("application", "arrangement", "detail", "arranged_with", "reason")


class Draw(Sealed):
    """A draw that anybody can check: committed, run, released."""

    course = models.OneToOneField(Course, on_delete=models.PROTECT, related_name="draw")
    state = models.CharField("状態", max_length=10, choices=DrawState.choices)
    entries = models.TextField("名簿（符号だけ）")
    n_seats = models.PositiveSmallIntegerField("引く席の数")
    commitment = models.JSONField("約束の値")
    secret = SealedText("ひみつの値")
    public_value = models.CharField("後から決まる公の値", max_length=100, blank=True)
    result = models.JSONField("結果", null=True, blank=True)
    committed_at = models.DateTimeField()
    committed_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    run_at = models.DateTimeField(null=True, blank=True)
    run_by = models.ForeignKey(
        Account, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    released_at = models.DateTimeField(null=True, blank=True)
    released_by = models.ForeignKey(
        Account, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(state__in=DrawState.values), name="draw_state_is_known"
            )
        ]

    class Privacy:
        keeper = ("course.programme.municipality",)
        plain = (
            "course",
            "state",
            "n_seats",
            "commitment",
            "public_value",
            "committed_at",
            "committed_by",
            "run_at",
            "run_by",
            "released_at",
            "released_by",
            "row",
        )
        personal = ("entries", "secret", "result")
        sensitive = ()
        never_exported = ("entries", "secret", "result")
