"""Addresses of people."""

from django.urls import URLPattern

staff: list[URLPattern] = []
