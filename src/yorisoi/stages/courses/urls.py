"""Addresses of the stage."""

from django.urls import path

from yorisoi.stages.courses import views

staff = [path("", views.home, name="home")]
