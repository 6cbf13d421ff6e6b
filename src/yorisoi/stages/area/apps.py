"""The stage as a Django app."""

from django.apps import AppConfig


class AreaConfig(AppConfig):
    """Register the stage."""

    name = "yorisoi.stages.area"
    label = "area"
    verbose_name = "知る"
