"""The stage as a Django app."""

from django.apps import AppConfig


class RehearsalsConfig(AppConfig):
    """Register the stage."""

    name = "yorisoi.stages.rehearsals"
    label = "rehearsals"
    verbose_name = "ためす"
