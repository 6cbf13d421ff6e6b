"""Addresses of the stage."""

from django.urls import path

from yorisoi.stages.outreach import views

staff = [path("", views.home, name="home")]
