"""The data sets as a catalog in DCAT, as Project Open Data 1.1 has it. Pure.

What it asks of federal agencies alone (`bureauCode`, `programCode`) is left out, and an e-mail
address where the operator gave none.
"""

from collections.abc import Iterable

from cities.publication import KEYWORDS, LICENSE_URL, SITE

from .openapi import ABSTRACT, Endpoint, Publication

SCHEMA = "https://project-open-data.cio.gov/v1.1/schema"
# Of each table that is a data set: its title, and what it holds.
DATA_SETS = {
    "cities": (
        "Cities",
        "One row per certified city with its latest level; with scope=eligible one row per city "
        "of 30,000 or more.",
    ),
    "awards": ("Awards", "One row per award with its level, year, announcement and source."),
    "states": ("States", "One row per state with its certified and its eligible cities."),
    "timeline": (
        "Announcements",
        "One row per announcement of the program that is known, with what is held of it.",
    ),
}


def catalog(
    publication: Publication,
    publisher: tuple[str, str],
    url: str,
    package: str,
    endpoints: Iterable[Endpoint],
    *,
    modified: str,
    temporal: str,
) -> dict:
    """Return the catalog at `url`, whose tables the data package at `package` describes.

    `publisher` is (name, URL or ""); `temporal` an interval of ISO 8601, "" of an empty record.
    """
    of_all = {
        "keyword": list(KEYWORDS),
        "modified": modified,
        "publisher": {"@type": "org:Organization", "name": publisher[0]},
        "contactPoint": _contact(publication.contact),
        "accessLevel": "public",
        "license": LICENSE_URL,
        "spatial": "United States",
        **({"temporal": temporal} if temporal else {}),
        "accrualPeriodicity": "irregular",
        "language": ["en-US"],
        "landingPage": publication.page,
        "describedBy": package,
        "describedByType": "application/json",
    }
    endpoints = tuple(endpoints)
    return {
        "@context": f"{SCHEMA}/catalog.jsonld",
        "@id": url,
        "@type": "dcat:Catalog",
        "conformsTo": SCHEMA,
        "describedBy": f"{SCHEMA}/catalog.json",
        "dataset": [
            _data_set(name, publication, endpoints) | of_all
            for name in DATA_SETS
            if any(each.content == name for each in endpoints)
        ],
    }


def _contact(contact):
    mail = {"hasEmail": f"mailto:{contact['email']}"} if "email" in contact else {}
    return {"@type": "vcard:Contact", "fn": SITE} | mail


def _data_set(name, publication, endpoints):
    title, holds = DATA_SETS[name]
    files = [each for each in endpoints if each.content == name]
    return {
        "@type": "dcat:Dataset",
        "identifier": f"{publication.site}{files[0].path}",
        "title": f"{SITE}: {title.lower()}",
        "description": f"{holds} {ABSTRACT}",
        "distribution": [
            {
                "@type": "dcat:Distribution",
                "title": f"{title}, {each.format.label}",
                "format": each.format.label,
                "mediaType": each.format.media_type,
                "downloadURL": f"{publication.site}{each.path}",
            }
            for each in files
        ],
    }
