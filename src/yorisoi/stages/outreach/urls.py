"""Addresses of outreach."""

from django.urls import path

from yorisoi.stages.outreach import views

staff = [
    path("", views.home, name="home"),
    path("paper.<str:form>", views.paper, name="paper"),
    path("rows/new", views.edit_row, name="new_row"),
    path("rows/<slug:row>", views.row, name="row"),
    path("rows/<slug:row>/change", views.edit_row, name="change_row"),
    path("rows/<slug:row>/state", views.row_state, name="row_state"),
    path("rows/<slug:row>/contacts/new", views.contact, name="new_contact"),
    path("leaflets/new", views.edit_leaflet, name="new_leaflet"),
    path("leaflets/<slug:leaflet>", views.leaflet, name="leaflet"),
    path("leaflets/<slug:leaflet>/change", views.edit_leaflet, name="change_leaflet"),
    path("leaflets/<slug:leaflet>/paper.<str:form>", views.leaflet_paper, name="leaflet_paper"),
]
