"""Where keys and data lie, and who besides their owner can read them."""

import os
from pathlib import Path

from django.utils.translation import gettext as _

from yorisoi.web.safety.findings import Finding, House, Severity, safe, unknown, unsafe

OTHERS = 0o077


def key_file(house: House) -> Finding:
    """The file that opens every personal column is for its owner only."""
    file = Path(house.settings.YORISOI_KEY_FILE)
    if not file.exists():
        return unsafe(
            "key_file",
            Severity.NOW,
            _("個人の情報を開く鍵のファイルがありません：%(file)s") % {"file": file},
            _("鍵の控えから戻すか、YORISOI_KEY_FILE の場所を確かめてください。"),
        )
    found = file.stat()
    if found.st_mode & OTHERS:
        return unsafe(
            "key_file",
            Severity.NOW,
            _("個人の情報を開く鍵を、持ち主のほかの人も読めます。"),
            _("次の命令を打ってください：chmod 600 %(file)s") % {"file": file},
        )
    if found.st_uid not in (house.user, 0):
        return unsafe(
            "key_file",
            Severity.SOON,
            _("個人の情報を開く鍵の持ち主が、サイトを動かす利用者ではありません。"),
            _("持ち主を、サイトを動かす利用者か root にしてください。"),
        )
    return safe("key_file", _("個人の情報を開く鍵は、持ち主だけが読めます。"))


def key_place(house: House) -> Finding | None:
    """A key beside what it opens is carried off with it, and lies in every copy."""
    file = Path(house.settings.YORISOI_KEY_FILE).resolve()
    if not file.exists():
        return None
    if file.is_relative_to(house.data.resolve()):
        return unsafe(
            "key_place",
            Severity.NOW,
            _("鍵が、データと同じフォルダにあります。データを持ち出した人は、鍵も持っています。"),
            _(
                "鍵を別の場所に移し、YORISOI_KEY_FILE に書いてください。手引きに systemd の例があります。"
            ),
        )
    database = house.database
    if database and database.exists() and database.stat().st_dev == file.stat().st_dev:
        return unsafe(
            "key_place",
            Severity.WHEN_POSSIBLE,
            _("鍵とデータベースが、同じディスクにあります。ディスクごと写すと、両方が写ります。"),
            _("鍵を別のディスクに置くか、systemd の LoadCredential で渡してください。"),
        )
    return safe("key_place", _("鍵は、データと別の場所にあります。"))


def database_file(house: House) -> Finding | None:
    """Names are sealed in the database, but not what the programme did and when."""
    file = house.database
    if file is None or not file.exists():
        return None
    files = [file, *file.parent.glob(f"{file.name}-*")]
    if any(each.stat().st_mode & OTHERS for each in files):
        return unsafe(
            "database_file",
            Severity.NOW,
            _("データベースのファイルを、持ち主のほかの人も読めます。"),
            _("次の命令を打ってください：chmod 600 %(file)s*") % {"file": file},
        )
    return safe("database_file", _("データベースのファイルは、持ち主だけが読めます。"))


def data_folder(house: House) -> Finding:
    """Nobody else looks into the folder of the data."""
    if house.data.stat().st_mode & OTHERS:
        return unsafe(
            "data_folder",
            Severity.SOON,
            _("データのフォルダを、持ち主のほかの人も開けます。"),
            _("次の命令を打ってください：chmod 700 %(folder)s") % {"folder": house.data},
        )
    return safe("data_folder", _("データのフォルダは、持ち主だけが開けます。"))


def disk(house: House) -> Finding:
    """Whether the disk is encrypted; a layer below Linux cannot be seen from here."""
    device = house.data.stat().st_dev
    node = house.system / "sys/dev/block" / f"{os.major(device)}:{os.minor(device)}"
    if _is_encrypted(node):
        return safe("disk", _("データのディスクは暗号になっています。"))
    return unknown(
        "disk",
        _("データのディスクが暗号になっているかは、ここからはわかりません。"),
        _("機械を置いている所に、ディスクの暗号化を確かめてください。"),
    )


def _is_encrypted(node: Path) -> bool:
    """Whether a block device, or one it lies on, is one of dm-crypt."""
    name = node / "dm" / "uuid"
    if name.exists() and name.read_text().startswith("CRYPT-"):
        return True
    return any(_is_encrypted(each) for each in sorted((node / "slaves").glob("*")))


LOOKS = (key_file, key_place, database_file, data_folder, disk)
