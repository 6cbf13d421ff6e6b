"""What a machine is called, as far as its browser says."""

from django.utils.translation import gettext as _

# What a browser says of itself, the more telling first.
SYSTEMS = (
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Android", "Android"),
    ("CrOS", "Chromebook"),
    ("Windows", "Windows"),
    ("Mac OS", "Mac"),
    ("Linux", "Linux"),
)
BROWSERS = (
    ("Edg/", "Edge"),
    ("Firefox/", "Firefox"),
    ("Chrome/", "Chrome"),
    ("Safari/", "Safari"),
)


def named(user_agent: str) -> tuple[str, str]:
    """Return the system and the browser; what is not said is empty."""
    browser = next((name for mark, name in BROWSERS if mark in user_agent), "")
    return system(user_agent), browser


def system(user_agent: str) -> str:
    """Return what a machine runs, or nothing where its browser says none of the known names."""
    return next((name for mark, name in SYSTEMS if mark in user_agent), "")


def machine(user_agent: str) -> str:
    """Return what kind of machine and browser this is, as far as the browser says."""
    system, browser = named(user_agent)
    if system and browser:
        return _("%(system)sの%(browser)s") % {"system": system, "browser": browser}
    return system or browser or _("名前のわからない機器")
