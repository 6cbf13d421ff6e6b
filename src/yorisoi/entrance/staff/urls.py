"""The addresses of the staff's door."""

from django.urls import path

from yorisoi.entrance import hello
from yorisoi.entrance.staff.views import account, signing_in

public = [
    path("sign-in", signing_in.sign_in, name="sign_in"),
    path(f"{hello.PATH}<str:token>", signing_in.say_hello, name="hello"),
    path("sign-out", signing_in.sign_out, name="sign_out"),
    path("account", account.account, name="account"),
]
