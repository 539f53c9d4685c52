"""Links to the files and the feed of a query."""

from dataclasses import dataclass, replace

from django.urls import reverse

from cities.text import counted

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


def feed_link(asked: str) -> Link:
    """Return the link to the feed of the query string `asked`."""
    return Link(reverse("cities:feed") + asked, "Follow", ATOM.media_type)


def file_links(asked: str, **rows: int) -> list[Link]:
    """Return a link to each format of each table; `rows` is how many rows a table has."""
    return [
        link
        for table, count in rows.items()
        for link in links_to(table, table.capitalize(), count, asked)
    ]


def formats_as_links(table: str, asked: str) -> list[Link]:
    """Return a link to each format of a table, in the name of the format alone."""
    return [
        Link(file_url(table, each) + asked, each.label, each.media_type)
        for each in formats_of(table)
    ]


def links_to(table: str, name: str, count: int, asked: str) -> list[Link]:
    """Return a link to each format of a table, with what readers call its `count` rows."""
    says = f"{name} ({counted(count, 'row', 'rows')})"
    return [replace(link, says=f"{says}, {link.says}") for link in formats_as_links(table, asked)]


def links_of(query, cities: int, awards: int) -> list[Link]:
    """Return the links to the files of a query that lists so many cities, for so many awards.

    The awards come first: a row that names its level and its year is read rightly alone. Where
    the query lists no city there is still its feed, to hear when that changes.
    """
    asked = query.urlencode()
    links = file_links(asked, awards=awards, cities=cities) if cities else []
    return [*links, feed_link(asked)]
