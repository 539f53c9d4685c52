"""The settings of `make dev`: those of the site, with Django's debug pages and a toolbar."""

from .settings import *

DEBUG = True
INTERNAL_IPS = ["127.0.0.1"]
ROOT_URLCONF = "wwc_site.dev_urls"
INSTALLED_APPS = [*INSTALLED_APPS, "debug_toolbar"]
# Within what compresses an answer and compares it with the copy that a browser has.
_INNERMOST = MIDDLEWARE.index("django.middleware.http.ConditionalGetMiddleware") + 1
MIDDLEWARE = [
    *MIDDLEWARE[:_INNERMOST],
    "debug_toolbar.middleware.DebugToolbarMiddleware",
    *MIDDLEWARE[_INNERMOST:],
]
# Not the panel of the request: it reads the session, which a public page refuses.
DEBUG_TOOLBAR_PANELS = [
    f"debug_toolbar.panels.{name}"
    for name in (
        "timer.TimerPanel",
        "headers.HeadersPanel",
        "sql.SQLPanel",
        "templates.TemplatesPanel",
        "staticfiles.StaticFilesPanel",
        "cache.CachePanel",
        "profiling.ProfilingPanel",
    )
]
# The database is that of `make run`: the toolbar remembers in memory and adds no table to it.
MIGRATION_MODULES = {"debug_toolbar": None}
# A changed style sheet shows at once, under its plain name.
STORAGES = STORAGES | {
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
}
