"""Write hearings: the plan, what was said, the names to hide, the codebook, a kit."""

from yorisoi.stages.hearings.actions.codebook import (
    SameTheme,
    ThemeWords,
    code_passage,
    merge_themes,
    put_theme,
)
from yorisoi.stages.hearings.actions.kit import load_kit_tables
from yorisoi.stages.hearings.actions.names import (
    NamesLeft,
    check_names,
    hide_name,
    show_name,
    spare_word,
)
from yorisoi.stages.hearings.actions.plan import (
    HearingWords,
    plan_hosts,
    put_hearing,
    record_consent,
)
from yorisoi.stages.hearings.actions.voices import (
    Cited,
    PassageWords,
    change_passage,
    move_passage,
    put_passage,
    remove_passage,
    say_whose,
    write_lines,
)

__all__ = [
    "Cited",
    "HearingWords",
    "NamesLeft",
    "PassageWords",
    "SameTheme",
    "ThemeWords",
    "change_passage",
    "check_names",
    "code_passage",
    "hide_name",
    "load_kit_tables",
    "merge_themes",
    "move_passage",
    "plan_hosts",
    "put_hearing",
    "put_passage",
    "put_theme",
    "record_consent",
    "remove_passage",
    "say_whose",
    "show_name",
    "spare_word",
    "write_lines",
]
