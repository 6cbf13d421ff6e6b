"""Addresses of goals."""

from django.urls import path

from yorisoi.stages.goals import views

staff = [
    path("", views.home, name="home"),
    path("new", views.edit, name="new"),
    path("paper.<str:form>", views.paper, name="paper"),
    path("<slug:goal>/", views.edit, name="edit"),
    path("<slug:goal>/agree", views.agree, name="agree"),
    path("<slug:goal>/indicators/new", views.indicator, name="new_indicator"),
    path("<slug:goal>/indicators/<slug:indicator>", views.indicator, name="indicator"),
]
