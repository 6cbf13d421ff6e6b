"""What the house remembers of forms: that one was sent, and what was typed and not yet sent."""

from django.db import models

from yorisoi.people.models import Account
from yorisoi.vault.fields import SealedText
from yorisoi.vault.rows import Sealed


class SentForm(models.Model):
    """One sending and the page it led to; it holds nothing that can be read without the form itself."""

    digest = models.CharField("指紋", max_length=64, primary_key=True)
    answer = models.TextField("こたえたページ（その用紙の鍵でだけ開く）")
    sent_on = models.DateField("送られた日")

    class Meta:
        indexes = [models.Index(fields=["sent_on"])]

    class Privacy:
        plain = ("digest", "sent_on")
        personal = ("answer",)
        sensitive = ()
        never_exported = ("digest", "answer")


class KeptForm(Sealed):
    """What somebody typed at the desk and has not sent; sealed, since it may be about people."""

    kept_by = models.ForeignKey(
        Account, verbose_name="書いた人", on_delete=models.CASCADE, related_name="kept_forms"
    )
    kept_at = models.DateTimeField("書いた時", auto_now=True)
    path = models.CharField("どのページで", max_length=300)
    typed = SealedText("書いたこと")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["kept_by", "path"], name="one_kept_form_a_page")
        ]
        indexes = [models.Index(fields=["kept_at"])]

    class Privacy:
        keeper = ("kept_by",)
        plain = ("kept_by", "kept_at", "row")
        personal = ("path",)
        sensitive = ("typed",)
        never_exported = ("kept_by", "path", "typed")
