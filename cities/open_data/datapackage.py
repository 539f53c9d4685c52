"""The CSV files described as a Frictionless data package (Data Package 1). Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from certifications.coverage import in_us_words
from cities.publication import KEYWORDS, LICENSE, LICENSE_NAME, LICENSE_URL, SITE, TERMS

from .column import Column, with_unit
from .formats import CSV
from .openapi import ABSTRACT, TITLE, Publication

NAME = "what-works-cities-certification"
ROSTER = {
    "title": "About What Works Cities, Data-Smart City Solutions, July 17, 2017, text as of 2019",
    "path": "https://datasmart.ash.harvard.edu/news/article/about-what-works-cities-825",
}
OF_THE_PLACES = ({"title": "U.S. Census Bureau"}, {"title": "USGS GNIS"})
# What makes a row one of its kind, and what it points at.
KEYS = {"cities": ["slug"], "awards": ["slug", "year"]}
CITY_OF_AN_AWARD = {"fields": ["slug"], "reference": {"resource": "cities", "fields": ["slug"]}}
RFC_4180 = {
    "delimiter": ",",
    "quoteChar": '"',
    "doubleQuote": True,
    "lineTerminator": "\r\n",
    "header": True,
}


@dataclass(frozen=True)
class Announcement:
    """An announcement that awards of the record can be checked against."""

    day: date
    url: str


def datapackage(
    publication: Publication,
    tables: dict[str, tuple[str, tuple[Column, ...]]],
    announcements: Iterable[Announcement],
    *,
    version: str,
    created: datetime,
) -> dict:
    """Return the descriptor of the tables "cities" and "awards": {name: (URL, columns)}."""
    contact = dict(publication.contact)
    if "url" in contact:
        contact["path"] = contact.pop("url")
    return {
        "profile": "tabular-data-package",
        "name": NAME,
        "title": TITLE,
        "description": ABSTRACT,
        "homepage": publication.page,
        "version": version,
        "created": created.isoformat(),
        "licenses": [{"name": LICENSE, "path": LICENSE_URL, "title": LICENSE_NAME}],
        "sources": [ROSTER, *map(_source, announcements), *OF_THE_PLACES],
        "contributors": [{"title": SITE, "role": "publisher", **contact}],
        "keywords": list(KEYWORDS),
        "resources": [_resource(name, *table) for name, table in tables.items()],
    }


def _source(announcement):
    day = announcement.day
    return {
        "title": f"Announcement of {in_us_words(day)}",
        "path": announcement.url,
    }


def _resource(name, url, columns):
    keys = KEYS[name]
    schema = {
        "fields": [_field(column, is_unique=keys == [column.name]) for column in columns],
        "missingValues": [""],
        "primaryKey": keys,
    }
    if name == "awards":
        schema["foreignKeys"] = [CITY_OF_AN_AWARD]
    return {
        "profile": "tabular-data-resource",
        "name": name,
        "path": url,
        "title": f"One row per {'city' if name == 'cities' else 'award'}",
        "description": TERMS,
        "format": CSV.suffix,
        "mediatype": CSV.media_type,
        "encoding": "utf-8",
        "dialect": RFC_4180,
        "schema": schema,
    }


def _field(column, *, is_unique):
    constraints = {"required": True} if column.is_required else {}
    constraints |= {"unique": True} if is_unique else {}
    constraints |= {"enum": list(column.allowed)} if column.allowed else {}
    return {
        "name": column.name,
        "type": column.type,
        "format": "uri" if column.is_url else "default",
        "description": with_unit(column),
        **({"constraints": constraints} if constraints else {}),
    }
