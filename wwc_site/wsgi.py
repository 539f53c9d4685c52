"""The WSGI application that gunicorn serves."""

import os

from django.conf import settings
from django.core.cache import cache
from django.core.wsgi import get_wsgi_application
from django.db.backends.signals import connection_created

from .databases import limit_waiting
from .sqlite.base import DatabaseWrapper

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "wwc_site.settings")

# Only what is served is limited so: this module is not loaded by commands.
connection_created.connect(limit_waiting, dispatch_uid="wwc_site.databases")
DatabaseWrapper.makes_files = False

django = get_wsgi_application()

from .code_release import code_release  # noqa: E402 - Django must be set up before what follows
from .page_cache import PageCache  # noqa: E402 - likewise
from .urls import urlpatterns  # noqa: E402, F401 - every page is loaded before the first is asked for

if settings.SENTRY_DSN:  # else the library is not even loaded
    from .sentry import tell

    tell(settings.SENTRY_DSN, code_release())

application = (
    PageCache(django, cache, code_release()) if settings.PAGES_ARE_SHARED else PageCache(django)
)
