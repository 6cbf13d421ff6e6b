"""Addresses of the page about words and their readings."""

from django.urls import path

from yorisoi.web.wording import views

staff = [
    path("", views.home, name="home"),
    path("confirm", views.confirm, name="confirm"),
    path("put", views.put, name="put"),
    path("remove", views.remove, name="remove"),
    path("try", views.attempt, name="try"),
]
