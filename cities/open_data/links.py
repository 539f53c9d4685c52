"""Links to the files and the feed of a query."""

from dataclasses import dataclass

from django.urls import reverse

from .formats import ATOM, Format, formats_of


@dataclass(frozen=True)
class Link:
    """A link to a file of a query: where it is, what it gives, its media type."""

    url: str
    says: str
    type: str


def file_url(table: str, format: Format) -> str:
    """Return the path of a file of the whole table; the query string of a query fits behind it."""
    return reverse(f"cities:{table}_file", args=[format])


def feed_link(asked: str, what: str) -> Link:
    """Return the link to the feed of the query string `asked`; `what` is what one follows."""
    return Link(reverse("cities:feed") + asked, f"Follow {what}, {ATOM.label}", ATOM.media_type)


def file_links(table: str, asked: str, what: str) -> list[Link]:
    """Return a link for each format of a table; `what` is what one downloads."""
    return [
        Link(
            file_url(table, format) + asked,
            f"Download {what}, {format.label}",
            format.media_type,
        )
        for format in formats_of(table)
    ]


def links_of(query, cities: int, awards: int) -> list[Link]:
    """Return the links to the files of a query that lists so many cities, for so many awards.

    Where it lists none there is still its feed, to hear when that changes.
    """
    asked = query.urlencode()
    follow = feed_link(asked, "this query")
    if not cities:
        return [follow]
    found = f"these {cities:,} cities" if cities != 1 else "this 1 city"
    earned = f"their {awards:,} awards" if awards != 1 else "its 1 award"
    return [*file_links("cities", asked, found), *file_links("awards", asked, earned), follow]
