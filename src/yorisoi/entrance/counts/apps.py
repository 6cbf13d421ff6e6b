"""The counters as a Django app."""

from django.apps import AppConfig


class CountsConfig(AppConfig):
    """Register the counters."""

    name = "yorisoi.entrance.counts"
    label = "counts"
    verbose_name = "回数"
