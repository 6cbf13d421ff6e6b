"""The stage as a Django app."""

from django.apps import AppConfig


class HearingsConfig(AppConfig):
    """Register the stage."""

    name = "yorisoi.stages.hearings"
    label = "hearings"
    verbose_name = "聴く"
