"""Reads the clock once a request, and the word `as_of`: every public page and file has them."""

from django.utils import timezone

from certifications.as_of import end_of, read_day
from cities.responses import faults_of_repeated, printable, refused

from .admin_only import is_of_admin


def moment(get_response):
    """Give each request `now`, `at`, the moment that decides what is public, and `as_of`.

    `as_of` is the day that was asked for, None where the present is meant, and `kept` the query
    string of an address that keeps it. A day that is none, or still to come, is answered 400 in
    the type of the address.
    """

    def middleware(request):
        request.at = request.now = timezone.now()
        request.as_of, request.kept = None, ""
        text = next(filter(None, map(str.strip, request.GET.getlist("as_of"))), "")
        if text and not is_of_admin(request):
            if faults := faults_of_repeated(request.GET, "as_of"):
                return refused(request, faults)
            try:
                request.as_of = read_day(text, timezone.localtime(request.at).date())
            except ValueError as error:
                return refused(request, [f"as_of: “{printable(text)}” {error}"])
            request.kept = f"?as_of={request.as_of}"
            request.at = end_of(request.as_of, timezone.get_current_timezone(), request.at)
        return get_response(request)

    return middleware
