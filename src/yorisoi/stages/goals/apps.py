"""The stage as a Django app."""

from django.apps import AppConfig


class GoalsConfig(AppConfig):
    """Register the stage."""

    name = "yorisoi.stages.goals"
    label = "goals"
    verbose_name = "分かち合う"
