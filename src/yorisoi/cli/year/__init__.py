"""The main job without a screen: a year from an office's sheet to a guideline and a kit."""

from yorisoi.cli.year.running import run

__all__ = ["run"]
