"""Show, change and check the keys."""

import argparse
from collections import Counter

from django.conf import settings

from yorisoi.cli.errors import MENDABLE, Refusal
from yorisoi.cli.output import put_json
from yorisoi.cli.words import Say
from yorisoi.people.leaving import erasing
from yorisoi.people.models import INSTALLATION, Organisation
from yorisoi.people.terms import OrganisationKind
from yorisoi.vault import keyring, keystore
from yorisoi.vault.walking import walk


def show(options: argparse.Namespace, say: Say) -> int:
    """Say where the keys are kept and how many there are; never a key itself."""
    ring = keyring.keyring()
    n_open, n_all = keystore.count()
    if options.json:
        put_json(
            {
                "key_file": str(settings.YORISOI_KEY_FILE),
                "key_store": keystore.place(),
                "municipalities": dict(Counter(each.municipality for each in ring.keys.values())),
                "n_open": n_open,
                "n_destroyed": n_all - n_open,
            }
        )
        return 0
    print(
        say(f"鍵のファイル　{settings.YORISOI_KEY_FILE}", f"key file  {settings.YORISOI_KEY_FILE}")
    )
    print(say(f"一人ずつの鍵　{keystore.place()}", f"data keys  {keystore.place()}"))
    for each in ring.keys.values():
        in_force = ring.current.get(each.municipality) == each.id
        print(
            f"  {each.municipality}　{each.made_on}　{say('使用中', 'in force') if in_force else ''}"
        )
    print(
        say(
            f"開く鍵 {n_open}本、消した鍵 {n_all - n_open}本",
            f"{n_open} keys open, {n_all - n_open} were destroyed",
        )
    )
    return 0


def rotate(options: argparse.Namespace, say: Say) -> int:
    """Put a new key in force, wrap every data key with it, and forget the old one."""
    code = options.municipality
    known = [
        INSTALLATION,
        *Organisation.objects.filter(kind=OrganisationKind.MUNICIPALITY).values_list(
            "code", flat=True
        ),
    ]
    if code not in known:
        raise Refusal(
            say(
                f"区市町村 {code} はありません。あるのは：{'、'.join(known)}",
                f"there is no municipality {code}; there are: {known}",
            )
        )
    n = keystore.rotate(code)
    print(
        say(
            f"{code} の鍵を新しくしました。{n}人分の鍵を包みなおし、古い鍵は捨てました。鍵のファイルの控えを取りなおしてください。",
            f"{code} has a new key; {n} data keys are wrapped by it and the old one is gone. "
            "Copy the key file to its safe place again.",
        )
    )
    return 0


def check(options: argparse.Namespace, say: Say) -> int:
    """Open every sealed value once, and destroy what an interrupted erasure left."""
    n_finished = erasing.finish()
    found = walk()
    if options.json:
        put_json(
            {
                "n_open": found.n_open,
                "n_erased": found.n_erased,
                "broken": list(found.broken),
                "erasures_finished": n_finished,
            }
        )
        return MENDABLE if found.broken else 0
    print(
        say(
            f"開いた値 {found.n_open}、消した人の値 {found.n_erased}、開かない値 {len(found.broken)}",
            f"{found.n_open} values open, {found.n_erased} of people erased, {len(found.broken)} broken",
        )
    )
    for each in found.broken:
        print(f"  {each}")
    if found.broken:
        print(
            say(
                "開かない値は、書きかえられたか、別の鍵の物です。控えの鍵のファイルを戻して、もう一度確かめてください。",
                "What does not open was changed, or belongs to other keys: put back the copy of the "
                "key file and check again.",
            )
        )
    return MENDABLE if found.broken else 0
