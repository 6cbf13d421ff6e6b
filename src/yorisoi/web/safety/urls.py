"""The address of the page about safety."""

from django.urls import path

from yorisoi.web.safety import views

staff = [path("", views.home, name="home")]
