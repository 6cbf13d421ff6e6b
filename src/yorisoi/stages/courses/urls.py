"""Addresses of courses."""

from django.urls import path

from yorisoi.stages.courses.views import design

DESIGN = [path("", design.home, name="home")]

# The day of a class: run sheet, roll call, letters.
DAYS = []

staff = [*DESIGN, *DAYS]
person = []
public = []
