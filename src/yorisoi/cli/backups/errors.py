"""What can go wrong with a copy, so that whoever stands before it can act."""

from yorisoi.cli.errors import Refusal


class CopyBroken(Refusal):
    """A copy is cut off, changed, or was sealed with another key."""


class NothingThere(Refusal):
    """There is nothing to copy: no table at all, so the address is another one."""


class PlaceTaken(Refusal):
    """There are already data where a copy should be put."""


class CopyDiffers(Refusal):
    """What was put back is not what was copied."""
