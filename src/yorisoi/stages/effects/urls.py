"""Addresses of the stage."""

from django.urls import path

from yorisoi.stages.effects import views

staff = [path("", views.home, name="home")]
