"""The example: last year lived in simulation, this year on its way, and the cast who meet in both."""

from yorisoi.cli.example.loading import load

__all__ = ["load"]
