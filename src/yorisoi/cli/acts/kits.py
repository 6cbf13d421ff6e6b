"""Pack a programme, look into a kit, start a programme from one."""

import argparse
from pathlib import Path

from yorisoi.cli.acts.stages import programme_of
from yorisoi.cli.errors import MENDABLE, Refusal
from yorisoi.cli.output import put_json
from yorisoi.cli.reading import read_kit
from yorisoi.cli.words import Say
from yorisoi.engines import kitfile
from yorisoi.people.models import Account, Organisation
from yorisoi.stages.guides import actions, queries


def pack(options: argparse.Namespace, say: Say) -> int:
    """Write the kit of a programme into one file."""
    programme = programme_of(options.programme, say)
    data = queries.pack(programme)
    Path(options.out).write_bytes(data)
    summary = {
        "out": options.out,
        "bytes": len(data),
        "fingerprint": kitfile.fingerprint(kitfile.unpack(data)),
    }
    if options.json:
        put_json(summary)
    else:
        print(say(f"{options.out} に書きました。", f"Wrote {options.out}."))
    return 0


def inspect(options: argparse.Namespace, say: Say) -> int:
    """Show what a kit holds and whether it could be imported; nothing changes."""
    kit = read_kit(options.kit)
    found = queries.inspect(kitfile.pack(kit))
    manifest = kit.manifest
    rows = [{"table": each.name, "rows": len(each.rows)} for each in kit.tables]
    if options.json:
        put_json(
            {
                "name": manifest.name,
                "title": manifest.title,
                "municipality": manifest.municipality,
                "licence": manifest.licence,
                "fingerprint": found.fingerprint,
                "tables": rows,
                "is_importable": found.error is None,
            }
        )
    else:
        print(f"{manifest.title}　{manifest.municipality}　{manifest.licence}")
        for row in rows:
            print(f"  {row['table']:<28}{row['rows']:>6}")
    return MENDABLE if found.error else 0


def take(options: argparse.Namespace, say: Say) -> int:
    """Start a programme of a municipality from a kit."""
    municipality = Organisation.objects.filter(code=options.municipality).first()
    by = Account.objects.filter(code=options.by).first()
    if municipality is None or by is None:
        raise Refusal(
            say(
                "区市町村の符号（--municipality）か、アカウントの符号（--by）がありません",
                "no such municipality (--municipality) or account (--by)",
            )
        )
    programme = actions.adopt(
        by=by,
        municipality=municipality,
        kit=read_kit(options.kit),
        code=options.code,
        fiscal_year=options.year,
    )
    if options.json:
        put_json({"programme": programme.code, "name": programme.name})
    else:
        print(say(f"{programme.name} を始めました。", f"Started {programme.name}."))
    return 0
