"""The addresses of the auditor's pages."""

from django.urls import path

from yorisoi.programme.audit import views

staff = [
    path("", views.lines, name="lines"),
    path("check", views.check, name="check"),
    path("head.json", views.head, name="head"),
]
