"""Addresses of the stage."""

from django.urls import path

from yorisoi.stages.ties import views

staff = [path("", views.home, name="home")]
