"""The stage as a Django app."""

from django.apps import AppConfig


class GuidesConfig(AppConfig):
    """Register the stage."""

    name = "yorisoi.stages.guides"
    label = "guides"
    verbose_name = "伝える"
