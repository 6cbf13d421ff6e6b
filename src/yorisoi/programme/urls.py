"""Addresses of the programme: tasks, decisions, meetings, the team, the stages, the documents."""

from django.urls import path

from yorisoi.programme import views

staff = [
    path("tasks", views.soon, name="tasks"),
    path("tasks/new", views.soon, name="new_task"),
    path("tasks/<slug:task>", views.soon, name="task"),
    path("tasks/<slug:task>/state", views.soon, name="task_state"),
    path("decisions", views.soon, name="decisions"),
    path("decisions/new", views.soon, name="new_decision"),
    path("decisions/paper.<str:form>", views.soon, name="decisions_paper"),
    path("decisions/<slug:decision>", views.soon, name="decision"),
    path("meetings", views.soon, name="meetings"),
    path("meetings/new", views.soon, name="new_meeting"),
    path("meetings/<int:meeting>", views.soon, name="meeting"),
    path("parties", views.soon, name="parties"),
    path("parties/new", views.soon, name="new_party"),
    path("parties/<slug:organisation>", views.soon, name="party"),
    path("stages", views.soon, name="stages"),
    path("words", views.soon, name="words"),
    path("documents", views.soon, name="documents"),
    path("documents/<int:document>/sign", views.soon, name="sign_document"),
]
