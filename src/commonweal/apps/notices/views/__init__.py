"""Pages: confirming, managing and ending letters; one's own letters."""

from commonweal.apps.notices.views.confirm import confirm, sent
from commonweal.apps.notices.views.end import end
from commonweal.apps.notices.views.manage import manage
from commonweal.apps.notices.views.mine import mine, own
from commonweal.apps.notices.views.webhook import webhook

__all__ = ["confirm", "end", "manage", "mine", "own", "sent", "webhook"]
