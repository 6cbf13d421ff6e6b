"""Write docs/security/licences.md from licences.csv and the lock: python scripts/licences.py"""

import re

from components import SECURITY, licences, locked

PAGE = SECURITY / "licences.md"
# Licences that ask nothing but to be named.
FREE = {
    "0BSD", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "CC0-1.0", "MIT", "MIT-0", "MIT-CMU",
    "PSF-2.0", "Zlib",
}  # fmt: skip
# Copyleft that ends at the package or the file itself; each package is used unchanged.
BOUNDED = {"LGPL-2.1-or-later", "LGPL-3.0-only", "MPL-1.1", "MPL-2.0"}


def kind(expression: str) -> str:
    """Return free, bounded or refused for an SPDX expression of AND and OR without brackets."""
    best = "refused"
    for choice in expression.split(" OR "):
        parts = set(re.split(r" AND ", choice))
        if parts <= FREE:
            return "free"
        if parts <= FREE | BOUNDED:
            best = "bounded"
    return best


def page() -> str:
    """Return the page that people read."""
    known = licences()
    parts = [
        "# Licences of what runs with yorisoi",
        "",
        "Made by `python scripts/licences.py` from [licences.csv](licences.csv). yorisoi itself is MIT.",
        "`bounded`: copyleft that ends at the package or file; all of these are used unchanged, so the source",
        "is what the package registry publishes. A licence of any other kind fails the tests.",
        "",
        "| package | version | licence | kind | note |",
        "|---|---|---|---|---|",
    ]
    for each in locked():
        found = known[each.name]
        cells = (each.name, each.version, found.licence, kind(found.licence), found.note)
        parts.append("| " + " | ".join(cells) + " |")
    return "\n".join(parts) + "\n"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
