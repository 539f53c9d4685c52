"""The WSGI application that gunicorn serves."""

import os

from django.core.wsgi import get_wsgi_application
from django.db.backends.signals import connection_created

from .databases import limit_waiting

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "wwc_site.settings")

# Only what is served is limited so: this module is not loaded by commands.
connection_created.connect(limit_waiting, dispatch_uid="wwc_site.databases")

application = get_wsgi_application()
