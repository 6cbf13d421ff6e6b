"""Read what a person names on the command line."""

from pathlib import Path

from yorisoi.engines import kitfile


def read_kit(place: str) -> kitfile.Kit:
    """Read a kit from a file or an unpacked folder."""
    path = Path(place)
    if path.is_dir():
        return kitfile.read_folder(path)
    return kitfile.unpack(path.read_bytes())
