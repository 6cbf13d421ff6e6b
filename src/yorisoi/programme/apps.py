"""The programme as a Django app."""

from django.apps import AppConfig


class ProgrammeConfig(AppConfig):
    """Register the programme."""

    name = "yorisoi.programme"
    verbose_name = "一年の道"
