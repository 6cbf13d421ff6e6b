"""Addresses of the page about when records go."""

from django.urls import path

from yorisoi.web.retention import views

staff = [
    path("", views.home, name="home"),
    path("now", views.now, name="now"),
    path("hold/<str:participant>", views.hold, name="hold"),
    path("hold/<str:participant>/end", views.end_hold, name="end_hold"),
]
