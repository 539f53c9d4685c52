"""The moment that a request asks about: the present, or the end of the day that `as_of` names."""

from django.http import QueryDict
from django.utils import timezone
from django.utils.functional import SimpleLazyObject

from certifications.as_of import end_of, read_day
from certifications.models import Announcement
from certifications.record_state import held
from cities.responses import BadRequest, errors_of_repeated, printable

from .query import Query


def set_moment(request, now, *, takes_day=True):
    """Give a request `now`, `at`, the moment that decides what is public, and `as_of`.

    `as_of` is the day that was asked for, None where the present is meant, `kept` the query string
    of a URL that keeps it (`kept_query` for `{% querystring %}`), and `coverage` how far the record
    reaches at that moment. Raises BadRequest for an invalid or future day.
    """
    request.at = request.now = now
    request.as_of, request.kept, request.kept_query = None, "", QueryDict()
    text = next(filter(None, map(str.strip, request.GET.getlist("as_of"))), "")
    if text and takes_day:
        if errors := errors_of_repeated(request.GET, "as_of"):
            raise BadRequest(errors)
        try:
            request.as_of = read_day(text, timezone.localtime(now).date())
        except ValueError as error:
            raise BadRequest([f"as_of: “{printable(text)}” {error}"]) from error
        request.kept = Query(as_of=request.as_of).urlencode()
        request.kept_query = QueryDict(request.kept.removeprefix("?"))
        request.at = end_of(request.as_of, timezone.get_current_timezone(), now)
    # Asked for by those pages alone that say how far the record reaches.
    at = request.at
    request.coverage = SimpleLazyObject(lambda: coverage_at(at))


@held
def coverage_at(at):
    """Return how far the record reaches at a moment."""
    return Announcement.objects.coverage(at)
