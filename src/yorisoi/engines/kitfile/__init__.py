"""A kit: what one municipality learned, as a file that another can open, read and check.

A kit is a Frictionless data package of CSV tables named ``<stage>/<table>``; every cell is a
string. It travels as one zip or lies open as a folder. The same kit always gives the same bytes,
on every machine. What is read is either a whole, consistent kit or a `KitError`.

A kit must hold no personal data. Give `unpack` and `read_folder` the list of ``allowed`` tables,
so that a file from outside cannot bring a table which nobody has declared free of people.

Source: Frictionless Data Package v1 (https://specs.frictionlessdata.io); RFC 4180; RFC 8032.
"""

from yorisoi.engines.kitfile.archive import Limits, pack, unpack
from yorisoi.engines.kitfile.description import fingerprint
from yorisoi.engines.kitfile.folder import read_folder, write_folder
from yorisoi.engines.kitfile.shape import Kit, KitError, Manifest, Reason, Table
from yorisoi.engines.kitfile.signature import public_key, sign, verify_signature

__all__ = [
    "Kit",
    "KitError",
    "Limits",
    "Manifest",
    "Reason",
    "Table",
    "fingerprint",
    "pack",
    "public_key",
    "read_folder",
    "sign",
    "unpack",
    "verify_signature",
    "write_folder",
]
