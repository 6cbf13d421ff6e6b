"""The addresses of the page components: the catalogue."""

from django.urls import path

from yorisoi.ui import views

app_name = "ui"

public = [path("ui-catalogue", views.catalogue, name="catalogue")]
staff: list[object] = []
person: list[object] = []
urlpatterns = public
