"""The Django application of the page components."""

from django.apps import AppConfig


class UiConfig(AppConfig):
    """Names the application, so that its templates and static files are found."""

    name = "yorisoi.ui"
    label = "ui"
