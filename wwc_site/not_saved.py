"""What staff are told when the database did not take what they sent."""

from django.shortcuts import render
from django.utils.log import log_response

from certifications.record_state import AWAY

SECONDS_TO_WAIT = 60


def faults_of_saving_are_told(get_response):
    """Answer a change that the database did not take, being locked, full, slow or away, with 503.

    The view has rolled it back by then: it changes all that was sent, or nothing.
    """

    def middleware(request):
        return get_response(request)

    middleware.process_exception = _not_saved
    return middleware


def _not_saved(request, exception):
    """Return the page for a failed POST, which only the admin takes; None for any other fault."""
    if request.method != "POST" or not isinstance(exception, AWAY):
        return None
    response = not_saved(request)
    message = "Not saved: %s"
    log_response(message, request.path, response=response, request=request, exception=exception)
    return response


def not_saved(request):
    """Return the page that says so."""
    response = render(request, "503_not_saved.html", status=503)
    response["Retry-After"] = str(SECONDS_TO_WAIT)
    return response
