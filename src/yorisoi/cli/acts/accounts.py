"""Open accounts of staff: by a link that works once, or with a password typed twice."""

import argparse
import getpass

from django.db import transaction
from django.urls import reverse

from yorisoi.cli.errors import Refusal
from yorisoi.cli.words import Say
from yorisoi.entrance.factors import passwords
from yorisoi.entrance.staff.actions import invitations, members
from yorisoi.people import actions as people
from yorisoi.people.models import Account, Organisation
from yorisoi.people.terms import Role
from yorisoi.programme import seats
from yorisoi.programme.models import Programme


def account(options: argparse.Namespace, say: Say) -> int:
    """Open an account, or give a member of staff a first link again."""
    if options.lost:
        return _begin_anew(options, say)
    if options.invite:
        return _invite(options, say)
    organisation, role = _organisation(options, say), _role(options, say)
    password = _password(Account(code=options.code, name=options.name or options.code), say)
    opened = _open(options, organisation, role, say, password=password)
    print(say(f"{opened.name} のアカウントを作りました", f"opened an account for {opened.name}"))
    return 0


def _invite(options: argparse.Namespace, say: Say) -> int:
    """Print the first link of a new account, or of one that has no way of coming in yet."""
    found = Account.objects.filter(code=options.code).first()
    with transaction.atomic():
        if found is None:
            found = _open(options, _organisation(options, say), _role(options, say), say)
        try:
            token = invitations.invite(by=found, account=found)
        except invitations.AlreadyIn as refusal:
            raise Refusal(
                say(
                    f"{found.name} はもう入れます。全部なくしたときは --lost を使ってください",
                    f"{found.name} can come in already; after losing every key use --lost",
                )
            ) from refusal
    _put_link(options, say, token=token)
    return 0


def _begin_anew(options: argparse.Namespace, say: Say) -> int:
    """End every way of coming in of an account and print a first link: who sits at the server is the second."""
    found = Account.objects.filter(code=options.code).first()
    if found is None:
        raise Refusal(
            say(f"アカウント {options.code} はありません", f"there is no account {options.code}")
        )
    _put_link(options, say, token=members.begin_anew(by=found, account=found))
    return 0


def _put_link(options: argparse.Namespace, say: Say, *, token: str) -> None:
    link = options.address.rstrip("/") + reverse("entrance:open_link", args=[token])
    print(say("一度だけ、24時間使えるリンクです:", "A link for one use within 24 hours:"))
    print(f"  {link}")


@transaction.atomic
def _open(
    options: argparse.Namespace,
    organisation: Organisation,
    role: Role,
    say: Say,
    *,
    password: str = "",
) -> Account:
    name = options.name or options.code
    opened = people.open_account(code=options.code, name=name, password=password or None)
    joined = people.join(by=opened, account=opened, organisation=organisation, role=role)
    if options.programme:
        seats.limit(by=opened, membership=joined, to=_programmes(options, organisation, say))
    return opened


def _programmes(
    options: argparse.Namespace, organisation: Organisation, say: Say
) -> list[Programme]:
    known = {each.code: each for each in seats.carried(organisation=organisation)}
    strange = [code for code in options.programme if code not in known]
    if strange:
        there = "、".join(sorted(known)) or say("ひとつもありません", "none")
        raise Refusal(
            say(
                f"{organisation.name} は、事業 {'、'.join(strange)} を受け持っていません。"
                f"受け持っているのは：{there}",
                f"{organisation.code} does not carry {', '.join(strange)}; it carries: {there}",
            )
        )
    return [known[code] for code in options.programme]


def _organisation(options: argparse.Namespace, say: Say) -> Organisation:
    found = Organisation.objects.filter(code=options.organisation).first()
    if found is None:
        known = "、".join(Organisation.objects.values_list("code", flat=True))
        raise Refusal(
            say(
                f"組織 {options.organisation} はありません。あるのは：{known}",
                f"there is no organisation {options.organisation}; there are: {known}",
            )
        )
    return found


def _role(options: argparse.Namespace, say: Say) -> Role:
    if options.role not in Role.values:
        raise Refusal(
            say(
                f"役割は {'、'.join(Role.values)} から選んでください", f"role: one of {Role.values}"
            )
        )
    return Role(options.role)


def _password(account: Account, say: Say) -> str:
    given = getpass.getpass(say("パスワード: ", "Password: "))
    for sentence in passwords.doubts(given, account=account):
        raise Refusal(sentence)
    if given != getpass.getpass(say("もう一度: ", "Again: ")):
        raise Refusal(say("二度とも同じパスワードを入れてください", "type the same password twice"))
    return given
