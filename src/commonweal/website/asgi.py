"""The site for an ASGI server, such as `granian --interface asgi commonweal.website.asgi:application`."""

from __future__ import annotations

import os

from django.core.asgi import get_asgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "commonweal.website.settings")

application = get_asgi_application()
