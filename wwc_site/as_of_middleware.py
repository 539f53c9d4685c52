"""Reads the clock once a request, and `as_of`, which every public page and file takes."""

from django.utils import timezone

from cities.filters.moment import set_moment

from .admin_only import is_of_admin


def moment(get_response):
    """Give each request its moment; reject an invalid or future day in the format of the URL."""

    def middleware(request):
        set_moment(request, timezone.now(), takes_day=not is_of_admin(request))
        return get_response(request)

    return middleware
