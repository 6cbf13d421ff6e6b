"""An address as a QR code: one SVG path, black on white with its quiet zone."""

import qrcode
from qrcode.constants import ERROR_CORRECT_M

# ISO/IEC 18004 asks for four light modules on each side.
QUIET = 4


def matrix(address: str) -> list[list[bool]]:
    """Return the modules of the code without its quiet zone; M mends 15 % of it."""
    code = qrcode.QRCode(error_correction=ERROR_CORRECT_M, border=0)
    code.add_data(address)
    code.make(fit=True)
    return [[bool(module) for module in row] for row in code.get_matrix()]


def drawn(address: str) -> str:
    """Return the code as SVG text."""
    modules = matrix(address)
    size = len(modules) + 2 * QUIET
    path = "".join(
        f"M{start + QUIET} {number + QUIET}h{length}v1h-{length}z"
        for number, row in enumerate(modules)
        for start, length in _runs(row)
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size} {size}"'
        ' shape-rendering="crispEdges">'
        f'<rect width="{size}" height="{size}" fill="#fff"/><path d="{path}" fill="#000"/></svg>'
    )


def _runs(row: list[bool]) -> list[tuple[int, int]]:
    """Return where dark modules begin in a row, and how many follow each other."""
    runs: list[tuple[int, int]] = []
    for place, is_dark in enumerate(row):
        if not is_dark:
            continue
        if runs and sum(runs[-1]) == place:
            runs[-1] = (runs[-1][0], runs[-1][1] + 1)
        else:
            runs.append((place, 1))
    return runs
