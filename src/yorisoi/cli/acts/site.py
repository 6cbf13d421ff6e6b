"""Serve the house."""

import argparse
import importlib

from django.conf import settings
from granian.constants import Interfaces
from granian.server import Server

from yorisoi.cli import ready
from yorisoi.cli.acts.cards import example_cards
from yorisoi.cli.words import Say
from yorisoi.entrance.hello import hello_path
from yorisoi.people import actions as people
from yorisoi.people.models import Account


def run(options: argparse.Namespace, say: Say) -> int:
    """Serve the site; print the address and, for the example, a sign-in for each person.

    What only the first start needs is imported only then, so that every other start takes seconds.
    """
    if not ready.is_ready():
        importlib.import_module("yorisoi.cli.acts.setting_up").setup(options, say)
    address = f"http://{_name(options.host)}:{options.port}"
    print(say(f"寄り添い　{address}/", f"yorisoi  {address}/"))
    if settings.YORISOI_EXAMPLE:
        print(
            say("見本の人として入る（架空）:", "Sign in as a person of the example (fictitious):")
        )
        for account in Account.objects.exclude(code=people.PUBLIC_DESK).order_by("pk"):
            print(f"  {_described(account)}\n    {address}{hello_path(account)}")
        print(say("カードで入る（架空）:", "Come in with a card (fictitious):"))
        for name, path in example_cards():
            print(f"      {name}  {address}{path}")
    print(say("止めるには Ctrl+C", "Ctrl+C stops it"), flush=True)
    Server(
        "yorisoi.web.wsgi:application",
        address=options.host,
        port=options.port,
        interface=Interfaces.WSGI,
        workers=1,
        blocking_threads=4,
        log_enabled=False,
    ).serve()
    return 0


def _described(account: Account) -> str:
    parts = [
        f"{m.organisation.name} {m.get_role_display()}"
        for m in account.memberships.select_related("organisation")
    ]
    return f"{account.name}　{'、'.join(parts) or '参加する人'}"


def _name(host: str) -> str:
    """Return how this machine is called in an address: browsers know passkeys for a name, not a number."""
    return "localhost" if host == "127.0.0.1" else host
