"""The stage as a Django app."""

from django.apps import AppConfig


class TiesConfig(AppConfig):
    """Register the stage."""

    name = "yorisoi.stages.ties"
    label = "ties"
    verbose_name = "つながる"
