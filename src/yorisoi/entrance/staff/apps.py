"""The door of the staff as a Django app."""

from django.apps import AppConfig


class StaffConfig(AppConfig):
    """Register the door of the staff."""

    name = "yorisoi.entrance.staff"
    label = "staff"
    verbose_name = "職員の入口"
