"""Settings: every environment variable is read here, and nowhere else."""

import os
from functools import partial
from pathlib import Path
from urllib.parse import urlsplit

from csp.constants import NONE, SELF

from cities.publication import INDEPENDENT, SITE

from . import databases, environment
from .secret_key import SHORTEST_KEY

BASE_DIR = Path(__file__).resolve().parent.parent

env = environment.Environment(os.environ)

DEBUG = env.read("WWC_DEBUG", environment.boolean, "false", "true or false")
DEFAULT_PORT = 8000
PORT = env.read("PORT", environment.port, str(DEFAULT_PORT), "a port number from 1 to 65535")
BIND = env.read(
    "WWC_BIND",
    environment.address_to_serve,
    "127.0.0.1",
    "an IP address of this machine, such as 0.0.0.0 or ::1",
)
PROCESSES = env.read(
    "WEB_CONCURRENCY", environment.processes, "2", "a number of processes from 1 to 64"
)
DATA_DIR = env.read(
    "WWC_DATA_DIR",
    environment.data_dir,
    str(BASE_DIR / "var"),
    "a folder that this user may make and write to",
)
SITE_URL = env.read(
    "WWC_SITE_URL",
    environment.site_url,
    f"http://127.0.0.1:{PORT or DEFAULT_PORT}",
    "the site's public address without a path, such as https://directory.example.org",
)
CONTACT = env.read(
    "WWC_CONTACT",
    environment.contact,
    "",
    "the e-mail or http(s) address that errors of the record are reported to",
)
PUBLISHER = env.read(
    "WWC_PUBLISHER",
    environment.publisher,
    INDEPENDENT,
    f"the name of who publishes this site, at most {environment.LONGEST_PUBLISHER} characters",
)
PUBLISHER_URL = env.read(
    "WWC_PUBLISHER_URL",
    environment.web_address,
    "",
    "the http(s) address of who publishes this site",
)
FURTHER_HOSTS = env.read(
    "WWC_ALLOWED_HOSTS",
    environment.hosts,
    "",
    "further host names separated by commas, such as www.example.org",
)
TRUSTED_PROXIES = env.read(
    "WWC_TRUSTED_PROXIES",
    environment.networks,
    "",
    "the addresses or networks of your proxies separated by commas, such as 127.0.0.1, 10.0.0.0/8",
)
DATABASE = env.read(
    "DATABASE_URL",
    partial(databases.database, folder=DATA_DIR),
    "",
    "sqlite:///PATH, a file of this user, or postgres://USER:PASSWORD@HOST:PORT/NAME",
)
CACHE = env.read("CACHE_URL", environment.cache, "", "redis://HOST:PORT/NUMBER")
LOG = env.read("WWC_LOG", environment.log_form, "plain", "plain or json")
SENTRY_DSN = env.read(
    "SENTRY_DSN", environment.sentry_dsn, "", "the DSN of a project: https://KEY@HOST/NUMBER"
)
SECRET_KEY = env.read(
    "WWC_SECRET_KEY",
    partial(environment.secret_key, folder=DATA_DIR),
    "",
    f"a random text of at least {SHORTEST_KEY} characters",
)
env.seal()

ALLOWED_HOSTS = ["127.0.0.1", "localhost", "[::1]", urlsplit(SITE_URL).hostname, *FURTHER_HOSTS]
DATABASES = {"default": DATABASE}
CACHES = {"default": CACHE}
# Several processes share kept pages where there is a cache that they share.
PAGES_ARE_SHARED = "LOCATION" in CACHE

INSTALLED_APPS = [
    "cities",
    "certifications",
    "wwc_site",  # for its command
    "cities.desk.apps.DeskConfig",  # before Django's auth, whose createsuperuser it replaces
    "django_filters",
    "csp",
    "cities.desk.apps.DeskAdminConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.contrib.sitemaps",
    "django.contrib.humanize",
    "django_otp",
    "django_otp.plugins.otp_totp",
    "django_otp.plugins.otp_static",
]

