"""Pages: what one was told and how; confirming, managing and ending letters; one's own letters."""

from commonweal.apps.notices.views.choose import choose, less
from commonweal.apps.notices.views.confirm import confirm, sent
from commonweal.apps.notices.views.end import end
from commonweal.apps.notices.views.manage import manage
from commonweal.apps.notices.views.mine import mine, own
from commonweal.apps.notices.views.notices import notices, open_notice
from commonweal.apps.notices.views.webhook import webhook

__all__ = [
    "choose",
    "confirm",
    "end",
    "less",
    "manage",
    "mine",
    "notices",
    "open_notice",
    "own",
    "sent",
    "webhook",
]
