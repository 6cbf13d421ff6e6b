"""The nouns of hearings: a hearing, its passages, a shared codebook, the codings."""

from django.db import models

from yorisoi.people.models import Account, Organisation, Participant
from yorisoi.people.terms import Speaker
from yorisoi.programme.models import Programme
from yorisoi.stages.hearings.terms import HearingConsent, HearingState
from yorisoi.vault.fields import SealedText
from yorisoi.vault.rows import Sealed


class Hearing(Sealed):
    """One visit to a centre or group: planned, held, written down, coded."""

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="hearings")
    code = models.SlugField("符号", max_length=64)
    host = models.CharField("どこで・だれに", max_length=120)
    centre = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    asked_by = models.CharField("聴く人（組織）", max_length=200, blank=True)
    questions = models.TextField("聴きたいこと", blank=True)
    planned_on = models.DateField("予定の日", null=True, blank=True)
    held_on = models.DateField("聴いた日", null=True, blank=True)
    state = models.CharField(
        "状態", max_length=8, choices=HearingState.choices, default=HearingState.PLANNED
    )
    consent = models.CharField(
        "同意", max_length=10, choices=HearingConsent.choices, default=HearingConsent.NOT_ASKED
    )
    consent_on = models.DateField("同意の日", null=True, blank=True)
    source_note = models.CharField("出典", max_length=300, blank=True)
    names_checked_at = models.DateTimeField("名前を確かめた時", null=True, blank=True)
    names_checked_by = models.ForeignKey(
        Account, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        ordering = ["planned_on", "code"]
        constraints = [
            models.UniqueConstraint(fields=["programme", "code"], name="hearing_code_is_unique"),
            models.CheckConstraint(
                condition=models.Q(state__in=HearingState.values), name="hearing_state_is_known"
            ),
            models.CheckConstraint(
                condition=models.Q(consent__in=HearingConsent.values),
                name="hearing_consent_is_known",
            ),
            models.CheckConstraint(
                condition=~models.Q(state__in=[HearingState.HELD, HearingState.CODED])
                | models.Q(consent=HearingConsent.PUBLIC)
                | models.Q(held_on__isnull=False),
                name="held_hearing_has_its_day",
                violation_error_message="聴いた日を入れてください",
            ),
        ]

    class Privacy:
        keeper = ()
        plain = (
            "programme",
            "code",
            "host",
            "centre",
            "asked_by",
            "questions",
            "planned_on",
            "held_on",
            "state",
            "consent",
            "consent_on",
            "source_note",
            "names_checked_at",
            "names_checked_by",
            "row",
        )
        personal = ()
        sensitive = ()
        never_exported = ("names_checked_by",)

    @property
    def key_municipality(self) -> str:
        """The municipality whose key wraps the key of this row."""
        return self.programme.municipality.code


class HiddenName(Sealed):
    """A name said in a hearing and the code that stands for it outside the ward."""

    hearing = models.ForeignKey(Hearing, on_delete=models.CASCADE, related_name="hidden_names")
    name = SealedText("名前")
    reading = SealedText("読み", blank=True)
    code = models.CharField("置きかえる符号", max_length=30)

    class Meta:
        ordering = ["code"]
        constraints = [
            models.UniqueConstraint(fields=["hearing", "code"], name="hidden_name_code_is_unique")
        ]

    class Privacy:
        keeper = ("hearing",)
        plain = ("hearing", "code", "row")
        personal = ("name", "reading")
        sensitive = ()
        never_exported = ("name", "reading")


class SparedWord(Sealed):
    """A word that looks like a name and is none, as somebody said who read it."""

    hearing = models.ForeignKey(Hearing, on_delete=models.CASCADE, related_name="spared_words")
    word = SealedText("名前ではない言葉")

    class Meta:
        ordering = ["id"]

    class Privacy:
        keeper = ("hearing",)
        plain = ("hearing", "row")
        # Said to be no name; should somebody have been wrong, it is one.
        personal = ("word",)
        sensitive = ()
        never_exported = ("word",)


class Passage(Sealed):
    """A piece of what was said: who spoke, quoted or summed up."""

    hearing = models.ForeignKey(Hearing, on_delete=models.CASCADE, related_name="passages")
    code = models.SlugField("符号", max_length=64)
    order = models.PositiveSmallIntegerField("順", default=0)
    speaker = models.CharField("話した人", max_length=8, choices=Speaker.choices)
    speaker_note = SealedText("どんな人か", blank=True)
    participant = models.ForeignKey(
        Participant,
        verbose_name="だれの声か",
        on_delete=models.SET_NULL,  # what was said stays, without the person
        null=True,
        blank=True,
        related_name="passages",
    )
    about_kind = models.CharField("だれについて（障害の種類）", max_length=20, blank=True)
    about_age = models.CharField("だれについて（年齢）", max_length=20, blank=True)
    text = SealedText("話したこと")
    is_paraphrase = models.BooleanField("要約", default=True)
    written_at = models.DateTimeField(auto_now_add=True)
    written_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["hearing", "order", "id"]
        constraints = [
            models.UniqueConstraint(fields=["hearing", "code"], name="passage_code_is_unique"),
            models.CheckConstraint(
                condition=models.Q(speaker__in=Speaker.values), name="passage_speaker_is_known"
            ),
        ]

    class Privacy:
        keeper = ("hearing",)
        plain = (
            "hearing",
            "code",
            "order",
            "speaker",
            "about_kind",
            "about_age",
            "is_paraphrase",
            "written_at",
            "written_by",
            "row",
        )
        personal = ("text", "speaker_note", "participant")
        sensitive = ()
        never_exported = ("participant", "written_by")


class Theme(models.Model):
    """A word of the shared codebook, with its meaning."""

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="themes")
    code = models.SlugField("符号", max_length=64)
    name = models.CharField("見出し", max_length=60)
    meaning = models.CharField("意味", max_length=300, blank=True)
    key = models.CharField("キー", max_length=1, blank=True)

    class Meta:
        ordering = ["code"]
        constraints = [
            models.UniqueConstraint(
                fields=["programme", "code"],
                name="theme_code_is_unique",
                violation_error_message="この見出しの符号はもうあります",
            )
        ]

    class Privacy:
        plain = ("programme", "code", "name", "meaning", "key")
        personal = ()
        sensitive = ()
        never_exported = ()


class Coding(models.Model):
    """A theme attached to a passage by somebody."""

    passage = models.ForeignKey(Passage, on_delete=models.CASCADE, related_name="codings")
    theme = models.ForeignKey(Theme, on_delete=models.PROTECT, related_name="codings")
    coded_at = models.DateTimeField(auto_now_add=True)
    coded_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["passage", "theme"]
        constraints = [
            models.UniqueConstraint(
                fields=["passage", "theme"], name="theme_is_attached_once_to_a_passage"
            )
        ]

    class Privacy:
        plain = ("passage", "theme", "coded_at", "coded_by")
        personal = ()
        sensitive = ()
        never_exported = ("coded_by",)