MIDDLEWARE = [
    "wwc_site.logs.each_request_is_noted",  # around all others: it times and names the request
    "wwc_site.headers.head_is_get_without_body",
    "wwc_site.health.probes_come_by_address",  # before all that asks for the host
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",  # around all that may refuse
    "wwc_site.headers.permissions_policy",
    "wwc_site.headers.asked_for_anew",
    "wwc_site.headers.files_are_open_to_all",  # before all that may refuse a request
    "wwc_site.headers.public_pages_are_read_only",  # static files are, too
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "django.middleware.http.ConditionalGetMiddleware",
    "wwc_site.admin_only.AdminSessions",  # before all that may refuse a request with a page
    "wwc_site.as_of_middleware.moment",
    "wwc_site.database_away.readers_are_told",  # before all that asks the database
    "cities.desk.sessions.sessions_end",
    "django.middleware.common.CommonMiddleware",
    "wwc_site.admin_only.AdminCsrf",
    "wwc_site.admin_only.AdminAccounts",
    "django_otp.middleware.OTPMiddleware",  # does nothing on public pages, which have no account
    "wwc_site.admin_only.AdminMessages",
    "cities.desk.security_log.denied_rights_are_noted",
    "wwc_site.not_saved.faults_of_saving_are_told",
]

SILENCED_SYSTEM_CHECKS = [
    # It looks for the name of Django's own class, and AdminCsrf is made of it. The pages that it
    # lets pass take no POST.
    "security.W003",
    # The proxy, which knows both, leads http to https (deploy/Caddyfile).
    "security.W008",
    # Other names of the domain, and its place in the lists of browsers, are not the site's to bind.
    "security.W005",
    "security.W021",
]

ROOT_URLCONF = "wwc_site.urls"
WSGI_APPLICATION = "wwc_site.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ]
        },
    }
]

DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}", "OPTIONS": options}
    for name, options in (
        ("UserAttributeSimilarityValidator", {}),
        ("MinimumLengthValidator", {"min_length": 12}),
        ("CommonPasswordValidator", {}),
        ("NumericPasswordValidator", {}),
    )
]
# Staff show a second factor where the site is public. `make run` on this machine asks for none.
SECOND_FACTOR = SITE_URL.startswith("https://")
OTP_TOTP_ISSUER = SITE  # what an authenticator app calls the account
# Wrong codes are counted with wrong passwords (cities/desk/counting.py), by name and network: the
# library's own waiting would lock the account itself, for whoever guesses at it.
OTP_TOTP_THROTTLE_FACTOR = OTP_STATIC_THROTTLE_FACTOR = 0

# The program announces on U.S. Eastern time, and staff enter announcement times in it.
TIME_ZONE = "America/New_York"
USE_TZ = True
LANGUAGE_CODE = "en-us"
USE_I18N = False

STATIC_URL = "/static/"
STATIC_ROOT = DATA_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
FIXTURE_DIRS = [BASE_DIR / "fixtures"]
# Pages ask for a file by the name that holds its digest; the others would be compressed in vain.
WHITENOISE_KEEP_ONLY_HASHED_FILES = True
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "wwc_site.static_files.SiteStaticFiles"},
}

SESSION_COOKIE_AGE = 60 * 60  # without a request; cities/desk/sessions.py ends busy sessions too
# Only the admin sets cookies, and browsers send them nowhere else.
SESSION_COOKIE_PATH = CSRF_COOKIE_PATH = "/admin/"
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Strict"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SITE_URL.startswith("https://")
CSRF_COOKIE_HTTPONLY = True
CSRF_TRUSTED_ORIGINS = [SITE_URL]
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if SESSION_COOKIE_SECURE else None
SECURE_HSTS_SECONDS = environment.hsts_seconds(SITE_URL)
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {
        "of_request": {
            "()": "django.utils.log.CallbackFilter",
            "callback": "ext://wwc_site.logs.with_request_id",
        }
    },
    "formatters": {
        "plain": {"format": "%(asctime)s %(levelname)s %(name)s %(request_id)s: %(message)s"},
        "json": {"()": "wwc_site.logs.JsonLines"},
    },
    "handlers": {
        "console": {
            "class": "logging.StreamHandler",
            "filters": ["of_request"],
            "formatter": LOG,
        },
        "security": {"class": "cities.desk.security_log.OfDjango"},
    },
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {
        "django.security": {"handlers": ["security"], "propagate": False},  # one log for both
        # A wrong Host header is the visitor's fault, answered with a page; it is not worth a
        # traceback.
        "django.security.DisallowedHost": {"level": "CRITICAL"},
        "django.request": {"level": "ERROR"},  # wwc.request tells what is the visitor's fault
        # A terminal shows faults alone; a program that collects JSON gets every request.
        "wwc.request": {"level": "INFO" if LOG == "json" else "ERROR"},
        "wwc.security": {"level": "INFO"},  # sign-ins and refusals, one line each
    },
}
