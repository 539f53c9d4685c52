"""The descriptions of the record for programs: OpenAPI and the data package."""

from datetime import datetime, time

from django.conf import settings
from django.http import JsonResponse
from django.urls import reverse
from django.utils import timezone

from certifications.data_version import record_at
from certifications.models import CertificationAward
from cities.filters.index import index_at
from cities.filters.parameters import parameters
from cities.filters.query import Query
from cities.responses import absolute

from . import states_files, timeline_files
from .catalog import catalog
from .columns import TABLES
from .corrections_files import COLUMNS as CORRECTIONS
from .datapackage import Announcement, datapackage
from .formats import ATOM, CSV, JSON, ZIP, formats_of
from .links import file_url
from .openapi import Endpoint, Publication, openapi

# Of every table that there are files of in the formats of `formats_of()`.
COLUMNS_OF = TABLES | {"states": states_files.COLUMNS, "timeline": timeline_files.COLUMNS}


def openapi_json(request):
    """Answer with the OpenAPI description of every URL for programs."""
    years = index_at(request.at).years
    return _open_json(openapi(_publication(), endpoints(), parameters_now(years, request.now)))


def datapackage_json(request):
    """Answer with the data package of the two CSV files."""
    record = record_at(request.at, request.coverage)
    asked = Query(as_of=request.as_of).urlencode()
    tables = {
        table: (absolute(file_url(table, CSV)) + asked, columns)
        for table, columns in TABLES.items()
    }
    created = datetime.combine(record.day, time(), timezone.get_current_timezone())
    return _open_json(describe(request.at, tables, version=record.version, created=created))


def catalog_json(request):
    """Answer with the catalog of the data sets."""
    record = record_at(request.at, request.coverage)
    announced = [each.day for each in _announcements(request.at)]
    through = record.complete_through or record.announced_on
    content = catalog(
        _publication(),
        (settings.PUBLISHER, settings.PUBLISHER_URL),
        absolute(reverse("cities:catalog")),
        absolute(reverse("cities:datapackage")),
        endpoints(),
        modified=(record.changed_on or record.day).isoformat(),
        temporal=f"{announced[0]}/{through}" if announced else "",
    )
    return _open_json(content)


def describe(at, tables, **of_the_version):
    """Return the data package of the tables, {name: (path, columns)}, at the moment `at`."""
    return datapackage(_publication(), tables, _announcements(at), **of_the_version)


def endpoints() -> list[Endpoint]:
    """Return the URLs that are described: the files, the feeds, the descriptions."""
    files = [
        Endpoint(file_url(table, format), table, format, columns)
        for table, columns in COLUMNS_OF.items()
        for format in formats_of(table)
    ]
    corrections = [
        Endpoint(reverse(f"cities:corrections_{each.suffix}"), "corrections", each, CORRECTIONS)
        for each in (CSV, JSON)
    ]
    others = [
        Endpoint(reverse(f"cities:{name}"), content, format)
        for name, content, format in (
            ("feed", "awards", ATOM),
            ("corrections_feed", "corrections", ATOM),
            ("suggestions", "suggestions", JSON),
            ("openapi", "openapi", JSON),
            ("datapackage", "datapackage", JSON),
            ("package", "package", ZIP),
            ("catalog", "catalog", JSON),
        )
    ]
    city = reverse("cities:city_json", args=["slug"]).replace("slug", "{slug}")
    return [*files, Endpoint(city, "city", JSON), *corrections, *others]


def _open_json(content):
    return JsonResponse(content, json_dumps_params={"ensure_ascii": False, "indent": 2})


def _publication():
    return Publication(settings.SITE_URL, absolute(reverse("cities:data")), contact())


def contact():
    """Return where errors are reported as "email" or as "url"; nothing where that is not set."""
    given = settings.CONTACT
    if not given:
        return {}
    return {"url": given} if "://" in given else {"email": given}


def parameters_now(years, now):
    return parameters(years=years, today=timezone.localdate(now))


def _announcements(at):
    """Return the announcements of the public awards, oldest first, each once."""
    names = ("announcement__announced_at", "announcement__source_url")
    rows = CertificationAward.objects.public(at).order_by(*names).values_list(*names).distinct()
    pairs = dict.fromkeys((timezone.localtime(moment).date(), url) for moment, url in rows)
    return [Announcement(*pair) for pair in pairs]
