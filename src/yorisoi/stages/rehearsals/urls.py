"""Addresses of the stage."""

from django.urls import path

from yorisoi.stages.rehearsals import views

staff = [path("", views.home, name="home")]
person = [path("stuck", views.stuck, name="stuck")]
