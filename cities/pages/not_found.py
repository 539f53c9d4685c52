"""The page of an address that does not exist: it offers the places that the address may mean."""

import re

from django.db import Error

from cities.lookup.answer import look_up
from cities.responses import refusal

# What stands where a page of a place does, and may be the name of one.
PLACE = re.compile(r"/(?:cities/|states/)?([A-Za-z][A-Za-z _+-]{1,59})/?")
MOST_OFFERED = 6


def not_found(request, exception):
    """Answer with status 404 in the format of the URL.

    A page offers the cities and states that the last part of the address may name.
    """
    reason = exception.args[0] if exception.args else ""
    if not isinstance(reason, str):  # Django's own holds what it tried
        reason = ""
    context = {**_places(request), "reason": reason}
    sentence = reason or "There is nothing at this address."
    return refusal(request, [sentence], 404, "cities/pages/not_found.html", context)


def _places(request):
    """Return the places to offer; none where the database does not answer."""
    name = PLACE.fullmatch(request.path)
    if not name:
        return {}
    try:
        answer = look_up(re.sub("[_+-]", " ", name[1]), request.at)
    except Error:
        return {}
    if answer.names_a_state:
        return {"states": answer.states}
    return {
        "cities": answer.cities[:MOST_OFFERED],
        "states": answer.states if answer.is_state else [],
    }
