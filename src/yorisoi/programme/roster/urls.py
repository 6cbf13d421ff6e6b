"""Addresses of people: the roster for the team, and what is known of them for participants."""

from django.urls import path

from yorisoi.programme.roster import views

staff = [
    path("", views.soon, name="participants"),
    path("new", views.soon, name="new_participant"),
    path("centres", views.soon, name="centres"),
    path("<str:participant>/", views.soon, name="participant"),
    path("<str:participant>/change", views.soon, name="change_participant"),
    path("<str:participant>/needs/new", views.soon, name="new_need"),
    path("<str:participant>/needs/<int:need>/end", views.soon, name="end_need"),
    path("<str:participant>/consents/new", views.soon, name="new_consent"),
    path("<str:participant>/consents/<int:consent>/withdraw", views.soon, name="withdraw_consent"),
    path("<str:participant>/supporters/new", views.soon, name="new_supporter"),
    path("<str:participant>/supporters/<int:link>/revoke", views.soon, name="revoke_supporter"),
]
person = [
    path("needs", views.mine, name="my_needs"),
    path("journal", views.mine, name="my_journal"),
]
