"""Addresses of practice."""

from django.urls import path

from yorisoi.stages.rehearsals.views import desk, observation
from yorisoi.stages.rehearsals.views import person as own
from yorisoi.stages.rehearsals.views import stuck as help_pages

staff = [
    path("", desk.home, name="home"),
    path("hands/", desk.board, name="board"),
    path("hands/<int:hand>/lower", desk.lower, name="lower"),
    path("persons/", observation.persons, name="persons"),
    path("persons/<str:participant>/", observation.one, name="one"),
    path("persons/<str:participant>/<slug:procedure>", observation.observe, name="observe"),
    path("procedures/new", desk.edit, name="new"),
    path("procedures/<slug:procedure>/", desk.procedure, name="procedure_desk"),
    path("procedures/<slug:procedure>/edit", desk.edit, name="edit"),
    path("procedures/<slug:procedure>/steps/new", desk.edit_step, name="new_step"),
    path("procedures/<slug:procedure>/steps/<int:order>", desk.edit_step, name="edit_step"),
]
person = [
    path("practice/", own.practice, name="practice"),
    path("practice/<slug:procedure>/", own.procedure, name="procedure"),
    path("practice/<slug:procedure>/steps/<int:order>", own.step, name="step"),
    path("practice/<slug:procedure>/how", own.how, name="how"),
    path("practice/<slug:procedure>/done", own.done, name="done"),
    path("stuck", help_pages.stuck, name="stuck"),
    path("stuck/told", help_pages.told, name="told"),
]
