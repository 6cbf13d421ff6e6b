"""Whether a kit is sound and who signed it; nothing but files."""

import argparse
from pathlib import Path

from yorisoi.cli.output import put_json
from yorisoi.cli.words import Say
from yorisoi.engines import kitfile


def verify(options: argparse.Namespace, say: Say) -> int:
    """Say whether a kit is whole and, if a key is given, who signed it."""
    data = Path(options.kit).read_bytes()
    kit = kitfile.unpack(data)
    is_signed: bool | None = None
    if options.signature and options.key:
        signature = Path(options.signature).read_bytes()
        is_signed = kitfile.verify_signature(data, signature, bytes.fromhex(options.key))
    if options.json:
        put_json(
            {"fingerprint": kitfile.fingerprint(kit), "is_whole": True, "is_signed": is_signed}
        )
    else:
        print(
            say(
                f"こわれていません。指紋 {kitfile.fingerprint(kit)}",
                f"Whole. {kitfile.fingerprint(kit)}",
            )
        )
        words = {
            True: say("署名が合います。", "The signature fits."),
            False: say("署名が合いません。", "The signature does not fit."),
            None: say("署名は確かめていません。", "The signature was not checked."),
        }
        print(words[is_signed])
    return 1 if is_signed is False else 0
