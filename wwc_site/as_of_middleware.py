"""Reads the clock once a request, and `as_of`, which every public page and file takes."""

from django.http import QueryDict
from django.utils import timezone
from django.utils.functional import SimpleLazyObject

from certifications.as_of import end_of, read_day
from certifications.models import Announcement
from cities.filters.query import Query
from cities.responses import BadRequest, errors_of_repeated, printable

from .admin_only import is_of_admin


def moment(get_response):
    """Give each request `now`, `at`, the moment that decides what is public, and `as_of`.

    `as_of` is the day that was asked for, None where the present is meant, `kept` the query string
    of a URL that keeps it (`kept_query` for `{% querystring %}`), and `coverage` how far the record
    reaches at that moment. Reject an invalid or future day with a 400 response in the format of the
    URL.
    """

    def middleware(request):
        request.at = request.now = timezone.now()
        request.as_of, request.kept, request.kept_query = None, "", QueryDict()
        text = next(filter(None, map(str.strip, request.GET.getlist("as_of"))), "")
        if text and not is_of_admin(request):
            if errors := errors_of_repeated(request.GET, "as_of"):
                raise BadRequest(errors)
            try:
                request.as_of = read_day(text, timezone.localtime(request.at).date())
            except ValueError as error:
                raise BadRequest([f"as_of: “{printable(text)}” {error}"]) from error
            request.kept = Query(as_of=request.as_of).urlencode()
            request.kept_query = QueryDict(request.kept.removeprefix("?"))
            request.at = end_of(request.as_of, timezone.get_current_timezone(), request.at)
        # Asked for by those pages alone that say how far the record reaches.
        at = request.at
        request.coverage = SimpleLazyObject(lambda: Announcement.objects.coverage(at))
        return get_response(request)

    return middleware
