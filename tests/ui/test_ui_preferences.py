import pytest
from hypothesis import given
from hypothesis import strategies as st

from yorisoi.ui.preferences import CHOICES, Preferences

ANY = st.builds(
    Preferences,
    text_size=st.sampled_from([100, 125, 150, 200]),
    spacing=st.sampled_from(CHOICES["spacing"]),
    theme=st.sampled_from(CHOICES["theme"]),
    ruby=st.sampled_from(CHOICES["ruby"]),
    easy=st.booleans(),
    motion=st.sampled_from(CHOICES["motion"]),
)


def test_defaults_need_no_words():
    assert Preferences().to_cookie() == ""


def test_choices_are_written_in_order():
    chosen = Preferences(text_size=125, theme="cream", easy=True)
    assert chosen.to_cookie() == "text_size-125.theme-cream.easy-1"


@pytest.mark.parametrize(
    ("chosen", "shown"),
    [
        (Preferences(), ("all", "", "")),
        (Preferences(ruby="some"), ("some", "some", "")),
        (Preferences(ruby="off", easy=True), ("off", "off", "")),
        (Preferences(easy=True), ("all", "all", "")),
    ],
)
def test_ruby_is_for_participants_and_for_those_who_chose_it(chosen, shown):
    assert tuple(chosen.ruby_on(face) for face in ("person", "public", "staff")) == shown


@given(ANY)
def test_cookie_brings_back_the_same_choices(chosen):
    assert Preferences.from_cookie(chosen.to_cookie()) == chosen


@pytest.mark.parametrize(
    "cookie", ["", "theme-pink", "text_size-9999", "nonsense", "..--..", "theme"]
)
def test_unknown_cookie_means_the_defaults(cookie):
    assert Preferences.from_cookie(cookie) == Preferences()
