"""The stage as a Django app."""

from django.apps import AppConfig


class PersonasConfig(AppConfig):
    """Register the stage."""

    name = "yorisoi.stages.personas"
    label = "personas"
    verbose_name = "描く"
