"""The stage as a Django app."""

from django.apps import AppConfig


class EffectsConfig(AppConfig):
    """Register the stage."""

    name = "yorisoi.stages.effects"
    label = "effects"
    verbose_name = "確かめる"
