"""Addresses of ties."""

from django.urls import path

from yorisoi.stages.ties.views import desk
from yorisoi.stages.ties.views import person as own

staff = [
    path("", desk.home, name="home"),
    path("circles/new", desk.edit, name="new"),
    path("circles/<slug:circle>/", desk.circle, name="circle"),
    path("circles/<slug:circle>/edit", desk.edit, name="edit"),
    path("circles/<slug:circle>/state", desk.state, name="state"),
    path("circles/<slug:circle>/members/new", desk.add_member, name="add_member"),
    path(
        "circles/<slug:circle>/members/<int:member>/remove",
        desk.remove_member,
        name="remove_member",
    ),
    path("reports/", desk.reports, name="reports"),
    path("reports/<int:message>/settle", desk.settle, name="settle"),
    path("ties/", desk.ties, name="ties"),
    path("ties/new", desk.record_tie, name="record_tie"),
]
person = [
    path("circles", own.circles, name="my_circles"),
    path("circles/<slug:circle>/", own.circle, name="my_circle"),
    path("circles/<slug:circle>/messages/<int:message>/report", own.report, name="report"),
    path("circles/<slug:circle>/messages/<int:message>/take-back", own.take_back, name="take_back"),
    path("circles/<slug:circle>/leave", own.leave, name="leave"),
]
