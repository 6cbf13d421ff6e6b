"""What the house remembers of a form that was sent, so that sending it twice does its work once."""

from django.db import models


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
