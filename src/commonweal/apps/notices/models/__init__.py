"""The nouns of notices."""

from commonweal.apps.notices.models.allowance import Allowance
from commonweal.apps.notices.models.delivery import Delivery
from commonweal.apps.notices.models.event import Event
from commonweal.apps.notices.models.known_device import KnownDevice
from commonweal.apps.notices.models.lease import Lease
from commonweal.apps.notices.models.preference import Preference
from commonweal.apps.notices.models.recipient import Recipient
from commonweal.apps.notices.models.snapshot_read import SnapshotRead
from commonweal.apps.notices.models.subscription import Subscription
from commonweal.apps.notices.models.webhook import Webhook, WebhookCall

__all__ = [
    "Allowance",
    "Delivery",
    "Event",
    "KnownDevice",
    "Lease",
    "Preference",
    "Recipient",
    "SnapshotRead",
    "Subscription",
    "Webhook",
    "WebhookCall",
]
