"""What readers get while the database is away: the page as it was last known, or when to ask again.

The record's pages have one face for both: see `templates/503.html`.
"""

from datetime import UTC, datetime

from django.utils import timezone
from django.utils.log import log_response

from certifications.coverage import minute_in_us_words
from certifications.record_state import AWAY
from cities.responses import refusal

SECONDS_TO_WAIT = 10
SENTENCE = "The directory can’t reach its records right now. Please try again in a minute."
# Set on a request that must not ask the database, because it is known to be away.
IS_AWAY = "wwc.database_is_away"
PLACE = b'<main id="main" tabindex="-1">'


def readers_are_told(get_response):
    """Answer 503 where the database is away, in the format of the URL.

    It stands within all that adds headers, and before all that asks the database.
    """

    def middleware(request):
        return refused(request) if IS_AWAY in request.META else get_response(request)

    def process_exception(request, exception):
        if not isinstance(exception, AWAY):
            return None
        response = refused(request)
        message = "The database is away: %s"
        log_response(message, request.path, response=response, request=request, exception=exception)
        return response

    middleware.process_exception = process_exception
    return middleware


def refused(request):
    """Return a 503 in the format of the URL."""
    response = refusal(request, [SENTENCE], 503, "503.html")
    response["Retry-After"] = str(SECONDS_TO_WAIT)
    response["Cache-Control"] = "no-store"
    return response


def last_known(page, application, environ, start_response):
    """Answer with a KeptPage of whatever state, and say so; with 503 where the page is None."""
    if page is None:
        return application(environ | {IS_AWAY: True}, start_response)
    body = page.body.replace(PLACE, PLACE + _notice(page.rendered_at), 1)
    headers = [(name, value) for name, value in page.headers if name.lower() != "cache-control"]
    headers += [
        ("Cache-Control", "no-store"),
        ("Warning", '110 - "Response is Stale"'),
        ("Content-Length", str(len(body))),
    ]
    start_response("200 OK", headers)
    return [] if environ["REQUEST_METHOD"] == "HEAD" else [body]


def _notice(rendered_at):
    when = minute_in_us_words(timezone.localtime(datetime.fromtimestamp(rendered_at, UTC)))
    return (
        '<p class="as-of wrap" role="status">The directory can’t reach its records right now. This '
        f"page is as it was on {when}.</p>"
    ).encode()
