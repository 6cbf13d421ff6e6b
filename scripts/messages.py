"""Gather what is shown on screen into the translations, and compile them.

python scripts/messages.py gather     source strings -> src/yorisoi/locale/*/LC_MESSAGES/django.po
python scripts/messages.py compile    .po -> .mo, as Django reads them
python scripts/messages.py missing    count what is not translated yet
"""

import sys
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

SOURCE = Path(__file__).resolve().parent.parent / "src" / "yorisoi"
LOCALES = ("en", "ja_X-easy")
METHODS = [("**/templates/**.html", "jinja2"), ("**.py", "python")]
KEYWORDS = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "_lazy": None,
    "_now": None,
    "ngettext": (1, 2),
    "pgettext": ((1, "c"), 2),
}
OPTIONS = {"**/templates/**.html": {"trimmed": "true", "silent": "false"}}


def _file(locale: str) -> Path:
    return SOURCE / "locale" / locale / "LC_MESSAGES" / "django.po"


def _template() -> Catalog:
    """Return every source string with the places where it stands."""
    catalog = Catalog(project="yorisoi", charset="utf-8", header_comment="# yorisoi")
    found = extract_from_dir(SOURCE, METHODS, OPTIONS, keywords=KEYWORDS)
    for name, _line, message, comments, context in found:
        catalog.add(
            message, locations=[(f"src/yorisoi/{name}", 0)], auto_comments=comments, context=context
        )
    return catalog


def _empty(locale: str) -> Catalog:
    return Catalog(
        project="yorisoi",
        version="1",
        copyright_holder="the yorisoi contributors",
        header_comment=f"# yorisoi in {locale}. The source strings are Japanese.",
        msgid_bugs_address="",
        last_translator="",
        language_team="",
        charset="utf-8",
        creation_date=datetime(2026, 11, 23, tzinfo=UTC),
        revision_date=datetime(2026, 11, 23, tzinfo=UTC),
        fuzzy=False,
    )


def gather() -> None:
    """Bring the translations up to date with the source strings; nothing translated is lost."""
    template = _template()
    for locale in LOCALES:
        path = _file(locale)
        path.parent.mkdir(parents=True, exist_ok=True)
        catalog = read_po(path.open("rb")) if path.exists() else _empty(locale)
        catalog.update(template, no_fuzzy_matching=True, update_creation_date=False)
        catalog.obsolete.clear()
        with path.open("wb") as file:
            write_po(
                file, catalog, width=0, sort_output=True, omit_header=False, include_lineno=False
            )


def compile_all() -> None:
    """Write the files Django reads."""
    for path in sorted(SOURCE.glob("locale/*/LC_MESSAGES/django.po")):
        with path.with_suffix(".mo").open("wb") as file:
            write_mo(file, read_po(path.open("rb")))


def missing() -> int:
    """Print how many strings each translation lacks; return the sum."""
    total = 0
    for locale in LOCALES:
        n = sum(not message.string for message in read_po(_file(locale).open("rb")) if message.id)
        print(f"{locale}: {n} missing")
        total += n
    return total


if __name__ == "__main__":
    {"gather": gather, "compile": compile_all, "missing": missing}[sys.argv[1]]()
