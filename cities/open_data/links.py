"""Links to the files and the feed of a query."""

from dataclasses import dataclass

from django.urls import reverse

from cities.open_data.files import ATOM, AWARD_FORMS, CITY_FORMS, CONTENT_TYPES, NAMES


@dataclass(frozen=True)
class Link:
    """A link to a file of a query: where it is, what it gives, its media type."""

    address: str
    says: str
    type: str


def links_of(query, cities, awards) -> list[Link]:
    """Return the links to the files of a query that lists so many cities, for so many awards.

    Where it lists none there is still its feed, to hear when that changes.
    """
    found = f"these {cities:,} cities" if cities != 1 else "this 1 city"
    earned = f"their {awards:,} awards" if awards != 1 else "its 1 award"
    asked = query.urlencode()
    files = [
        Link(reverse(f"cities:{kind}_{form}") + asked, f"Download {what}, {NAMES[form]}", mime)
        for kind, forms, what in (("cities", CITY_FORMS, found), ("awards", AWARD_FORMS, earned))
        for form in forms
        for mime in [CONTENT_TYPES[form].partition(";")[0]]
    ]
    follow = Link(reverse("cities:feed") + asked, "Follow this query, Atom feed", ATOM)
    return [*files, follow] if cities else [follow]
