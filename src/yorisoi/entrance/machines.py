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


def system(user_agent: str) -> str:
    """Return what a machine runs, or nothing where its browser says none of the known names."""
    return next((name for mark, name in SYSTEMS if mark in user_agent), "")


def machine(user_agent: str) -> str:
    """Return what kind of machine and browser this is, as far as the browser says."""
    browser = next((name for mark, name in BROWSERS if mark in user_agent), "")
    if system(user_agent) and browser:
        return _("%(system)sの%(browser)s") % {"system": system(user_agent), "browser": browser}
    return system(user_agent) or browser or _("名前のわからない機器")
