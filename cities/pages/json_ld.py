"""What search engines are told of a page, in the words of schema.org. Pure."""

from urllib.parse import urljoin

from certifications.levels import Level
from cities.publication import KEYWORDS, LICENSE_URL, PROGRAM, SITE, TERMS

ISSUER = {"@type": "Organization", "name": "What Works Cities"}
COUNTRY = {"@type": "Country", "name": "United States"}


def of_city(city, url: str, awards=()) -> dict:
    """Return the JSON-LD of a city's page at `url`, with its public `awards`, latest first.

    A City may have `hasCertification`, a Certification its `certificationRating`, `datePublished`
    and `issuedBy` in schema.org. A city without awards has no such property.
    """
    known = {
        "@context": "https://schema.org",
        # The place and its government at once: both may have a certification in schema.org.
        "@type": ["City", "GovernmentOrganization"],
        "name": city.full_name,
        "url": url,
        "containedInPlace": {
            "@type": "State",
            "name": city.get_state_display(),
            "containedInPlace": COUNTRY,
        },
    }
    if city.latitude is not None:
        known["geo"] = {
            "@type": "GeoCoordinates",
            "latitude": city.latitude,
            "longitude": city.longitude,
        }
    if city.website:
        known["sameAs"] = city.website
    if awards:
        known["hasCertification"] = [_certification(award) for award in awards]
    return known


def trail(steps: list[tuple[str, str]]) -> dict:
    """Return the JSON-LD of a page's breadcrumb: (name, address) from the outermost page in."""
    return {
        "@context": "https://schema.org",
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": number, "name": name, "item": address}
            for number, (name, address) in enumerate(steps, start=1)
        ],
    }


def of_dataset(name, description, url, record, years, files, columns, publisher) -> dict:
    """Return the JSON-LD of the whole record as a Dataset, at the page `url`.

    `record` is of certifications.data_version, `years` those of its awards, `files` the links to
    them, `columns` what they hold, `publisher` the (name, URL or "") of who publishes the site.
    """
    known = {
        "@context": "https://schema.org",
        "@type": "Dataset",
        "name": name,
        "description": f"{description} {TERMS}",
        "url": url,
        "license": LICENSE_URL,
        "identifier": url,
        "keywords": list(KEYWORDS),
        "inLanguage": "en-US",
        "creator": {"@type": "Organization", "name": SITE, "url": urljoin(url, "/")},
        "publisher": _organization(*publisher),
        "version": record.version,
        "isAccessibleForFree": True,
        "includedInDataCatalog": {
            "@type": "DataCatalog",
            "name": SITE,
            "url": urljoin(url, "/data.json"),
        },
        "spatialCoverage": COUNTRY,
        "variableMeasured": [_variable(column) for column in columns],
        "distribution": [
            {
                "@type": "DataDownload",
                "name": file.says,
                "encodingFormat": file.type,
                "contentUrl": urljoin(url, file.url),
            }
            for file in files
        ],
    }
    if record.changed_on:
        known["dateModified"] = record.changed_on.isoformat()
    if years:
        known["temporalCoverage"] = f"{min(years)}/{record.complete_through or max(years)}"
    return known


def _variable(column):
    known = {"@type": "PropertyValue", "name": column.name, "description": column.sentence}
    return known | ({"unitText": column.unit} if column.unit else {})


def _organization(name, url):
    return {"@type": "Organization", "name": name} | ({"url": url} if url else {})


def _certification(award):
    known = {
        "@type": "Certification",
        "name": f"{PROGRAM}: {award.get_level_display()}, {award.year}",
        "certificationRating": {
            "@type": "Rating",
            "ratingValue": int(award.level),
            "alternateName": award.get_level_display(),
            "worstRating": int(min(Level)),
            "bestRating": int(max(Level)),
        },
        "issuedBy": ISSUER,
        "datePublished": award.announced_on.isoformat(),
        "url": award.source_url,
    }
    if further := list(award.sources.all()):
        pages = [{"@type": "WebPage", "name": each.in_words, "url": each.url} for each in further]
        known["subjectOf"] = pages
    return known
