"""The site for a WSGI server, such as `granian --interface wsgi commonweal.website.wsgi:application`."""

from __future__ import annotations

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "commonweal.website.settings")

application = get_wsgi_application()

# The views and models behind it need Django to be ready.
from commonweal.website.warming import warm  # noqa: E402

warm()
