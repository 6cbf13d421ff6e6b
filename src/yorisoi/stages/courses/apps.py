"""The stage as a Django app."""

from django.apps import AppConfig


class CoursesConfig(AppConfig):
    """Register the stage."""

    name = "yorisoi.stages.courses"
    label = "courses"
    verbose_name = "学ぶ"
    # What two records of one person cannot both have here (people.merging).
    settle_merge = "yorisoi.stages.courses.actions.twins.settle_merge"
