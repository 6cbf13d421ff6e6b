"""The front pages as a Django app."""

from django.apps import AppConfig


class WebConfig(AppConfig):
    """Register the front pages."""

    name = "yorisoi.web"
    label = "web"
