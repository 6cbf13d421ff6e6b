"""The addresses of the staff's door."""

from django.urls import path

from yorisoi.entrance import hello
from yorisoi.entrance.staff.views import (
    account,
    again,
    handing_over,
    keys,
    members,
    sessions,
    signing_in,
    welcome,
)

public = [
    path("sign-in", signing_in.sign_in, name="sign_in"),
    path("sign-in/number", signing_in.number, name="number"),
    path("sign-in/passkey", signing_in.passkey, name="passkey"),
    path("sign-in/passkey/question", signing_in.passkey_question, name="passkey_question"),
    path(f"{hello.PATH}<str:token>", signing_in.say_hello, name="hello"),
    path("sign-out", signing_in.sign_out, name="sign_out"),
    path("welcome", welcome.welcome, name="welcome"),
    path("welcome/passkey", welcome.passkey, name="welcome_passkey"),
    path("welcome/passkey/question", welcome.question, name="welcome_question"),
    path("welcome/password", welcome.password, name="welcome_password"),
    path("welcome/<str:token>", welcome.open_link, name="open_link"),
    path("account", account.account, name="account"),
    path("account/first", keys.first, name="first"),
    path("account/again", again.again, name="again"),
    path("account/again/passkey", again.passkey, name="again_passkey"),
    path("account/ready", account.ready, name="ready"),
    path("account/keys", keys.keys, name="keys"),
    path("account/keys/passkey", keys.new_passkey, name="new_passkey"),
    path("account/keys/passkey/question", keys.question, name="new_passkey_question"),
    path("account/keys/app", keys.new_app, name="new_app"),
    path("account/keys/password", keys.new_password, name="new_password"),
    path("account/keys/numbers", keys.new_numbers, name="new_numbers"),
    path("account/keys/<int:factor>/remove", keys.remove, name="remove_key"),
    path("account/sessions", sessions.sessions, name="sessions"),
    path("account/sessions/end", sessions.end, name="end_sessions"),
]
staff = [
    path("", members.members, name="members"),
    path("new", members.new_member, name="new_member"),
    path("<slug:member>/programmes/<int:membership>", members.reach, name="reach"),
    path("<slug:member>/link", handing_over.link, name="link"),
    path("<slug:member>/invite", members.invite, name="invite"),
    path("<slug:member>/dismiss", members.dismiss, name="dismiss"),
    path("<slug:member>/renewal", members.ask_renewal, name="ask_renewal"),
    path("<slug:member>/renewal/confirm", members.confirm_renewal, name="confirm_renewal"),
    path("<slug:member>/renewal/drop", members.drop_renewal, name="drop_renewal"),
]
