"""A browser in words: `Firefox on Linux, from 192.0.2.1`."""

from __future__ import annotations

from django.utils.translation import gettext as _

# The first that a browser's own words hold; some name others too.
BROWSERS = (("Edg", "Edge"), ("Firefox", "Firefox"), ("Chrome", "Chrome"), ("Safari", "Safari"))
SYSTEMS = (
    ("Android", "Android"),
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Windows", "Windows"),
    ("Mac OS", "macOS"),
    ("Linux", "Linux"),
)


def device_words(*, browser: str, network: str) -> str:
    """What is known of a device from what its browser says of itself, and its network address."""
    name = next((name for word, name in BROWSERS if word in browser), _("a browser"))
    system = next((name for word, name in SYSTEMS if word in browser), "")
    said = _("%(browser)s on %(system)s") % {"browser": name, "system": system} if system else name
    return _("%(device)s, from %(network)s") % {"device": said, "network": network} if network else said
