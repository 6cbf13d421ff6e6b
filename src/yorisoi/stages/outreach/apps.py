"""The stage as a Django app."""

from django.apps import AppConfig


class OutreachConfig(AppConfig):
    """Register the stage."""

    name = "yorisoi.stages.outreach"
    label = "outreach"
    verbose_name = "届ける"
